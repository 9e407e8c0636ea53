import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { type Body, itemsOf, theStack } from '../support/stack.ts';
import { personIn } from '../support/people.ts';
import { electionDay, staffCampaign } from '../support/staff-api.ts';

/** Plans: drafts that tell nobody, and their publication, all of it or nothing (D4, D5, D24). */

/** A week around the election: what is asked for in one is planned with that one alone, so each test has its own. */
const week = (number: number) => ({ from: addDays(electionDay, 7 * number - 6), to: addDays(electionDay, 7 * number) });
type Planned = readonly { readonly unit: string; readonly request: string; readonly position: string }[];
type Unmet = readonly { readonly unit: string; readonly request: string; readonly reasons: readonly Body[] }[];
type Draft = Body & { readonly id: string; readonly allocations: Planned; readonly unmet: Unmet };

describe('staff: plans', () => {
  const { call, must, refusal, enter, file, part, allocate, show, statusOf } = staffCampaign('staff-plans');
  const personOf = personIn(must);
  const draft = async (body: Body): Promise<Draft> => {
    const plan = await must('city-hall-staff', 'POST /staff/plans', body);
    return { ...plan, id: String(plan.id), allocations: plan.allocations as Planned, unmet: plan.unmet as Unmet };
  };
  const publish = (plan: { readonly id: string }, persona = 'county-council-head') =>
    call(persona, `POST /staff/plans/${plan.id}/publication`);
  const onPosition = async (position: string) =>
    ((await must('district-head', `GET /staff/positions/${position}`)).allocations as readonly Body[]).map(
      ({ unit, extent, plan }) => [unit, extent, plan],
    );
  const published = async (persona: string, inbox: string) =>
    itemsOf(await call(persona, `GET ${inbox}?limit=100`)).filter(({ event }) => event === 'PlanPublished');

  describe('from draft to publication', () => {
    const span = week(-2);
    let made: Draft;

    test('a draft is the best lawful plan, with the reason for what could not be met', async () => {
      await enter('planned', span);
      for (const unit of ['nacka', 'solna', 'nykvarn']) await file({ unit, ...span });
      const { status, headers, body } = await call('city-hall-staff', 'POST /staff/plans', span);
      expect([status, headers.get('location')]).toEqual([201, `/campaigns/staff-plans/staff/plans/${String(body.id)}`]);
      made = { ...body, id: String(body.id), allocations: body.allocations as Planned, unmet: body.unmet as Unmet };
      // Solna is a priority area and Nykvarn lies at the outer edge (D24), so it is Nacka that waits.
      expect(made.allocations.map(({ unit, position }) => [unit, position])).toEqual(
        expect.arrayContaining([
          ['nykvarn', 'planned'],
          ['solna', 'planned'],
        ]),
      );
      const [{ unit, reasons } = { unit: '', reasons: [] }] = made.unmet;
      expect([made.allocations.length, unit, reasons]).toEqual([
        2,
        'nacka',
        [{ rule: 'capacity', size: 50, who: expect.any(Array), fix: expect.stringMatching(/Nykvarn|Solna/) }],
      ]);
      expect(body).toMatchObject({ ...span, status: 'draft', keep: true, gap: 0, fuse: false, beyond: [] });
      expect(body.load).toMatchObject({ perOffice: [{}, { office: 'city-hall', fullTimeWeeks: 1 }, {}] });
      expect(await must('district-staff', `GET /staff/plans/${made.id}`)).toEqual(body);
    });

    test('the same input gives the same plan', async () => {
      const same = ({ id: _, createdAt: __, updatedAt: ___, seconds: ____, ...rest }: Body) => rest;
      expect(same(await draft(span))).toEqual(same(made));
    });

    test('nobody is told of a draft, and nothing is real of it', async () => {
      await theStack().idle();
      expect(await onPosition('planned')).toEqual([]);
      for (const { request } of made.allocations) expect(await statusOf(request)).toBe('submitted');
      const inbox = itemsOf(await call('district-head', 'GET /offices/district/inbox?limit=100'));
      expect(inbox.map(({ event }) => event)).not.toContain('PlanDrafted');
      expect(await refusal('association-solna', `GET /staff/plans/${made.id}`)).toBe('404 not-found');
      const history = await call('association-solna', `GET /audit?subject=staff/plans/${made.id}`);
      expect(itemsOf(history)).toEqual([]);
    });

    test('a head makes all of it real, once', async () => {
      expect((await publish(made, 'district-staff')).body.code).toBe('not-allowed');
      const { status, body } = await publish(made);
      expect([status, body.status, body.publishedAt]).toEqual([200, 'published', expect.any(String)]);
      const twice = await publish(made, 'district-head');
      expect([twice.status, twice.body]).toEqual([200, body]);
      expect((await onPosition('planned')).toSorted()).toEqual([
        ['nykvarn', 50, made.id],
        ['solna', 50, made.id],
      ]);
      for (const { request } of made.allocations) {
        const { status: now, history } = await show(request);
        expect([now, (history as readonly Body[]).map(({ event }) => event)]).toEqual([
          'allocated',
          ['StaffRequested', 'PlanPublished'],
        ]);
      }
    });

    test('everyone concerned and the offices are told once, nobody else', async () => {
      await theStack().idle();
      for (const office of ['district', 'city-hall', 'county-council'])
        expect(await published(`${office}-head`, `/offices/${office}/inbox`)).toHaveLength(1);
      for (const unit of ['solna', 'nykvarn'])
        expect(await published(`association-${unit}`, `/associations/${unit}/inbox`)).toMatchObject([{ action: 'do' }]);
      // Whoever the plan gives nothing is told why, without a word of what others have.
      const [nothing] = await published('association-nacka', '/associations/nacka/inbox');
      const text = expect.stringMatching(/ger er inget: andra, som går före, har tiden \(/);
      expect(nothing).toMatchObject({ action: 'know', text });
      expect(String(nothing?.link)).toContain('/staff/requests/nacka.');
      expect(await published('association-kista', '/associations/kista/inbox')).toEqual([]);
    });

    test('invariant 8: in its history an association reads its own part, and no name', async () => {
      const path = `GET /audit?subject=staff/plans/${made.id}`;
      const [event] = itemsOf(await call('association-solna', path));
      expect(event).toMatchObject({ event: 'PlanPublished', data: { allocations: [{ unit: 'solna' }], ended: [] } });
      expect(event).not.toHaveProperty('actor');
      expect(JSON.stringify(event)).not.toMatch(/nykvarn|-head/);
      expect(itemsOf(await call('association-nacka', path))).toMatchObject([
        { data: { allocations: [], unmet: [{ unit: 'nacka', rules: ['capacity'] }] } },
      ]);
      const left = await must('association-nacka', `GET /staff/requests/${made.unmet[0]?.request}`);
      const why = expect.stringMatching(/^Andra, som går före, har tiden \(/);
      expect(left).toMatchObject({ unmet: { plan: made.id, rules: ['capacity'], why }, history: [{}, { data: {} }] });
      expect(JSON.stringify(left)).not.toMatch(/nykvarn|solna|Nykvarn|Solna|-head/);
      const whole = itemsOf(await call('district-staff', path));
      expect(whole.map(({ event: name, actor }) => [name, actor])).toEqual([
        ['PlanDrafted', await personOf('city-hall-staff')],
        ['PlanPublished', await personOf('county-council-head')],
      ]);
      const [own] = made.allocations.filter(({ unit }) => unit === 'solna');
      const request = await must('association-solna', `GET /staff/requests/${own?.request}`);
      expect(JSON.stringify(request)).not.toMatch(/nykvarn|-head/);
    });
  });

  describe('if something changed meanwhile', () => {
    const span = week(-1);
    const refused = async (plan: { readonly id: string }) => {
      const { status, body } = await publish(plan);
      return [status, body.code, body.changed];
    };

    test('nothing is made real, and what changed is named', async () => {
      await enter('changing', span);
      const gone = await file({ ...span });
      const stays = await file({ unit: 'nacka', ...span });
      const first = await draft(span);
      expect(first.allocations).toHaveLength(2);
      await must('association-solna', `POST /staff/requests/${gone}/withdrawal`);
      expect(await refused(first)).toEqual([412, 'changed-meanwhile', [{ kind: 'request', id: gone }]]);

      const second = await draft(span);
      await enter('changing', { ...span, tasks: ['something-else'] });
      const position = [412, 'changed-meanwhile', [{ kind: 'position', id: 'changing' }]];
      expect(await refused(second)).toEqual(position);
      await enter('changing', { ...span, shares: [{ unit: 'city-hall', extent: 51 }] });
      expect(await refused(second)).toEqual(position);
      expect([await onPosition('changing'), await statusOf(stays)]).toEqual([[], 'submitted']);

      // What does not matter to the plan does not stand in its way.
      await enter('changing', { ...span, title: 'Samordnare' });
      expect((await publish(second)).status).toBe(200);
      const third = await draft(span);
      expect(third.allocations).toEqual([]);
      const path = `/staff/plans/${third.id}`;
      expect(await must('county-council-staff', `DELETE ${path}`)).toEqual({ id: third.id });
      expect(await refusal('district-staff', `GET ${path}`)).toBe('404 not-found');
      expect(await refusal('district-staff', `DELETE /staff/plans/${second.id}`)).toBe('409 wrong-status');
    });

    test('a request that was answered by hand is named', async () => {
      await enter('by-hand', span);
      const request = await file({ ...span });
      const plan = await draft(span);
      await allocate(part(request, 'by-hand', span));
      expect(await refused(plan)).toEqual([412, 'changed-meanwhile', [{ kind: 'request', id: request }]]);
    });
  });

  describe('what is published already', () => {
    const span = week(0);
    const swap = { change: 0, priorityArea: 100 };
    let [given, wanting] = ['', ''];

    test('stays, unless the plan may move it and it is worth it', async () => {
      await enter('kept', { ...span, extent: 50 });
      given = await file({ unit: 'nacka', ...span });
      const [allocation = ''] = await allocate(part(given, 'kept', span));
      wanting = await file({ ...span });
      expect((await draft({ ...span, weights: swap })).unmet).toMatchObject([
        { unit: 'solna', reasons: [{ rule: 'capacity', who: ['nacka'] }] },
      ]);
      expect((await draft({ ...span, keep: false, weights: { change: 1000 } })).allocations).toMatchObject([
        { unit: 'nacka' },
      ]);
      const moved = await draft({ ...span, keep: false, weights: swap });
      expect(moved.allocations).toMatchObject([{ unit: 'solna', position: 'kept' }]);
      expect((await publish(moved)).status).toBe(200);
      expect(await must('association-nacka', `GET /staff/allocations/${allocation}`)).toMatchObject({
        status: 'replaced',
      });
      expect([await statusOf(given), await statusOf(wanting)]).toEqual(['submitted', 'allocated']);
    });

    test('and what is confirmed always stays', async () => {
      const [live] = (await show(wanting)).allocations as readonly Body[];
      await must('association-solna', `POST /staff/allocations/${String(live?.id)}/confirmations`);
      const weights = { priorityArea: 0, met: 1000, change: 0 };
      const plan = await draft({ ...span, keep: false, weights });
      expect([plan.allocations, plan.unmet.map(({ unit }) => unit)]).toEqual([[], ['nacka']]);
    });
  });

  test('D3: neighbours who ask together are planned as a pool; tasks and languages are hard', async () => {
    const span = week(1);
    await enter('pooled', { ...span, tasks: ['flyers', 'cabin'], languages: ['sv', 'so'] });
    await file({ unit: 'kista', ...span, extent: 35, languages: ['so'] });
    await file({ unit: 'sundbyberg', ...span, extent: 30 });
    await file({ unit: 'spanga-tensta', ...span, tasks: ['driving'] });
    await file({ unit: 'nykvarn', ...span, languages: ['ar'] });
    await file({ unit: 'nacka', ...span, extent: 49 });
    const { allocations, unmet } = await draft(span);
    expect(allocations.map(({ unit }) => unit).toSorted()).toEqual(['kista', 'sundbyberg']);
    const reasons = unmet.map(({ unit, reasons: all }) => [unit, all.map(({ rule }) => rule).toSorted()] as const);
    expect(new Map(reasons)).toEqual(
      new Map([
        ['spanga-tensta', expect.arrayContaining(['tasks'])],
        ['nykvarn', expect.arrayContaining(['languages'])],
        ['nacka', expect.arrayContaining(['D3'])],
      ]),
    );
  });

  test('what reaches out of the plan’s days is named, not planned', async () => {
    const span = week(2);
    await enter('beyond', { from: span.from, to: week(3).to });
    const longer = await file({ from: span.from, to: addDays(span.to, 1) });
    expect(await draft(span)).toMatchObject({ allocations: [], unmet: [], beyond: [longer] });
    expect(await draft({ from: span.from, to: week(3).to })).toMatchObject({ allocations: [{ request: longer }] });
  });

  test('more than 400 requests at once are refused, to be planned in parts', async () => {
    const { from, to } = week(3);
    const line = `solna;${from};${to};50;flyers`;
    const csv = ['unit;from;to;extent;tasks', ...Array.from({ length: 401 }, () => line)].join('\n');
    await must('district-staff', 'POST /staff/requests/import', { csv });
    expect(await refusal('district-head', 'POST /staff/plans', { from, to })).toBe('409 plan-too-large');
  });
});
