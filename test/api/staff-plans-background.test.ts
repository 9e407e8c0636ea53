import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { itemsOf, theStack } from '../support/stack.ts';
import { personIn } from '../support/people.ts';
import { staffCampaign, weeks } from '../support/staff-api.ts';

/** Plans that nobody waits for: asked for, computed by the planner, and told of when they are drafts like any other. */

describe('staff: plans that are computed in the background', () => {
  const { call, must, refusal, enter, file } = staffCampaign('staff-plans-background');
  const personOf = personIn(must);
  const span = weeks;
  const inbox = async (office: string, event: string) =>
    itemsOf(
      await call(`${office}-head`, `GET /offices/${office}/inbox?limit=100`, undefined, { 'accept-language': 'en' }),
    ).filter((notice) => notice.event === event);
  const cancelled = (id: string, persona = 'city-hall-staff') => call(persona, `POST /staff/plans/${id}/cancellation`);
  let id = '';

  test('a plan is asked for, and what is missing of it is said', async () => {
    await enter('unhurried', span);
    for (const unit of ['solna', 'nacka', 'nykvarn']) await file({ unit, ...span });
    const asking = { ...span, background: true };
    const { status, headers, body } = await call('city-hall-staff', 'POST /staff/plans', asking);
    id = String(body.id);
    expect([status, headers.get('location'), headers.get('etag')]).toEqual([
      202,
      `/campaigns/staff-plans-background/staff/plans/${id}`,
      expect.stringMatching(/^"1-/),
    ]);
    expect(body).toMatchObject({ ...span, status: 'computing', keep: true, progress: { share: 0 }, version: 1 });
    expect(body).not.toHaveProperty('allocations');
  });

  test('and is a draft like any other when it is done, which its office is told, and no other', async () => {
    await theStack().idle();
    const done = await must('district-staff', `GET /staff/plans/${id}`);
    const waited = await must('county-council-staff', 'POST /staff/plans', span);
    for (const figure of ['allocations', 'unmet', 'beyond', 'objective', 'bound', 'effort', 'load', 'coverage'])
      expect([figure, done[figure]]).toEqual([figure, waited[figure]]);
    expect(done).toMatchObject({ ...span, status: 'draft', version: 2 });
    expect(done).not.toHaveProperty('progress');
    expect(await inbox('city-hall', 'PlanComputed')).toMatchObject([
      {
        action: 'do',
        subject: `staff/plans/${id}`,
        text: `The plan from ${span.from} to ${span.to} is computed and meets 2 of 3 requests; look at the draft, which is not real until a head publishes it.`,
      },
    ]);
    for (const office of ['district', 'county-council']) expect(await inbox(office, 'PlanComputed')).toEqual([]);
    const history = itemsOf(await call('district-staff', `GET /audit?subject=staff/plans/${id}`));
    expect(history.map(({ event, actor }) => [event, actor])).toEqual([
      ['PlanRequested', await personOf('city-hall-staff')],
      ['PlanComputed', 'planner'],
    ]);
    expect(itemsOf(await call('association-solna', `GET /audit?subject=staff/plans/${id}`))).toEqual([]);
  });

  test('what is computed cannot be cancelled, and can be published', async () => {
    const refused = await cancelled(id);
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      409,
      'wrong-status',
      'Planen är redan beräknad.',
    ]);
    expect(await must('county-council-head', `POST /staff/plans/${id}/publication`)).toMatchObject({
      status: 'published',
      allocations: [{}, {}],
    });
    expect((await cancelled(id)).body.code).toBe('wrong-status');
  });

  test('asked for twice with one key it is one plan', async () => {
    const key = { 'idempotency-key': 'unhurried' };
    const asking = { ...span, background: true };
    const twins = await Promise.all([1, 2].map(() => call('district-staff', 'POST /staff/plans', asking, key)));
    expect(twins.map(({ status }) => status)).toEqual([202, 202]);
    expect(twins[0]?.body).toEqual(twins[1]?.body);
    await theStack().idle();
    const again = await call('district-staff', 'POST /staff/plans', asking, key);
    expect([again.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([
      202,
      twins[0]?.body,
      'true',
    ]);
    expect(await inbox('district', 'PlanComputed')).toHaveLength(1);
  });

  test('what a plan cannot be is refused at once', async () => {
    const early = { from: addDays(span.from, -1000), to: span.to, background: true };
    expect(await refusal('district-staff', 'POST /staff/plans', early)).toBe('422 invalid-input');
    expect(await refusal('district-staff', 'POST /staff/plans', { ...span, background: 'yes' })).toBe(
      '422 invalid-input',
    );
  });
});
