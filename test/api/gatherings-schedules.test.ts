import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { past, publicityCampaign, today } from '../support/events-api.ts';
import { itemsOf, theStack } from '../support/stack.ts';
import { enteringIn } from '../support/visits-api.ts';

/** What the daily job does with publicity. */
describe('publicity: by the clock', () => {
  const { call, must, drafted, published } = publicityCampaign('publicity-schedules');
  const tended = async (days: number) => {
    for (const job of ['gatherings-jobs', 'visits-jobs'])
      await theStack().invoke(job, { now: `${addDays(today, days)}T12:00:00.000Z` });
  };

  test('D6: what was submitted and not answered escalates to the heads, once', async () => {
    const [late, met] = [await drafted(), await drafted()];
    for (const event of [late, met]) await must('association-solna', `POST ${event}/submissions`);
    await must('district-staff', `POST ${met}/publication`);
    await tended(5);
    expect(await must('association-solna', `GET ${late}`)).not.toHaveProperty('escalated');
    await tended(6);
    await tended(6);
    const { escalated, history } = await must('association-solna', `GET ${late}`);
    expect([escalated, (history as { event: string }[]).map((each) => each.event)]).toEqual([
      true,
      ['EventRegistered', 'EventSubmitted', 'EventEscalated'],
    ]);
    expect(await must('association-solna', `GET ${met}`)).not.toHaveProperty('escalated');
    await theStack().idle(60_000);
    const notices = itemsOf(await call('district-head', 'GET /offices/district/inbox?action=decide&limit=100'));
    expect(notices.filter(({ event, subject }) => event === 'EventEscalated' && `/${subject}` === late)).toHaveLength(
      1,
    );
    // An escalated one can still be answered.
    expect((await must('city-hall-staff', `POST ${late}/publication`)).status).toBe('published');
  });

  test('D6: so does a request for a visit, and invariant 9: who was asked is forgotten', async () => {
    const candidate = await enteringIn(must)();
    const wish = { unit: 'solna', candidate, wishes: [addDays(today, 21)], topic: 'Skolan' };
    const visit = `/visits/${String((await must('association-solna', 'POST /visits', wish)).id)}`;
    await tended(5);
    expect(await must('association-solna', `GET ${visit}`)).not.toHaveProperty('escalated');
    await tended(6);
    expect(await must('association-solna', `GET ${visit}`)).toMatchObject({
      escalated: true,
      candidateName: 'Kim Karlsson',
    });
    await tended(400);
    const forgotten = await must('association-solna', `GET ${visit}`);
    for (const gone of ['candidateName', 'topic']) expect(forgotten).not.toHaveProperty(gone);
    const who = await must('association-solna', `GET /candidates/${candidate}`);
    for (const gone of ['name', 'conditions']) expect(who).not.toHaveProperty(gone);
    await tended(400);
    expect(await must('association-solna', `GET ${visit}`)).toEqual(forgotten);
  });

  test('invariant 9: whom to ask is forgotten some days after the campaign, and the event stays', async () => {
    const contact = { name: 'Kim Karlsson', public: true };
    const [event, over] = [await published({ contact }), await published({ ...past, contact })];
    await must('association-solna', `POST ${over}/results`, { reach: 5, cost: 1 });
    await tended(100);
    expect(await must('association-solna', `GET ${event}`)).toMatchObject({ contact });
    await tended(400);
    for (const each of [event, over]) {
      const { contact: left, title, sequence } = await must('association-solna', `GET ${each}`);
      expect([left, title, sequence]).toEqual([undefined, 'Gårdsfest i Hagalund', 0]);
    }
    const { version } = await must('association-solna', `GET ${event}`);
    await tended(400);
    expect((await must('association-solna', `GET ${event}`)).version).toBe(version);
  });
});
