import type { Instant } from '../../../shared/calendar.ts';
import { isOffice, offices, type Unit } from '../../../shared/units.ts';
import { type DigestInBrief, type LetterInBrief, telledBy } from '../../letters/offers.ts';
import { sweptSeconds } from '../offers.ts';
import type { Notice } from '../store.ts';

/** What became of the word of an event, as it follows from inboxes and letters. Pure. */
export const ways = ['inbox', 'letter', 'push'] as const;
export const deliveryStates = ['queued', 'sent', 'failed', 'read', 'dropped'] as const;
type State = (typeof deliveryStates)[number];

/** A page has so many events: what one costs is bounded by how many units and people there are. */
export const mostEvents = 10;
/** And so many letters of each, unless one event alone is asked for: one that is for everybody has hundreds. */
export const mostLetters = 100;
/** So many digests are looked through for what happened on some days, and as many more where one event is asked for. */
export const mostDigests = 100;
export const mostDigestsOfOne = 500;

export type Happened = {
  readonly id: string;
  readonly at: Instant;
  readonly type: string;
  readonly subject: string;
  readonly concerns: readonly Unit[];
  /** By unit: the notice that it went into with others (gathered.ts). */
  readonly among?: Readonly<Record<Unit, { readonly id: string }>> | undefined;
  /** Of a notice that tells of so many events. */
  readonly count?: number;
};
export type Arrived = Pick<Notice, 'toldAt' | 'readAt' | 'readBy'>;

/** Under which id a unit has it. */
export const noticeIn = ({ id, among }: Pick<Happened, 'id' | 'among'>, unit: Unit): string => among?.[unit]?.id ?? id;
/** Under which ids it is told. */
export const noticesFor = ({ id, among = {} }: Pick<Happened, 'id' | 'among'>): readonly string[] => [
  ...new Set([id, ...Object.values(among).map((shared) => shared.id)]),
];
/** A notice of many events, as if it were one: whoever has it is whom it concerns. */
export const sharedIn = (notices: ReadonlyMap<Unit, Notice>): readonly Happened[] => {
  const [first] = notices.values();
  if (first?.count === undefined) return [];
  const { id, at, event: type, subject, count } = first;
  return [{ id, at, type, subject, count, concerns: [...notices.keys()] }];
};
/** Of those of a notice of many only what its unit was sent. */
export const lettersFor = (
  is: Pick<Happened, 'id' | 'among'>,
  found: ReadonlyMap<string, readonly LetterInBrief[]>,
): readonly LetterInBrief[] =>
  noticesFor(is).flatMap((notice) =>
    (found.get(notice) ?? []).filter(({ unit }) => unit === undefined || noticeIn(is, unit) === notice),
  );
/** The last digest of each person that has told it, as a letter of the unit that they were told it for. */
export const digestsOf = (
  is: Pick<Happened, 'id' | 'among'>,
  units: readonly Unit[],
  digests: readonly DigestInBrief[],
): readonly LetterInBrief[] => {
  const told = digests.flatMap(({ tells = [], ...digest }) => {
    const unit = units.find((each) => tells.includes(telledBy(each, noticeIn(is, each))));
    return unit === undefined ? [] : [{ ...digest, unit }];
  });
  return [...new Map(told.map((digest) => [digest.to, digest])).values()];
};
type Known = { readonly id: string; readonly name: string };
/** What units and people are called; of whoever is forgotten there is no name. */
export type Called = { readonly unit: (unit: Unit) => string; readonly person: (person: string) => string | undefined };

type Outcome = {
  readonly state: State;
  readonly at: Instant;
  readonly due?: Instant;
  readonly why?: string;
};
export type Delivery = Outcome & {
  readonly way: (typeof ways)[number];
  readonly unit?: Known;
  readonly person?: Known;
  readonly addressee?: string;
  readonly kind?: LetterInBrief['kind'];
  /** The notice of many events that it went into. */
  readonly notice?: string;
};

/** Of an inbox. What is not there is on its way as long as it is still looked for, every hour. */
export const arrivalOf = ({ at }: Pick<Happened, 'at'>, notice: Arrived | undefined, now: Instant): Outcome => {
  if (!notice)
    return Date.parse(now) - Date.parse(at) < sweptSeconds * 1000
      ? { state: 'queued', at }
      : { state: 'failed', at, why: 'not-told' };
  const { toldAt = at, readAt = toldAt, readBy } = notice;
  return readBy ? { state: 'read', at: readAt } : { state: 'sent', at: toldAt };
};

/** Why somebody is not reached, and an office may see to it. All other reasons are the person's own. */
const inTheWay: ReadonlySet<string> = new Set(['no-address', 'blocked', 'not-set-up']);

/** Of a letter: never whether it was read, nor what somebody wants. */
export const sendingOf = ({ state, due, why, trouble, updatedAt: at }: LetterInBrief): Outcome => {
  if (state === 'due' || state === 'sending') return { state: 'queued', at, ...(due > at && { due }) };
  if (state === 'sent') return { state, at };
  if (state === 'failed') return { state, at, ...(trouble !== undefined && { why: trouble }) };
  return why !== undefined && inTheWay.has(why) ? { state: 'failed', at, why } : { state: 'dropped', at };
};

/** What concerns an address is for whoever has it alone. */
const isPrivate = ({ to }: LetterInBrief): boolean => /^(?:address|person)\//.test(to);

const letterDelivery = (letter: LetterInBrief, called: Called): Delivery => {
  const { to, unit, kind } = letter;
  const name = called.person(to);
  return {
    way: kind === 'push' ? 'push' : 'letter',
    ...(unit !== undefined && { unit: { id: unit, name: called.unit(unit) } }),
    ...(to.includes('/')
      ? { addressee: to.split('/')[0] as string }
      : name !== undefined && { person: { id: to, name } }),
    ...(kind !== 'push' && { kind }),
    ...sendingOf(letter),
  };
};

/** Offices first, then associations by their names; of each the inbox, then letters, then what was pushed; what is to nobody's people last. */
const placeOf = ({ unit, way, person, kind }: Delivery): string => {
  if (!unit) return `3 ${kind}`;
  const place = isOffice(unit.id) ? `0 ${offices.indexOf(unit.id)}` : `1 ${unit.name} ${unit.id}`;
  return `${place} ${way} ${person?.name ?? ''} ${kind ?? ''}`;
};

export type Told = {
  readonly happened: Happened;
  /** By the unit. */
  readonly notices: ReadonlyMap<Unit, Arrived>;
  readonly letters: readonly LetterInBrief[];
  /** It is told as a part of an import, and by itself to nobody. */
  readonly isQuiet: boolean;
};
export const deliveriesOf = (
  { happened, notices, letters, isQuiet }: Told,
  called: Called,
  now: Instant,
): readonly Delivery[] => {
  const units = [...new Set([...(isQuiet ? [] : happened.concerns), ...notices.keys()])];
  const inboxes = units.map((unit): Delivery => ({
    way: 'inbox',
    unit: { id: unit, name: called.unit(unit) },
    ...arrivalOf(happened, notices.get(unit), now),
    ...(happened.among?.[unit] && { notice: noticeIn(happened, unit) }),
  }));
  const sent = letters.filter((each) => !isPrivate(each)).map((each) => letterDelivery(each, called));
  return [...inboxes, ...sent].toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
};
