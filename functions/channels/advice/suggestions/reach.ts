import type { Channel, ChannelKind } from '../../state.ts';

/**
 * How many people a publication or a boost is expected to reach: what has been measured of the channel, drawn towards
 * what is assumed of its kind as long as few figures are there. Pure. The formulas are explained in docs/PUBLICITY.md.
 */

type Assumed = {
  /** Share of the audience that one publication reaches. */
  readonly rate: number;
  /** Share of the population that a boost in this kind of network can reach at all; none cannot be boosted. */
  readonly boostable?: number;
};
/** Chosen, not measured: they matter only until a campaign has figures of its own. */
const assumed: Readonly<Record<ChannelKind, Assumed>> = {
  facebook: { rate: 0.06, boostable: 0.5 },
  instagram: { rate: 0.08, boostable: 0.4 },
  x: { rate: 0.03, boostable: 0.1 },
  newsletter: { rate: 0.35 },
  website: { rate: 0.05 },
  sms: { rate: 0.9 },
  press: { rate: 0.1 },
  poster: { rate: 0.1 },
  other: { rate: 0.05 },
};

/** What is assumed of a kind weighs as much as this many measured publications, or boosts. */
export const assumedWeight = { publications: 4, boosts: 2 } as const;
/** A boost as it is assumed: 500 kronor for 8 000 people. Chosen, not measured. */
const assumedBoost = { spent: 50_000, reach: 8_000 } as const;

/** Share of its audience that one publication in the channel reaches: between the assumed and the measured share. */
export const rateOf = ({ kind, measured }: Pick<Channel, 'kind' | 'measured'>) => {
  const prior = assumed[kind].rate;
  const own = measured.audience > 0 ? measured.reach / measured.audience : prior;
  const weight = assumedWeight.publications;
  const rate = (weight * prior + measured.publications * own) / (weight + measured.publications);
  return { rate, assumed: prior, measured: measured.publications };
};

/** People, whole; more than there are cannot be reached. */
export const expectedReach = (channel: Pick<Channel, 'kind' | 'measured' | 'audience'>, population: number): number =>
  Math.min(population, Math.round(channel.audience * rateOf(channel).rate));

/** Öre for each person that a boost in the channel reaches: between the assumed and the measured price. */
export const boostPriceOf = ({ boosted }: Pick<Channel, 'boosted'>): number => {
  const weight = assumedWeight.boosts;
  return (weight * assumedBoost.spent + boosted.spent) / (weight * assumedBoost.reach + boosted.reach);
};

/** How many people boosts in this kind of network can reach at all; undefined where nothing can be boosted. */
export const boostableIn = (kind: ChannelKind, population: number): number | undefined => {
  const share = assumed[kind].boostable;
  return share === undefined ? undefined : share * population;
};

/**
 * Audiences are taken for independent draws from the population: of those whom the next publication reaches, as large a
 * share is reached already as of everybody.
 */
export const newlyReached = (reach: number, reached: number, population: number): number =>
  reach * (1 - reached / population);
