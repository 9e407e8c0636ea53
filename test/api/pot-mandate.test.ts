import { describe, expect, test } from 'vitest';
import { bareCampaign, errorsOf, heads, itemsOf } from '../support/stack.ts';

const tiers = [
  { upTo: 500_000, heads: 1 },
  { upTo: 5_000_000, heads: 2 },
  { upTo: null, heads: 3 },
];
const strict = [{ upTo: null, heads: 3 }];

/** D8: the mandate from the time before there is one; the tests follow each other. */
describe('D8: the mandate', () => {
  const { id, call, must, refusal, file, pot, personOf } = bareCampaign('mandate');
  let waiting: string;

  test('before a mandate is in force lines are set at once, up to what is contributed', async () => {
    const line = { name: 'Publicitet', amount: 1_000_000 };
    expect(await refusal('district-head', 'PUT /pot/budget-lines/publicity', line)).toBe('409 exceeds-contributions');
    await must('district-head', 'POST /pot/contributions', { office: 'district', amount: 2_000_000, note: 'Budget' });
    const set = await call('district-head', 'PUT /pot/budget-lines/publicity', line);
    expect([set.status, set.body]).toEqual([200, { id: 'publicity', ...line, reserved: 0, paid: 0, available: 1e6 }]);
    expect((await pot()).mandate).toBeNull();
  });

  test('without a mandate a request is filed, but nothing is decided', async () => {
    waiting = await file({ amount: 100_000 });
    const missing = { headsNeeded: null, missing: { heads: 1, otherOffice: false } };
    expect(await must('association-solna', `GET ${waiting}`)).toMatchObject({ status: 'submitted', ...missing });
    expect(await refusal('district-head', `POST ${waiting}/approvals`)).toBe('409 no-mandate');
    expect(await refusal('district-head', `POST ${waiting}/refusals`, { reason: 'Nej' })).toBe('409 no-mandate');
  });

  test.each([
    [[], '/tiers too-small'],
    [[{ upTo: 5, heads: 1 }], '/tiers order'],
    [
      [
        { upTo: null, heads: 2 },
        { upTo: null, heads: 3 },
      ],
      '/tiers order',
    ],
    [
      [
        { upTo: 5, heads: 1 },
        { upTo: 5, heads: 2 },
        { upTo: null, heads: 3 },
      ],
      '/tiers order',
    ],
    [
      [
        { upTo: 5, heads: 2 },
        { upTo: null, heads: 1 },
      ],
      '/tiers order',
    ],
    [[{ upTo: null, heads: 4 }], '/tiers/0/heads invalid-union'],
    [
      [
        { upTo: 0, heads: 1 },
        { upTo: null, heads: 1 },
      ],
      '/tiers/0/upTo too-small',
    ],
  ])('tiers %j are refused: %s', async (wrong, error) => {
    expect(errorsOf(await call('district-head', 'POST /pot/mandates', { tiers: wrong }))).toEqual([error]);
  });

  test('proposing adopts for one’s own office; a new proposal replaces an open one', async () => {
    const first = await call('district-head', 'POST /pot/mandates', { tiers: strict });
    expect([first.status, first.headers.get('location')]).toEqual([201, `/campaigns/${id}/pot/mandates/1`]);
    expect(first.body).toMatchObject({ status: 'proposed', splitWindowDays: 30, adoptions: [{ office: 'district' }] });
    await must('county-council-head', 'POST /pot/mandates', { tiers, splitWindowDays: 10 });
    expect(await must('district-head', 'GET /pot/mandates/1')).toMatchObject({ status: 'replaced', tiers: strict });
    expect(await refusal('city-hall-head', 'POST /pot/mandates/1/adoptions')).toBe('409 mandate-not-proposed');
    expect((await pot()).proposedMandate).toMatchObject({ number: 2, adoptions: [{ office: 'county-council' }] });
  });

  test('what a contribution answers is the pot as it now is, its proposed mandate included', async () => {
    const body = await must('city-hall-head', 'POST /pot/contributions', { office: 'city-hall', amount: 1_000_000 });
    expect(body).toEqual(await pot());
  });

  test('it is in force when all three heads have adopted it, and one person adopts for one office', async () => {
    const both = ['district', 'city-hall'].map((unit) => ({ unit, role: 'head' }));
    await must('admin', `PUT /people/${await personOf('coordinator')}`, {
      subject: 'coordinator',
      name: 'Samordnare',
      memberships: both,
    });
    expect(errorsOf(await call('coordinator', 'POST /pot/mandates/2/adoptions'))).toEqual(['/office needed']);
    expect(errorsOf(await call('coordinator', 'POST /pot/mandates', { tiers }))).toEqual(['/office needed']);
    await must('coordinator', 'POST /pot/mandates/2/adoptions', { office: 'district' });
    expect(await refusal('coordinator', 'POST /pot/mandates/2/adoptions', { office: 'city-hall' })).toBe(
      '409 already-approved',
    );
    const before = await must('coordinator', 'POST /pot/mandates/2/adoptions', { office: 'district' });
    expect(before).toMatchObject({ status: 'proposed', version: 2 });
    const after = await must('city-hall-head', 'POST /pot/mandates/2/adoptions');
    expect(after).toMatchObject({ status: 'in-force', inForceAt: expect.any(String), splitWindowDays: 10 });
    const { mandate: inForce, proposedMandate } = await pot();
    expect([inForce, proposedMandate]).toEqual([after, undefined]);
    expect(await must('admin', 'GET ')).toMatchObject({ startedAt: after.inForceAt });
  });

  test('a request from before can be decided now', async () => {
    expect(await must('district-head', `POST ${waiting}/approvals`)).toMatchObject({
      status: 'reserved',
      headsNeeded: 1,
      approvals: [{ office: 'district', person: await personOf('district-head'), version: 1, amount: 100_000 }],
    });
  });

  test('a mandate in force is replaced only by one that all three have adopted; versions are kept', async () => {
    await must('district-head', 'POST /pot/mandates', { tiers: strict, splitWindowDays: 0 });
    await must('city-hall-head', 'POST /pot/mandates/3/adoptions');
    expect((await pot()).mandate).toMatchObject({ number: 2, status: 'in-force' });
    await must('county-council-head', 'POST /pot/mandates/3/adoptions');
    expect((await pot()).mandate).toMatchObject({ number: 3, status: 'in-force' });
    expect(await refusal('city-hall-head', 'POST /pot/mandates/2/adoptions')).toBe('409 mandate-not-proposed');
    const versions = itemsOf(await call('district-staff', 'GET /pot/mandates'));
    expect(versions.map(({ number, status }) => `${String(number)} ${String(status)}`)).toEqual([
      '3 in-force',
      '2 replaced',
      '1 replaced',
    ]);
  });

  test('each approval judges under the mandate then in force', async () => {
    const request = await file({ amount: 100_000 });
    const answers = [];
    for (const head of heads) answers.push(await must(head, `POST ${request}/approvals`));
    expect(answers.map(({ status, headsNeeded }) => `${String(status)} ${String(headsNeeded)}`)).toEqual([
      'submitted 3',
      'submitted 3',
      'reserved 3',
    ]);
  });
});
