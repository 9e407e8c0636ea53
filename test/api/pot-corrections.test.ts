import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { type Body, errorsOf, itemsOf, loadedCampaign, theStack } from '../support/stack.ts';

type Given = Body & { readonly id: string; readonly office: string; readonly version: number };
const reason = 'En siffra var fel.';

describe('a contribution that was entered wrongly', () => {
  const { call, must, refusal, reserved, pot } = loadedCampaign('corrections');
  const contributionOf = async (office: string) =>
    ((await pot()).contributions as readonly Given[]).find((each) => each.office === office) as Given;
  const correctionsOf = async (office: string) => `/pot/contributions/${(await contributionOf(office)).id}/corrections`;

  // 40 000 kr are on no line.
  beforeAll(async () => {
    await must('district-head', 'PUT /pot/budget-lines/reserve', { name: 'Reserv', amount: 1_000_000 });
    await must('city-hall-head', 'POST /pot/budget-lines/reserve/adoptions');
  });

  test('waits for a head of another office, who adopts what they read', async () => {
    const corrections = await correctionsOf('city-hall');
    const proposed = await call('city-hall-head', `POST ${corrections}`, { amount: 29_000_000, reason });
    expect([proposed.status, proposed.body]).toEqual([
      202,
      {
        ...(await contributionOf('city-hall')),
        pending: {
          amount: 29_000_000,
          offices: ['city-hall'],
          reason,
          replyBy: addDays(dayOf(new Date().toISOString()), 5),
        },
      },
    ]);
    expect(await pot()).toMatchObject({ contributed: 90_000_000 });
    expect(await refusal('city-hall-head', `POST ${corrections}/adoptions`)).toBe('409 other-office-adopts');

    await must('city-hall-head', `POST ${corrections}`, { amount: 28_000_000, reason });
    const seen = { 'if-match': `"${String(proposed.body.version)}"` };
    expect(await refusal('district-head', `POST ${corrections}/adoptions`, undefined, seen)).toBe(
      '412 changed-meanwhile',
    );
    const { version } = await contributionOf('city-hall');
    const now = { 'if-match': `"${version}"` };
    const adopted = await must('district-head', `POST ${corrections}/adoptions`, undefined, now);
    expect(adopted).toMatchObject({ amount: 28_000_000, corrections: [{ was: 30_000_000, reason }] });
    expect(adopted.pending).toBeUndefined();
    expect(await pot()).toMatchObject({ contributed: 88_000_000, available: 88_000_000 });
    expect(await refusal('district-head', `POST ${corrections}/adoptions`)).toBe('409 nothing-to-confirm');
    await theStack().idle();
    const told = itemsOf(await call('county-council-staff', 'GET /offices/county-council/inbox?limit=100'));
    expect(told.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'Stadshuskansliet vill rätta det som Stadshuskansliet har skjutit till, från 300 000 kr till 280 000 kr; en chef för ett annat kansli behöver anta det.',
        'Det som Stadshuskansliet har skjutit till är rättat från 300 000 kr till 280 000 kr; kansliernas andelar följer med i nästa avräkning.',
      ]),
    );
  });

  test('is corrected by the head of the office that contributed, with a reason, down to what is not on lines', async () => {
    const corrections = await correctionsOf('district');
    expect(await refusal('city-hall-head', `POST ${corrections}`, { amount: 1, reason })).toBe('403 not-allowed');
    expect(errorsOf(await call('district-head', `POST ${corrections}`, { amount: -1 }))).toEqual([
      '/amount too-small',
      '/reason invalid-type',
    ]);
    const { contributed, budgetLines } = await pot();
    const free = Number(contributed) - (budgetLines as Body[]).reduce((sum, { amount }) => sum + Number(amount), 0);
    const least = 40_000_000 - free;
    const below = { amount: least - 1, reason };
    expect(await refusal('district-head', `POST ${corrections}`, below)).toBe('409 below-assigned');
    await must('district-head', `POST ${corrections}`, { amount: least, reason });
    await must('county-council-head', 'PUT /pot/budget-lines/more', { name: 'Mer', amount: 1 });
    await must('district-head', 'POST /pot/budget-lines/more/adoptions');
    expect(await refusal('city-hall-head', `POST ${corrections}/adoptions`)).toBe('409 below-assigned');
    expect(
      await refusal('district-head', 'POST /pot/contributions/01J4Z6X9QAW7E6R5T4Y3V2B1N1/corrections', below),
    ).toBe('404 not-found');
  });

  test('changes what was settled by the next settlement, and the ledger by an entry of its own', async () => {
    const request = await reserved({ amount: 100_000 });
    const receipt = { supplier: 'Tryckeriet', number: '1', date: '2026-08-01' };
    await must('district-staff', `POST ${request}/payouts`, { amount: 88_000, paidBy: 'district', receipt });
    await must('district-staff', 'POST /pot/settlements');
    const corrections = await correctionsOf('county-council');
    await must('county-council-head', `POST ${corrections}`, { amount: 22_000_000, reason });
    await must('city-hall-head', `POST ${corrections}/adoptions`);
    const { offices, transfers } = await must('district-staff', 'GET /pot/settlement');
    // 88 000 öre were shared as 40 : 28 : 20, and are now as 40 : 28 : 22.
    expect((offices as Body[]).map(({ share, balance }) => [share, balance])).toEqual([
      [39_111, 889],
      [27_378, 622],
      [21_511, -1_511],
    ]);
    expect(transfers).toMatchObject([
      { from: 'county-council', to: 'district', amount: 889 },
      { from: 'county-council', to: 'city-hall', amount: 622 },
    ]);
    const rows = itemsOf(await call('district-staff', 'GET /pot/ledger?limit=100&order=oldest'));
    expect(rows.at(-1)).toMatchObject({
      event: 'ContributionCorrected',
      postings: [
        { account: 'contributed:county-council', amount: -2_000_000 },
        { account: 'available', amount: 2_000_000 },
      ],
    });
    expect(await must('district-staff', 'GET /pot/ledger/verification')).toMatchObject({ matchesBalances: true });
    const today = await must('district-staff', `GET /pot?asOf=${dayOf(new Date().toISOString())}`);
    expect(today).toMatchObject({ contributed: 90_000_000, contributions: [{}, {}, { amount: 22_000_000 }] });
  });
});
