import { addDays, type Day, type Instant } from './calendar.ts';
import type { Entity, Keys } from './commit.ts';
import type { Ore } from './money.ts';
import type { Text } from './problems.ts';
import type { Read } from './reads.ts';
import type { Item } from './table.ts';
import { offices, type Unit } from './units.ts';

/**
 * What waits for whom follows from what is stored, never from what was told. Each capability says it of its entities
 * (`waiting` in capability.ts); its keys keep the answer in index l5, so that one small read finds all that is open. Pure.
 */

/**
 * `decide`: whoever has the power of it (heads and who stands in for them, administrators of an association); `do`: whoever
 * works there; `know`: it happens, and nothing is asked of anybody.
 */
export type Asks = 'decide' | 'do' | 'know';
/** Figures and ids that it is shown by: never what people wrote in their own words, nor who they are. */
export type Facts = Readonly<Record<string, string | number>>;

export type Wait = {
  readonly asks: Asks;
  /** One word for each way to wait: sentences are made by it. */
  readonly kind: string;
  /** Whom it waits for: any of these is enough, unless each has a word of its own in it. */
  readonly for: readonly Unit[];
  /** A person's id, where that one may answer, whatever they belong to. */
  readonly person?: string | undefined;
  /** The last day to answer, in Stockholm. */
  readonly due?: Day | undefined;
  /** The day from which it waits, or on which it happens; from the start where it does not say. */
  readonly from?: Day | undefined;
  /** The last day on which it waits, where it is over by itself then. */
  readonly until?: Day | undefined;
  /** Who sees to it that it is answered (D6). */
  readonly owner?: Unit | undefined;
  /** Names of the operations that answer it. */
  readonly commands: readonly string[];
  readonly facts?: Facts | undefined;
};

/** All of a campaign. */
export const everyone: Unit = '*';

/** The ways in which one kind of entity waits: what is asked, and the operations that answer. */
export type Kinds = Readonly<Record<string, readonly [asks: Asks, ...commands: readonly string[]]>>;
/** What else is to be said of a wait than what its kind says. */
export type WaitOf = Omit<Wait, 'asks' | 'kind' | 'commands'>;
/** Makes waits of these kinds: `waitsIn(kinds)('vote', { for: … })`. */
export const waitsIn =
  <K extends Kinds>(kinds: K) =>
  (kind: keyof K & string, { facts, ...wait }: WaitOf): Wait => {
    const [asks, ...commands] = kinds[kind] as Kinds[string];
    return { asks, kind, ...wait, commands, ...(facts && { facts }) };
  };

/** Something that waits, or happens: where it lies, and the subject whose events are about it. */
export type Open = Wait & {
  readonly sk: string;
  readonly subject: string;
  /** Since when: a minute in UTC, or a day. */
  readonly since: string;
};
/** What is open beside it in its partition, by subject. */
export type Around = ReadonlyMap<string, readonly Open[]>;

/** One thing that one must know to answer. */
export type Fact = { readonly name: string; readonly label: Text; readonly text: Text };
export const fact = (name: string, label: Text, said: Text): Fact => ({ name, label, text: said });
/** How what waits is told: what it is about, whose that is, how much money, and what one must know to answer it. */
export type WaitSaid = {
  readonly title: Text;
  readonly unit?: Unit | undefined;
  readonly amount?: Ore | undefined;
  readonly facts: readonly Fact[];
};

/** What a capability says of one kind of its entities; the key in its record is what their subjects begin with. */
// oxlint-disable-next-line typescript/no-explicit-any -- what a capability reads for it is known to itself alone
export type Waiting<E = never, F = any> = {
  readonly kinds: Kinds;
  /** Pure: what waits of one, as it is stored. */
  readonly waits: (entity: E) => readonly Wait[];
  /** Where they lie, and what their sort keys begin with. */
  readonly partition: (campaign: string) => string;
  readonly prefix: string;
  /** The subject of the one with this sort key, without the prefix: of what is told of it. */
  readonly subject: (rest: string, facts: Facts) => string;
  /** The path below the campaign that leads to it, where that is not its subject. */
  readonly link?: (wait: Open) => string;
  /** What the paths of its operations call it. */
  readonly params: (wait: Open) => Readonly<Record<string, string>>;
  /** Some of what happens is kept by the day alone (`keptBy`), and must be looked for there. */
  readonly happens?: true;
  /** Pure: what is left of a wait, seen with what else is open there: what follows from other entities. */
  readonly settle?: (wait: Open, around: Around) => Wait | undefined;
  /** What else must be read to tell of these. */
  readonly reads?: (campaign: string, waits: readonly Open[], now: Instant) => Read<F>;
  /** Pure. */
  readonly say: (wait: Open, found: F) => WaitSaid;
  /** Whether this command ends the waiting, as far as the entity knows. */
  readonly isDecisive?: (wait: Open, command: string) => boolean | undefined;
};

/** In index l5, offices are their numbers. */
const short = (unit: Unit): string => {
  const at = (offices as readonly Unit[]).indexOf(unit);
  return at < 0 ? unit : String(at);
};
const long = (unit: string): Unit => offices[Number(unit)] ?? unit;

type Rest = {
  readonly d?: Day;
  readonly f?: Day;
  readonly u?: Day;
  readonly o?: string;
  readonly p?: string;
  readonly x?: Facts;
};
type Written = readonly [kind: string, units: string, rest?: Rest];

const written = ({ kind, for: units, due, from, until, owner, person, facts }: Wait): Written => {
  const rest: Rest = {
    ...(due !== undefined && { d: due }),
    ...(from !== undefined && { f: from }),
    ...(until !== undefined && { u: until }),
    ...(owner !== undefined && { o: short(owner) }),
    ...(person !== undefined && { p: person }),
    ...(facts && { x: facts }),
  };
  const start = [kind, units.map(short).join()] as const;
  return Object.keys(rest).length > 0 ? [...start, rest] : start;
};

/** A minute, which sorts between the days. */
const minuteOf = ({ createdAt }: Entity): string => createdAt.slice(0, 16);

/**
 * The part of an entity's keys that says what waits of it. What asks for something lies by the time from which it does
 * (`w#`), and is found for as long as it waits, as is what others are judged by and has no day; what only happens lies by
 * its day (`c#`), and is not looked for afterwards.
 * Where an entity is only looked for, by what an event knows of it, it has no version, and nothing is said of it.
 */
export const keptBy = <E extends Entity>(
  entity: E,
  waitsOf: (entity: E) => readonly Wait[],
): Pick<Keys, 'l5' | 'waits'> => {
  if ((entity.version as number | undefined) === undefined) return {};
  const waits = waitsOf(entity);
  const [first = '', ...others] = [...new Set(waits.map(({ from }) => from ?? minuteOf(entity)))].toSorted();
  if (waits.length === 0) return {};
  const isOver = others.length === 0 && waits.every(({ asks, from }) => asks === 'know' && from !== undefined);
  return { l5: `${isOver ? 'c' : 'w'}#${first}`, waits: JSON.stringify(waits.map(written)) };
};

/** For how many days ahead it is said what happens, and how long ago what lasts may have begun. */
export const daysAhead = 14;
const daysBack = 31;
/** What is open on a day, and what happens in the days after it, lies in these. */
export const openRanges = (pk: string, today: Day, happens: boolean) => {
  const to = `${addDays(today, daysAhead)}\uffff`;
  return [
    { pk, index: 'l5', prefix: 'w#', from: 'w#', to: `w#${to}` } as const,
    ...(happens
      ? [{ pk, index: 'l5', prefix: 'c#', from: `c#${addDays(today, -daysBack)}`, to: `c#${to}` } as const]
      : []),
  ];
};

/** What the index says of an entity of this kind. */
export const openIn = ({ kinds, prefix, subject }: Waiting, { sk, l5, waits }: Item): readonly Open[] => {
  const began = String(l5).slice(2);
  return (JSON.parse(String(waits)) as readonly Written[]).flatMap(([kind, units, { d, f, u, o, p, x } = {}]) => {
    // A kind that a later version of Valsam knows.
    if (!Object.hasOwn(kinds, kind)) return [];
    const wait = waitsIn(kinds)(kind, {
      for: units === '' ? [] : units.split(',').map(long),
      ...(d !== undefined && { due: d }),
      ...(f !== undefined && { from: f }),
      ...(u !== undefined && { until: u }),
      ...(o !== undefined && { owner: long(o) }),
      ...(p !== undefined && { person: p }),
      ...(x && { facts: x }),
    });
    return { ...wait, sk, subject: subject(sk.slice(prefix.length), x ?? {}), since: f ?? began };
  });
};
