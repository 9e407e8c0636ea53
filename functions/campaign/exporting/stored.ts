import type { AllOf, Those, Trace } from '../../../shared/capability.ts';
import type { Recorded } from '../../../shared/commit.ts';
import { toldOf } from '../../../shared/events.ts';
import { keyText } from '../../../shared/ids.ts';
import { eventsAbout, headsOf, keepingOf, tracesOf } from '../../../shared/folds.ts';
import { entityIn } from '../../../shared/reads.ts';
import type { Range } from '../../../shared/ranges.ts';
import { getMany, type Item, type QueryOptions } from '../../../shared/table.ts';
import { placeIn, withTexts, type WithTexts } from '../../../shared/texts.ts';
import { walk } from '../../../shared/walk.ts';
import type { Person } from '../state.ts';
import { thoseOf, unitsOf } from '../those.ts';

/** What is stored of one person of a campaign, as they are told of it. */
type Event = WithTexts<Recorded<{ readonly type: string; readonly subject: string }>>;
type Parts = AllOf<'traces' | 'events' | 'texts'>;
export type Stored = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** What of these ranges is somebody's. It may lag. */
const collect = async <T>(
  ranges: readonly Range[],
  only: QueryOptions['only'],
  pick: (item: Item) => T | undefined,
): Promise<readonly T[]> => {
  const options = { consistent: false, ...(only && { only }) };
  const found = await Promise.all(
    ranges.map((range) => walk(range, options, (items) => items.flatMap((item) => pick(item) ?? []))),
  );
  return found.flat(2);
};

/** These events with the words of whoever wrote in them. */
const withWords = async (all: Parts, campaign: string, events: readonly Event[]): Promise<readonly Event[]> => {
  const places = events.map((event) => {
    const keeping = keepingOf(all, event.subject);
    const place = keeping && placeIn(keeping, campaign, event);
    return keeping && place && { keeping, ...place };
  });
  const keys = new Map(places.flatMap((place) => (place ? [[keyText(place.key), place.key] as const] : [])));
  const kept = new Map((await getMany([...keys.values()])).map((item) => [keyText(item), entityIn<object>(item)]));
  return events.map((event, i) => {
    const place = places[i];
    const entity = place && kept.get(keyText(place.key));
    const state = place && entity ? { [place.slot]: entity } : {};
    return (place && withTexts(place.keeping.texts, [event], state)[0]) ?? event;
  });
};

/** Of events as much as an association would be told, which is nobody's name and nobody's id. */
const historyOf = async (all: Parts, campaign: string, person: string) => {
  const heads = headsOf(all).map((head) => ({ pk: `${campaign}#${head}`, prefix: 'e#' }));
  const only = { having: ['actor', 'person'], as: person };
  const events = await collect(heads, only, (item) => entityIn<Event>(item));
  const own = (event: Event) => event.actor === person;
  // What somebody else wrote is not theirs.
  const worded = [...(await withWords(all, campaign, events.filter(own))), ...events.filter((event) => !own(event))];
  return worded
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((event) => ({
      id: event.id,
      at: event.at,
      event: event.type,
      subject: event.subject,
      ...(own(event) && { own: true }),
      data: toldOf(eventsAbout(all, event.subject), event, ['associations']),
      ...(event.gone && { gone: event.gone }),
    }));
};

const traceOf = (trace: Trace, campaign: string, units: readonly string[], those: Those) =>
  collect(trace.where(campaign, units), trace.only, (item) => trace.tell(item, those));

/** All that is stored of a person beside their own item, by what it is of; what there is nothing of is left out. */
export const storedOf = async (all: Parts, campaign: string, person: Person): Promise<Stored> => {
  const units = await unitsOf(campaign);
  const those = thoseOf([person], units);
  const traces = Object.entries(tracesOf(all));
  const found = await Promise.all([
    ...traces.map(async ([name, trace]) => [name, await traceOf(trace, campaign, units.ids, those)] as const),
    historyOf(all, campaign, person.id).then((history) => ['history', history] as const),
  ]);
  return Object.fromEntries(found.filter(([, each]) => each.length > 0)) as Stored;
};
