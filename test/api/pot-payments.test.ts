import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { type Body, errorsOf, loadedCampaign } from '../support/stack.ts';
import { today } from '../support/today.ts';

describe('what is paid', () => {
  const { call, must, refusal, file, reserved, pot, personOf, wish } = loadedCampaign('payments');
  const receiptOf = (number: string, more: Body = {}) => ({
    supplier: 'Tryckeriet AB',
    number,
    date: today,
    ...more,
  });
  const pay = (number: string, amount: number, more: Body = {}, office = 'district') => ({
    amount,
    paidBy: office,
    receipt: receiptOf(number),
    ...more,
  });
  const spend = (amount: number) => reserved({ amount, budgetLine: 'material' });

  describe('D7: payouts', () => {
    test('go up to what is outstanding, on a reservation only', async () => {
      const request = await spend(1_000);
      expect(await refusal('district-staff', `POST ${request}/payouts`, pay('p-1', 1_001))).toBe(
        '409 exceeds-outstanding',
      );
      await must('district-staff', `POST ${request}/payouts`, pay('p-1', 1_000));
      expect(await refusal('district-staff', `POST ${request}/payouts`, pay('p-2', 1))).toBe('409 exceeds-outstanding');
      expect(await refusal('district-staff', `POST ${await file()}/payouts`, pay('p-3', 1))).toBe('409 wrong-status');
      expect(await refusal('association-solna', `POST ${request}/withdrawal`)).toBe('409 already-paid');
    });

    test('D8: who is paid counts as the payee in the split window, however the next request writes the name', async () => {
      const heads = async (payee: string) =>
        (await must('association-nacka', 'POST /pot/requests', { ...wish, unit: 'nacka', payee, amount: 400_000 }))
          .headsNeeded;
      expect(await heads('Nya Tryckeriet')).toBe(1);
      const request = await reserved({ unit: 'kista', budgetLine: 'events', amount: 400_000 }, 'association-kista');
      const receipt = { supplier: 'Nya Tryckeriet', number: 'S-1', date: today };
      const paid = await must('district-staff', `POST ${request}/payouts`, pay('', 400_000, { receipt }));
      expect([paid.payee, paid.warnings]).toEqual(['Nya Tryckeriet', undefined]);
      for (const payee of ['NYA TRYCKERIET', 'Nya\u00a0 Tryckeriet\u200b', 'Ｎｙａ Tryckeriet'])
        expect([payee, await heads(payee)]).toEqual([payee, 2]);
      expect(await heads('Andra Tryckeriet')).toBe(1);
      // Paid to another than was said: it counts there, too.
      const wished = { unit: 'nacka', budgetLine: 'events', amount: 400_000, payee: 'Tredje Tryckeriet' };
      const elsewhere = await reserved(wished, 'association-nacka');
      const other = { ...receipt, supplier: 'Andra Tryckeriet', number: 'S-2' };
      await must('district-staff', `POST ${elsewhere}/payouts`, pay('', 400_000, { receipt: other }));
      expect([await heads('ANDRA tryckeriet'), await heads('Tredje Tryckeriet')]).toEqual([2, 2]);
    });

    test('D8: letters of another script, and a payout to another than the payee, are warned of', async () => {
      const fake = 'Nya T\u0440yckeriet';
      const asked = await must('association-solna', 'POST /pot/requests', { ...wish, amount: 1_000, payee: fake });
      expect(asked.warnings).toEqual(['look-alike']);
      const request = await spend(2_000);
      const one = { supplier: 'Nya Tryckeriet', number: 'W-1', date: today };
      const claimed = await must('association-solna', `POST ${request}/claims`, {
        amount: 1_000,
        receipt: { ...one, supplier: fake },
      });
      expect([claimed.warnings, (claimed.claim as Body).warnings]).toEqual([undefined, ['look-alike']]);
      await must('district-staff', `POST ${request}/payouts`, pay('', 1_000, { receipt: one }));
      const other = { ...one, supplier: 'Åkes Tryck', number: 'W-2' };
      const paid = await must('district-staff', `POST ${request}/payouts`, pay('', 1_000, { receipt: other }));
      expect([paid.payee, paid.warnings]).toEqual(['Nya Tryckeriet', ['other-payee']]);
      expect((await must('association-solna', `GET ${request}`)).warnings).toEqual(['other-payee']);
    });

    test('share a receipt up to its total, however the supplier is written', async () => {
      const [one, other] = [await spend(100_000), await spend(100_000)];
      const shared = (supplier: string, amount: number) =>
        pay('', amount, { receipt: { supplier, number: 'F-17', date: today, total: 60_000 } });
      await must('district-staff', `POST ${one}/payouts`, shared('Åkes Tryck', 40_000));
      const decomposed = ' ÅKES TRYCK '.normalize('NFD');
      expect(await refusal('district-staff', `POST ${other}/payouts`, shared(decomposed, 20_001))).toBe(
        '409 duplicate-receipt',
      );
      await must('district-staff', `POST ${other}/payouts`, shared(decomposed, 20_000));
      expect(await refusal('district-staff', `POST ${other}/payouts`, shared('Åkes Tryck', 1))).toBe(
        '409 duplicate-receipt',
      );
    });

    test('the first payment on a receipt is its total, unless it says one that is at least as much', async () => {
      const request = await spend(100_000);
      await must('district-staff', `POST ${request}/payouts`, pay('F-18', 10_000));
      expect(await refusal('city-hall-staff', `POST ${request}/payouts`, pay('F-18', 1, {}, 'city-hall'))).toBe(
        '409 duplicate-receipt',
      );
      const less = pay('F-19', 10_000, { receipt: receiptOf('F-19', { total: 9_999 }) });
      expect(errorsOf(await call('district-staff', `POST ${request}/payouts`, less))).toEqual([
        '/receipt/total too-small',
      ]);
    });
  });

  test('a receipt is of today or before, and an old one is meant to be', async () => {
    const request = await spend(100_000);
    const asks = [
      ['association-solna', `POST ${request}/claims`, {}],
      ['district-staff', `POST ${request}/payouts`, { paidBy: 'district' }],
    ] as const;
    for (const [who, path, more] of asks) {
      const of = (date: string, rest: Body = {}) =>
        call(who, path, { amount: 1, receipt: receiptOf(`day-${who}`, { date }), ...more, ...rest });
      expect(errorsOf(await of(addDays(today, 1)))).toEqual(['/receipt/date future']);
      expect(errorsOf(await of('2001-09-16'))).toEqual(['/receipt/date old']);
      expect((await of('2001-09-16', { old: true })).status).toBe(200);
    }
  });

  test('a request holds a hundred payouts, whatever became of them', async () => {
    const request = await spend(100_000);
    for (let i = 0; i < 100; i++) await must('district-staff', `POST ${request}/payouts`, pay(`many-${i}`, 1));
    expect(await refusal('district-staff', `POST ${request}/payouts`, pay('many', 1))).toBe('409 too-many-payouts');
    const { payouts } = await must('district-staff', `GET ${request}`);
    expect(payouts).toHaveLength(100);
  }, 240_000);

  describe('D7: returns', () => {
    test('go back to the pot, at most what was paid', async () => {
      const request = await spend(100_000);
      expect(await refusal('district-staff', `POST ${await file()}/returns`, { amount: 1, reason: 'X' })).toBe(
        '409 wrong-status',
      );
      await must('district-staff', `POST ${request}/payouts`, pay('R-1', 80_000));
      const before = await pot();
      const rest = { amount: 80_001, reason: 'Kreditfaktura' };
      expect(await refusal('district-staff', `POST ${request}/returns`, rest)).toBe('409 exceeds-paid');
      const body = await must('district-staff', `POST ${request}/returns`, { ...rest, amount: 30_000 });
      // What comes back is free again in the pot: it is not added to what the request may still spend.
      expect(body).toMatchObject({ paid: 50_000, outstanding: 20_000 });
      expect((await pot()).available).toBe(Number(before.available) + 30_000);
    });

    test('say which office received them where several paid; also after closing', async () => {
      const request = await spend(100_000);
      await must('district-staff', `POST ${request}/payouts`, pay('R-2', 10_000));
      await must('city-hall-staff', `POST ${request}/payouts`, pay('R-3', 20_000, {}, 'city-hall'));
      await must('district-staff', `POST ${request}/closure`, { reason: 'Klart' });
      const back = { amount: 15_000, reason: 'Kreditfaktura' };
      expect(await refusal('city-hall-staff', `POST ${request}/returns`, back)).toBe('409 received-by-needed');
      const here = { ...back, receivedBy: 'district' };
      expect(await refusal('district-staff', `POST ${request}/returns`, here)).toBe('409 exceeds-paid');
      const body = await must('city-hall-staff', `POST ${request}/returns`, { ...back, receivedBy: 'city-hall' });
      expect(body.paidBy).toEqual([
        { office: 'district', amount: 10_000 },
        { office: 'city-hall', amount: 5_000 },
      ]);
    });
  });

  test('an association is told which office voted and paid, not which person', async () => {
    const request = await spend(100_000);
    await must('district-staff', `POST ${request}/payouts`, pay('N-1', 10_000));
    const [own, office] = await Promise.all([
      must('association-solna', `GET ${request}`),
      must('city-hall-staff', `GET ${request}`),
    ]);
    expect(JSON.stringify(own)).not.toMatch(/"(?:person|filer|actor)"/);
    expect(own.paidBy).toEqual([{ office: 'district', amount: 10_000 }]);
    expect(own.approvals).toContainEqual(expect.objectContaining({ office: 'district' }));
    expect(office).toMatchObject({ filer: await personOf('association-solna') });
    expect(JSON.stringify(office)).toContain(`"person":"${await personOf('district-head')}"`);
  });
});
