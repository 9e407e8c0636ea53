import { type Day, dayOf, type Instant } from '../../shared/calendar.ts';
import { enumerated } from '../../shared/words.ts';
import { type Refusal, text } from '../../shared/problems.ts';
import type { Unit } from '../../shared/units.ts';
import type { StaffSettings } from './offers.ts';
import { refuse } from './problems.ts';
import type { Stretch, Pooled } from './parts.ts';
import { advice, type Suggestion } from './suggestions.ts';
import type { Associations, StaffRequest } from './state.ts';

/** What the rules of positions and of allocations share: who is judged by what, and how they say no. Pure. */

/** What is known beside the state. */
export type Context = {
  readonly today: Day;
  readonly noticeDays: number;
  readonly replyByDays: number;
  readonly associations: Associations;
};

/** As much of it as the neighbour groups tell. */
export type Known = Pick<Context, 'associations'>;

export const contextOf = (
  { settings, associations }: Known & { readonly settings: Pick<StaffSettings, 'noticeDays' | 'replyByDays'> },
  now: Instant,
): Context => ({
  today: dayOf(now),
  noticeDays: settings.noticeDays,
  replyByDays: settings.replyByDays,
  associations,
});

export const requestSubject = (id: string): string => `staff/requests/${id}`;
export const positionSubject = (id: string): string => `staff/positions/${id}`;

const days = (stretches: readonly Stretch[]) => {
  const said = stretches.slice(0, 3).map(({ from, to }) => (from === to ? from : `${from}–${to}`));
  return enumerated(stretches.length > 3 ? [...said, '…'] : said);
};

/** D1: names the days, and how much would be spoken for on them. */
export const overAllocatedRefusal = (limit: number, over: readonly Stretch[]): Refusal<'over-allocated'> => {
  const size = Math.max(...over.map(({ extent }) => extent));
  const when = days(over);
  return {
    ...refuse(
      'over-allocated',
      text(
        `Det blir ${size} % av befattningens ${limit} % (${when.sv}).`,
        `It would be ${size} % of the position’s ${limit} % (${when.en}).`,
      ),
    ),
    more: { days: over, limit },
  };
};

/** D3: names the units and the days, and with whom it would be lawful. */
export const tooSmallRefusal = (
  small: readonly Pooled[],
  suggestions: readonly Suggestion[],
  associations: Associations,
): Refusal<'share-too-small'> => {
  const [first] = small;
  const name = associations[first?.unit ?? '']?.name ?? first?.unit ?? '';
  const when = days(small.filter(({ unit }) => unit === first?.unit));
  const hint = advice(suggestions, associations);
  return {
    ...refuse(
      'share-too-small',
      text(
        `${name} får ${first?.extent} % (${when.sv}); minst 50 % krävs, ensam eller ihop med grannar.${hint.sv}`,
        `${name} gets ${first?.extent} % (${when.en}); at least 50 % is needed, alone or together with neighbours.${hint.en}`,
      ),
    ),
    more: { units: unitsOf(small), days: small, limit: 50, suggestions },
  };
};

export const unitsOf = (some: readonly { readonly unit: Unit }[]): readonly Unit[] => [
  ...new Set(some.map(({ unit }) => unit)),
];

/** D5: the wanted tasks or languages that a position does not cover; one that names none covers any. */
export const uncovered = (
  wanted: readonly string[] | undefined,
  covered: readonly string[] | undefined,
): readonly string[] => (covered === undefined ? [] : (wanted ?? []).filter((each) => !covered.includes(each)));

export const onRequest = ({ id, unit }: Pick<StaffRequest, 'id' | 'unit'>) => ({
  subject: requestSubject(id),
  request: id,
  unit,
});
