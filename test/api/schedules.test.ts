import { beforeAll, describe, expect, test } from 'vitest';
import { caller } from '../../infra/local/wire.ts';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { itemsOf, loadedCampaign, theStack } from '../support/stack.ts';

const today = dayOf(new Date().toISOString());
/** As if a queue had lost the message that made it. */
const forgetItem = ({ pk, sk }: { readonly pk: string; readonly sk: string }) => {
  const { endpoint, name } = theStack().table;
  return caller(endpoint, 'dynamodb')('DeleteItem', { TableName: name, Key: { pk: { S: pk }, sk: { S: sk } } });
};
/** Noon of that day, which is the same day in Stockholm. */
const noon = (days: number): string => `${addDays(today, days)}T12:00:00.000Z`;

/**
 * What happens by the clock, in every campaign there is: so this group runs last. Its tests follow one another through
 * time; each job is run twice, since a schedule may run twice.
 */
describe('by the clock', () => {
  const { call, must, file, reserved } = loadedCampaign('schedules');
  const twice = async (job: string, days: number) => {
    await theStack().invoke(job, { now: noon(days) });
    await theStack().invoke(job, { now: noon(days) });
  };
  const eventsOf = async (request: string) =>
    ((await must('district-head', `GET ${request}`)).history as { event: string }[]).map(({ event }) => event);
  let [late, unused, used, extended, opened] = ['', '', '', '', ''];

  beforeAll(async () => {
    const neededBy = today;
    unused = await reserved({ neededBy });
    used = await reserved({ neededBy, budgetLine: 'material' });
    extended = await reserved({ neededBy, budgetLine: 'events' });
    late = await file({ unit: 'kista', neededBy }, 'association-kista');
    const receipt = { supplier: 'AB', number: '1', date: today };
    await must('district-staff', `POST ${used}/payouts`, { amount: 100, paidBy: 'district', receipt });
    opened = await reserved({ amount: 100 });
    const handedIn = await must('association-solna', `POST ${opened}/claims`, { amount: 100, receipt });
    const claim = (handedIn.claim as { readonly id: string }).id;
    const onClaim = { amount: 100, paidBy: 'district', receipt: { ...receipt, number: '2' }, claim };
    const { payouts } = await must('district-staff', `POST ${opened}/payouts`, onClaim);
    await must('association-solna', `POST ${opened}/closure`);
    const [payout] = payouts as readonly { readonly id: string }[];
    await must('district-staff', `POST ${opened}/payouts/${String(payout?.id)}/reversal`, { reason: 'Fel belopp' });
    await must('district-staff', `POST ${extended}/extension`, { until: addDays(today, 90), reason: 'Det dröjer' });
  });

  test('today the jobs of the template find nothing to do here', async () => {
    for (const job of ['pot-jobs', 'campaign-jobs', 'sweeper']) await theStack().runSchedule(job);
    expect(await eventsOf(late)).toEqual(['SpendingRequested']);
    expect(await eventsOf(unused)).toEqual(['SpendingRequested', 'SpendingReserved']);
  });

  test('D6: a request past its reply-by day is escalated to all heads, once', async () => {
    await twice('pot-jobs', 5);
    expect(await eventsOf(late)).toEqual(['SpendingRequested']);
    await twice('pot-jobs', 6);
    expect(await eventsOf(late)).toEqual(['SpendingRequested', 'DecisionEscalated']);
    expect(await must('association-kista', `GET ${late}`)).toMatchObject({ status: 'submitted', escalated: true });
    await theStack().idle();
    for (const office of ['district', 'city-hall', 'county-council']) {
      const inbox = await call(`${office}-head`, `GET /offices/${office}/inbox?action=decide&limit=100`);
      const escalated = itemsOf(inbox).filter(({ event }) => event === 'DecisionEscalated');
      expect(escalated.map(({ subject }) => `/${String(subject)}`)).toEqual([late]);
    }
  });

  test('D6: so is a claim that a reversal opened on a closed request', async () => {
    expect((await eventsOf(opened)).filter((event) => event === 'ClaimEscalated')).toHaveLength(1);
    const shown = { status: 'closed', claims: [{ status: 'open', escalated: true, replyBy: addDays(today, 5) }] };
    expect(await must('association-solna', `GET ${opened}`)).toMatchObject(shown);
  });

  test('a reminder comes 14 days before the reservation ends', async () => {
    await twice('pot-jobs', 45);
    expect(await eventsOf(unused)).toEqual(['SpendingRequested', 'SpendingReserved']);
    await twice('pot-jobs', 46);
    expect(await eventsOf(unused)).toEqual(['SpendingRequested', 'SpendingReserved', 'ReservationReminded']);
  });

  test('a reservation unused 60 days after it was needed is closed, what was paid stays paid', async () => {
    await twice('pot-jobs', 60);
    expect(await must('district-head', `GET ${unused}`)).toMatchObject({ status: 'reserved', outstanding: 450_000 });
    await twice('pot-jobs', 61);
    expect(await must('district-head', `GET ${unused}`)).toMatchObject({ status: 'closed', freed: 450_000 });
    expect(await must('district-head', `GET ${used}`)).toMatchObject({ status: 'closed', freed: 449_900, paid: 100 });
    expect((await eventsOf(unused)).filter((event) => event === 'SpendingClosed')).toHaveLength(1);
    expect(await must('district-head', 'GET /pot/ledger/verification')).toMatchObject({ matchesBalances: true });
  });

  test('an extended one lives until the day it was extended to', async () => {
    expect(await must('district-head', `GET ${extended}`)).toMatchObject({ status: 'reserved', outstanding: 450_000 });
    await twice('pot-jobs', 91);
    expect(await must('district-head', `GET ${extended}`)).toMatchObject({ status: 'closed' });
  });

  describe('what was lost', () => {
    test('the sweeper tells it again, and what was told it leaves alone', async () => {
      await theStack().idle();
      const inbox = async () => itemsOf(await call('district-head', 'GET /offices/district/inbox?limit=100'));
      const before = await inbox();
      // Ten minutes on, so that nothing is taken for being on its way.
      const now = new Date(Date.now() + 600_000).toISOString();
      expect(await theStack().invoke('sweeper', { now })).toMatchObject({ missing: 0, unsent: 0 });
      await theStack().idle();
      expect(await inbox()).toEqual(before);
      const lost = before.at(0)?.id;
      await forgetItem({ pk: 'schedules#inbox#district', sk: `n#${String(lost)}` });
      expect((await inbox()).map(({ id }) => id)).not.toContain(lost);
      expect(await theStack().invoke('sweeper', { now })).toMatchObject({ missing: 1, unsent: 0 });
      await theStack().idle();
      expect(await inbox()).toEqual(before);
    });
  });

  test('invariant 9: what is known of people goes half a year after the campaign', async () => {
    const { end } = await must('district-head', 'GET ');
    const left = (Date.parse(String(end)) - Date.parse(today)) / 86_400_000 + 180;
    await twice('campaign-jobs', left);
    expect(itemsOf(await call('admin', 'GET /people'))).not.toEqual([]);
    await twice('campaign-jobs', left + 1);
    expect(itemsOf(await call('admin', 'GET /people'))).toEqual([]);
    expect((await call('district-head', 'GET /pot')).status).toBe(404);
  });
});
