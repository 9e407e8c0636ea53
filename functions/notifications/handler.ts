import { associationsOf, isInOffice } from '../../shared/actor.ts';
import { entityOf } from '../../shared/commit.ts';
import type { AllOf } from '../../shared/capability.ts';
import type { Handlers, Input } from '../../shared/edge/signed-in.ts';
import { pageOf } from '../../shared/page.ts';
import { refuse } from '../../shared/problems.ts';
import { addToSet } from '../../shared/table.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import type { contract } from './contract.ts';
import { historyRanges, inboxRange, noticeOf } from './store.ts';
import { noticeKey } from './offers.ts';
import { type PastEvent, viewEvent, viewNotice } from './views.ts';

type Contract = typeof contract;

/** The two addresses of inboxes differ in nothing but the name of the unit in their paths. */
type Asked<O extends 'listOfficeInbox' | 'readOfficeNotice'> = Omit<Input<Contract[O]>, 'params'>;

const listInbox = async (campaign: string, unit: Unit, asked: Asked<'listOfficeInbox'>) => {
  const { actor, query, path, language } = asked;
  const { limit, cursor, unread, action } = query;
  return pageOf({
    ranges: [inboxRange(campaign, unit, action)],
    limit,
    cursor,
    query: [path, unread, action, actor.person],
    backward: true,
    // Half the units; notices arrive a moment after what they tell of anyway.
    consistent: false,
    view: (item) => {
      const notice = viewNotice(noticeOf(item), actor.person, language);
      return unread === undefined || (unread === 'true') !== notice.read ? notice : undefined;
    },
  });
};

/**
 * Adding to a set twice is adding once, so an `Idempotency-Key` needs no stored answer: the repetition is carried out,
 * and answers the same.
 */
const markRead = async (campaign: string, unit: Unit, notice: string, asked: Asked<'readOfficeNotice'>) => {
  const { actor, language } = asked;
  const item = await addToSet(noticeKey(campaign, unit, notice), 'readBy', actor.person);
  return item ? { status: 200, body: viewNotice(noticeOf(item), actor.person, language) } : refuse('not-found');
};

// A unit has one address: an office's inbox is not found among the associations', nor the other way round.
const officeOnly = async ({ office }: { readonly office: string }) => (isOffice(office) ? {} : undefined);
const associationOnly = async ({ association }: { readonly association: string }) =>
  isOffice(association) ? undefined : {};

export const operationsOf = (all: AllOf<'events'>): Handlers<Contract> => ({
  listOfficeInbox: {
    target: officeOnly,
    run: ({ params: { campaign, office }, ...asked }) => listInbox(campaign, office, asked),
  },
  listAssociationInbox: {
    target: associationOnly,
    run: ({ params: { campaign, association }, ...asked }) => listInbox(campaign, association, asked),
  },
  readOfficeNotice: {
    target: officeOnly,
    run: ({ params: { campaign, office, notice }, ...asked }) => markRead(campaign, office, notice, asked),
  },
  readAssociationNotice: {
    target: associationOnly,
    run: ({ params: { campaign, association, notice }, ...asked }) => markRead(campaign, association, notice, asked),
  },
  listHistory: {
    run: async ({ actor, params: { campaign }, query: { subject, limit, cursor }, path }) => {
      const forOffices = isInOffice(actor);
      return pageOf({
        ranges: await historyRanges(campaign, subject, new Date().toISOString()),
        limit,
        cursor,
        query: [path, subject, forOffices || associationsOf(actor)],
        // Half the units: a month without anything costs one, too.
        consistent: false,
        view: (item) => viewEvent(entityOf<PastEvent>(item) as PastEvent, actor, all),
      });
    },
  },
});
