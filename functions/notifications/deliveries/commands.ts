import { decodeTime } from 'ulid';
import type { Instant } from '../../../shared/calendar.ts';
import type { AllOf } from '../../../shared/capability.ts';
import { associations } from '../../../shared/directory.ts';
import { type Fetched, readAll } from '../../../shared/fetching.ts';
import { headsThatWait } from '../../../shared/folds.ts';
import type { Asked, Handlers, Input } from '../../../shared/handler.ts';
import { canonicalJson, sha256 } from '../../../shared/ids.ts';
import { badCursor } from '../../../shared/page.ts';
import { refuse } from '../../../shared/problems.ts';
import { inOrder } from '../../../shared/reads.ts';
import { offices, type Unit } from '../../../shared/units.ts';
import { namesFrom } from '../../../shared/words.ts';
import { isQuiet } from '../quiet.ts';
import { contract } from './contract.ts';
import {
  campaignOf,
  eventsAbout,
  digestsOn,
  eventsAt,
  gatheredAt,
  latestNotices,
  lettersOf,
  namesAt,
  noticesAt,
  type NoticesOf,
} from './reads.ts';
import {
  deliveriesOf,
  digestsOf,
  type Happened,
  lettersFor,
  mostDigests,
  mostDigestsOfOne,
  mostLetters,
  noticesFor,
  sharedIn,
} from './rules.ts';

/** Nothing is decided here. Inboxes are many partitions, so a page is merged from them, or follows the events of a subject. */
type List = typeof contract.listDeliveries;

/** A cursor is the last event shown, and of which question. */
const digestOf = ({ path, query: { event, subject } }: Asked<List>): string =>
  sha256(canonicalJson([path, event, subject])).slice(0, 16);
const cursorOf = (asked: Asked<List>, event: string): string =>
  Buffer.from(`${digestOf(asked)} ${event}`).toString('base64url');
const placeIn = (asked: Asked<List>, cursor: string): string | undefined => {
  const event = /^\S+ ([0-7][0-9A-HJKMNP-TV-Z]{25})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  return event !== undefined && cursorOf(asked, event) === cursor ? event : undefined;
};

const firstReads = ({ params: { campaign } }: Asked<List>) =>
  inOrder({
    is: campaignOf(campaign),
    names: associations(
      campaign,
      (items): Readonly<Record<Unit, string>> =>
        Object.fromEntries(items.map(({ id, name }) => [String(id), String(name)])),
      { consistent: false },
    ),
  });

type Page = { readonly events: readonly Happened[]; readonly notices: NoticesOf; readonly isMore: boolean };
type Looking = {
  readonly asked: Asked<List>;
  /** Those that have inboxes. */
  readonly units: readonly Unit[];
  /** First words of subjects of what can wait. */
  readonly heads: readonly string[];
  readonly since: Instant | undefined;
  readonly after: string | undefined;
  readonly now: Instant;
  readonly fetched: Fetched;
};

/** What happened, as notices of it know where it lies; a notice of many events lies nowhere else. */
const eventsOf = async (
  { asked }: Looking,
  notices: NoticesOf,
  ids: readonly string[],
): Promise<readonly Happened[]> => {
  const found = await eventsAt(
    asked.params.campaign,
    ids.flatMap((id) => [...(notices.get(id)?.values() ?? [])].slice(0, 1)),
  );
  const events = new Map(found.map((each) => [each.id, each]));
  return ids.flatMap((id) => events.get(id) ?? sharedIn(notices.get(id) ?? new Map()));
};

/** With what units have of them under another id. */
const withShared = async (campaign: string, page: Page): Promise<Page> => {
  const shared = page.events.flatMap(({ id: event, among }) =>
    among ? [{ event, units: Object.keys(among), among }] : [],
  );
  if (shared.length === 0) return page;
  const found = await noticesAt(campaign, shared);
  const notices = page.events.map(
    ({ id }) => [id, new Map([...(page.notices.get(id) ?? []), ...(found.get(id) ?? [])])] as const,
  );
  return { ...page, notices: new Map(notices) };
};

/** The latest of all, as inboxes have them. */
const latest = async (looking: Looking): Promise<Page> => {
  const { asked, units, after, fetched } = looking;
  const { limit } = asked.query;
  const found = await readAll(
    inOrder({ notices: latestNotices(asked.params.campaign, units, { limit, after }) }),
    fetched,
  );
  const notices: NoticesOf = found?.notices ?? new Map();
  const ids = [...notices.keys()].toSorted().toReversed();
  return {
    events: await eventsOf(looking, notices, ids.slice(0, limit)),
    notices,
    isMore: ids.length > limit,
  };
};

/** One: where some inbox has it, that knows its subject; else the subject must be said. */
const single = async (looking: Looking, event: string): Promise<Page> => {
  const { asked, units, heads } = looking;
  const { campaign } = asked.params;
  const { subject } = asked.query;
  // No event has an id of a moment that a ULID cannot tell.
  if (event > '8') return { events: [], notices: new Map(), isMore: false };
  const at = new Date(decodeTime(event)).toISOString();
  const [notices, said] = await Promise.all([
    noticesAt(campaign, [{ event, units }]),
    eventsAt(campaign, subject === undefined ? [] : [{ id: event, at, subject }]),
  ]);
  const events = subject === undefined ? await eventsOf(looking, notices, [event]) : said;
  const isNowhere = events.length === 0 && subject === undefined;
  return { events: isNowhere ? await gatheredAt(campaign, heads, event) : events, notices, isMore: false };
};

const ofSubject = async ({ asked, since, after, now, fetched }: Looking, subject: string): Promise<Page> => {
  const { params, query } = asked;
  const { limit } = query;
  const found = await readAll(
    inOrder({ events: eventsAbout(params.campaign, subject, { since, now }, { limit, after }) }),
    fetched,
  );
  const events = found?.events ?? [];
  const shown = events.slice(0, limit);
  const notices = await noticesAt(
    params.campaign,
    shown.map(({ id: event, concerns, among }) => ({ event, units: [...new Set(concerns)], ...(among && { among }) })),
  );
  return { events: shown, notices, isMore: events.length > limit };
};

const pageOf = (looking: Looking): Promise<Page> => {
  const { event, subject } = looking.asked.query;
  if (event !== undefined) return single(looking, event);
  return subject === undefined ? latest(looking) : ofSubject(looking, subject);
};

const listDeliveries = async (heads: readonly string[], input: Input<List>, now: Instant, fetched: Fetched) => {
  const { params, query } = input;
  const { campaign } = params;
  const after = query.cursor === undefined ? undefined : placeIn(input, query.cursor);
  if (query.cursor !== undefined && after === undefined) return badCursor();
  const first = await readAll(firstReads(input), fetched);
  if (!first) return refuse('not-found');
  const { is, names } = first;
  const units = [...offices, ...Object.keys(names)];
  const page = await withShared(
    campaign,
    await pageOf({ asked: input, units, heads, since: is.createdAt, after, now, fetched }),
  );
  const ids = page.events.map(({ id }) => id);
  const isAll = query.event !== undefined;
  const found = await readAll(
    inOrder({
      letters: lettersOf(campaign, [...new Set(page.events.flatMap(noticesFor))], isAll),
      digests: digestsOn(campaign, page.events, isAll ? mostDigestsOfOne : mostDigests),
    }),
    fetched,
  );
  const { digests, isCut } = found?.digests ?? { digests: [], isCut: false };
  const told = new Map(
    page.events.map((happened) => {
      const all = [
        ...lettersFor(happened, found?.letters ?? new Map()),
        ...digestsOf(happened, [...(page.notices.get(happened.id)?.keys() ?? [])], digests),
      ];
      const some = isAll ? all : all.slice(0, mostLetters);
      return [happened.id, { some, isMore: isCut || some.length < all.length }] as const;
    }),
  );
  const people = await namesAt(
    campaign,
    [...told.values()].flatMap(({ some }) => some.map(({ to }) => to)).filter((to) => !to.includes('/')),
  );
  const called = { unit: namesFrom(names), person: (id: string) => people.get(id) };
  const items = page.events.map((happened) => {
    const { id, at, type: event, subject, count } = happened;
    const { some: letters, isMore } = told.get(id) ?? { some: [], isMore: false };
    const notices = page.notices.get(id) ?? new Map();
    const deliveries = deliveriesOf({ happened, notices, letters, isQuiet: isQuiet(is, happened) }, called, now);
    return {
      id,
      at,
      event,
      subject,
      ...(count !== undefined && { count }),
      deliveries,
      ...(isMore && { more: true as const }),
    };
  });
  const last = ids.at(-1);
  return { status: 200, body: { items, ...(page.isMore && last && { next: cursorOf(input, last) }) } };
};

export const operationsOf = (all: AllOf<'waiting'>): Handlers<typeof contract> => ({
  listDeliveries: {
    reads: firstReads,
    run: (input, { now, fetched }) => listDeliveries(headsThatWait(all), input, now, fetched),
  },
});
