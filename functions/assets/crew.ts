import type { Asset, Hours, Shift, Span, Unattended } from './state.ts';
import { daysOf } from './days.ts';

/** How far the crew covers the opening hours of a cabin (D14). Pure; minutes as clocks show them, so DST is no matter. */

const cabinHours: Hours = { from: '12:00', to: '18:00' };
/** Only a cabin opens; from 12 to 18 unless it says otherwise. */
export const hoursOf = ({ kind, openingHours }: Pick<Asset, 'kind' | 'openingHours'>): Hours | undefined =>
  kind === 'cabin' ? (openingHours ?? cabinHours) : undefined;

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const lengthOf = ({ from, to }: Hours): number => minuteOf(to) - minuteOf(from);

const unattendedOn = (day: string, hours: Hours, crew: readonly Shift[]): readonly Unattended[] => {
  const gaps: Unattended[] = [];
  let { from } = hours;
  for (const shift of crew.filter((each) => each.day === day).sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (shift.from >= hours.to) break;
    if (shift.from > from) gaps.push({ day, from, to: shift.from });
    if (shift.to > from) from = shift.to;
  }
  return from < hours.to ? [...gaps, { day, from, to: hours.to }] : gaps;
};

/** The opening hours on those days when nobody is there; none for what does not open. */
export const unattended = (
  asset: Pick<Asset, 'kind' | 'openingHours'>,
  span: Span,
  crew: readonly Shift[],
): readonly Unattended[] => {
  const hours = hoursOf(asset);
  return hours ? daysOf(span).flatMap((day) => unattendedOn(day, hours, crew)) : [];
};

export const minutesOf = (some: readonly Hours[]): number => some.reduce((sum, each) => sum + lengthOf(each), 0);

/** D14: somebody is there in at least half of the opening hours. */
export const isStaffed = (asset: Pick<Asset, 'kind' | 'openingHours'>, span: Span, crew: readonly Shift[]): boolean => {
  const open = lengthOf(hoursOf(asset) ?? { from: '00:00', to: '00:00' }) * daysOf(span).length;
  return minutesOf(unattended(asset, span, crew)) * 2 <= open;
};
