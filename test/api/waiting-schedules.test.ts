import { describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { capabilities } from '../../functions/capabilities.ts';
import { standInsFor } from '../../functions/letters/dispatch.ts';
import { type PersonInBrief, peopleRange } from '../../shared/people.ts';
import { entityIn } from '../../shared/reads.ts';
import { queryAll } from '../../shared/table.ts';
import { itemsOf, loadedCampaign, theStack } from '../support/stack.ts';
import { useTable } from '../support/table-env.ts';

/** D6: what the daily jobs do with what waits for two offices or all, in every campaign there is: so it has a stack of its own. */
const today = dayOf(new Date().toISOString());
describe('by the clock: what waits for the offices', () => {
  const { id, call, must, file, reserved, personOf } = loadedCampaign('waiting-schedules');
  const onEach = async (job: string, ...days: readonly number[]) => {
    for (const day of days) await theStack().invoke(job, { now: `${addDays(today, day)}T12:00:00.000Z` });
  };
  const told = async (office: string, event: string) => {
    await theStack().idle();
    const all = itemsOf(await call(`${office}-staff`, `GET /offices/${office}/inbox?limit=100`));
    return all.filter((notice) => notice.event === event).map(({ action }) => action);
  };

  test('a settlement that is not paid by its day', async () => {
    const request = await reserved();
    const receipt = { supplier: 'Tryckeriet', number: '1', date: today };
    await must('district-staff', `POST ${request}/payouts`, { amount: 90_000, paidBy: 'district', receipt });
    expect(await must('district-staff', 'POST /pot/settlements')).toMatchObject({ replyBy: addDays(today, 30) });
    await must('district-staff', 'POST /pot/settlements/1/transfers/1/payment');
    await onEach('pot-jobs', 30, 31, 32);
    expect(await must('district-staff', 'GET /pot/settlements/1')).toMatchObject({ escalated: true });
    expect(await told('county-council', 'SettlementEscalated')).toEqual(['do']);
    expect(await told('city-hall', 'SettlementEscalated')).toEqual(['know']);
    const reason = 'Beloppet kom aldrig.';
    const back = await must('district-staff', 'POST /pot/settlements/1/transfers/1/payment/reversal', { reason });
    expect(back).not.toHaveProperty('escalated');
  });

  test('a new association that two offices have not confirmed', async () => {
    const nystad = { name: 'Nystad', kind: 'municipality', ring: 'outer', priorityArea: false };
    expect(await must('admin', 'PUT /associations/new-town', nystad)).toMatchObject({ replyBy: addDays(today, 5) });
    await must('city-hall-head', 'POST /associations/new-town/confirmations');
    await onEach('campaign-jobs', 5, 6, 7);
    expect(await must('district-staff', 'GET /associations/new-town')).toMatchObject({ escalated: true });
    expect(await told('district', 'AssociationEscalated')).toEqual(['decide']);
    expect(await told('city-hall', 'AssociationEscalated')).toEqual(['know']);
  });

  test('what a group is there for that not all three have adopted', async () => {
    const { id } = await must('district-head', 'POST /groups', { name: 'Ledningen', members: [] });
    const text = 'Att leda kampanjen.';
    const proposed = await must('district-head', `POST /groups/${String(id)}/assignments`, { text });
    expect(proposed).toMatchObject({ replyBy: addDays(today, 5) });
    await onEach('groups-jobs', 5, 6, 7);
    const [shown] = itemsOf(await call('city-hall-head', `GET /groups/${String(id)}/assignments`));
    expect(shown).toMatchObject({ status: 'proposed', escalated: true });
    expect(await told('city-hall', 'AssignmentEscalated')).toEqual(['decide']);
    expect(await told('district', 'AssignmentEscalated')).toEqual(['know']);
  });

  test('of those who were asked and have not answered it is known who stands in for them, once the day is past', async () => {
    const request = await file();
    const { owner } = await must('district-head', `GET ${request}`);
    const other = owner === 'district' ? 'city-hall' : 'district';
    const person = await personOf(`${String(owner)}-staff`);
    const deputy = { person, from: today, to: addDays(today, 20) };
    await must(`${String(owner)}-head`, `PUT /pot/deputies/${String(owner)}`, deputy);
    await must(`${other}-head`, `POST /pot/deputies/${String(owner)}/confirmations`);
    useTable();
    const subject = request.slice(1);
    const members = (await queryAll(peopleRange(id))).map((item) => entityIn<PersonInBrief>(item));
    const notice = { unit: other, notice: '1', at: '', subject, action: 'decide' } as const;
    const on = async (days: number, event = 'DecisionEscalated') => {
      const notices = [{ ...notice, event }];
      const found = await standInsFor(capabilities, id, { notices, members }, `${addDays(today, days)}T05:00:00.000Z`);
      return found && [...(found.get(subject) ?? [])];
    };
    expect(await on(6)).toEqual([person]);
    // Its day is not past, nobody stands in any more, or it is nothing that nobody answered.
    expect([await on(5), await on(21), await on(6, 'SpendingRequested')]).toEqual([[], [], undefined]);
  });
});
