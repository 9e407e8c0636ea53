import { dayOf, type Instant } from '../../shared/calendar.ts';
import { list } from '../../shared/command.ts';
import type { AllOf } from '../../shared/capability.ts';
import { about, type Asked, type Handlers, type Input } from '../../shared/handler.ts';
import { readOne } from '../../shared/fetching.ts';
import { type Asking, openAbout } from '../../shared/open-things.ts';
import { refuse } from '../../shared/problems.ts';
import { inOrder } from '../../shared/reads.ts';
import { addToSet } from '../../shared/puts.ts';
import { queryPage } from '../../shared/table.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import { contract } from './contract.ts';
import { noticeKey } from './offers.ts';
import { inboxRange, noticeOf } from './store.ts';
import { asksFor, viewNotice } from './views.ts';

/** Inboxes. Nothing here is decided: so there are lists, and atomic writes that need no rule. */

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
type ReadingAll = typeof contract.readOfficeNotices | typeof contract.readAssociationNotices;

const placeOfInbox = (unit: Unit, { params, query }: Asked<Listing>) => ({
  ranges: [inboxRange(params.campaign, unit, query.action)],
  backward: true,
  // Half the units; notices arrive a moment after what they tell of anyway.
  consistent: false,
});
const pageOfInbox = ({ actor, query, language }: Input<Listing>) => {
  const { unread, action, open } = query;
  return {
    query: [unread, action, open, actor.person],
    view: (item: Parameters<typeof noticeOf>[0]) => {
      const notice = viewNotice(noticeOf(item), actor.person, language);
      return unread === undefined || (unread === 'true') !== notice.read ? notice : undefined;
    },
  };
};

type Shown = ReturnType<typeof viewNotice>;
/** Whether what they ask for still waits: of those that ask for nothing nothing is read. */
const withOpen = (all: AllOf<'waiting'>, unitOf: (input: Input<Listing>) => Unit) => ({
  reads: (notices: readonly Shown[], { params: { campaign } }: Input<Listing>, now: Instant) => {
    const subjects = notices.filter(asksFor).map(({ subject }) => subject);
    return inOrder({ isOpen: openAbout(all, campaign, subjects, dayOf(now)) });
  },
  show: (notice: Shown, found: { readonly isOpen: IsOpen }, input: Input<Listing>) => {
    const open = asksFor(notice) && found.isOpen(notice, unitOf(input));
    const { open: wanted } = input.query;
    return wanted === undefined || (wanted === 'true') === open ? { ...notice, open } : undefined;
  },
});
type IsOpen = (asking: Asking, unit: Unit) => boolean;

/** So many are looked through at once, and so many marked in one go. */
const mostLooked = 200;
const atOnce = 25;
/** Who has read it, and when the first of them did: a second one moves that no more. */
const markNotice = (campaign: string, unit: Unit, id: string, person: string, now: Instant) =>
  addToSet(noticeKey(campaign, unit, id), 'readBy', person, { attribute: 'readAt', value: now });
/** Marks as read all up to a notice that this person has not read. */
const markAll = async (
  unit: Unit,
  { params: { campaign }, actor, body: { upTo } }: Input<ReadingAll>,
  now: Instant,
) => {
  const range = { ...inboxRange(campaign, unit, undefined), from: 'n#', to: `n#${upTo}` };
  const { items, more } = await queryPage(range, { limit: mostLooked, backward: true, consistent: false });
  const unread = items.map(noticeOf).filter(({ readBy }) => !readBy?.has(actor.person));
  for (let i = 0; i < unread.length; i += atOnce)
    await Promise.all(unread.slice(i, i + atOnce).map(({ id }) => markNotice(campaign, unit, id, actor.person, now)));
  const last = items.at(-1);
  return { status: 200, body: { read: unread.length, ...(more && last && { next: noticeOf(last).id }) } };
};

/**
 * Adding to a set twice is adding once, so an `Idempotency-Key` needs no stored answer: the repetition is carried out,
 * and answers the same.
 */
const markRead = async (
  all: AllOf<'waiting'>,
  unit: Unit,
  { params: { campaign, notice: id }, actor, language }: Input<Reading>,
  now: Instant,
) => {
  const item = await markNotice(campaign, unit, id, actor.person, now);
  if (!item) return refuse('not-found');
  const notice = noticeOf(item);
  const near = openAbout(all, campaign, [notice.subject], dayOf(now));
  const isOpen = asksFor(notice) && (await readOne(near))(notice, unit);
  return { status: 200, body: viewNotice(notice, actor.person, language, isOpen) };
};

export const operationsOf = (all: AllOf<'waiting'>): Handlers<typeof contract> => ({
  listOfficeInbox: list(contract.listOfficeInbox, {
    about: officeInbox,
    at: (asked) => placeOfInbox(asked.params.office, asked),
    page: pageOfInbox,
    join: withOpen(all, ({ params }) => ('office' in params ? params.office : '')),
  }),
  listAssociationInbox: list(contract.listAssociationInbox, {
    about: associationInbox,
    at: (asked) => placeOfInbox(asked.params.association, asked),
    page: pageOfInbox,
    join: withOpen(all, ({ params }) => ('association' in params ? params.association : '')),
  }),
  readOfficeNotice: {
    about: officeInbox,
    run: (input, { now }) => markRead(all, input.params.office, input, now),
  },
  readAssociationNotice: {
    about: associationInbox,
    run: (input, { now }) => markRead(all, input.params.association, input, now),
  },
  readOfficeNotices: { about: officeInbox, run: (input, { now }) => markAll(input.params.office, input, now) },
  readAssociationNotices: {
    about: associationInbox,
    run: (input, { now }) => markAll(input.params.association, input, now),
  },
});
