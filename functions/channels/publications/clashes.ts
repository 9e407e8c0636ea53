import { instantOf, isBefore, type LocalTime, localOf } from '../../../shared/local-time.ts';
import type { Channel, Publication } from '../state.ts';
import { type Gathering, isOff, type PosterBar, posterBar, type PublicitySettings } from '../../gatherings/offers.ts';

/** D16: what comes too close to a publication: shown, never refused. Pure. */

/** Hours as they pass: over a change of the clocks one more or less than clocks show. */
const millisAnHour = 3_600_000;
const millisOf = (at: LocalTime): number => Date.parse(instantOf(at));

export const isTooClose = (a: LocalTime, b: LocalTime, minGapHours: number): boolean =>
  Math.abs(millisOf(a) - millisOf(b)) < minGapHours * millisAnHour;

/** That many hours later; earlier where they are negative. */
export const hoursLater = (at: LocalTime, hours: number): LocalTime =>
  localOf(new Date(millisOf(at) + hours * millisAnHour).toISOString());

/** A publication with the event it is of. */
export type Placed = { readonly publication: Publication; readonly event: Gathering };

export type Why = 'channel' | 'area' | 'audience' | 'event' | PosterBar;
export type Clash = {
  readonly why: Why;
  readonly channel: string;
  readonly at: LocalTime;
  readonly other: Placed;
};

/** More of them would not be read. */
const mostClashes = 20;

const dayOf = (at: LocalTime): string => at.slice(0, 10);
const isSame = (a: string | undefined, b: string | undefined): boolean => a !== undefined && a === b;

/** Open, of an event that will not be. */
export const isVoid = ({ status }: Publication, event: Gathering): boolean =>
  (status === 'proposed' || status === 'accepted') &&
  (isOff(event) || event.status === 'draft' || event.visibility === 'members');
/** Open or done, of an event that will be, or was: what is declined, withdrawn or void is in nobody's way. */
export const counts = ({ publication, event }: Placed): boolean =>
  publication.status !== 'declined' && publication.status !== 'withdrawn' && !isVoid(publication, event);

/** It comes out when its own event is over, since that was moved. */
export const isAfterwards = ({ publication, event }: Placed): boolean =>
  publication.status !== 'posted' && isBefore(event.endsAt, publication.at);

/** The same channel within its gap; else another event on the same day for the same area or the same audience. */
const whyOf = (one: Placed, other: Placed, minGapHours: number): Why | undefined => {
  const [a, b] = [one.publication, other.publication];
  if (a.channel === b.channel && isTooClose(a.at, b.at, minGapHours)) return 'channel';
  if (a.event === b.event || dayOf(a.at) !== dayOf(b.at)) return undefined;
  if (isSame(one.event.place?.area, other.event.place?.area)) return 'area';
  return isSame(one.event.audience, other.event.audience) ? 'audience' : undefined;
};

/** E4: what the rules of the place say of it, in a channel of posters. */
export const barOf = (
  { publication, event }: Placed,
  { kind, area = event.place?.area }: Pick<Channel, 'kind' | 'area'>,
  { posters }: Pick<PublicitySettings, 'posters'>,
): Why | undefined => (kind === 'poster' ? posterBar(posters, area, dayOf(publication.at)) : undefined);

/** What clashes with a publication: what bars it, its own event, where that is over by then, and others by time; at most 20. */
export const clashesOf = (one: Placed, others: readonly Placed[], minGapHours: number, bar?: Why): readonly Clash[] => {
  if (!counts(one)) return [];
  const clashing = (other: Placed, why: Why | undefined): readonly Clash[] => {
    const { channel, at } = other.publication;
    return why ? [{ why, channel, at, other }] : [];
  };
  const around = others
    .filter((other) => other.publication.id !== one.publication.id && counts(other))
    .sort((a, b) => (isBefore(a.publication.at, b.publication.at) ? -1 : 1))
    .flatMap((other) => clashing(other, whyOf(one, other, minGapHours)));
  return [...clashing(one, bar), ...clashing(one, isAfterwards(one) ? 'event' : undefined), ...around].slice(
    0,
    mostClashes,
  );
};
