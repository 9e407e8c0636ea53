import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { backdated } from '../support/backdated.ts';
import { type Body, errorsOf, itemsOf, loadedCampaign } from '../support/stack.ts';

/** What people look for: what awaits them, what is overdue, claims, by owner. */
const today = dayOf(new Date().toISOString());
describe('filters on spending requests', () => {
  const { call, must, file, reserved, ownerOf, personOf } = loadedCampaign('pot-filters');
  const ids = async (persona: string, query: string) => {
    const found: unknown[] = [];
    let next: unknown;
    do {
      const cursor = next === undefined ? '' : `&cursor=${String(next)}`;
      const page = await call(persona, `GET /pot/requests?limit=2&${query}${cursor}`);
      found.push(...itemsOf(page).map(({ id }) => `/pot/requests/${String(id)}`));
      ({ next } = page.body);
    } while (next !== undefined);
    return found.toSorted();
  };
  let [small, large, claimed, ended] = ['', '', '', ''];
  const claimOn = async (request: string, number: string) =>
    must('association-solna', `POST ${request}/claims`, {
      amount: 100,
      receipt: { supplier: 'AB', number, date: today },
    });

  beforeAll(async () => {
    small = await file();
    large = await file({ amount: 1_000_000, budgetLine: 'material' });
    await must('district-head', `POST ${large}/approvals`);
    claimed = await reserved({ budgetLine: 'events' });
    await claimOn(claimed, '1');
    ended = await reserved({ budgetLine: 'events', amount: 100 });
    const receipt = { supplier: 'AB', number: '2', date: today };
    const { claim } = (await claimOn(ended, '2')) as { readonly claim: { readonly id: string } };
    const paid = { amount: 100, paidBy: 'district', receipt, claim: claim.id };
    const { payouts } = await must('district-staff', `POST ${ended}/payouts`, paid);
    await must('association-solna', `POST ${ended}/closure`);
    const [payout] = payouts as readonly Body[];
    await must('district-staff', `POST ${ended}/payouts/${String(payout?.id)}/reversal`, { reason: 'Fel' });
  });

  test('awaits=me: a head’s own votes, and nothing of whoever cannot vote', async () => {
    expect(await ids('district-head', 'awaits=me')).toEqual([small]);
    expect(await ids('city-hall-head', 'awaits=me')).toEqual([small, large].toSorted());
    expect(await ids('city-hall-head', 'awaits=me&budgetLine=material')).toEqual([large]);
    expect(await ids('city-hall-head', 'awaits=me&unit=solna')).toEqual([small, large].toSorted());
    expect(await ids('district-staff', 'awaits=me')).toEqual([]);
    expect(await ids('association-solna', 'awaits=me')).toEqual([]);
  });

  test('a deputy sees what awaits the head whom they stand in for', async () => {
    const person = await personOf('city-hall-staff');
    await must('city-hall-head', 'PUT /pot/deputies/city-hall', { person, from: today, to: addDays(today, 3) });
    await must('county-council-head', 'POST /pot/deputies/city-hall/confirmations');
    expect(await ids('city-hall-staff', 'awaits=me')).toEqual([small, large].toSorted());
  });

  test('E11: a partner sees what it is asked to consent to, and no head does before', async () => {
    const asked = await file({ amount: 2000, partners: [{ unit: 'kista', amount: 1000 }] });
    expect(await ids('association-kista', 'awaits=me')).toEqual([asked]);
    expect(await ids('county-council-head', 'awaits=me')).not.toContain(asked);
    await must('association-kista', `POST ${asked}/partners/kista/consents`);
    expect(await ids('association-kista', 'awaits=me')).toEqual([]);
    expect(await ids('county-council-head', 'awaits=me')).toContain(asked);
  });

  test('claims=open: also on what has ended; of an association its own', async () => {
    const both = [claimed, ended].toSorted();
    expect(await ids('district-staff', 'claims=open')).toEqual(both);
    expect(await ids('district-staff', 'claims=open&budgetLine=events')).toEqual(both);
    expect(await ids('district-staff', 'claims=open&status=reserved')).toEqual([claimed]);
    expect(await ids('association-solna', 'claims=open')).toEqual(both);
    expect(await ids('association-kista', 'claims=open')).toEqual([]);
  });

  test('owner: who sees to it', async () => {
    const owner = (await ownerOf(small)).replace('-staff', '');
    expect(await ids('district-staff', `owner=${owner}`)).toContain(small);
    const others = ['district', 'city-hall', 'county-council'].filter((each) => each !== owner);
    for (const other of others) expect(await ids('district-staff', `owner=${other}`)).not.toContain(small);
  });

  test('overdue: decisions and claims past their day', async () => {
    expect(await ids('district-staff', 'overdue=true')).toEqual([]);
    expect(await ids('district-staff', 'overdue=false')).toEqual(await ids('district-staff', ''));
    // As if it had been filed long ago.
    await backdated('pot-filters#pot', `r#${(small.split('/')[3] ?? '').replace('.', '#')}`, addDays(today, -1));
    expect(await ids('district-staff', 'overdue=true')).toEqual([small]);
    expect(await ids('association-solna', 'overdue=true')).toEqual([small]);
    expect(await ids('district-staff', 'overdue=false')).not.toContain(small);
  });

  test.each(['awaits=all', 'overdue=yes', 'claims=paid', 'owner=solna'])(
    'what there is not is named: %s',
    async (query) => {
      const told = errorsOf(await call('district-staff', `GET /pot/requests?${query}`));
      expect(told).toEqual([`/query/${query.split('=')[0]} invalid-value`]);
    },
  );
});
