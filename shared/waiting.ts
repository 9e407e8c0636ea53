import { addDays, type Day, dayOf, type Instant } from './calendar.ts';
import type { Entity, Keys } from './commit.ts';
import type { Ore } from './money.ts';
import type { Text } from './problems.ts';
import type { Query, Read, Source } from './reads.ts';
import type { Item, Key } from './table.ts';
import { isOffice, offices, type Unit } from './units.ts';

/**
 * What waits for whom follows from what is stored, never from what was told. Each capability says it of its entities
 * (`waiting` in capability.ts); its keys keep the answer in index l5, so that one small read finds all that is open. Pure.
 */

/**
 * `decide`: whoever has the power of it (heads and who stands in for them, administrators of an association); `do`: whoever
 * works there; `know`: it happens, and nothing is asked of anybody.
 */
export type Asks = 'decide' | 'do' | 'know';
/** Figures and ids that it is shown and judged by: never what people wrote in their own words, nor what they are called. */
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
  /** Since when. */
  readonly since: Day;
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

/** Whether it waits on that day, and asks for something. */
export const waitsOn = ({ asks, from, until }: Pick<Wait, 'asks' | 'from' | 'until'>, today: Day): boolean =>
  asks !== 'know' && (from === undefined || from <= today) && (until === undefined || today <= until);
/** What is open beside what waits, and what was read to tell of it: by these its commands may be weighed without reading all of it. */
export type Beside<F> = {
  readonly campaign: string;
  readonly around: Around;
  readonly found: F;
  readonly now: Instant;
};
/** For the rules of what answers a wait. */
export type Ahead = {
  /** What is read with it: keys that the rules ask for once they have read the entity, as far as its line in the index tells. */
  readonly keys?: readonly Key[];
  /** The same of ranges, and what they cost in half units, as far as what is open tells. */
  readonly queries?: readonly Query[];
  readonly halfUnits?: number;
  /** What follows from what is open: a part of an entity, of which a rule may ask for nothing else; and what is in ranges. */
  readonly known?: readonly Item[];
  readonly ranges?: readonly (readonly [Query, readonly Item[]])[];
};

/** Ranges as whoever only weighs reads them: what lately may not have come everywhere will do, which costs half. */
export const atHalf = ({ queries = [] }: Source): readonly Query[] =>
  queries.map(({ range, options }) => ({ range, options: { ...options, consistent: false } }));

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
  readonly subject: (rest: string, wait: WaitOf) => string;
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
  readonly say: (wait: Open, found: F, beside: Beside<F>) => WaitSaid;
  /** Pure: see weighing-within.ts. */
  readonly ahead?: (wait: Open, beside: Beside<F>) => Ahead;
  /** Whether this command ends the waiting, as far as the entity knows. */
  readonly isDecisive?: (wait: Open, command: string) => boolean | undefined;
};

/**
 * In the index everything is short, for the entity's item holds it, too: `vote 012 d180808 o1|line=ads|amount=1200000`, a line
 * for each wait. Offices are their numbers, and days lack their century.
 */
const short = (unit: Unit): string => {
  const at = (offices as readonly Unit[]).indexOf(unit);
  return at < 0 ? unit : String(at);
};
const long = (unit: string): Unit => offices[Number(unit)] ?? unit;
const shortDay = (day: Day): string => day.slice(2).replaceAll('-', '');
const longDay = (day: string): Day => `20${day.slice(0, 2)}-${day.slice(2, 4)}-${day.slice(4)}`;
const marks = { due: 'd', from: 'f', until: 'u', person: 'p' } as const;

const escaped = (value: string): string => value.replace(/[%|\n]/g, encodeURIComponent);
const written = ({ kind, for: units, owner, facts = {}, ...wait }: Wait): string => {
  const rest = Object.entries(marks).flatMap(([name, mark]) => {
    const value = wait[name as keyof typeof marks];
    if (value === undefined) return [];
    return ` ${mark}${name === 'person' ? value : shortDay(value)}`;
  });
  const told = Object.entries(facts).map(([name, value]) => `|${name}=${escaped(String(value))}`);
  const start = `${kind} ${units.every(isOffice) ? units.map(short).join('') : units.map(short).join()}`;
  return `${start}${rest.join('')}${owner === undefined ? '' : ` o${short(owner)}`}${told.join('')}`;
};

const valueOf = (text: string): string | number => (String(Number(text)) === text ? Number(text) : text);
const read = (line: string) => {
  const [start = '', ...told] = line.split('|');
  const [kind = '', units = '', ...rest] = start.split(' ');
  const marked = new Map(rest.map((each) => [each.slice(0, 1), each.slice(1)]));
  const owner = marked.get('o');
  const facts = told.map((each) => {
    const at = each.indexOf('=');
    return [each.slice(0, at), valueOf(decodeURIComponent(each.slice(at + 1)))] as const;
  });
  const wait: WaitOf = {
    for: /^[012]*$/.test(units) ? [...units].map(long) : units.split(',').map(long),
    ...Object.fromEntries(
      Object.entries(marks).flatMap(([name, mark]) => {
        const value = marked.get(mark);
        return value === undefined ? [] : [[name, name === 'person' ? value : longDay(value)]];
      }),
    ),
    ...(owner !== undefined && { owner: long(owner) }),
    ...(facts.length > 0 && { facts: Object.fromEntries(facts) }),
  };
  return { kind, wait };
};

/**
 * The part of an entity's keys that says what waits of it. What asks for something lies by the time from which it does
 * (`w#`), and is found for as long as it waits, as is what others are judged by and has no day; what only happens lies by
 * its day (`c#`), and is not looked for afterwards.
 * Where an entity is only looked for, by what an event knows of it, it has no stamps, and nothing is said of it.
 */
export const keptBy = <E extends Entity>(
  entity: E,
  waitsOf: (entity: E) => readonly Wait[],
): Pick<Keys, 'l5' | 'waits'> => {
  if (!entity.createdAt) return {};
  const waits = waitsOf(entity);
  const [first = '', ...others] = [...new Set(waits.map(({ from }) => from ?? dayOf(entity.createdAt)))].toSorted();
  if (waits.length === 0) return {};
  const isOver = others.length === 0 && waits.every(({ asks, from }) => asks === 'know' && from !== undefined);
  return { l5: `${isOver ? 'c' : 'w'}#${first}`, waits: waits.map(written).join('\n') };
};

/** For how many days ahead it is said what happens, and how long ago what lasts may have begun. */
export const daysAhead = 14;
export const daysBack = 31;
/**
 * What is open on a day, and what happens in the days after it, lies in this one range: what only happens begins with a month
 * ago, and what comes later than that is found, too, which is little.
 */
export const openRange = (pk: string, today: Day, happens: boolean) => {
  const to = `w#${addDays(today, daysAhead)}\uffff`;
  return happens
    ? ({ pk, index: 'l5', prefix: '', from: `c#${addDays(today, -daysBack)}`, to } as const)
    : ({ pk, index: 'l5', prefix: 'w#', from: 'w#', to } as const);
};

/** What the index says of an entity of this kind. */
export const openIn = ({ kinds, prefix, subject }: Waiting, { sk, l5, waits }: Item): readonly Open[] => {
  const began = String(l5).slice(2);
  return String(waits)
    .split('\n')
    .flatMap((line) => {
      const { kind, wait } = read(line);
      // A kind that a later version of Valsam knows.
      if (!Object.hasOwn(kinds, kind)) return [];
      const of = subject(sk.slice(prefix.length), wait);
      return { ...waitsIn(kinds)(kind, wait), sk, subject: of, since: wait.from ?? began };
    });
};
