import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { channelsCampaign, evening, partyDay, today } from '../support/channels-api.ts';
import { type Rights, rightsWith } from '../support/rights.ts';
import { type Body, errorsOf, operationsOf } from '../support/stack.ts';

/** D15, D17, D24: what the figures say. */
/** Three weeks ago: what has been. */
const past = { startsAt: `${addDays(today, -21)}T14:00`, endsAt: `${addDays(today, -21)}T17:00` };
const rows = (of: unknown) => of as readonly Body[];

describe('suggestions', () => {
  const { call, must, refusal, enter, draft, published, proposed, posted } = channelsCampaign('advice-suggestions');
  let event = '';
  beforeAll(async () => {
    await enter('fb-district');
    await enter('letter', { kind: 'newsletter', owner: 'city-hall', audience: 5_000 });
    await enter('elsewhere', { kind: 'x', owner: 'county-council', area: 'nacka' });
    event = await published();
  });

  test('say where and when, for whom it is for, and what a budget would reach', async () => {
    const all = await must('association-solna', `GET ${event}/suggestions?budget=100000`);
    expect(all).toMatchObject({ population: 1_000_000, budget: 100_000, planned: [], spent: 100_000, left: 0 });
    expect(rows(all.publications)).toMatchObject([
      { channel: 'letter', at: evening(5, '09:00'), reach: 1_750, rate: 0.35, assumedRate: 0.35, measured: 0 },
      { channel: 'fb-district', at: evening(3), reach: 600 },
    ]);
    expect(rows(all.boosts)).toMatchObject([{ channel: 'fb-district', amount: 100_000, marginalCost: 7 }]);
    expect(all.leftOut).toEqual([{ channel: 'elsewhere', why: 'other-area' }]);
  });

  test('can be followed as they are, and then say so', async () => {
    const before = await must('association-solna', `GET ${event}/suggestions`);
    for (const { channel, at, language } of rows(before.publications)) {
      const answer = await call('association-solna', `POST ${event}/publications`, { channel, at, language });
      expect([answer.status, answer.body.tooLate, answer.body.clashes]).toEqual([201, false, []]);
    }
    const after = await must('association-solna', `GET ${event}/suggestions`);
    expect(after).toMatchObject({ publications: [], reached: before.reached });
    expect(rows(after.planned)).toHaveLength(2);
  });

  test('learn from what was measured, keep to what else is planned, and count what is boosted', async () => {
    const other = await published({ startsAt: `${partyDay}T15:00` });
    const path = await posted(await published(), { at: evening(4) });
    await must('district-staff', `POST ${path}/measurements`, { reach: 2_600 });
    const boost = {
      channel: 'fb-district',
      amount: 50_000,
      audience: 'everyone',
      event: other.slice('/events/'.length),
    };
    await must('district-staff', 'POST /boosts', boost);
    await proposed(await published(), { at: evening(3, '19:00') });
    const { publications, boosted } = await must('district-staff', `GET ${other}/suggestions`);
    // (4 x 0.06 + 1 x 0.26) / 5; the evening is taken.
    expect(rows(publications).find(({ channel }) => channel === 'fb-district')).toMatchObject({
      measured: 1,
      rate: 0.1,
      reach: 1_000,
      at: evening(3, '14:00'),
    });
    expect(rows(boosted)).toMatchObject([
      { amount: 50_000, status: 'awaiting-funds', isMeasured: false, reach: 8_000 },
    ]);
  });

  test('the population is that of the settings', async () => {
    await must('admin', 'PUT /settings', { publicity: { population: 2_000 } });
    const all = await must('district-staff', `GET ${await published()}/suggestions?budget=1000000000`);
    expect(all.population).toBe(2_000);
    expect(Number(all.reached)).toBeLessThanOrEqual(2_000);
  });

  test('there are none for what will not be, or is for members', async () => {
    const off = await published();
    await must('association-solna', `POST ${off}/cancellation`, { reason: 'Regn' });
    expect(await refusal('association-solna', `GET ${off}/suggestions`)).toBe('409 wrong-status');
    const inner = await published({ visibility: 'members' });
    expect(await refusal('association-solna', `GET ${inner}/suggestions`)).toBe('409 wrong-status');
    expect(await must('association-solna', `GET ${await draft()}/suggestions`)).toHaveProperty('publications');
  });

  test.each(['-1', '1.5', '01', '1000000001', 'x', '1e3'])('%s is no budget', async (budget) => {
    const answer = await call('association-solna', `GET ${event}/suggestions?budget=${budget}`);
    expect([answer.status, errorsOf(answer).length]).toEqual([400, 1]);
    expect(errorsOf(answer)[0]).toMatch(/^\/query\/budget /);
  });
});

describe('the ranking', () => {
  const { call, must, enter, published, posted } = channelsCampaign('advice-ranking');
  const held = async (cost: number, reach: number, change: Body = {}) => {
    const event = await published({ ...past, ...change });
    await must('district-staff', `POST ${event}/results`, { cost, reach });
    return event.slice('/events/'.length);
  };

  test('D15: the cheapest person first, by event, kind, area and channel, with what is missing', async () => {
    await enter('fb-district');
    expect(await must('district-staff', 'GET /publicity/ranking')).toEqual({
      by: 'event',
      rows: [],
      more: 0,
      correlation: { events: 0, rho: null },
    });
    const dear = await held(3_800_000, 220, { kind: 'concert', place: { name: 'x', area: 'nacka' } });
    const cheap = await held(300_000, 450);
    const late = (await published(past)).slice('/events/'.length);
    await published();
    await held(1_000_000, 500);
    const all = await must('city-hall-staff', 'GET /publicity/ranking?by=event');
    expect(rows(all.rows).map(({ key, missing }) => [key, missing])).toEqual([
      [cheap, 0],
      [expect.any(String), 0],
      [dear, 0],
      [late, 1],
    ]);
    expect(all.correlation).toEqual({ events: 3, rho: 1 });
    expect((await must('district-staff', 'GET /publicity/ranking?by=kind')).rows).toEqual([
      { key: 'yard-party', figures: 2, missing: 1, cost: 1_300_000, reach: 950, costPerPerson: 1_368 },
      { key: 'concert', figures: 1, missing: 0, cost: 3_800_000, reach: 220, costPerPerson: 17_273 },
    ]);
    const areas = rows((await must('district-staff', 'GET /publicity/ranking?by=area')).rows);
    expect(areas.map(({ key }) => key)).toEqual(['solna', 'nacka']);
    await posted(await published());
    expect((await must('district-staff', 'GET /publicity/ranking?by=channel')).rows).toEqual([
      { key: 'fb-district', figures: 0, missing: 1, cost: 0, reach: 0 },
    ]);
    expect((await call('district-staff', 'GET /publicity/ranking?by=size')).status).toBe(400);
  });
});

describe('coverage', () => {
  const { must, enter, published, posted } = channelsCampaign('advice-coverage');

  test('D24: what each association and each ring has, also those that have nothing', async () => {
    await enter('fb-district');
    const event = await published(past);
    await must('district-staff', `POST ${event}/results`, { cost: 1, reach: 450 });
    await posted(await published());
    const { perRing, perAssociation } = await must('county-council-staff', 'GET /publicity/coverage');
    const none = { events: 0, published: 0, reach: 0, publications: 0, visits: 0, boosts: 0, boostMoney: 0 };
    expect(rows(perAssociation).map(({ unit }) => unit)).toEqual(['kista', 'nacka', 'solna', 'sundbyberg']);
    expect(rows(perAssociation)).toContainEqual(expect.objectContaining({ unit: 'kista', ...none }));
    expect(rows(perAssociation)).toContainEqual(
      expect.objectContaining({ unit: 'solna', ...none, events: 2, published: 2, reach: 450, publications: 1 }),
    );
    const sum = (name: string) => rows(perRing).reduce((total, row) => total + Number(row[name]), 0);
    expect([sum('associations'), sum('without'), sum('events'), sum('reach')]).toEqual([4, 3, 2, 450]);
    const own = await must('association-solna', 'GET /publicity/coverage');
    expect(own.perRing).toEqual([]);
    expect(rows(own.perAssociation).map(({ unit }) => unit)).toEqual(['solna']);
    expect(rows(own.average)).toHaveLength(1);
  });
});

describe('advice: who may (invariant 8)', () => {
  const campaign = 'advice-rights';
  const { published } = channelsCampaign(campaign);
  const named: Record<string, string> = { campaign };
  beforeAll(async () => {
    named.event = (await published()).slice('/events/'.length);
  });
  const rights: Rights = {
    suggestPublications: '++4+34',
    showRanking: '++4444',
    showPublicityCoverage: '++4++4',
  };
  const { tabled, missing } = rightsWith(named);
  missing(tabled(operationsOf('channels-advice'), rights), rights, { event: '01J4Z6X9QAW7E6R5T4Y3V2B1N1' });
});
