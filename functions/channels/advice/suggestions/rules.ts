import { type Day, dayOf, type Instant } from '../../../../shared/calendar.ts';
import type { LocalTime } from '../../../../shared/local-time.ts';
import type { Ore } from '../../../../shared/money.ts';
import type { Boost } from '../../boosts/state.ts';
import type { Channel, Publication } from '../../state.ts';
import type { Gathering } from '../../../gatherings/offers.ts';
import { spend, type Step } from './boosting.ts';
import { boostPriceOf, expectedReach, newlyReached, rateOf } from './reach.ts';
import { timeFor } from './timing.ts';

/** D15, D17: where and when an event is best told of, and what the next krona would reach. Pure. */

export type Situation = {
  readonly event: Gathering;
  readonly channels: readonly Channel[];
  /** Of the event. */
  readonly publications: readonly Publication[];
  readonly boosts: readonly Boost[];
  /** What is published in all channels until the event begins. */
  readonly calendar: readonly Publication[];
  readonly now: Instant;
  readonly campaign: { readonly start: Day; readonly end: Day };
  readonly population: number;
  readonly minGapHours: number;
};

type Reaching = { readonly reach: number };
/** People, whole: whom it reaches, of them those who are reached already and those who are not, and all after it. */
type Figures = { readonly reach: number; readonly overlap: number; readonly newly: number; readonly reached: number };

/** Adds one after the other to those who are reached; rounded so that what is newly reached adds up to what is. */
const along = <T extends Reaching>(rows: readonly T[], start: number, population: number) => {
  let reached = start;
  const figured = rows.map((row): T & Figures => {
    const before = Math.round(reached);
    reached += newlyReached(row.reach, reached, population);
    const newly = Math.round(reached) - before;
    const reach = Math.round(row.reach);
    return { ...row, reach, overlap: Math.max(0, reach - newly), newly, reached: Math.round(reached) };
  });
  return { rows: figured, reached };
};

const isPlanned = ({ status }: Publication): boolean => status !== 'declined';
const isOn = ({ status }: Boost): boolean => status !== 'refused' && status !== 'withdrawn';

export type LeftOut = 'declined' | 'other-area' | 'other-language' | 'no-time';
type Candidate = Reaching & {
  readonly channel: Channel;
  readonly at: LocalTime;
  readonly language: string;
};

/** The first of the event's languages that the channel has. */
const languageFor = ({ languages }: Channel, event: Gathering): string | undefined =>
  event.languages.find((language) => languages?.includes(language) ?? true);

const candidateOf = (channel: Channel, it: Situation): Candidate | LeftOut => {
  const { event, publications, calendar, now, campaign, population } = it;
  if (publications.some((each) => each.channel === channel.id)) return 'declined';
  const area = event.place?.area;
  if (channel.area !== undefined && area !== undefined && channel.area !== area) return 'other-area';
  const language = languageFor(channel, event);
  if (language === undefined) return 'other-language';
  const at = timeFor({
    kind: channel.kind,
    leadTimeDays: channel.leadTimeDays,
    minGapHours: channel.minGapHours ?? it.minGapHours,
    taken: calendar.filter((each) => each.channel === channel.id && isPlanned(each)).map((each) => each.at),
    startsAt: event.startsAt,
    now,
    campaign,
  });
  return at === undefined ? 'no-time' : { channel, at, language, reach: expectedReach(channel, population) };
};

/** The figures that a channel's expected reach is made of. */
const groundsOf = (channel: Channel) => {
  const { rate, assumed, measured } = rateOf(channel);
  const shown = (share: number) => Math.round(share * 10_000) / 10_000;
  return { audience: channel.audience, rate: shown(rate), assumedRate: shown(assumed), measured };
};

/** The steps of one channel together, in the order in which channels come up. */
const merged = (steps: readonly Step[], channels: ReadonlyMap<string, Channel>) => {
  const ids = [...new Set(steps.map(({ channel }) => channel))];
  return ids.map((id) => {
    const own = steps.filter(({ channel }) => channel === id);
    const channel = channels.get(id) as Channel;
    return {
      channel: id,
      amount: own.reduce((sum, { amount }) => sum + amount, 0),
      pricePerThousand: Math.round(boostPriceOf(channel) * 1_000),
      measured: channel.boosted.boosts,
      reach: own.reduce((sum, { reach }) => sum + reach, 0),
      newly: own.reduce((sum, { newly }) => sum + newly, 0),
      marginalCost: Math.ceil(own[0]?.marginalCost ?? 0),
    };
  });
};

/** Boosts take as much of the audience as is new when they come up, which for one channel is step by step. */
const boostRows = (steps: readonly Step[], channels: ReadonlyMap<string, Channel>, start: number) => {
  let sum = start;
  return merged(steps, channels).map(({ newly: exact, ...row }) => {
    const before = Math.round(sum);
    sum += exact;
    const newly = Math.round(sum) - before;
    const reach = Math.round(row.reach);
    return {
      ...row,
      reach,
      overlap: Math.max(0, reach - newly),
      newly,
      reached: Math.round(sum),
      costPerPerson: Math.ceil(row.amount / exact),
    };
  });
};

/** What is planned and boosted already: as measured where it is, else as expected. */
const standing = ({ publications, boosts, channels, population }: Situation) => {
  const byId = new Map(channels.map((channel) => [channel.id, channel]));
  const planned = publications.filter(isPlanned).flatMap((publication) => {
    const { id, channel: of, at, status, measured } = publication;
    const channel = byId.get(of);
    const reach = Math.min(population, measured?.reach ?? (channel ? expectedReach(channel, population) : 0));
    return channel ? [{ publication: id, channel: of, at, status, isMeasured: measured !== undefined, reach }] : [];
  });
  const boosted = boosts.filter(isOn).flatMap(({ id, channel: of, amount, status, reach }) => {
    const channel = byId.get(of);
    const expected = channel ? amount / boostPriceOf(channel) : 0;
    return channel
      ? [
          {
            boost: id,
            channel: of,
            amount,
            status,
            isMeasured: reach !== undefined,
            reach: Math.min(population, reach ?? expected),
          },
        ]
      : [];
  });
  return { planned, boosted };
};

/**
 * What to publish where and when, and where a budget reaches most. What costs nothing comes first, those who reach most
 * before the others; then boosts, in steps, each where the next person costs least, until the budget is used.
 */
export const suggest = (it: Situation, budget: Ore) => {
  const { event, channels, population, now } = it;
  const { planned, boosted } = standing(it);
  const first = along(planned, 0, population);
  const second = along(boosted, first.reached, population);
  const inUse = new Set(planned.map(({ channel }) => channel));
  const open = channels.filter(({ retired }) => retired === undefined);
  const judged = open
    .filter(({ id }) => !inUse.has(id))
    .map((channel) => ({ channel, found: candidateOf(channel, it) }));
  const candidates = judged
    .flatMap(({ found }) => (typeof found === 'string' ? [] : [found]))
    .sort((a, b) => b.reach - a.reach || (a.channel.id < b.channel.id ? -1 : 1));
  const third = along(candidates, second.reached, population);
  // An ad needs a day to be seen.
  const isAhead = dayOf(now) < event.startsAt.slice(0, 10);
  const boostable = [...open.filter(({ id }) => inUse.has(id)), ...candidates.map(({ channel }) => channel)];
  const steps = isAhead ? spend(budget, boostable, { reached: third.reached, population }) : [];
  const boosts = boostRows(steps, new Map(boostable.map((channel) => [channel.id, channel])), third.reached);
  const spent = boosts.reduce((sum, { amount }) => sum + amount, 0);
  return {
    event: event.id,
    population,
    budget,
    planned: first.rows,
    boosted: second.rows,
    publications: third.rows.map(({ channel, ...row }) => ({ channel: channel.id, ...row, ...groundsOf(channel) })),
    boosts,
    leftOut: judged.flatMap(({ channel, found }) =>
      typeof found === 'string' ? [{ channel: channel.id, why: found }] : [],
    ),
    spent,
    left: budget - spent,
    reached: boosts.at(-1)?.reached ?? Math.round(third.reached),
  };
};
