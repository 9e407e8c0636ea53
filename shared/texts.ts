import type { Instant } from './calendar.ts';
import { type Entity, type EventBase, isEntity, type Recorded } from './commit.ts';
import type { EventOf, Events, TextOf } from './events.ts';
import type { Key } from './table.ts';

/**
 * Invariant 9: what people write in their own words (purposes, notes, reasons) may name a person. Events stay for ever, so
 * such a text is never in a stored one: the entity that the event changed keeps it, and forgets it at its date. A rule and
 * the fold see the text in the event, and whoever reads stored events has it put back from the entity. Pure.
 */

/** What an entity that keeps texts has beside its own fields. */
export type Keeps = {
  /** What events said and no field says any more, such as a reason that somebody took back: the latest few, by key. */
  readonly earlierTexts?: readonly (readonly [key: string, text: string])[] | undefined;
  /** When its texts were last forgotten. */
  readonly textsForgottenAt?: Instant | undefined;
};
type Kept = Entity & Keeps & { readonly id: string };

/** How an entity keeps texts. */
export type Keeper<T> = {
  /** Those that its fields hold, each under a key that says which event it is of. */
  readonly textsIn: (entity: T) => Readonly<Record<string, string | undefined>>;
  /** The entity without them. */
  readonly without: (entity: T) => T;
};

/** Where the text of an event is: its field, and which entity keeps it under which key. */
type Place<E, N> = {
  readonly field: N;
  /** The slot of the entity. */
  readonly in: string;
  /** What the entity is found by: all that its key is made of. */
  readonly of: (event: E) => { readonly id: string };
  /** One of the keys that the entity has texts under. */
  readonly key: (event: E, keys: readonly string[]) => string | undefined;
};

/** The key of a field's text that the event `since` set; of one that was there from the start the field's name. */
export const setBy = (field: string, since: string | undefined): string =>
  since === undefined ? field : `${field}-${since}`;
/** And which of these the field had after this event, which may have left it as it was. */
export const lastSet =
  (field: string) =>
  ({ id }: { readonly id: string }, keys: readonly string[]): string | undefined =>
    keys
      .filter((key) => (key === field || key.startsWith(`${field}-`)) && key <= setBy(field, id))
      .toSorted()
      .at(-1);

/** Every event with a text says where it is kept, or this does not compile. */
export type TextsOf<E extends Events> = {
  // oxlint-disable-next-line typescript/no-explicit-any -- each slot has an entity type of its own, which its keeper knows
  readonly slots: Readonly<Record<string, Keeper<any>>>;
  readonly events: {
    readonly [K in keyof TextOf<E>]: Place<Recorded<Extract<EventOf<E>, { readonly type: K }>>, TextOf<E>[K]>;
  };
};
/** The same of whatever capability. */
export type Texts = {
  readonly slots: TextsOf<Events>['slots'];
  readonly events: Readonly<Record<string, Place<never, string>>>;
};
/**
 * Entities that come with no event of their own, and may have texts: an event of this type says that there are some, among
 * all that lie under the prefix.
 */
export type Imported = {
  readonly type: string;
  readonly slot: string;
  readonly prefix: string;
  readonly subjectOf: (id: string) => string;
};
/** A capability's texts, and where its entities are. */
export type Keeping = {
  readonly texts: Texts;
  readonly stored: Stored;
  /** Where they are by what events know of them, where `stored` needs more than that. */
  readonly found?: Stored;
  readonly imported?: Imported;
};
// oxlint-disable-next-line typescript/no-explicit-any -- each slot has an entity type of its own
type Stored = (campaign: string) => Readonly<Record<string, (entity: any) => Key>>;

/** What is shown of an entity: what it said before stands in histories. */
export const withoutEarlier = <T extends Keeps>({ earlierTexts: _, ...entity }: T): Omit<T, 'earlierTexts'> => entity;

const placeOf = ({ events }: Texts, { type }: EventBase): Place<EventBase, string> | undefined =>
  Object.hasOwn(events, type) ? (events[type] as unknown as Place<EventBase, string>) : undefined;

/** The field of an event that is a text, where it has one. */
export const textFieldOf = (texts: Texts, event: EventBase): string | undefined => {
  const field = placeOf(texts, event)?.field;
  return field !== undefined && (event as Readonly<Record<string, unknown>>)[field] !== undefined ? field : undefined;
};

/** So many earlier texts an entity keeps: beyond that it would grow with every change of mind. */
const mostEarlier = 10;

/** A text that no field of the entity holds. */
export const keepingText = <T extends Keeps>(entity: T, key: string, text: string): T => ({
  ...entity,
  earlierTexts: [...(entity.earlierTexts ?? []), [key, text] as const].slice(-mostEarlier),
});

const allOf = (keeper: Keeper<Kept>, entity: Kept): Readonly<Record<string, string | undefined>> => ({
  ...Object.fromEntries(entity.earlierTexts ?? []),
  ...keeper.textsIn(entity),
});

/** What an event took out of the entity's fields stays with it. */
const remembered = (keeper: Keeper<Kept>, was: Kept, is: Kept): Kept => {
  const there = allOf(keeper, is);
  return Object.entries(keeper.textsIn(was)).reduce(
    (kept, [key, text]) => (text === undefined || there[key] !== undefined ? kept : keepingText(kept, key, text)),
    is,
  );
};

/** All that it still keeps. */
export const textsOf = (keeper: Keeper<Kept>, entity: Kept): readonly string[] =>
  Object.values(allOf(keeper, entity)).filter((text) => text !== undefined);

/** The event of whatever capability that an entity forgot its texts. Nobody is told of it. */
export type TextsForgotten = {
  readonly type: 'TextsForgotten';
  readonly subject: string;
  /** Which entity: its slot and its id. */
  readonly of: string;
  readonly entity: string;
};
const isForgetting = (event: Recorded<EventBase>): event is Recorded<TextsForgotten> => event.type === 'TextsForgotten';

type State = Readonly<Record<string, unknown>>;
/** One entity of a slot, which holds one or a record of them by id. */
const entityIn = (slot: unknown, id: string): Kept | undefined => {
  if (typeof slot !== 'object' || slot === null) return undefined;
  if (isEntity(slot)) return (slot as Kept).id === id ? (slot as Kept) : undefined;
  return Object.hasOwn(slot, id) ? (slot as Readonly<Record<string, Kept>>)[id] : undefined;
};
const withEntity = (slot: unknown, entity: Kept): unknown =>
  isEntity(slot) ? entity : { ...(slot as object), [entity.id]: entity };

/** One entity that these slots may hold under whatever name. */
const changedOne = (
  { slots }: Texts,
  state: State,
  { of, id }: { readonly of: string; readonly id: string },
  change: (keeper: Keeper<Kept>, is: Kept) => Kept,
): State =>
  Object.entries(slots).reduce((all: State, [name, keeper]) => {
    const is = keeper === slots[of] ? entityIn(all[name], id) : undefined;
    const next = is && change(keeper, is);
    return next === is || next === undefined ? all : { ...all, [name]: withEntity(all[name], next) };
  }, state);

/** What an event took out of the entities' fields stays with them. */
const withEarlier = ({ slots }: Texts, before: State, after: State): State =>
  Object.entries(slots).reduce((all: State, [name, keeper]) => {
    const [was, is] = [before[name], all[name]];
    if (was === is || typeof is !== 'object' || is === null) return all;
    const changed = (isEntity(is) ? [is as Kept] : Object.values(is as Readonly<Record<string, Kept>>)).flatMap(
      (each) => {
        const old = entityIn(was, each.id);
        const next = old === undefined || old === each ? each : remembered(keeper, old, each);
        return next === each ? [] : [next];
      },
    );
    return changed.length === 0 ? all : { ...all, [name]: changed.reduce(withEntity, is as unknown) };
  }, after);

/** What the event says stays with the entity, too, where the fold put it into no field. */
const withSaid = (texts: Texts, event: EventBase, state: State): State => {
  const field = textFieldOf(texts, event);
  const place = placeOf(texts, event);
  if (field === undefined || !place) return state;
  const text = (event as unknown as Readonly<Record<string, string>>)[field] as string;
  return changedOne(texts, state, { of: place.in, id: place.of(event).id }, (keeper, is) => {
    const kept = allOf(keeper, is);
    const key = place.key(event, Object.keys(kept));
    return key === undefined || kept[key] !== undefined ? is : keepingText(is, key, text);
  });
};

const forget = (texts: Texts, state: State, { of, entity: id, at }: Recorded<TextsForgotten>): State =>
  changedOne(texts, state, { of, id }, (keeper, is) => {
    const { earlierTexts: _, ...rest } = keeper.without(is);
    return { ...rest, textsForgottenAt: at };
  });

/**
 * The fold of a capability whose entities keep texts: what leaves a field of theirs stays with them, and they forget all
 * of it when that is what happened.
 */
export const remembering =
  <S extends object, E extends EventBase>(texts: Texts, evolve: (state: S, event: Recorded<E>) => S) =>
  (before: S, event: Recorded<E>): S => {
    if (isForgetting(event)) return forget(texts, before as State, event) as S;
    const state = withEarlier(texts, before as State, evolve(before, event) as State);
    return withSaid(texts, event, state) as S;
  };

/** Why a text is not there: it was forgotten at its date, or so many came after it that the entity no longer has it. */
export const gone = ['forgotten', 'replaced'] as const;
export type Gone = (typeof gone)[number];
/** `said`: which field of the stored event was a text; `gone`: why it is not there. */
export type WithTexts<E> = E & { readonly said?: string; readonly gone?: Readonly<Record<string, Gone>> };

/** Which entity keeps the text of a stored event, if it had one: its slot, and what its key is made of. */
const keeperOf = (
  texts: Texts,
  event: WithTexts<EventBase>,
): { readonly slot: string; readonly entity: { readonly id: string } } | undefined => {
  const place = event.said === undefined ? undefined : placeOf(texts, event);
  return place && { slot: place.in, entity: place.of(event) };
};

/** And where that entity is. */
export const placeIn = (
  { texts, stored, found = stored }: Keeping,
  campaign: string,
  event: WithTexts<EventBase>,
): { readonly slot: string; readonly id: string; readonly key: Key } | undefined => {
  const keeper = keeperOf(texts, event);
  const place = keeper && found(campaign)[keeper.slot]?.(keeper.entity);
  return keeper && place && { slot: keeper.slot, id: keeper.entity.id, key: { pk: place.pk, sk: place.sk } };
};

/** Some entities as a slot holds them. */
export const byId = <T extends { readonly id: string }>(all: readonly T[]): Readonly<Record<string, T>> =>
  Object.fromEntries(all.map((entity) => [entity.id, entity]));

/** Events as they were stored, with the texts that the entities in this state keep of them. */
export const withTexts = <E extends Recorded<EventBase>>(
  texts: Texts,
  events: readonly WithTexts<E>[],
  state: object,
): readonly WithTexts<E>[] =>
  events.map((event) => {
    const [place, found] = [placeOf(texts, event), keeperOf(texts, event)];
    if (!place || !found) return event;
    const entity = entityIn((state as State)[found.slot], found.entity.id);
    const kept = entity ? allOf(texts.slots[found.slot] as Keeper<Kept>, entity) : {};
    const keys = Object.keys(kept).filter((key) => kept[key] !== undefined);
    const text = kept[place.key(event, keys) ?? ''];
    if (text !== undefined) return { ...event, [place.field]: text };
    const isForgotten = !entity || (entity.textsForgottenAt ?? '') >= event.at;
    return { ...event, gone: { [place.field]: isForgotten ? 'forgotten' : 'replaced' } };
  });
