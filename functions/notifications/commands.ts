import { associationsOf, isInOffice } from '../../shared/actor.ts';
import { list } from '../../shared/command.ts';
import type { AllOf } from '../../shared/capability.ts';
import { about, type Asked, type Handlers, type Input } from '../../shared/handler.ts';
import { refuse } from '../../shared/problems.ts';
import { entityIn, inOrder } from '../../shared/reads.ts';
import { addToSet } from '../../shared/puts.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import { contract } from './contract.ts';
import { noticeKey } from './offers.ts';
import { campaignStart, historyRanges, inboxRange, keepersOf, noticeOf, withTextOf } from './store.ts';
import { isShownTo, type PastEvent, viewEvent, viewNotice } from './views.ts';

/** Inboxes and histories. Nothing here is decided: so there are lists, and one atomic write that needs no rule. */

/** A unit has one address: an office's inbox is not found among the associations', nor the other way round. */
const inbox = <P>(isThere: (path: P) => boolean) =>
  about({
    reads: (_path: P) => inOrder({}),
    target: (_found, _actor, path) => (isThere(path) ? {} : undefined),
    version: () => 0,
  });
const officeInbox = inbox<{ readonly office: string }>(({ office }) => isOffice(office));
const associationInbox = inbox<{ readonly association: string }>(({ association }) => !isOffice(association));

/** The two addresses of inboxes differ in nothing but the name of the unit in their paths. */
type Listing = typeof contract.listOfficeInbox | typeof contract.listAssociationInbox;
type Reading = typeof contract.readOfficeNotice | typeof contract.readAssociationNotice;

const placeOfInbox = (unit: Unit, { params, query }: Asked<Listing>) => ({
  ranges: [inboxRange(params.campaign, unit, query.action)],
  backward: true,
  // Half the units; notices arrive a moment after what they tell of anyway.
  consistent: false,
});
const pageOfInbox = ({ actor, query, language }: Input<Listing>) => {
  const { unread, action } = query;
  return {
    query: [unread, action, actor.person],
    view: (item: Parameters<typeof noticeOf>[0]) => {
      const notice = viewNotice(noticeOf(item), actor.person, language);
      return unread === undefined || (unread === 'true') !== notice.read ? notice : undefined;
    },
  };
};

/**
 * Adding to a set twice is adding once, so an `Idempotency-Key` needs no stored answer: the repetition is carried out,
 * and answers the same.
 */
const markRead = async (unit: Unit, { params, actor, language }: Input<Reading>) => {
  const item = await addToSet(noticeKey(params.campaign, unit, params.notice), 'readBy', actor.person);
  return item ? { status: 200, body: viewNotice(noticeOf(item), actor.person, language) } : refuse('not-found');
};

export const operationsOf = (all: AllOf<'events' | 'texts'>): Handlers<typeof contract> => ({
  listOfficeInbox: list(contract.listOfficeInbox, {
    about: officeInbox,
    at: (asked) => placeOfInbox(asked.params.office, asked),
    page: pageOfInbox,
  }),
  listAssociationInbox: list(contract.listAssociationInbox, {
    about: associationInbox,
    at: (asked) => placeOfInbox(asked.params.association, asked),
    page: pageOfInbox,
  }),
  readOfficeNotice: { about: officeInbox, run: (input) => markRead(input.params.office, input) },
  readAssociationNotice: { about: associationInbox, run: (input) => markRead(input.params.association, input) },

  listHistory: list(contract.listHistory, {
    reads: ({ params, query }) => inOrder({ since: campaignStart(params.campaign, query.subject) }),
    page: ({ actor, params: { campaign }, query: { subject } }, now, found) => ({
      ranges: historyRanges(campaign, subject, found.since, now),
      query: [subject, isInOffice(actor) || associationsOf(actor)],
      // Half the units: a month without anything costs one, too.
      consistent: false,
      view: (item) => {
        const event = entityIn<PastEvent>(item);
        return isShownTo(event, actor) ? event : undefined;
      },
    }),
    // What people wrote is with what the events changed.
    join: {
      reads: (events: readonly PastEvent[], { params }) =>
        inOrder({ keepers: keepersOf(all, params.campaign, events) }),
      show: (event, { keepers }, { actor }) => viewEvent(withTextOf(all, event, keepers), actor, all),
    },
  }),
});
