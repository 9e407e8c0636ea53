import { describe, expect, test } from 'vitest';
import { type Body, errorsOf, loadedCampaign } from '../support/stack.ts';
import { today } from '../support/today.ts';

/** What was declined, refused or ended of the pot is taken up again by whoever did it, and never cheaper than at once. */
describe('what ended is reopened', () => {
  const { call, must, refusal, file, reserve, reserved, ownerOf } = loadedCampaign('reopening');
  const reason = { reason: 'En faktura till' };
  const bill = (number: string) => ({ supplier: 'Tryckeriet AB', number, date: today });
  const pay = (request: string, number: string, amount: number) =>
    must('district-staff', `POST ${request}/payouts`, { amount, paidBy: 'district', receipt: bill(number) });

  test('a closed request, for at most what was set free: votes are cast anew, and reserve that alone', async () => {
    const request = await reserved({ budgetLine: 'material' });
    await pay(request, 'r-1', 150_000);
    await must(await ownerOf(request), `POST ${request}/closure`);
    const owner = await ownerOf(request);
    const path = `POST ${request}/reopening`;
    expect(await refusal('association-solna', path, reason)).toBe('403 not-allowed');
    expect(await refusal(owner, path, { ...reason, amount: 300_001 })).toBe('409 exceeds-freed');
    expect(errorsOf(await call(owner, path, {}))).toEqual(['/reason invalid-type']);
    const again = await must(owner, path, { ...reason, amount: 200_000 });
    expect(again).toMatchObject({ status: 'submitted', amount: 350_000, paid: 150_000, outstanding: 0, approvals: [] });
    expect(await refusal(owner, path, reason)).toBe('409 wrong-status');
    expect(errorsOf(await call('association-solna', `PATCH ${request}`, { amount: 350_001 }))).toEqual([
      '/amount too-big',
    ]);
    expect(await refusal('association-solna', `PATCH ${request}`, { budgetLine: 'events' })).toBe('409 already-paid');
    await reserve(request);
    expect(await must('association-solna', `GET ${request}`)).toMatchObject({
      status: 'reserved',
      amount: 350_000,
      paid: 150_000,
      outstanding: 200_000,
    });
    expect(await must('district-head', 'GET /pot/ledger/verification')).toMatchObject({ matchesBalances: true });
  });

  test('D8: what it paid counts with another purchase of the unit meanwhile, so that no tier is doubled', async () => {
    const first = await reserved({ budgetLine: 'phone-bank', amount: 450_000 });
    await pay(first, 'r-2', 100_000);
    const owner = await ownerOf(first);
    await must(owner, `POST ${first}/closure`);
    await must(owner, `POST ${first}/reopening`, reason);
    const heads = async (amount: number) =>
      (await must('district-head', `GET ${await file({ budgetLine: 'phone-bank', amount })}`)).headsNeeded;
    expect([await heads(400_000), await heads(400_001)]).toEqual([1, 2]);
  });

  test('what was withdrawn by the unit, and a declined claim by the office that declined it', async () => {
    const withdrawn = await file({ budgetLine: 'material' });
    await must('association-solna', `POST ${withdrawn}/withdrawal`);
    expect(await refusal('district-staff', `POST ${withdrawn}/reopening`, reason)).toBe('403 not-allowed');
    expect(await must('association-solna', `POST ${withdrawn}/reopening`, reason)).toMatchObject({
      status: 'submitted',
    });

    const request = await reserved({ budgetLine: 'material' });
    const claimed = await must('association-solna', `POST ${request}/claims`, {
      amount: 450_000,
      receipt: bill('r-3'),
    });
    const path = `${request}/claims/${(claimed.claim as Body).id}`;
    expect(await must('city-hall-staff', `POST ${path}/declines`, { reason: 'Oläsligt' })).toMatchObject({
      claim: { status: 'declined', declinedBy: expect.any(String) },
    });
    const by = String(((await must('district-staff', `GET ${request}`)).claims as readonly Body[])[0]?.declinedBy);
    const other = by === 'district' ? 'county-council' : 'district';
    expect(await refusal(`${other}-staff`, `POST ${path}/reopening`, reason)).toBe('403 not-allowed');
    const open = await must(`${by}-staff`, `POST ${path}/reopening`, reason);
    expect(open).toMatchObject({ openClaims: 1, claim: { status: 'open' } });
    expect(await must(`${by}-staff`, `POST ${path}/reopening`, reason)).toEqual(open);
    await must(`${by}-staff`, `POST ${path}/declines`, { reason: 'Nej' });
    await pay(request, 'r-4', 1);
    expect(await refusal(`${by}-staff`, `POST ${path}/reopening`, reason)).toBe('409 exceeds-outstanding');
    const small = await reserved({ budgetLine: 'material' });
    const one = await must('association-solna', `POST ${small}/claims`, { amount: 1, receipt: bill('r-5') });
    const onOne = `${small}/claims/${(one.claim as Body).id}`;
    await must('association-solna', `POST ${onOne}/withdrawal`);
    expect(await refusal('district-staff', `POST ${onOne}/reopening`, reason)).toBe('409 unknown-claim');
    const two = await must('association-solna', `POST ${small}/claims`, { amount: 1, receipt: bill('r-6') });
    const onTwo = `${small}/claims/${(two.claim as Body).id}`;
    await must('district-staff', `POST ${onTwo}/declines`, { reason: 'Nej' });
    for (let i = 0; i < 20; i++)
      await must('association-solna', `POST ${small}/claims`, { amount: 1, receipt: bill(`more-${i}`) });
    expect(await refusal('district-staff', `POST ${onTwo}/reopening`, reason)).toBe('409 too-many-claims');
  });

  test('not of a request that is over', async () => {
    const request = await reserved({ budgetLine: 'material' });
    const claimed = await must('association-solna', `POST ${request}/claims`, { amount: 1, receipt: bill('r-7') });
    const path = `${request}/claims/${(claimed.claim as Body).id}`;
    await must('district-staff', `POST ${path}/declines`, { reason: 'Nej' });
    await must('association-solna', `POST ${request}/closure`);
    expect(await refusal('district-staff', `POST ${path}/reopening`, reason)).toBe('409 wrong-status');
  });
});
