import { addDays, type Day, daysBetween } from '../../../shared/calendar.ts';
import type { PublicitySettings } from '../../gatherings/offers.ts';
import type { Channel, Ids } from '../state.ts';
import { barOf, type Clash, clashesOf, counts, type Placed } from '../publications/clashes.ts';

/** D16: the calendar that the three offices share: what is published when, what clashes, and where nothing is. Pure. */

export type Period = { readonly from: Day; readonly to: Day };

/** Both ends belong to it. */
const daysOf = ({ from, to }: Period): readonly Day[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i));

/** Days in a row as periods. */
const stretches = (days: readonly Day[]): readonly Period[] => {
  const found: Period[] = [];
  for (const day of days) {
    const last = found.at(-1);
    if (last && addDays(last.to, 1) === day) found[found.length - 1] = { from: last.from, to: day };
    else found.push({ from: day, to: day });
  }
  return found;
};

/** The days on which nothing comes out in a channel, in stretches; channels by id, those with no such day left out. */
export const gapsOf = (
  channels: readonly Channel[],
  all: readonly Placed[],
  period: Period,
): readonly { readonly channel: string; readonly days: readonly Period[] }[] => {
  const busy = new Set(all.filter(counts).map(({ publication: { channel, at } }) => `${channel} ${at.slice(0, 10)}`));
  const days = daysOf(period);
  return [...channels]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id }) => ({ channel: id, days: stretches(days.filter((day) => !busy.has(`${id} ${day}`))) }))
    .filter((gap) => gap.days.length > 0);
};

/** Each publication with its clashes, by time. */
export const planOf = (
  all: readonly Placed[],
  channels: Ids<Channel>,
  settings: Pick<PublicitySettings, 'minGapHours' | 'posters'>,
): readonly (Placed & { readonly channel: Channel; readonly clashes: readonly Clash[] })[] =>
  all.flatMap((one) => {
    const channel = channels[one.publication.channel];
    if (!channel) return [];
    const gap = channel.minGapHours ?? settings.minGapHours;
    return [{ ...one, channel, clashes: clashesOf(one, all, gap, barOf(one, channel, settings)) }];
  });
