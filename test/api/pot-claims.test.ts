import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { type Body, errorsOf, loadedCampaign } from '../support/stack.ts';
import { today } from '../support/today.ts';

describe('D7: claims', () => {
  const { call, must, refusal, file, reserved } = loadedCampaign('claims');
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
  const claimOf = (body: Body) => body.claim as { readonly id: string; readonly status: string };

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

  test('are taken back by whoever handed them in, until they are answered; nothing is closed over one', async () => {
    const request = await spend(100_000);
    const handIn = async (number: string) =>
      claimOf(await must('association-solna', `POST ${request}/claims`, { amount: 40_000, receipt: receiptOf(number) }))
        .id;
    const [one, other] = [await handIn('claim-4'), await handIn('claim-5')];
    expect(await refusal('district-staff', `POST ${request}/closure`)).toBe('409 open-claims');
    expect(await refusal('district-staff', `POST ${request}/claims/${one}/withdrawal`)).toBe('403 not-allowed');
    const back = await must('association-solna', `POST ${request}/claims/${one}/withdrawal`);
    expect(back).toMatchObject({ openClaims: 1, outstanding: 100_000, claim: { id: one, status: 'withdrawn' } });
    expect(await must('association-solna', `POST ${request}/claims/${one}/withdrawal`)).toEqual(back);
    const third = await handIn('claim-6');
    await must('district-staff', `POST ${request}/payouts`, pay('claim-6', 1_000, { claim: third }));
    expect(await refusal('association-solna', `POST ${request}/claims/${third}/withdrawal`)).toBe('409 unknown-claim');
    const [taken, paid] = await Promise.all([
      call('association-solna', `POST ${request}/claims/${other}/withdrawal`),
      call('district-staff', `POST ${request}/payouts`, pay('claim-5', 40_000, { claim: other })),
    ]);
    expect([taken.status, paid.status].toSorted()).toEqual([200, 409]);
    expect(await refusal('district-staff', `POST ${request}/claims/${one}/declines`, { reason: 'Sent' })).toBe(
      '409 unknown-claim',
    );
    expect(await must('district-staff', `POST ${request}/closure`, { reason: 'Klart' })).toMatchObject({
      status: 'closed',
      openClaims: 0,
    });
  });

  test('have an owner and a day to be answered by, and are corrected by whoever handed them in until then', async () => {
    const request = await spend(100_000);
    const { owner } = await must('association-solna', `GET ${request}`);
    const body = { amount: 40_000, receipt: receiptOf('claim-7') };
    const handedIn = await must('association-solna', `POST ${request}/claims`, body);
    expect(handedIn.claim).toMatchObject({ owner, replyBy: addDays(today, 5) });
    const path = `${request}/claims/${claimOf(handedIn).id}`;
    expect(await refusal('district-staff', `PATCH ${path}`, { amount: 1 })).toBe('403 not-allowed');
    expect(errorsOf(await call('association-solna', `PATCH ${path}`, { old: true }))).toEqual([' nothing']);
    expect(await refusal('association-solna', `PATCH ${path}`, { amount: 100_001 })).toBe('409 exceeds-outstanding');
    const tomorrow = { receipt: receiptOf('claim-7', { date: addDays(today, 1) }) };
    expect(errorsOf(await call('association-solna', `PATCH ${path}`, tomorrow))).toEqual(['/receipt/date future']);
    const corrected = await must('association-solna', `PATCH ${path}`, { amount: 45_000 });
    const shown = { amount: 45_000, receipt: body.receipt, status: 'open', owner };
    expect(corrected).toMatchObject({ claim: shown, claims: [shown], openClaims: 1 });
    expect(await must('association-solna', `PATCH ${path}`, { amount: 45_000 })).toEqual(corrected);
    await must('district-staff', `POST ${request}/payouts`, pay('claim-7', 45_000, { claim: claimOf(handedIn).id }));
    expect(await refusal('association-solna', `PATCH ${path}`, { amount: 1 })).toBe('409 unknown-claim');
    const late = { ...body, amount: 1, receipt: receiptOf('claim-8') };
    const open = claimOf(await must('association-solna', `POST ${request}/claims`, late)).id;
    await must('association-solna', `POST ${request}/claims/${open}/withdrawal`);
    expect(await refusal('association-solna', `PATCH ${request}/claims/${open}`, { amount: 2 })).toBe(
      '409 unknown-claim',
    );
  });

  test('one that a reversal opens on a closed request is corrected no more', async () => {
    const request = await spend(40_000);
    const handedIn = await must('association-solna', `POST ${request}/claims`, {
      amount: 40_000,
      receipt: receiptOf('claim-9'),
    });
    const claim = claimOf(handedIn).id;
    const paid = await must('district-staff', `POST ${request}/payouts`, pay('claim-9', 40_000, { claim }));
    await must('association-solna', `POST ${request}/closure`);
    const [payout] = paid.payouts as readonly Body[];
    const reversal = `POST ${request}/payouts/${String(payout?.id)}/reversal`;
    await must('district-staff', reversal, { reason: 'Fel belopp' });
    expect(await refusal('association-solna', `PATCH ${request}/claims/${claim}`, { amount: 1 })).toBe(
      '409 wrong-status',
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
