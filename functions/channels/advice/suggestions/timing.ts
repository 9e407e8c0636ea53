import { addDays, type Day, dayOf, daysBetween } from '../../../../shared/calendar.ts';
import { isBefore, type LocalTime, localOf } from '../../../../shared/local-time.ts';
import type { ChannelKind } from '../../state.ts';
import { isTooClose } from '../../publications/clashes.ts';

/** When a publication is best made in a kind of channel, and when it can be. Pure; times as clocks in Stockholm show them. */

/** Chosen: so many days before the event, at that hour. */
const best: Readonly<Record<ChannelKind, { readonly daysBefore: number; readonly hour: number }>> = {
  facebook: { daysBefore: 3, hour: 18 },
  instagram: { daysBefore: 2, hour: 19 },
  x: { daysBefore: 1, hour: 12 },
  newsletter: { daysBefore: 5, hour: 9 },
  website: { daysBefore: 10, hour: 9 },
  sms: { daysBefore: 1, hour: 16 },
  press: { daysBefore: 7, hour: 8 },
  poster: { daysBefore: 14, hour: 8 },
  other: { daysBefore: 3, hour: 12 },
};
/** Nobody is woken by a publication, and nobody has to stay up for one. */
const hours = Array.from({ length: 13 }, (_, i) => 8 + i);
/** Further from the best day is not looked. */
const mostDays = 60;

type Asked = {
  readonly kind: ChannelKind;
  readonly leadTimeDays: number;
  readonly minGapHours: number;
  /** Other publications in that channel. */
  readonly taken: readonly LocalTime[];
  readonly startsAt: LocalTime;
  readonly now: string;
  readonly campaign: { readonly start: Day; readonly end: Day };
};

const byCloseness = <T>(all: readonly T[], distance: (each: T) => number): readonly T[] =>
  [...all].sort((a, b) => distance(a) - distance(b));

/**
 * D16: the hour closest to the best one that leaves the owner a day for the answer and the lead time after it, keeps the
 * distance to what else is published there, and lies before the event; undefined when there is none.
 */
export const timeFor = ({ kind, leadTimeDays, minGapHours, taken, startsAt, now, campaign }: Asked) => {
  const { daysBefore, hour } = best[kind];
  const last = startsAt.slice(0, 10);
  const wanted = addDays(last, -daysBefore);
  const today = dayOf(now);
  const first = [addDays(today, leadTimeDays + 1), campaign.start, addDays(wanted, -mostDays)].reduce((a, b) =>
    a > b ? a : b,
  );
  const count = Math.max(0, daysBetween(first, last) + 1);
  const days = byCloseness(
    Array.from({ length: count }, (_, i) => addDays(first, i)),
    (day) => Math.abs(daysBetween(day, wanted)),
  );
  const clocks = byCloseness(hours, (each) => Math.abs(each - hour));
  const nowLocal = localOf(now);
  for (const day of days)
    for (const each of clocks) {
      const at = `${day}T${String(each).padStart(2, '0')}:00`;
      const isFree = !taken.some((other) => isTooClose(at, other, minGapHours));
      if (isFree && isBefore(nowLocal, at) && isBefore(at, startsAt) && day <= campaign.end) return at;
    }
  return undefined;
};
