import * as z from 'zod/mini';
import type { EventBase, JournalName, Keys, Recorded } from './commit.ts';
import { once } from './once.ts';

/**
 * What can happen is written down as values: the fields of each type of event as schemas, in groups that say who is told
 * of them. A field that is told to nobody stays in the journal. Pure.
 */

/**
 * Who is told something of an event. `notice`: the message of a queue, and the sentence made from it. `hook`: what the
 * hooks' queue is handed. `offices`, `associations`: who reads a history. `requester`: who asked for a thing reads this,
 * too, in the history beside it.
 */
export type Audience = 'notice' | 'hook' | 'offices' | 'associations' | 'requester';

type Fields = Readonly<Record<string, z.ZodMiniType>>;
/** Names that the item of an event has for itself: a field of such a name would replace it, or be replaced. */
export type TakenName =
  keyof Keys | keyof Recorded<EventBase> | 'ttl' | 'campaign' | 'concerns' | 'said' | 'gone' | JournalName;
type Free = { readonly [K in TakenName]?: never };

/** Fields of an event, and all who are told of them. */
export type Group<F extends Fields = Fields, A extends Audience = Audience> = {
  readonly fields: F;
  readonly audiences: readonly A[];
  /** Its one field is in no stored event: an entity keeps it (texts.ts). */
  readonly isText?: true;
  /** Fields whose names are not known here, but how they end. */
  readonly ending?: string;
};

/** Fields that these audiences are told of, and no other. */
export const tell = <const A extends Audience, F extends Fields & Free>(
  audiences: readonly A[],
  fields: F,
): Group<F, A> => ({ fields, audiences });
/** Fields that sentences are made from; histories show them as well. */
export const inNotices = <F extends Fields & Free>(fields: F) => tell(['notice', 'offices', 'associations'], fields);
/** Fields that histories show to whoever may read them. */
export const inHistories = <F extends Fields & Free>(fields: F) => tell(['offices', 'associations'], fields);
/** Fields that histories show to the offices only. */
export const forOffices = <F extends Fields & Free>(fields: F) => tell(['offices'], fields);
/** Fields that nobody is told of. */
export const untold = <F extends Fields & Free>(fields: F) => tell([], fields);

/** A free text (texts.ts), and who may read it in histories: no notice, no hook and no stored event ever has it. */
export type TextGroup<F extends Fields = Fields, A extends Audience = Audience> = Group<F, A> & {
  readonly isText: true;
};
export const freeText = <F extends Fields & Free>(field: F): TextGroup<F, 'offices' | 'associations'> => ({
  ...inHistories(field),
  isText: true,
});

/** Fields that end in the same word, one for each part of something that others bring; told like those of a history. */
export const endingIn = <const E extends string, S extends z.ZodMiniType>(
  ending: E,
  _schema: S,
): Group<Readonly<Record<`${string}${E}`, S>>, 'offices' | 'associations'> => ({
  fields: {} as Readonly<Record<`${string}${E}`, S>>,
  audiences: ['offices', 'associations'],
  ending,
});

/** What the journal adds to the items of events, and who is told of it. */
export const journaled = (
  audiences: readonly Audience[],
  fields: { readonly [K in JournalName]?: z.ZodMiniType },
): Group => ({ fields, audiences });

/** A type of event is the groups of its fields. */
export const event = <const G extends readonly Group[]>(...groups: G): G => groups;

type Types = Readonly<Record<string, readonly Group[]>>;
/** A type of event with what the journal adds to it; the schema checks an item's fields and drops what else it has. */
type Known = { readonly groups: readonly Group[]; readonly schema: () => z.ZodMiniObject };
export type Events<T extends Types = Types> = {
  readonly types: () => T;
  readonly known: () => ReadonlyMap<string, Known>;
};

/** The schema is that of its item. */
const knownOf = (groups: readonly Group[]): Known => ({
  groups,
  schema: once(() => {
    const fields = Object.assign({}, ...groups.filter(({ isText }) => !isText).map((group) => group.fields));
    return groups.some(({ ending }) => ending !== undefined) ? z.looseObject(fields) : z.object(fields);
  }),
});

/** What whatever keeps texts does at their date (texts.ts): which entity it was. */
const forgotten = () => event(inHistories({ of: z.string(), entity: z.string() }));

/**
 * The events of a capability, by type, and what its journal adds to their items. Made when they are first used; the mark
 * `@__PURE__` before a call keeps them out of the bundles that use nothing but their types.
 */
export const eventsOf = <const T extends Types>(types: () => T, ...journal: readonly (() => Group)[]): Events<T> => ({
  types: once(types),
  known: once(() => {
    const added = journal.map((make) => make());
    const all = Object.entries(types());
    const hasTexts = all.some(([, groups]) => groups.some(({ isText }) => isText));
    const known = hasTexts ? [...all, ['TextsForgotten', forgotten()] as const] : all;
    return new Map(known.map(([type, groups]) => [type, knownOf([...groups, ...added])]));
  }),
});

/** What a rule answers cannot be changed afterwards. */
type Frozen<T> = T extends readonly (infer U)[]
  ? readonly Frozen<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;
type Values<F extends Fields> = Frozen<z.infer<z.ZodMiniObject<F>>>;
type Told<G extends readonly Group[], A extends Audience> = G extends readonly [
  infer First extends Group,
  ...infer Rest extends readonly Group[],
]
  ? (A extends First['audiences'][number] ? Values<First['fields']> : unknown) & Told<Rest, A>
  : unknown;
type All<G extends readonly Group[]> = G extends readonly [
  infer First extends Group,
  ...infer Rest extends readonly Group[],
]
  ? Values<First['fields']> & All<Rest>
  : unknown;
type Typed<K> = { readonly type: K; readonly subject: string };
type Flat<T> = { readonly [K in keyof T]: T[K] };

/** Whatever can have happened, as the rules say it. */
export type EventOf<E extends Events> =
  E extends Events<infer T> ? { [K in keyof T]: Flat<Typed<K> & All<T[K]>> }[keyof T] : never;
/** The same as far as sentences may read it. */
export type NoticeOf<E extends Events> =
  E extends Events<infer T> ? { [K in keyof T]: Flat<Typed<K> & Told<T[K], 'notice'>> }[keyof T] : never;

type TextIn<G extends readonly Group[]> = G extends readonly [
  infer First extends Group,
  ...infer Rest extends readonly Group[],
]
  ? (First extends TextGroup<infer F> ? keyof F & string : never) | TextIn<Rest>
  : never;
type TextTypes<T extends Types> = { [K in keyof T]: [TextIn<T[K]>] extends [never] ? never : K }[keyof T];
/** The types of events that have a free text, and which field that is. */
export type TextOf<E extends Events> =
  E extends Events<infer T> ? { readonly [K in TextTypes<T>]: TextIn<T[K]> } : never;

/** What of an event somebody is told who belongs to one of these audiences; nothing where its type is not known. */
export const toldOf = (
  events: Events | undefined,
  happened: EventBase,
  audiences: readonly Audience[],
): Readonly<Record<string, unknown>> => {
  const groups = (events?.known().get(happened.type)?.groups ?? []).filter((group) =>
    group.audiences.some((audience) => audiences.includes(audience)),
  );
  return Object.fromEntries(
    Object.entries(happened).filter(([name]) =>
      groups.some(({ fields, ending }) => Object.hasOwn(fields, name) || (ending && name.endsWith(ending))),
    ),
  );
};
