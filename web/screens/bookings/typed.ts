import { addDays } from '../../../shared/calendar.ts';
import type { Answer } from '../../core/contract.ts';
import type { Values } from '../../core/draft.ts';
import { dayWords } from '../../core/figures.ts';
import type { Faults } from '../../core/form.ts';
import { language } from '../../core/language.ts';
import { daysBetween, today } from '../../core/stockholm.ts';
import { countOf, dayOf } from '../../core/typed.ts';
import { texts } from './texts.ts';

/** A booking as it is typed: the same people at the same hours on all its days. */
export type Booking = Answer<'GET /campaigns/{campaign}/materials/bookings/{booking}'>;
/** More shifts are taken of nobody. */
const mostDays = 60;

export const daysWords = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  texts().span(dayWords(from, today(), language.value), dayWords(to, today(), language.value));

export const daysIn = ({ from = '', to = '' }: Values): { readonly from: string; readonly to: string } | undefined => {
  const [first, last] = [dayOf(from), dayOf(to)];
  return first !== undefined && last !== undefined && first <= last ? { from: first, to: last } : undefined;
};
export const crewIn = (values: Values) => {
  const days = daysIn(values);
  const people = countOf(values.people ?? '');
  const { crewFrom = '', crewTo = '' } = values;
  if (values.kind !== 'cabin' || !days || !people || crewFrom === '' || crewTo === '') return [];
  const many = Math.min(daysBetween(days.from, days.to) + 1, mostDays);
  return Array.from({ length: many }, (_, at) => ({ day: addDays(days.from, at), from: crewFrom, to: crewTo, people }));
};

export const faultsIn = (values: Values): Faults => {
  const { missing } = texts();
  const { kind = '', from = '', to = '', people = '', crewFrom = '', crewTo = '' } = values;
  const isCabin = kind === 'cabin';
  return {
    ...(kind === '' && { kind: missing.kind }),
    ...(dayOf(from) === undefined && { from: missing.from }),
    ...(dayOf(to) === undefined && { to: missing.to }),
    ...(dayOf(from) !== undefined && dayOf(to) !== undefined && from > to && { to: missing.order }),
    ...(isCabin && !countOf(people) && { people: missing.people }),
    ...(isCabin && (crewFrom === '' || crewTo === '') && { crewFrom: missing.hours }),
  };
};

export const bodyOf = (values: Values) => {
  const crew = crewIn(values);
  return {
    unit: values.unit ?? '',
    ...(values.asset
      ? { asset: values.asset }
      : { kind: values.kind === 'cabin' ? ('cabin' as const) : ('bike' as const) }),
    ...(daysIn(values) ?? { from: '', to: '' }),
    ...(crew.length > 0 && { crew }),
  };
};
