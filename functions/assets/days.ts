import { addDays, type Day, daysBetween } from '../../shared/calendar.ts';
import { once } from '../../shared/once.ts';
import type { Asset, Span } from './state.ts';

/** Which days an asset is free, and which asset to take (D14). Pure. */

export const overlaps = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to;
export const lengthOf = ({ from, to }: Span): number => daysBetween(from, to) + 1;
export const daysOf = (span: Span): readonly Day[] =>
  Array.from({ length: lengthOf(span) }, (_, i) => addDays(span.from, i));
export const later = (a: Day, b: Day): Day => (a > b ? a : b);

/** How many days of each month (`YYYY-MM`). */
export const daysByMonth = (spans: readonly Span[]): Readonly<Record<string, number>> => {
  const counted: Record<string, number> = {};
  for (const day of spans.flatMap(daysOf)) counted[day.slice(0, 7)] = (counted[day.slice(0, 7)] ?? 0) + 1;
  return counted;
};

type Busy = Pick<Asset, 'taken' | 'defects' | 'retired'>;
const busy = ({ taken, defects }: Busy): readonly Span[] => [...taken, ...defects];

/** Lent out, and neither booked nor defective on any of the days. */
export const isFree = (asset: Busy, span: Span): boolean =>
  asset.retired === undefined && !busy(asset).some((each) => overlaps(each, span));

/** The free stretches of a period, in order. */
export const freeStretches = (asset: Busy, period: Span): readonly Span[] => {
  const free: Span[] = [];
  let from = period.from;
  for (const each of [...busy(asset)].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const to = addDays(each.from, -1);
    if (from <= to && from <= period.to) free.push({ from, to: to < period.to ? to : period.to });
    from = later(from, addDays(each.to, 1));
  }
  return from <= period.to ? [...free, { from, to: period.to }] : free;
};

/** In days: what is left between two bookings and is shorter than this is hardly ever booked. */
const usefulDays = 3;
export const shortGaps = (asset: Busy, period: Span): number =>
  freeStretches(asset, period).filter((stretch) => lengthOf(stretch) < usefulDays).length;

const byId = once(() => new Intl.Collator('sv', { numeric: true }).compare);
/** `bike-2` before `bike-10`. */
export const inOrder = <T extends { readonly id: string }>(assets: readonly T[]): readonly T[] =>
  [...assets].sort((a, b) => byId()(a.id, b.id));

/**
 * D14: of assets that are free on the days, the one whose booking leaves the fewest gaps shorter than three days among
 * all of them: it adds the fewest to those that were there, or fills most. Of equal ones that with the shortest free
 * stretch around the days, so that long ones stay whole; then the first by id.
 */
export const bestFit = (free: readonly Asset[], span: Span, period: Span): Asset | undefined => {
  const fits = inOrder(free).map((asset) => {
    const taken = [...asset.taken, { ...span, booking: '', unit: '' }];
    const added = shortGaps({ ...asset, taken }, period) - shortGaps(asset, period);
    const around = freeStretches(asset, period).find((stretch) => overlaps(stretch, span));
    return { asset, added, room: around ? lengthOf(around) : 0 };
  });
  return fits.sort((a, b) => a.added - b.added || a.room - b.room)[0]?.asset;
};
