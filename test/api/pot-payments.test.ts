import { describe, expect, test } from 'vitest';
import { type Body, errorsOf, loadedCampaign } from '../support/stack.ts';

describe('what is paid', () => {
  const { call, must, refusal, file, reserved, pot } = loadedCampaign('payments');
  const receiptOf = (number: string, more: Body = {}) => ({
    supplier: 'Tryckeriet AB',
    number,
    date: '2026-08-01',
    ...more,
  });
  const pay = (number: string, amount: number, more: Body = {}, office = 'district') => ({
    amount,
    paidBy: office,
    receipt: receiptOf(number),
    ...more,
  });
  const spend = (amount: number) => reserved({ amount, budgetLine: 'material' });
  const claimOf = (body: Body) => body.claim as { readonly id: string; readonly status: string };

  describe('D7: claims', () => {
    test('a receipt handed in is answered with a payout', async () => {
      const request = await spend(100_000);
      const claimed = await must('association-solna', `POST ${request}/claims`, {
        amount: 40_000,
        receipt: receiptOf('claim-1'),
      });
      expect(claimed).toMatchObject({ openClaims: 1, paid: 0, claim: { status: 'open', amount: 40_000 } });
      const claim = claimOf(claimed).id;
      const paid = await must('district-staff', `POST ${request}/payouts`, pay('claim-1', 40_000, { claim }));
      expect(paid).toMatchObject({ openClaims: 0, paid: 40_000, outstanding: 60_000, claim: { id: claim } });
      expect(await must('association-solna', `GET ${request}`)).toMatchObject({
        claims: [{ id: claim, status: 'paid', paid: 40_000 }],
      });
      const again = pay('claim-1-again', 1, { claim });
      expect(await refusal('district-staff', `POST ${request}/payouts`, again)).toBe('409 unknown-claim');
      const reason = { reason: 'Redan betalt' };
      expect(await refusal('district-staff', `POST ${request}/claims/${claim}/declines`, reason)).toBe(
        '409 unknown-claim',
      );
    });

    test('or with a reason, which may be said twice', async () => {
      const request = await spend(100_000);
      const body = { amount: 40_000, receipt: receiptOf('claim-2') };
      const claim = claimOf(await must('association-solna', `POST ${request}/claims`, body)).id;
      const reason = { reason: 'Kvittot saknar <datum>' };
      const declined = await must('city-hall-staff', `POST ${request}/claims/${claim}/declines`, reason);
      expect(declined).toMatchObject({ openClaims: 0, claim: { id: claim, status: 'declined', ...reason } });
      expect(await must('city-hall-staff', `POST ${request}/claims/${claim}/declines`, reason)).toEqual(declined);
      const other = { reason: 'En annan sak' };
      expect(await refusal('city-hall-staff', `POST ${request}/claims/${claim}/declines`, other)).toBe(
        '409 unknown-claim',
      );
    });

    test('are for what is reserved and outstanding, twenty at a time', async () => {
      const body = { amount: 1_000, receipt: receiptOf('claim-3') };
      expect(await refusal('association-solna', `POST ${await file()}/claims`, body)).toBe('409 wrong-status');
      const request = await spend(1_000);
      const more = { ...body, amount: 1_001 };
      expect(await refusal('association-solna', `POST ${request}/claims`, more)).toBe('409 exceeds-outstanding');
      const less = { ...body, receipt: receiptOf('claim-3', { total: 999 }) };
      expect(errorsOf(await call('association-solna', `POST ${request}/claims`, less))).toEqual([
        '/receipt/total too-small',
      ]);
      for (let i = 0; i < 20; i++) await must('association-solna', `POST ${request}/claims`, body);
      expect(await refusal('association-solna', `POST ${request}/claims`, body)).toBe('409 too-many-claims');
    });
  });

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

    test('share a receipt up to its total, however the supplier is written', async () => {
      const [one, other] = [await spend(100_000), await spend(100_000)];
      const shared = (supplier: string, amount: number) =>
        pay('', amount, { receipt: { supplier, number: 'F-17', date: '2026-08-01', total: 60_000 } });
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
      await must('district-staff', `POST ${request}/closure`);
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
    expect(JSON.stringify(own)).not.toMatch(/(?:district|city-hall|county-council)-(?:head|staff)|"filer"|"actor"/);
    expect(own.paidBy).toEqual([{ office: 'district', amount: 10_000 }]);
    expect(own.approvals).toContainEqual(expect.objectContaining({ office: 'district' }));
    expect(office).toMatchObject({ filer: 'association-solna' });
    expect(JSON.stringify(office)).toContain('"person":"district-head"');
  });
});
