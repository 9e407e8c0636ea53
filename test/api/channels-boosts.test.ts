import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { channelsCampaign } from '../support/channels-api.ts';
import { type Rights, rightsWith } from '../support/rights.ts';
import { type Body, errorsOf, itemsOf, operationsOf, theStack } from '../support/stack.ts';

/** D17: paid boosts, asked for together with their money, and following it from then on. */
const wish = { channel: 'fb-district', amount: 50_000, audience: 'families', area: 'solna' };

const boostsCampaign = (id: string) => {
  const campaign = channelsCampaign(id);
  const { call, must, enter } = campaign;
  beforeAll(async () => {
    await enter('fb-district');
  });
  const ask = (change: Body = {}, persona = 'association-solna', headers = {}) =>
    call(persona, 'POST /boosts', { ...wish, ...change }, headers);
  /** What must succeed; answers the boost's path. */
  const boosted = async (change: Body = {}, persona?: string) => {
    const answer = await ask(change, persona);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return `/boosts/${String(answer.body.id)}`;
  };
  const requestOf = async (boost: string) =>
    `/pot/requests/${((await must('district-head', `GET ${boost}`)).spending as { request: string }).request}`;
  const statusOf = async (boost: string) => {
    await theStack().idle();
    return (await must('district-head', `GET ${boost}`)).status;
  };
  return { ...campaign, ask, boosted, requestOf, statusOf };
};

describe('a boost', () => {
  const { id, call, must, refusal, draft, published, ask, boosted, requestOf } = boostsCampaign('boosts');

  test('asks the pot for its money in the same breath', async () => {
    const event = await published();
    const { status, headers, body } = await ask({ event: event.slice('/events/'.length) });
    expect([status, headers.get('location'), headers.get('etag')]).toEqual([
      201,
      `/campaigns/${id}/boosts/${String(body.id)}`,
      expect.stringMatching(/^"1-/),
    ]);
    expect(body).toMatchObject({ ...wish, unit: 'solna', status: 'awaiting-funds' });
    const boost = `/boosts/${String(body.id)}`;
    expect(await must('association-solna', `GET ${boost}`)).toEqual(body);
    expect(await must('district-head', `GET ${await requestOf(boost)}`)).toMatchObject({
      unit: 'solna',
      budgetLine: 'publicity',
      amount: 50_000,
      purpose: 'Annonsering i Distriktet på Facebook av ”Gårdsfest”: Barnfamiljer i Solna',
      for: boost.slice(1),
      status: 'submitted',
    });
    const listed = itemsOf(await call('association-solna', `GET ${event}/boosts`));
    expect(listed).toEqual([body]);
    expect(itemsOf(await call('association-solna', `GET ${await draft()}/boosts`))).toEqual([]);
  });

  test('needs no event; an office asks for itself or for an association, an association for itself', async () => {
    expect((await ask({}, 'city-hall-staff')).body).toMatchObject({ unit: 'city-hall' });
    expect((await ask({ unit: 'nacka' }, 'city-hall-staff')).body).toMatchObject({ unit: 'nacka' });
    expect((await ask({ unit: 'district' }, 'city-hall-staff')).body.code).toBe('not-allowed');
    expect((await ask({ unit: 'nacka' })).body.code).toBe('not-allowed');
    expect((await ask({}, 'association-nacka')).body).toMatchObject({ unit: 'nacka' });
  });

  test('invariant 8: is seen by the offices and by who asked; lists are filtered', async () => {
    const boost = await boosted();
    expect(await refusal('association-nacka', `GET ${boost}`)).toBe('404 not-found');
    const units = async (persona: string, query = '') =>
      itemsOf(await call(persona, `GET /boosts${query}`)).map(({ unit }) => unit);
    expect(new Set(await units('association-solna'))).toEqual(new Set(['solna']));
    expect(await units('association-solna', '?unit=nacka')).toEqual([]);
    expect(await units('district-staff', '?unit=nacka')).toEqual(['nacka', 'nacka']);
    expect((await units('district-staff')).length).toBe(5);
    expect(await units('district-staff', '?status=paid')).toEqual([]);
    expect(itemsOf(await call('district-staff', 'GET /boosts?limit=2'))).toHaveLength(2);
  });

  test('of an event only while it will be, and of one’s own', async () => {
    const event = await published();
    const of = event.slice('/events/'.length);
    expect(errorsOf(await ask({ event: of }, 'association-nacka'))).toEqual(['/event unknown']);
    await must('association-solna', `POST ${event}/cancellation`, { reason: 'Regn' });
    expect((await ask({ event: of })).body.code).toBe('wrong-status');
  });

  test('a repeated one has one effect', async () => {
    const requests = async () => itemsOf(await call('association-solna', 'GET /pot/requests?limit=100')).length;
    const before = await requests();
    const once = { 'idempotency-key': 'boost-once' };
    const [one, other] = [await ask({}, 'association-solna', once), await ask({}, 'association-solna', once)];
    expect([other.status, other.body, other.headers.get('idempotency-replayed')]).toEqual([201, one.body, 'true']);
    expect(await requests()).toBe(before + 1);
  });
});

describe('boosts: their money', () => {
  const { call, must, refusal, reserve, ask, boosted, requestOf, statusOf, pot } = boostsCampaign('boosts-money');

  test('is reserved and paid, and the boost with it; D15: then what it reached counts for its channel', async () => {
    const boost = await boosted();
    expect(await refusal('association-solna', `POST ${boost}/results`, { reach: 1 })).toBe('409 wrong-status');
    const request = await reserve(await requestOf(boost));
    expect(await statusOf(boost)).toBe('reserved');
    const receipt = { supplier: 'Nätet', number: '1', date: addDays(new Date().toISOString().slice(0, 10), -1) };
    await must('district-staff', `POST ${request}/payouts`, { amount: 40_000, paidBy: 'district', receipt });
    expect(await statusOf(boost)).toBe('paid');
    await must('district-staff', `POST ${request}/closure`, { reason: 'Klart' });
    expect(await statusOf(boost)).toBe('paid');
    await must('association-solna', `POST ${boost}/results`, { reach: 9_000 });
    expect(await must('district-staff', `POST ${boost}/results`, { reach: 9_100 })).toMatchObject({ reach: 9_100 });
    expect(await must('district-staff', 'GET /channels/fb-district')).toMatchObject({
      boosted: { boosts: 1, reach: 9_100, spent: 40_000 },
    });
  });

  test('is refused, or taken back, and the boost with it; the pot has what it had', async () => {
    const before = await pot();
    const [refused, withdrawn] = [await boosted(), await boosted({ amount: 70_000 })];
    for (const office of ['city-hall', 'county-council', 'district']) {
      const body = { reason: 'Det räcker.' };
      const { body: answer } = await call(`${office}-head`, `POST ${await requestOf(refused)}/refusals`, body);
      if (answer.status === 'refused') break;
    }
    expect(await statusOf(refused)).toBe('refused');
    await reserve(await requestOf(withdrawn));
    expect(await statusOf(withdrawn)).toBe('reserved');
    await must('association-solna', `POST ${await requestOf(withdrawn)}/withdrawal`);
    expect(await statusOf(withdrawn)).toBe('withdrawn');
    expect((await pot()).available).toBe(before.available);
    const notices = itemsOf(await call('association-solna', 'GET /associations/solna/inbox?limit=100'));
    const told = (boost: string) =>
      notices.filter(({ subject }) => `/${String(subject)}` === boost).map(({ event }) => event);
    expect(told(withdrawn)).toEqual(['BoostEnded', 'BoostReserved', 'BoostRequested']);
    expect(told(refused)).toEqual(['BoostEnded', 'BoostRequested']);
  });

  test('comes from the line that the settings name, and from none that is not there', async () => {
    await must('admin', 'PUT /settings', { publicity: { boostLine: 'gone' } });
    const requests = async () => itemsOf(await call('association-solna', 'GET /pot/requests?limit=100')).length;
    const before = await requests();
    const answer = await ask();
    expect([answer.status, answer.body.code]).toEqual([409, 'insufficient-funds']);
    expect(await requests()).toBe(before);
    await must('admin', 'PUT /settings', { publicity: { boostLine: 'material' } });
    expect(await must('district-head', `GET ${await requestOf(await boosted())}`)).toMatchObject({
      budgetLine: 'material',
    });
  });
});

describe('boosts: bad input', () => {
  const { ask, call, boosted } = boostsCampaign('boosts-bad-input');

  test.each([
    [{ channel: 'none' }, '/channel unknown'],
    [{ amount: 0 }, '/amount too-small'],
    [{ amount: 1_000_000_001 }, '/amount too-big'],
    [{ amount: 0.5 }, '/amount invalid-type'],
    [{ audience: 'Barnfamiljer' }, '/audience slug'],
    [{ area: 'mars' }, '/area unknown'],
    [{ event: '01J4Z6X9QAW7E6R5T4Y3V2B1N1' }, '/event unknown'],
    [{ event: '../x' }, '/event unknown'],
    [{ spending: 'x' }, '/spending unrecognized-keys'],
    [{ status: 'paid' }, '/status unrecognized-keys'],
  ])('%j is no boost', async (change, error) => {
    const answer = await ask(change);
    expect([answer.status, errorsOf(answer)]).toEqual([422, [error]]);
  });
  test('nor is one for a unit that there is not', async () => {
    expect(errorsOf(await ask({ unit: 'atlantis' }, 'district-staff'))).toEqual(['/unit unknown']);
  });
  test.each([
    [{ reach: -1 }, '/reach too-small'],
    [{ reach: 20_000_001 }, '/reach too-big'],
    [{}, '/reach invalid-type'],
  ])('%j is no result', async (body, error) => {
    const answer = await call('association-solna', `POST ${await boosted()}/results`, body);
    expect([answer.status, errorsOf(answer)]).toEqual([422, [error]]);
  });
});

describe('boosts: at the same moment', () => {
  const { call, must, reserve, boosted, requestOf, statusOf, ask } = boostsCampaign('boosts-together');

  test('32 boosts asked for at once are 32 requests, and what 16 reached counts sixteen times', async () => {
    const answers = await Promise.all(Array.from({ length: 32 }, (_, i) => ask({ amount: 1_000 + i })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(32);
    const requests = itemsOf(await call('association-solna', 'GET /pot/requests?limit=100'));
    const paying = new Set(requests.map(({ for: subject }) => subject));
    expect(answers.every(({ body }) => paying.has(`boosts/${String(body.id)}`))).toBe(true);
  });

  test('of 16 who say at once what one boost reached, one is right in the end, and it counts once', async () => {
    const boost = await boosted();
    const request = await reserve(await requestOf(boost));
    const date = addDays(new Date().toISOString().slice(0, 10), -1);
    const receipt = { supplier: 'Nätet', number: '2', date };
    await must('district-staff', `POST ${request}/payouts`, { amount: 40_000, paidBy: 'district', receipt });
    expect(await statusOf(boost)).toBe('paid');
    await Promise.all(
      Array.from({ length: 16 }, (_, i) => must('district-staff', `POST ${boost}/results`, { reach: 100 + i })),
    );
    const { reach } = await must('district-staff', `GET ${boost}`);
    expect(await must('district-staff', 'GET /channels/fb-district')).toMatchObject({
      boosted: { boosts: 1, reach, spent: 40_000 },
    });
  });
});

describe('boosts: who may (invariant 8)', () => {
  const campaign = 'boosts-rights';
  const { published, boosted } = boostsCampaign(campaign);
  const named: Record<string, string> = { campaign };
  beforeAll(async () => {
    named.event = (await published()).slice('/events/'.length);
    named.boost = (await boosted()).slice('/boosts/'.length);
  });
  const rights: Rights = {
    requestBoost: '++4++4',
    listBoosts: '++4++4',
    showBoost: '++4+44',
    listBoostsOfEvent: '++4+34',
    measureBoost: '++4+44',
  };
  const { tabled, missing } = rightsWith(named);
  const guarded = tabled(operationsOf('channels-boosts'), rights);
  const none = '01J4Z6X9QAW7E6R5T4Y3V2B1N1';
  missing(guarded, rights, { boost: none, event: none });
});
