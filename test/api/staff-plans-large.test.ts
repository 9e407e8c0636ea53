import { beforeAll, describe, expect, test, vi } from 'vitest';
import { campaignOf } from '../../tools/bench/plan-campaign.ts';
import { addDays, daysBetween } from '../../shared/calendar.ts';
import { type Body, itemsOf, theStack } from '../support/stack.ts';
import { staffCampaign, today } from '../support/staff-api.ts';

/** A campaign of many times 2018's size: its plan is computed in the background, whoever asks, and here it is cancelled. */

/** Machines are shared, and the first prices take a second on a quiet one. */
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const units = ['solna', 'nacka', 'kista', 'sundbyberg', 'spanga-tensta', 'nykvarn'];
const given = campaignOf({ seed: 1, weeks: 8, positions: 40, requests: 290 });
const once = (all: readonly string[] | undefined) => all && [...new Set(all)];
// A plan promises, so it begins today at the earliest.
const moved = (day: string): string => addDays(day, daysBetween(given.from, today));
const span = { from: today, to: moved(given.to) };

describe('staff: a plan that takes minutes', () => {
  const { call, must, enter } = staffCampaign('staff-plans-large', units);
  const show = (id: string) => must('district-staff', `GET /staff/plans/${id}`);
  const refusal = async (persona: string, request: string) => {
    const { status, body } = await call(persona, request, undefined, { 'accept-language': 'en' });
    return [status, body.code, body.detail];
  };
  let plan: Body = {};

  beforeAll(async () => {
    for (const { id, extent, from, to, supervisor, tasks, languages } of given.positions)
      await enter(id, {
        extent,
        from: moved(from),
        to: moved(to),
        supervisor,
        tasks: once(tasks),
        languages: once(languages),
      });
    const ahead = given.requests.filter(({ from, to }) => from <= to && moved(to) >= today);
    const lines = ahead.map((request, i) =>
      [
        units[i % units.length],
        moved(request.from),
        moved(request.to),
        Math.max(50, request.extent),
        request.tasks.join(', ') || 'cabin',
      ].join(';'),
    );
    const csv = ['unit;from;to;extent;tasks', ...lines].join('\n');
    await must('district-staff', 'POST /staff/requests/import', { csv });
  });

  test('is not waited for: that depends on its size alone', async () => {
    const { status, body } = await call('city-hall-staff', 'POST /staff/plans', span);
    expect([status, body.status]).toEqual([202, 'computing']);
    plan = body;
    expect(await refusal('district-head', `POST /staff/plans/${String(plan.id)}/publication`)).toEqual([
      409,
      'wrong-status',
      'The plan is still being computed.',
    ]);
  });

  test('says how far it has come, and stays the same version meanwhile', async () => {
    let is = await show(String(plan.id));
    while (is.status === 'computing' && (is.progress as Body).gap === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      is = await show(String(plan.id));
    }
    expect(is).toMatchObject({ status: 'computing', version: 1, updatedAt: plan.updatedAt });
    const { share, gap, at } = is.progress as { share: number; gap: number; at: string };
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThan(1);
    expect(gap).toBeGreaterThan(0.01);
    expect(at > String(plan.createdAt)).toBe(true);
  });

  test('is cancelled by whoever may ask for one, once; the planner then stops', async () => {
    const path = `POST /staff/plans/${String(plan.id)}/cancellation`;
    const why = { reason: 'Vi väntar på fler begäranden' };
    const { status, headers, body } = await call('district-staff', path, why, { 'if-match': '"1"' });
    expect([status, headers.get('etag'), body.status]).toEqual([200, expect.stringMatching(/^"2-/), 'cancelled']);
    expect(body).not.toHaveProperty('progress');
    expect((await call('city-hall-head', path)).body).toEqual(body);
    expect((await call('city-hall-head', path, undefined, { 'if-match': '"1"' })).status).toBe(412);
    // Long before the plan would have been done: the queue is empty when the planner has given up.
    await theStack().idle();
    expect(await show(String(plan.id))).toEqual(body);
    expect(await refusal('district-head', `POST /staff/plans/${String(plan.id)}/publication`)).toEqual([
      409,
      'wrong-status',
      'The plan has no draft: make a new one.',
    ]);
    const [summary] = itemsOf(await call('district-staff', 'GET /staff/plans'));
    expect(summary).toMatchObject({ id: plan.id, status: 'cancelled' });
  });

  test('is told of to the office that asked, in its language, and to nobody else', async () => {
    const told = async (office: string, language: string) =>
      itemsOf(
        await call(`${office}-head`, `GET /offices/${office}/inbox?limit=100`, undefined, {
          'accept-language': language,
        }),
      ).filter(({ subject }) => subject === `staff/plans/${String(plan.id)}`);
    const during = `från ${span.from} till ${span.to}`;
    expect(await told('city-hall', 'sv')).toMatchObject([
      {
        event: 'PlanCancelled',
        action: 'know',
        text: `Beräkningen av planen ${during} är avbruten av Distriktskansliet (skälet finns vid planen), och det blir inget utkast.`,
      },
    ]);
    expect(await told('city-hall', 'en')).toMatchObject([
      { text: expect.stringContaining('was cancelled by Distriktskansliet') },
    ]);
    for (const office of ['district', 'county-council']) expect(await told(office, 'en')).toEqual([]);
  });
});
