import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { type Body, itemsOf, theStack } from '../support/stack.ts';
import { staffCampaign, today, weeks, whole } from '../support/staff-api.ts';

/** What the daily job does with staff, in every campaign there is: so this group runs after the others. */
describe('staff: by the clock', () => {
  const { call, must, enter, file, allocated } = staffCampaign('staff-schedules');
  const eventsOf = async (request: string) =>
    ((await must('district-head', `GET /staff/requests/${request}`)).history as readonly Body[]).map(
      ({ event }) => event,
    );
  const noon = (days: number) => ({ now: `${addDays(today, days)}T12:00:00.000Z` });
  test('D6: what is overdue escalates to the heads, once; what has its answer does not', async () => {
    const late = await file({ unit: 'nykvarn' });
    const { request: met } = await allocated('in-time');
    await theStack().invoke('staff-jobs', noon(7));
    expect(await eventsOf(late)).toEqual(['StaffRequested']);
    await theStack().invoke('staff-jobs', noon(8));
    await theStack().invoke('staff-jobs', noon(8));
    expect(await eventsOf(late)).toEqual(['StaffRequested', 'StaffRequestEscalated']);
    expect(await must('association-nykvarn', `GET /staff/requests/${late}`)).toMatchObject({ escalated: true });
    expect(await eventsOf(met)).toEqual(['StaffRequested', 'StaffAllocated']);
    await theStack().idle();
    for (const office of ['district', 'city-hall', 'county-council']) {
      const inbox = await call(`${office}-head`, `GET /offices/${office}/inbox?action=decide&limit=100`);
      const escalated = itemsOf(inbox).filter(
        ({ event, subject }) => event === 'StaffRequestEscalated' && subject === `staff/requests/${late}`,
      );
      expect(escalated).toHaveLength(1);
    }
  });

  test('D6: what was allocated and nobody confirms is told, once; what is confirmed is not', async () => {
    const { allocation, position } = await allocated('unanswered');
    const said = await allocated('answered');
    await must('association-solna', `POST /staff/allocations/${said.allocation}/confirmations`);
    await theStack().invoke('staff-jobs', noon(8));
    await theStack().invoke('staff-jobs', noon(9));
    expect(await must('association-solna', `GET /staff/allocations/${allocation}`)).toMatchObject({
      status: 'allocated',
      replyBy: addDays(today, 7),
      escalated: true,
    });
    await theStack().idle();
    const inbox = itemsOf(await call('county-council-head', 'GET /offices/county-council/inbox?limit=100'));
    const told = inbox.filter(({ event }) => event === 'AllocationsEscalated').map(({ subject }) => subject);
    expect(told.filter((subject) => subject === `staff/positions/${position}`)).toHaveLength(1);
    expect(told).not.toContain(`staff/positions/${said.position}`);
  });

  test('D6: a sheet full of requests escalates whole, each request once', async () => {
    const row = `nacka;${weeks.from};${weeks.to};50;flygblad`;
    const csv = ['enhet;från;till;omfattning;uppgifter', ...Array.from({ length: 100 }, () => row)].join('\n');
    const { requests } = await must('district-staff', 'POST /staff/requests/import', { csv });
    await theStack().invoke('staff-jobs', noon(8));
    await theStack().invoke('staff-jobs', noon(8));
    const listed = itemsOf(await call('association-nacka', 'GET /staff/requests?limit=100'));
    expect(listed.map(({ id, escalated, version }) => [id, escalated, version])).toEqual(
      (requests as readonly string[]).toReversed().map((id) => [id, true, 2]),
    );
    await theStack().idle();
    const told = async (persona: string, path: string) =>
      itemsOf(await call(persona, `GET /${path}/inbox?limit=100`))
        .filter(({ event, text }) => event === 'StaffRequestEscalated' && !String(text).includes('Nykvarn'))
        .map(({ count, subject, action, link, text }) => ({ count, subject, action, link, text: String(text) }));
    for (const office of ['district', 'city-hall', 'county-council']) {
      const [one, ...others] = await told(`${office}-head`, `offices/${office}`);
      expect(others).toEqual([]);
      expect(one).toMatchObject({ count: 100, subject: 'staff/requests', action: 'decide' });
      expect(one?.link).toBe('/campaigns/staff-schedules/staff/requests');
      expect(one?.text).toMatch(/^100 ärenden av samma slag .+: .*Nacka.*, .*Nacka.* och 97 till\.$/);
    }
    const [own, ...others] = await told('association-nacka', 'associations/nacka');
    expect([own?.count, own?.action, others]).toEqual([100, 'know', []]);
    const [latest] = requests as readonly string[];
    const deliveries = await must('district-head', `GET /notifications/deliveries?subject=staff/requests/${latest}`);
    const sent = itemsOf({ body: deliveries } as never).filter(({ event }) => event === 'StaffRequestEscalated');
    expect(sent.length).toBeGreaterThan(0);
    expect(JSON.stringify(sent)).not.toContain('queued');
  });

  test('invariant 9: name and address of who is employed go half a year after the campaign', async () => {
    await enter('forgotten', { person: 'Karin Kampanj', email: 'karin@example.org' });
    const left = (Date.parse(whole.to) - Date.parse(today)) / 86_400_000 + 180;
    await theStack().invoke('staff-jobs', noon(left));
    const known = { person: 'Karin Kampanj', email: 'karin@example.org' };
    expect(await must('district-head', 'GET /staff/positions/forgotten')).toMatchObject(known);
    await theStack().invoke('staff-jobs', noon(left + 1));
    const then = await must('district-head', 'GET /staff/positions/forgotten');
    for (const gone of Object.keys(known)) expect(then).not.toHaveProperty(gone);
  });
});
