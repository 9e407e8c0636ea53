import { describe, expect, test } from 'vitest';
import { type Body, errorsOf, itemsOf, loadedCampaign } from '../support/stack.ts';
import { today } from '../support/today.ts';

/** Whatever is entered of money can be put right, and stays readable. */
describe('what is paid and comes back is reversed', () => {
  const { call, must, refusal, reserved, pot } = loadedCampaign('reversals');
  const receipt = (number: string, more: Body = {}) => ({
    supplier: 'Tryckeriet AB',
    number,
    date: today,
    ...more,
  });
  const pay = (number: string, amount: number, more: Body = {}) => ({
    amount,
    paidBy: 'district',
    receipt: receipt(number),
    ...more,
  });
  const spend = (amount = 450_000) => reserved({ amount, budgetLine: 'material' });
  const idOf = (list: unknown, i = 0) => String((list as readonly Body[])[i]?.id);
  const reason = { reason: 'Fel belopp' };
  const lastOf = async (request: string, body: object) =>
    String(((await must('district-staff', `POST ${request}/payouts`, body)).payouts as readonly Body[]).at(-1)?.id);
  const available = async () => (await pot()).available;
  const rows = async () => itemsOf(await call('district-staff', 'GET /pot/ledger?limit=100&order=oldest'));

  test('a payout with a typo: the true invoice is paid then, and every answer shows both', async () => {
    const request = await spend();
    const before = await available();
    const claimed = await must('association-solna', `POST ${request}/claims`, {
      amount: 450_000,
      receipt: receipt('typo'),
    });
    const { id: claim } = claimed.claim as Body;
    const typo = await lastOf(request, pay('typo', 45_000, { claim }));
    expect(await refusal('district-staff', `POST ${request}/payouts`, pay('typo', 450_000))).toBe(
      '409 exceeds-outstanding',
    );
    const path = `POST ${request}/payouts/${typo}/reversal`;
    expect(await refusal('city-hall-staff', path, reason)).toBe('403 not-allowed');
    expect(await refusal('association-solna', path, reason)).toBe('403 not-allowed');
    expect(errorsOf(await call('district-staff', path, {}))).toEqual(['/reason invalid-type']);
    expect(await refusal('district-staff', `POST ${request}/payouts/none/reversal`, reason)).toBe('404 not-found');

    const undone = await must('district-staff', path, reason, { 'idempotency-key': 'undone' });
    expect(undone).toMatchObject({
      paid: 0,
      outstanding: 450_000,
      openClaims: 1,
      paidBy: [],
      payouts: [{ id: typo, amount: 45_000, reversed: { ...reason, at: expect.any(String) } }],
      claims: [{ id: claim, status: 'open' }],
      claim: { id: claim, status: 'open' },
    });
    const replayed = await call('district-staff', path, reason, { 'idempotency-key': 'undone' });
    expect([replayed.headers.get('idempotency-replayed'), replayed.body]).toEqual(['true', undone]);
    expect(await must('district-staff', path, { reason: 'Igen' })).toEqual(undone);
    expect(await available()).toBe(before);

    const right = await must('district-staff', `POST ${request}/payouts`, pay('typo', 450_000, { claim }));
    const payouts = [{ reversed: reason }, { amount: 450_000, claim }];
    expect(right).toMatchObject({
      paid: 450_000,
      outstanding: 0,
      payouts,
      claims: [{ status: 'paid', paid: 450_000 }],
    });
    const { history, ...shown } = await must('association-solna', `GET ${request}`);
    expect(shown).toMatchObject({ payouts, openClaims: 0 });
    expect((history as readonly Body[]).find(({ event }) => event === 'PayoutReversed')).toMatchObject({
      data: { payout: typo, amount: 45_000, ...reason },
    });
    const [listed] = itemsOf(await call('association-solna', 'GET /pot/requests'));
    expect(listed).toMatchObject({ payouts, returns: [], claims: [{ id: claim }] });
  });

  test('not while something that came back rests on it, which is named; a return is reversed of what the line has', async () => {
    const request = await spend();
    const payout = await lastOf(request, pay('rests', 100_000));
    const back = await must('district-staff', `POST ${request}/returns`, { amount: 40_000, reason: 'Rabatt' });
    const returned = idOf(back.returns);
    const resting = await call('district-staff', `POST ${request}/payouts/${payout}/reversal`, reason);
    expect([resting.status, resting.body]).toMatchObject([409, { code: 'rests-on', restsOn: [returned] }]);
    const path = `POST ${request}/returns/${returned}/reversal`;
    expect(await refusal('association-solna', path, reason)).toBe('403 not-allowed');
    const again = await must('city-hall-staff', path, reason);
    expect(again).toMatchObject({ paid: 100_000, returns: [{ id: returned, amount: 40_000, reversed: reason }] });
    expect(await must('city-hall-staff', path, reason)).toEqual(again);
    expect(await must('district-staff', `POST ${request}/payouts/${payout}/reversal`, reason)).toMatchObject({
      paid: 0,
    });
    // Nothing is paid net: it may be withdrawn.
    expect(await must('association-solna', `POST ${request}/withdrawal`)).toMatchObject({ status: 'withdrawn' });
  });

  test('a return whose money is spent since is not reversed, nor one of a request that was withdrawn', async () => {
    const request = await spend(400_000);
    await must('district-staff', `POST ${request}/payouts`, pay('spent', 400_000));
    const back = await must('district-staff', `POST ${request}/returns`, { amount: 400_000, reason: 'Avbeställt' });
    const path = `POST ${request}/returns/${idOf(back.returns)}/reversal`;
    const line = (await must('district-head', 'GET /pot')).budgetLines as readonly Body[];
    const left = Number(line.find(({ id }) => id === 'material')?.available);
    const rest = await reserved({ amount: left - 399_999, budgetLine: 'material' });
    expect(await refusal('district-staff', path, reason)).toBe('409 insufficient-funds');
    await must('association-solna', `POST ${rest}/withdrawal`);
    await must('association-solna', `POST ${request}/withdrawal`);
    expect(await refusal('district-staff', path, reason)).toBe('409 wrong-status');
  });

  test('of a request closed meanwhile the money goes to the line', async () => {
    const request = await spend();
    const payout = await lastOf(request, pay('closed', 150_000));
    await must('district-staff', `POST ${request}/closure`, { reason: 'Klart' });
    const before = Number(await available());
    const undone = await must('district-staff', `POST ${request}/payouts/${payout}/reversal`, reason);
    expect(undone).toMatchObject({ status: 'closed', paid: 0, outstanding: 0, freed: 450_000 });
    expect(await available()).toBe(before + 150_000);
  });

  test('what a receipt is for is corrected while others share it, never below what is paid on it', async () => {
    const [one, other] = [await spend(), await spend()];
    const shared = (amount: number) => pay('', amount, { receipt: receipt('shared', { total: 100_000 }) });
    const payout = await lastOf(one, shared(60_000));
    const rest = await lastOf(other, shared(40_000));
    expect(await refusal('district-staff', `POST ${other}/payouts`, shared(1))).toBe('409 duplicate-receipt');
    const path = `POST ${one}/payouts/${payout}/corrections`;
    expect(errorsOf(await call('district-staff', path, { total: 99_999, ...reason }))).toEqual(['/total too-small']);
    expect(await refusal('city-hall-staff', path, { total: 200_000, ...reason })).toBe('403 not-allowed');
    const corrected = await must('district-staff', path, { total: 200_000, ...reason });
    expect(corrected).toMatchObject({ payouts: [{ receipt: { total: 200_000 } }] });
    await must('district-staff', `POST ${other}/payouts`, shared(100_000));
    await must('district-staff', `POST ${other}/payouts/${rest}/reversal`, reason);
    await must('district-staff', `POST ${one}/payouts/${payout}/reversal`, reason);
    expect(await refusal('district-staff', path, { total: 1, ...reason })).toBe('409 wrong-status');
  });

  test('what is settled and exported, too: an entry and a voucher of its own, and the settlement counts it', async () => {
    const sie = async () =>
      (await call('district-staff', 'GET /pot/ledger.sie?office=district')).bytes.toString('latin1');
    const settled = async () => Number((await must('district-head', 'GET /pot/settlement')).total);
    const request = await spend();
    const payout = await lastOf(request, pay('booked', 120_000));
    const [exported, total] = [await sie(), await settled()];
    expect(exported).toContain('"Tryckeriet AB, kvitto booked"');
    await must('district-staff', `POST ${request}/payouts/${payout}/reversal`, reason);
    const voucher = /#VER P (\d+) \d{8} "R.ttelse: Tryckeriet AB, kvitto booked"\r\n\{\r\n(.*?)\r\n\}/s.exec(
      await sie(),
    );
    const last = (await rows()).at(-1);
    expect([last?.event, Number(voucher?.[1])]).toEqual(['PayoutReversed', last?.seq]);
    expect(voucher?.[2]).toMatch(/^#TRANS \d{4} \{\} -1200\.00 .*\r\n#TRANS 1930 \{\} 1200\.00 /);
    expect(await sie()).toContain('"Tryckeriet AB, kvitto booked"');
    expect(await settled()).toBe(total - 120_000);
    expect(await must('district-head', 'GET /pot/ledger/verification')).toMatchObject({
      balanced: true,
      matchesBalances: true,
    });
  });

  test('those who were told of the payout are told, and why is with the request', async () => {
    const request = await spend();
    const payout = await lastOf(request, pay('told', 30_000));
    await must('district-staff', `POST ${request}/payouts/${payout}/reversal`, { reason: 'Hemligt skäl' });
    await expect
      .poll(async () => JSON.stringify(await must('association-solna', 'GET /associations/solna/inbox')), {
        timeout: 20_000,
      })
      .toContain('har tagit tillbaka sin utbetalning av 300 kr');
    const inbox = JSON.stringify(await must('city-hall-staff', 'GET /offices/city-hall/inbox'));
    expect(inbox).not.toContain('Hemligt');
  });

  test('a claim withdrawn and paid at the same moment: exactly one wins, every time', async () => {
    const request = await spend();
    for (let i = 0; i < 8; i++) {
      const body = { amount: 1_000, receipt: receipt(`race-${i}`) };
      const { id: claim } = (await must('association-solna', `POST ${request}/claims`, body)).claim as Body;
      const both = await Promise.all([
        call('association-solna', `POST ${request}/claims/${claim}/withdrawal`),
        call('district-staff', `POST ${request}/payouts`, pay(`race-${i}`, 1_000, { claim })),
      ]);
      expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    }
    const { claims, payouts } = await must('association-solna', `GET ${request}`);
    const won = (claims as readonly Body[]).filter(({ status }) => status === 'paid');
    expect((payouts as readonly Body[]).map(({ claim }) => claim)).toEqual(won.map(({ id }) => id));
  });
});
