import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Situation, suggest } from '../../functions/channels/advice/suggestions/rules.ts';
import { timeFor } from '../../functions/channels/advice/suggestions/timing.ts';
import type { Boost } from '../../functions/channels/boosts/state.ts';
import { type Channel, channelKinds } from '../../functions/channels/state.ts';
import { hoursLater, isTooClose } from '../../functions/channels/publications/clashes.ts';
import { addDays } from '../../shared/calendar.ts';
import { budgets, populations, someChannels } from '../support/channels-some.ts';
import { campaign, channel, event, now, publication, today } from '../support/channels-state.ts';

/** D15, D17: where, when and with how much money an event is told of. */
describe('D16: when', () => {
  const asked = {
    kind: 'facebook' as const,
    leadTimeDays: 2,
    minGapHours: 4,
    taken: [],
    startsAt: event().startsAt,
    now,
    campaign,
  };
  test.each([
    ['three days before, at six', {}, '2026-08-23T18:00'],
    ['a newsletter five days before, at nine', { kind: 'newsletter' }, '2026-08-21T09:00'],
    ['at another hour where that is taken', { taken: ['2026-08-23T18:00'] }, '2026-08-23T14:00'],
    ['on another day where that is full', { taken: ['2026-08-23T12:00'], minGapHours: 12 }, '2026-08-22T18:00'],
    ['as early as the lead time allows', { leadTimeDays: 20 }, '2026-08-24T18:00'],
    ['before it begins', { leadTimeDays: 22 }, '2026-08-26T13:00'],
    ['not at all where the lead time is lost', { leadTimeDays: 23 }, undefined],
    ['not at all once it has been', { startsAt: '2026-08-02T14:00' }, undefined],
    ['not after the campaign', { campaign: { start: '2026-06-01', end: '2026-08-20' } }, '2026-08-20T18:00'],
    ['not before the campaign', { campaign: { start: '2026-08-25', end: '2026-09-30' } }, '2026-08-25T18:00'],
  ] as const)('%s', (_, change, expected) => {
    expect(timeFor({ ...asked, ...change } as Parameters<typeof timeFor>[0])).toBe(expected);
  });
  test('is a time that the owner can meet, and that keeps the gap to all others', () => {
    const times = fc.integer({ min: 0, max: 600 }).map((hours) => hoursLater('2026-08-03T08:00', hours));
    fc.assert(
      fc.property(
        fc.constantFrom(...channelKinds),
        fc.integer({ min: 0, max: 25 }),
        fc.integer({ min: 0, max: 72 }),
        fc.array(times, { maxLength: 12 }),
        (kind, leadTimeDays, minGapHours, taken) => {
          const at = timeFor({ ...asked, kind, leadTimeDays, minGapHours, taken });
          if (at === undefined) return;
          expect(at < asked.startsAt).toBe(true);
          expect(at.slice(0, 10) >= addDays(today, leadTimeDays + 1)).toBe(true);
          expect(taken.some((other) => isTooClose(at, other, minGapHours))).toBe(false);
          expect(Number(at.slice(11, 13)) >= 8 && Number(at.slice(11, 13)) <= 20).toBe(true);
        },
      ),
    );
  });
});

const situation = (change: Partial<Situation> = {}): Situation => ({
  event: event(),
  channels: [channel(), channel({ id: 'letter', kind: 'newsletter', audience: 5_000 })],
  publications: [],
  boosts: [],
  calendar: [],
  now,
  campaign,
  population: 100_000,
  minGapHours: 4,
  ...change,
});
const boost = (change: Partial<Boost> = {}): Boost => ({
  version: 1,
  createdAt: now,
  updatedAt: now,
  id: 'b',
  channel: 'fb-district',
  unit: 'solna',
  amount: 50_000,
  audience: 'Alla',
  status: 'reserved',
  spending: 's',
  ...change,
});

describe('suggestions for an event', () => {
  test('are first what costs nothing, those who reach most before the others, overlaps left out', () => {
    const { publications, boosts, reached, spent, left } = suggest(situation(), 0);
    expect(publications).toMatchObject([
      { channel: 'letter', at: '2026-08-21T09:00', language: 'sv', reach: 1_750, overlap: 0, newly: 1_750 },
      { channel: 'fb-district', at: '2026-08-23T18:00', reach: 600, overlap: 10, newly: 590, reached: 2_340 },
    ]);
    expect([boosts, reached, spent, left]).toEqual([[], 2_340, 0, 0]);
  });
  test('then boosts, with what a new person costs', () => {
    const { boosts, spent, left, reached } = suggest(situation(), 105_000);
    expect(boosts).toHaveLength(1);
    expect(boosts[0]).toMatchObject({
      channel: 'fb-district',
      amount: 100_000,
      pricePerThousand: 6_250,
      marginalCost: 7,
    });
    expect([spent, left, reached]).toEqual([100_000, 5_000, boosts[0]?.reached]);
  });
  test('count what is planned and boosted already, as measured where it is', () => {
    const { planned, boosted, publications } = suggest(
      situation({
        publications: [publication({ status: 'posted', measured: { reach: 3_000, audience: 10_000 } })],
        boosts: [boost(), boost({ id: 'c', status: 'refused' }), boost({ id: 'd', status: 'paid', reach: 10_000 })],
      }),
      0,
    );
    expect(planned).toMatchObject([{ channel: 'fb-district', isMeasured: true, reach: 3_000, newly: 3_000 }]);
    expect(boosted).toMatchObject([
      { boost: 'b', isMeasured: false, reach: 8_000, overlap: 240 },
      { boost: 'd', isMeasured: true, reach: 10_000 },
    ]);
    expect(publications.map((each) => each.channel)).toEqual(['letter']);
  });
  test.each([
    ['declined', { publications: [publication({ status: 'declined' })] }, {}],
    ['other-area', {}, { area: 'nacka' }],
    ['other-language', {}, { languages: ['fi'] }],
    ['no-time', {}, { leadTimeDays: 40 }],
  ] as const)('leave out what is %s, and say so', (why, change, of) => {
    const { leftOut, boosts } = suggest(situation({ channels: [channel(of)], ...change }), 100_000);
    expect([leftOut, boosts]).toEqual([[{ channel: 'fb-district', why }], []]);
  });
  test('are in a language that the event and the channel have', () => {
    const some = situation({
      event: event({ languages: ['so', 'ar'] }),
      channels: [channel({ languages: ['sv', 'ar'] })],
    });
    expect(suggest(some, 0).publications).toMatchObject([{ language: 'ar' }]);
  });
  test('have no boosts on the day of the event', () => {
    const soon = situation({
      event: event({ startsAt: '2026-08-03T20:00' }),
      publications: [publication({ status: 'accepted' })],
    });
    expect(suggest(soon, 100_000).boosts).toEqual([]);
  });

  test('never cost more than the budget, add up, and never reach more people than there are', () => {
    fc.assert(
      fc.property(someChannels, budgets, populations, fc.boolean(), (channels, budget, population, isPlanned) => {
        const publications = isPlanned ? channels.slice(0, 1).map(({ id }) => publication({ channel: id })) : [];
        const all = suggest(situation({ channels, population, publications }), budget);
        expect(all.spent).toBeLessThanOrEqual(budget);
        expect(all.spent + all.left).toBe(budget);
        expect(all.spent).toBe(all.boosts.reduce((sum, { amount }) => sum + amount, 0));
        const rows = [...all.planned, ...all.boosted, ...all.publications, ...all.boosts];
        expect(rows.reduce((sum, { newly }) => sum + newly, 0)).toBe(all.reached);
        expect(all.reached).toBeLessThanOrEqual(population);
        for (const [i, row] of rows.entries()) {
          expect(row.reached).toBeGreaterThanOrEqual(rows[i - 1]?.reached ?? 0);
          expect(Math.min(row.reach, row.overlap, row.newly)).toBeGreaterThanOrEqual(0);
        }
        const costs = all.boosts.map(({ marginalCost }) => marginalCost);
        expect(costs).toEqual([...costs].sort((a, b) => a - b));
        const named = [...all.planned, ...all.publications, ...all.leftOut].map(
          (row: { channel: string }) => row.channel,
        );
        expect([...named].sort()).toEqual(channels.map(({ id }: Channel) => id).sort());
      }),
    );
  });
});
