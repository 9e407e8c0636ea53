import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { type Body, errorsOf, itemsOf, loadedCampaign, theStack } from '../support/stack.ts';

const today = dayOf(new Date().toISOString());

/** D7: a settlement is fixed when it is made; what comes after it is in the next. */
describe('settlements', () => {
  const { call, must, refusal, reserved } = loadedCampaign('settlements');
  const receipt = (number: string) => ({ supplier: 'Tryckeriet', number, date: '2026-08-01' });
  let request = '';
  const inboxOf = async (office: string) => {
    await theStack().idle();
    return itemsOf(await call(`${office}-staff`, `GET /offices/${office}/inbox?limit=100`))
      .filter(({ subject }) => String(subject).startsWith('pot/settlements/'))
      .map(({ action, text }) => `${String(action)}: ${String(text)}`);
  };

  beforeAll(async () => {
    request = await reserved();
    expect(await refusal('district-head', 'POST /pot/settlements')).toBe('409 nothing-to-settle');
    await must('district-staff', `POST ${request}/payouts`, {
      amount: 90_000,
      paidBy: 'district',
      receipt: receipt('1'),
    });
  });

  test('one covers what is paid, and is then as it was made, for all three offices', async () => {
    const due = await must('city-hall-staff', 'GET /pot/settlement');
    const made = await call('city-hall-staff', 'POST /pot/settlements');
    expect([made.status, made.headers.get('location')]).toEqual([201, '/campaigns/settlements/pot/settlements/1']);
    expect(made.body).toMatchObject({ id: '1', number: 1, total: due.total, offices: due.offices, version: 1 });
    expect(made.body.transfers).toEqual([
      { id: '1', from: 'city-hall', to: 'district', amount: 30_000, paid: false, payments: [] },
      { id: '2', from: 'county-council', to: 'district', amount: 20_000, paid: false, payments: [] },
    ]);
    expect(await must('county-council-staff', 'GET /pot/settlements/1')).toEqual(made.body);
    expect(itemsOf(await call('district-staff', 'GET /pot/settlements'))).toEqual([made.body]);
    expect(await refusal('district-head', 'POST /pot/settlements')).toBe('409 nothing-to-settle');
    expect(await must('district-staff', 'GET /pot/settlement')).toMatchObject({
      total: 90_000,
      offices: [
        { settled: 50_000, balance: 0 },
        { settled: -30_000, balance: 0 },
        { settled: -20_000, balance: 0 },
      ],
      transfers: [],
    });
    expect(await inboxOf('city-hall')).toEqual([
      `do: Avräkning 1 av potten är gjord: ni ska betala 300 kr till Distriktskansliet senast ${addDays(today, 30)}.`,
    ]);
    expect(await inboxOf('district')).toEqual([
      'know: Avräkning 1 av potten är gjord: ni ska få 300 kr från Stadshuskansliet och 200 kr från Landstingskansliet; säg till vid avräkningen när pengarna har kommit.',
    ]);
  });

  test('a payment is marked by the office that received it, once, and taken back with a reason', async () => {
    const payment = '/pot/settlements/1/transfers/1/payment';
    const reason = 'Det var en annan betalning.';
    expect(await refusal('district-staff', `POST ${payment}/reversal`, { reason })).toBe('409 wrong-status');
    expect(await refusal('city-hall-head', `POST ${payment}`)).toBe('403 not-allowed');
    expect(await refusal('district-staff', 'POST /pot/settlements/1/transfers/3/payment')).toBe('404 not-found');
    const tomorrow = { day: addDays(today, 1) };
    expect(errorsOf(await call('district-staff', `POST ${payment}`, tomorrow))).toEqual(['/day future']);
    const paid = await must('district-staff', `POST ${payment}`, { day: addDays(today, -2) });
    expect((paid.transfers as Body[])[0]).toMatchObject({ paid: true, payments: [{ day: addDays(today, -2) }] });
    expect(await must('district-staff', `POST ${payment}`)).toEqual(paid);
    expect(await refusal('district-staff', `POST ${payment}`, { day: today })).toBe('409 wrong-status');

    const resting = await call('city-hall-staff', 'POST /pot/settlements/1/reversal', { reason: 'För tidigt' });
    expect([resting.status, resting.body.code, resting.body.restsOn]).toEqual([409, 'rests-on', ['1']]);
    expect(resting.body.detail).toBe(
      '300 kr från Stadshuskansliet till Distriktskansliet är redan betalt; återta först den betalningen.',
    );

    expect(errorsOf(await call('district-staff', `POST ${payment}/reversal`, {}))).toEqual(['/reason invalid-type']);
    expect(await refusal('city-hall-head', `POST ${payment}/reversal`, { reason })).toBe('403 not-allowed');
    const back = await must('district-staff', `POST ${payment}/reversal`, { reason });
    expect((back.transfers as Body[])[0]).toMatchObject({ paid: false, payments: [{ reversed: { reason } }] });
    expect(await must('district-staff', `POST ${payment}/reversal`, { reason })).toEqual(back);
    expect((await inboxOf('city-hall'))[0]).toBe(
      'do: Distriktskansliet har inte fått 300 kr från Stadshuskansliet, som det stod vid avräkning 1; skälet finns där.',
    );
  });

  test('what comes after it is in the next: a payout, and a return of what was settled', async () => {
    await must('city-hall-staff', `POST ${request}/payouts`, {
      amount: 9_000,
      paidBy: 'city-hall',
      receipt: receipt('2'),
    });
    const second = await must('district-head', 'POST /pot/settlements');
    expect(second).toMatchObject({ number: 2, total: 99_000 });
    expect(second.transfers).toMatchObject([
      { from: 'district', to: 'city-hall', amount: 4_000 },
      { from: 'county-council', to: 'city-hall', amount: 2_000 },
    ]);
    await must('district-staff', `POST ${request}/returns`, {
      amount: 9_000,
      reason: 'Rabatt',
      receivedBy: 'district',
    });
    expect(await must('district-staff', 'GET /pot/settlement')).toMatchObject({
      total: 90_000,
      transfers: [
        { from: 'district', to: 'city-hall', amount: 3_000 },
        { from: 'district', to: 'county-council', amount: 2_000 },
      ],
    });
    const ids = itemsOf(await call('district-staff', 'GET /pot/settlements')).map(({ id }) => id);
    expect(ids).toEqual(['2', '1']);
  });

  test('one that is reversed is marked; what it covered is settled again, under a number of its own', async () => {
    const reason = 'Fakturan hörde till nästa månad.';
    const reversed = await must('county-council-staff', 'POST /pot/settlements/2/reversal', { reason });
    expect(reversed).toMatchObject({ number: 2, reversed: { reason, voucher: expect.any(Number) } });
    expect(await must('district-staff', 'POST /pot/settlements/2/reversal', { reason: 'Igen' })).toEqual(reversed);
    expect(await refusal('city-hall-staff', 'POST /pot/settlements/2/transfers/1/payment')).toBe('409 wrong-status');
    expect(await must('district-head', 'POST /pot/settlements')).toMatchObject({ number: 3, total: 90_000 });
    expect(await must('district-staff', 'GET /pot/ledger/verification')).toMatchObject({
      balanced: true,
      matchesBalances: true,
    });
    expect(await inboxOf('county-council')).toContain(
      'know: Avräkning 2 av potten är återtagen, och inget ska betalas enligt den; skälet finns vid avräkningen.',
    );
  });

  test('two at once make one', async () => {
    await must('district-staff', `POST ${request}/payouts`, { amount: 900, paidBy: 'district', receipt: receipt('3') });
    const answers = await Promise.all([1, 2].map(() => call('district-head', 'POST /pot/settlements')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  test('associations see nothing of it', async () => {
    expect(await refusal('association-solna', 'GET /pot/settlements/1')).toBe('404 not-found');
    expect(await refusal('district-staff', 'GET /pot/settlements/first')).toBe('404 not-found');
  });
});
