import { addDays, type Day } from '../../shared/calendar.ts';
import { type Refusal, text } from '../../shared/problems.ts';
import { weekOf } from '../../shared/weeks.ts';
import { enumerated } from '../../shared/words.ts';
import { refuse } from './problems.ts';
import type { Booked, Candidate, Hours, Span } from './state.ts';

/** When a candidate can be asked for (D18): on free days, by one at a time, and not too often. Pure. */

/** What somebody wants of a candidate; its own days, where it has some already, do not stand in its way. */
export type Wanted = {
  readonly visit?: string | undefined;
  readonly days: readonly Day[];
  readonly hours?: Hours | undefined;
};
export type Taken = Pick<Candidate, 'free' | 'booked' | 'perWeek'>;

const overlap = (a: Hours | undefined, b: Hours | undefined): boolean =>
  a === undefined || b === undefined || (a.from < b.to && b.from < a.to);

/** Days in their order: what overlaps, or follows the day after, is one. */
export const joined = (spans: readonly Span[]): readonly Span[] => {
  const all: Span[] = [];
  for (const each of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = all.at(-1);
    if (!last || each.from > addDays(last.to, 1)) all.push(each);
    else if (each.to > last.to) all[all.length - 1] = { from: last.from, to: each.to };
  }
  return all;
};

export const isFreeOn = ({ free }: Pick<Candidate, 'free'>, day: Day): boolean =>
  free.some(({ from, to }) => from <= day && day <= to);

const others = ({ booked }: Taken, { visit }: Pick<Wanted, 'visit'>): readonly Booked[] =>
  booked.filter((each) => each.visit !== visit);

const inTheWay = ['candidate-not-free', 'candidate-booked', 'candidate-week-full'] as const;
export type BookingCode = (typeof inTheWay)[number];

/** What stands between the candidate and that day; a visit that awaits its answer counts in each week of its wishes. */
export const hindrance = (candidate: Taken, wanted: Omit<Wanted, 'days'>, day: Day): BookingCode | undefined => {
  if (!isFreeOn(candidate, day)) return 'candidate-not-free';
  const rest = others(candidate, wanted);
  if (rest.some(({ days, hours }) => days.includes(day) && overlap(hours, wanted.hours))) return 'candidate-booked';
  const week = weekOf(day);
  const inWeek = rest.filter(({ days }) => days.some((each) => weekOf(each) === week));
  return inWeek.length >= candidate.perWeek ? 'candidate-week-full' : undefined;
};

/** So many are named instead of those that cannot be had. */
const mostSuggested = 10;

/** The first days from one on that the candidate can be asked for. */
export const freeDays = (candidate: Taken, wanted: Omit<Wanted, 'days'>, from: Day): readonly Day[] => {
  const found: Day[] = [];
  for (const span of candidate.free)
    for (let day = span.from < from ? from : span.from; day <= span.to; day = addDays(day, 1)) {
      if (hindrance(candidate, wanted, day) === undefined) found.push(day);
      if (found.length === mostSuggested) return found;
    }
  return found;
};

/** That which is free instead, in words. */
const instead = (free: readonly Day[]) => {
  if (free.length === 0) return text(' Ingen annan dag är ledig.', ' No other day is free.');
  const days = enumerated(free.length < mostSuggested ? free : [...free, '…']);
  return text(` Lediga dagar: ${days.sv}.`, ` Free days: ${days.en}.`);
};

export const tooSoon = (candidate: Taken, wanted: Wanted, earliest: Day): Refusal<'too-soon'> | undefined => {
  if (wanted.days.every((day) => day >= earliest)) return undefined;
  const free = freeDays(candidate, wanted, earliest);
  const hint = instead(free);
  return {
    ...refuse('too-soon', text(`Tidigast ${earliest}.${hint.sv}`, `${earliest} at the earliest.${hint.en}`)),
    more: { earliest, free },
  };
};

/** Names the days that cannot be had, and what is free instead from a day on. */
export const notFree = (candidate: Taken, wanted: Wanted, from: Day): Refusal<BookingCode> | undefined => {
  const found = wanted.days.map((day) => [day, hindrance(candidate, wanted, day)] as const);
  const code = inTheWay.find((each) => found.some(([, why]) => why === each));
  if (code === undefined) return undefined;
  const days = found.flatMap(([day, why]) => (why === code ? [day] : []));
  const free = freeDays(candidate, wanted, from);
  const [when, hint] = [enumerated(days), instead(free)];
  return {
    ...refuse(code, text(`Det gäller ${when.sv}.${hint.sv}`, `That is ${when.en}.${hint.en}`)),
    more: { days, free, ...(code === 'candidate-week-full' && { perWeek: candidate.perWeek }) },
  };
};

/** A week and a half: what lies before it counts in no week that somebody can still be asked for. */
const keptDays = 10;
/** With these days for the visit, and no others; without any where there are none. What has been long ago goes. */
export const withBooking = (candidate: Candidate, booking: Booked, today: Day): Candidate => {
  const from = addDays(today, -keptDays);
  const rest = others(candidate, booking).filter(({ days }) => days.some((day) => day >= from));
  return { ...candidate, booked: booking.days.length === 0 ? rest : [...rest, booking] };
};
