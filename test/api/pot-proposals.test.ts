import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { type Body, itemsOf, loadedCampaign, theStack } from '../support/stack.ts';

const today = dayOf(new Date().toISOString());
const replyBy = addDays(today, 5);
const reason = 'Vi väntar till nästa möte.';
const because = { reason };

/** D6, D8: what one office proposes is answered by a day, declined with a reason, or withdrawn; and proposed anew. */
describe('a proposal of the pot', () => {
  const { call, must, refusal, pot, personOf } = loadedCampaign('proposals');
  const told = async () => {
    await theStack().idle();
    return itemsOf(await call('county-council-staff', 'GET /offices/county-council/inbox?limit=100'));
  };
  const contribution = async () => (await pot()).contributions as readonly Body[];

  beforeAll(() => must('district-head', 'POST /pot/contributions', { office: 'district', amount: 60_000 }));

  test('a mandate: declined by another office it stays readable, and is no proposal any more', async () => {
    const tiers = [{ upTo: null, heads: 3 }];
    const proposed = await must('district-head', 'POST /pot/mandates', { tiers });
    expect(proposed).toMatchObject({ number: 2, status: 'proposed', proposedBy: 'district', replyBy });
    const at = '/pot/mandates/2';
    expect(await refusal('district-head', `POST ${at}/declines`, because)).toBe('409 other-office-adopts');
    expect(await refusal('city-hall-head', `POST ${at}/withdrawal`)).toBe('403 not-allowed');
    const declined = await must('city-hall-head', `POST ${at}/declines`, because);
    expect(declined).toMatchObject({ status: 'declined', ended: { by: 'city-hall', reason } });
    expect(await must('county-council-head', `POST ${at}/declines`, because)).toEqual(declined);
    expect(await must('district-staff', `GET ${at}`)).toEqual(declined);
    expect(await refusal('county-council-head', `POST ${at}/adoptions`)).toBe('409 mandate-not-proposed');
    expect(await refusal('district-head', `POST ${at}/withdrawal`)).toBe('409 nothing-to-confirm');
    expect(await pot()).not.toHaveProperty('proposedMandate');
    expect((await told()).map(({ text }) => text)).toContain(
      'Stadshuskansliet har avslagit mandat 2 för potten; skälet finns där.',
    );

    await must('district-head', 'POST /pot/mandates', { tiers });
    expect(await must('district-head', 'POST /pot/mandates/3/withdrawal')).toMatchObject({ status: 'withdrawn' });
    expect(await refusal('city-hall-head', 'POST /pot/mandates/3/declines', because)).toBe('409 nothing-to-confirm');
    expect(await refusal('city-hall-head', 'POST /pot/mandates/1/declines', because)).toBe('409 nothing-to-confirm');
  });

  test('the change of a line: what was declined or withdrawn can be proposed anew', async () => {
    const [at, line] = ['/pot/budget-lines/reserve', { name: 'Reserv', amount: 4_000_000 }];
    const proposed = await must('city-hall-head', `PUT ${at}`, line);
    expect(proposed.proposed).toMatchObject({ amount: 4_000_000, replyBy, version: 1 });
    expect(await refusal('city-hall-head', `POST ${at}/declines`, because)).toBe('409 other-office-adopts');
    expect(await refusal('district-head', `POST ${at}/withdrawal`)).toBe('403 not-allowed');
    const declined = await must('district-head', `POST ${at}/declines`, because);
    const lastProposal = { status: 'declined', by: 'district', reason, amount: 4_000_000, offices: ['city-hall'] };
    expect(declined).toMatchObject({ amount: 5_000_000, lastProposal });
    expect(declined.proposed).toBeUndefined();
    expect((await pot()).budgetLines).toContainEqual(declined);
    expect(await refusal('city-hall-head', `POST ${at}/withdrawal`)).toBe('409 nothing-to-confirm');

    const again = await must('city-hall-head', `PUT ${at}`, line);
    expect(again).toMatchObject({ proposed: { version: 3 } });
    expect(again.lastProposal).toBeUndefined();
    expect(await must('city-hall-head', `POST ${at}/withdrawal`)).toMatchObject({
      lastProposal: { status: 'withdrawn', by: 'city-hall' },
    });
    expect(await refusal('district-head', `POST ${at}/declines`, because)).toBe('409 nothing-to-confirm');
  });

  test('a line that never was stays readable as what was proposed', async () => {
    await must('city-hall-head', 'PUT /pot/budget-lines/choir', { name: 'Kör', amount: 1_000 });
    await must('district-head', 'POST /pot/budget-lines/choir/declines', because);
    expect((await pot()).budgetLines).toContainEqual(
      expect.objectContaining({ id: 'choir', name: 'Kör', amount: 0, removed: true }),
    );
    const wish = { budgetLine: 'choir', amount: 1, purpose: 'Sång', unit: 'solna' };
    expect(await refusal('association-solna', 'POST /pot/requests', wish)).toBe('422 invalid-input');
    expect(await refusal('district-head', 'POST /pot/budget-lines/nothing/declines', because)).toBe('404 not-found');
  });

  test('the correction of a contribution', async () => {
    const { id: which } = (await contribution()).find(({ office }) => office === 'city-hall') as Body;
    const at = `/pot/contributions/${String(which)}/corrections`;
    const wish = { amount: 29_999_000, reason: 'En siffra var fel.' };
    expect(await refusal('city-hall-head', `POST ${at}/withdrawal`)).toBe('409 nothing-to-confirm');
    expect(await refusal('district-head', `POST ${at}/declines`, because)).toBe('409 nothing-to-confirm');
    await must('city-hall-head', `POST ${at}`, wish);
    expect(await refusal('city-hall-head', `POST ${at}/declines`, because)).toBe('409 other-office-adopts');
    expect(await refusal('district-head', `POST ${at}/withdrawal`)).toBe('403 not-allowed');
    const declined = await must('district-head', `POST ${at}/declines`, because);
    expect(declined).toMatchObject({
      amount: 30_000_000,
      lastProposal: { status: 'declined', by: 'district', reason },
    });
    expect(await contribution()).toContainEqual(declined);
    await must('city-hall-head', `POST ${at}`, wish);
    expect(await must('city-hall-head', `POST ${at}/withdrawal`)).toMatchObject({
      amount: 30_000_000,
      lastProposal: { status: 'withdrawn' },
    });
  });

  test('a deputy: who is in force stays so', async () => {
    const at = '/pot/deputies/city-hall';
    const period = { from: today, to: addDays(today, 7) };
    const person = await personOf('city-hall-staff');
    expect(await refusal('district-head', `POST ${at}/declines`, because)).toBe('404 not-found');
    await must('city-hall-head', `PUT ${at}`, { person, ...period });
    expect(await refusal('city-hall-head', `POST ${at}/declines`, because)).toBe('409 other-office-adopts');
    expect(await refusal('district-head', `POST ${at}/withdrawal`)).toBe('403 not-allowed');
    const declined = await must('district-head', `POST ${at}/declines`, because);
    expect(declined).toMatchObject({ lastProposal: { status: 'declined', person, reason } });
    expect(declined.pending).toBeUndefined();
    expect(itemsOf(await call('district-staff', 'GET /pot/deputies'))).toEqual([declined]);
    expect(await refusal('district-head', `POST ${at}/confirmations`)).toBe('404 not-found');
    await must('city-hall-head', `PUT ${at}`, { person, ...period });
    await must('district-head', `POST ${at}/confirmations`);
    expect(await refusal('district-head', `POST ${at}/declines`, because)).toBe('409 nothing-to-confirm');
    expect(await refusal('city-hall-head', `POST ${at}/withdrawal`)).toBe('409 nothing-to-confirm');
    await must('city-hall-head', `PUT ${at}`, { person, ...period, to: addDays(today, 8) });
    expect(await must('city-hall-head', `POST ${at}/withdrawal`)).toMatchObject({
      person,
      to: period.to,
      lastProposal: { status: 'withdrawn', to: addDays(today, 8) },
    });
  });

  test('a head on another’s word declines nothing', async () => {
    const wanted = await personOf('county-council-staff');
    await must('admin', `PUT /people/${wanted}`, {
      subject: 'county-council-staff',
      name: 'Ny chef',
      memberships: [{ unit: 'county-council', role: 'head' }],
    });
    const change = await call('district-head', `POST /people/${wanted}/confirmations`);
    expect(change.status).toBe(200);
    await must('city-hall-head', 'POST /pot/mandates', { tiers: [{ upTo: null, heads: 2 }] });
    await must('city-hall-head', 'PUT /pot/budget-lines/reserve', { name: 'Reserv', amount: 3_000_000 });
    const { id: which } = (await contribution()).find(({ office }) => office === 'city-hall') as Body;
    await must('city-hall-head', `POST /pot/contributions/${String(which)}/corrections`, {
      amount: 29_998_000,
      reason,
    });
    await must('city-hall-head', 'PUT /pot/deputies/city-hall', {
      person: await personOf('city-hall-staff'),
      from: today,
      to: addDays(today, 9),
    });
    for (const at of [
      'mandates/4',
      'budget-lines/reserve',
      `contributions/${String(which)}/corrections`,
      'deputies/city-hall',
    ])
      expect(await refusal('county-council-staff', `POST /pot/${at}/declines`, because)).toBe('409 head-unconfirmed');
  });

  test('what is confirmed is what was read, and nothing that was proposed since', async () => {
    const line = '/pot/budget-lines/reserve';
    const propose = (amount: number) => must('city-hall-head', `PUT ${line}`, { name: 'Reserv', amount });
    const { proposed } = await propose(3_100_000);
    const read = { 'if-match': `"${String((proposed as Body).version)}"` };
    await propose(4_900_000);
    expect(await refusal('district-head', `POST ${line}/adoptions`, undefined, read)).toBe('412 changed-meanwhile');
    await must('city-hall-head', `POST ${line}/withdrawal`);
    await propose(3_000_000);
    // A version of one that ended is none of the next.
    expect(await refusal('district-head', `POST ${line}/adoptions`, undefined, read)).toBe('412 changed-meanwhile');
    const [{ id: which }] = (await contribution()) as [Body];
    for (const at of [
      'budget-lines/reserve/adoptions',
      `contributions/${String(which)}/corrections/adoptions`,
      'deputies/city-hall/confirmations',
    ]) {
      const answer = await call('district-head', `POST /pot/${at}`, undefined, {});
      expect([answer.status, answer.body.code, answer.body.detail]).toEqual([
        428,
        'precondition-required',
        'Skicka If-Match med den version som du har läst: det är den som bekräftas, och ingen som kom efter.',
      ]);
    }
  });

  test('D6: what nobody has answered by its day is told to all offices, once', async () => {
    const at = (days: number) => theStack().invoke('pot-jobs', { now: `${addDays(today, days)}T06:00:00.000Z` });
    for (const days of [5, 6, 7]) await at(days);
    const all = (await told()).filter(({ event }) => String(event).endsWith('Escalated'));
    expect(all.map(({ event, action }) => `${String(event)} ${String(action)}`).toSorted()).toEqual([
      'BudgetLineEscalated decide',
      'ContributionCorrectionEscalated decide',
      'DeputyEscalated decide',
      'MandateEscalated decide',
    ]);
    expect(await must('district-staff', 'GET /pot/mandates/4')).toMatchObject({ escalated: true });
    expect(all.map(({ text }) => text)).toContain(
      `Ändringen av posten Reserv skulle ha besvarats senast ${replyBy}; en chef som inte har svarat behöver anta eller avslå.`,
    );
  });
});
