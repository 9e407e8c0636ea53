import type { Actor } from '../../shared/actor.ts';
import { dayOf, type Instant } from '../../shared/calendar.ts';
import type { AllOf } from '../../shared/capability.ts';
import { associations, namesVersion } from '../../shared/directory.ts';
import { tagOf } from '../../shared/edge/answer.ts';
import { isKnown } from '../../shared/edge/headers.ts';
import { readAll } from '../../shared/fetching.ts';
import { actingOf, answeringOf, answersOf } from '../../shared/folds.ts';
import type { Asked, Handlers, Input } from '../../shared/handler.ts';
import { inOrderOf } from '../../shared/key-order.ts';
import { aroundOf, openThings } from '../../shared/open-things.ts';
import { badCursor } from '../../shared/page.ts';
import { refuse } from '../../shared/problems.ts';
import { asOf, inOrder, together } from '../../shared/reads.ts';
import type { Unit } from '../../shared/units.ts';
import type { Waiting } from '../../shared/waiting.ts';
import { unitCalled } from '../../shared/words.ts';
import { inboxPartition } from '../notifications/offers.ts';
import { contract } from './contract.ts';
import { namesIn, withAllNames } from './named.ts';
import { getMany } from '../../shared/table.ts';
import { aboutIn, comingOf, countsOf, mineOf, pageOf, unitsAsked } from './rules.ts';
import { comingShown, type FoundFor, itemOf } from './views.ts';
import { commandsOf, readsOf, weighingOf } from './weighed.ts';

/** The agenda. Nothing is decided here, and nothing written. */
type Parts = AllOf<'waiting' | 'answers' | 'answering' | 'called' | 'titled' | 'acting'>;
type Show = typeof contract.showAgenda;

/** Of so many of the latest notices it is counted whether they were read. */
const mostUnread = 10;
/** What the names of 44 associations cost, in read units, with some room for inboxes and names that take more than one. */
const ofAssociations = 2.5;

const unreadIn = (campaign: string, units: readonly Unit[], person: string) =>
  asOf(
    'only shown',
    {
      queries: units.map((unit) => ({
        range: { pk: inboxPartition(campaign, unit), prefix: 'n#' },
        options: { limit: mostUnread, backward: true, consistent: false },
      })),
    },
    ({ lists }) =>
      lists.flat().filter(({ readBy }) => !(readBy as ReadonlySet<string> | undefined)?.has(person)).length,
  );

/** Whoever asks, as far as it is known for whom they act; nobody knows before memberships are read. */
const nobody: Pick<Actor, 'person' | 'memberships'> = { person: '', memberships: [] };
const firstReads = (all: Parts, { params: { campaign } }: Asked<Show>, now: Instant, actor = nobody) =>
  inOrder({
    things: openThings(all, campaign, dayOf(now)),
    acting: together(actingOf(all, campaign, { ...actor, id: actor.person }, dayOf(now))),
    names: namesVersion(campaign),
  });

const cursorOf = (order: string): string => Buffer.from(order).toString('base64url');
/** The place in the order that a cursor stands for; undefined where no page has written it. */
const placeOf = (cursor: string): string | undefined => {
  const order = Buffer.from(cursor, 'base64url').toString('utf8');
  return /^\d{4}-\d\d-\d\d \S+ \S+$/.test(order) && cursorOf(order) === cursor ? order : undefined;
};

const showAgenda = async (
  all: Parts,
  input: Input<Show>,
  begun: { now: Instant; fetched: Parameters<typeof readAll>[1] },
) => {
  const { actor, language, query, params, ifNoneMatch } = input;
  const { campaign } = params;
  const { now, fetched } = begun;
  const today = dayOf(now);
  const units = unitsAsked(actor, query.unit);
  if (!units) return refuse('not-found');
  const after = query.cursor === undefined ? undefined : placeOf(query.cursor);
  if (query.cursor !== undefined && after === undefined) return badCursor();
  const first = await readAll(firstReads(all, input, now, actor), fetched);
  if (!first) return refuse('not-found');

  const { things } = first;
  const mine = mineOf(campaign, things, { actor, units, acting: first.acting.flat(), answers: answersOf(all) }, today);
  const { shown, more } = pageOf(aboutIn(mine, query.about, today), after);
  const coming = comingOf(things, { units }, today);
  const byPart = new Map<Waiting, readonly (typeof things)[number]['wait'][]>();
  for (const { of, wait } of [...shown, ...coming]) byPart.set(of, [...(byPart.get(of) ?? []), wait]);
  const parts = [...byPart].flatMap(([of, waits]) => {
    const read = of.reads?.(campaign, waits, now);
    return read ? [{ of, read }] : [];
  });
  // What the pot says is there already: everybody's first wave reads for whom they act.
  const told = await readAll(inOrder({ found: together(parts.map(({ read }) => read)) }), fetched);
  const foundFor: FoundFor = new Map(parts.map(({ of }, i) => [of, told?.found[i]]));
  const around = aroundOf(things);
  const beside = (of: Waiting) => ({ campaign, around, found: foundFor.get(of), now });
  const body = {
    today,
    units: units.map((id) => ({ id, name: unitCalled(id) })),
    counts: countsOf(mine),
    items: shown.map((each) => itemOf(each, beside(each.of), { language, today })),
    ...(more !== undefined && { more: cursorOf(more) }),
    next: coming.map((each) => comingShown(each, beside(each.of), { language, today })),
  };
  const answering = answeringOf(all);
  const keys = namesIn(all, campaign, body);
  const unread = unreadIn(campaign, units, actor.person);
  const called = associations(campaign, (items) => items, { consistent: false });
  // Whoever has it already is told so before names are read; else all goes out at once.
  const isNew = ifNoneMatch === undefined;
  const anyhow = isNew ? [unread, called] : [unread];
  const weighing = weighingOf(shown, beside);
  const weighedReads = readsOf(answering, campaign, weighing, input, begun, {
    anyhow,
    units: units.length + ofAssociations + keys.length / 2,
  });
  const readNames = () => getMany(keys, undefined, false);
  const [early] = await Promise.all([isNew && readNames(), fetched.fetch([...anyhow, ...weighedReads], false)]);
  const commands = await Promise.all(weighing.map((each) => commandsOf(answering, campaign, each, input, begun)));
  const items = body.items.map((item, i) => ({ ...item, commands: commands[i] ?? [] }));
  const whole = { ...body, items, counts: { ...body.counts, unread: fetched.valueOf(unread) } };
  const etag = tagOf(JSON.stringify([whole, first.names, language, actor.person]));
  const headers = { 'content-type': 'application/json', etag };
  if (isKnown(etag, ifNoneMatch)) return { status: 200, raw: '', headers };
  const [others] = await Promise.all([early || readNames(), fetched.fetch([called], false)]);
  const options = { known: [...fetched.valueOf(called), ...others], consistent: false };
  const named = await withAllNames(all, campaign, { language, today }, whole, options);
  return { status: 200, raw: JSON.stringify(inOrderOf(contract.showAgenda.result, named)), headers };
};

export const operationsOf = (all: Parts): Handlers<typeof contract> => ({
  showAgenda: {
    reads: (asked, now) => firstReads(all, asked, now),
    run: (input, begun) => showAgenda(all, input, begun),
  },
});
