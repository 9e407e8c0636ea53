import { describe, expect, test } from 'vitest';
import { concerns, type StaffEvent } from '../../functions/staff/events.ts';
import { evolve } from '../../functions/staff/evolve.ts';
import { staffSettingsOf } from '../../functions/staff/offers.ts';
import { begunKey, calls } from '../../functions/staff/plans/calls.ts';
import { cancel, fail, finish, isLost, remove, request } from '../../functions/staff/plans/rules.ts';
import { unhurriedLimits, usualLimits } from '../../functions/staff/plans/solver/limits.ts';
import { limitsFor } from '../../functions/staff/plans/solver/plan.ts';
import { type Plan, planStatuses, type StaffState } from '../../functions/staff/state.ts';
import { notStored } from '../../shared/commit.ts';
import { campaignOf } from '../../tools/bench/plan-campaign.ts';
import { given } from '../support/given.ts';
import { now, recorded } from '../support/staff-cases.ts';

const { weights } = staffSettingsOf({});
const asked = { from: '2018-08-01', to: '2018-09-30', keep: true, weights };
const plan: Plan = { ...notStored, version: 1, id: '01J0000000000000000000000P', ...asked, status: 'computing' };

describe('a plan that is computed in the background', () => {
  const posed = new Uint8Array([1]);
  const result = new Uint8Array([2]);
  const is = (status: Plan['status']) => ({ plan: { ...plan, status, offices: ['district'] as const } });
  const named = { subject: `staff/plans/${plan.id}`, plan: plan.id, from: asked.from, to: asked.to };
  type Asked = Pick<StaffState, 'draft' | 'posed'>;
  const toCompute = ({ draft: of }: Asked) => request(of as Plan, ['district', 'city-hall']);

  test('is asked for, with all that it is computed from, and those are kept who will be told', () => {
    const state: Asked = { draft: { id: plan.id, ...asked }, posed };
    const { decision, then } = given(state).when(toCompute);
    then([{ type: 'PlanRequested', ...named, offices: ['district', 'city-hall'] }]);
    const { plan: stored, input } = evolve(state, recorded((decision as readonly StaffEvent[])[0] as StaffEvent));
    expect(stored).toMatchObject({ id: plan.id, status: 'computing', offices: ['district', 'city-hall'], version: 0 });
    expect(stored).not.toHaveProperty('result');
    expect(input).toMatchObject({ id: plan.id, posed, ttl: Date.parse(now) / 1000 + 20 * 86_400 });
  });

  test.each(planStatuses)('its answer makes a draft of it, while it is computed (%s)', (status) => {
    const { decision, then } = given(is(status)).when(finish, { met: 3, asked: 5 });
    if (status !== 'computing') return then([]);
    then([{ type: 'PlanComputed', ...named, offices: ['district'], met: 3, asked: 5 }]);
    const before = { plan: { ...is(status).plan, run: 'r', progress: { share: 0.5, at: now } }, result };
    const after = evolve(before, recorded((decision as readonly StaffEvent[])[0] as StaffEvent));
    expect(after.plan).toMatchObject({ status: 'draft', result });
    expect(after.plan).not.toHaveProperty('run');
    expect(after.plan).not.toHaveProperty('progress');
  });

  test.each(planStatuses)('it fails, while it is computed (%s)', (status) => {
    given(is(status))
      .when(fail)
      .then(status === 'computing' ? [{ type: 'PlanFailed', ...named, offices: ['district'] }] : []);
  });

  test.each(planStatuses)('it is cancelled, while it is computed, and once (%s)', (status) => {
    const { then, thenRefused } = given(is(status)).when(cancel, { offices: ['district'] });
    if (status === 'computing') then([{ type: 'PlanCancelled', ...named, offices: ['district'] }]);
    else if (status === 'cancelled') then([]);
    else thenRefused('wrong-status');
  });

  test.each(planStatuses)('it is removed, unless it is computed or real (%s)', (status) => {
    const { then, thenRefused, decision } = given(is(status)).when(remove);
    if (status === 'computing' || status === 'published') return thenRefused('wrong-status');
    then([{ type: 'PlanRemoved', ...named, offices: ['district'] }]);
    const [event] = decision as readonly StaffEvent[];
    expect(evolve(is(status), recorded(event as StaffEvent)).plan).toBeUndefined();
  });

  test('another office says why', () => {
    const other = { offices: ['city-hall'] } as const;
    given(is('computing')).when(cancel, other).thenRefused('invalid-input', '/reason reason-for-owner');
    given(is('draft')).when(cancel, other).thenRefused('wrong-status');
    const { decision, then } = given(is('computing')).when(cancel, { ...other, reason: 'Vi gör en för hand' });
    then([{ type: 'PlanCancelled', offices: ['district'], by: 'city-hall', reason: 'Vi gör en för hand' }]);
    const { plan: cancelled } = evolve(is('computing'), recorded((decision as readonly StaffEvent[])[0] as StaffEvent));
    expect(cancelled?.cancelled).toMatchObject({ by: 'city-hall', reason: 'Vi gör en för hand' });
  });

  test('it is lost six hours after it was asked for', () => {
    const created = { ...is('computing').plan, createdAt: '2018-08-01T09:00:00.000Z' };
    expect(isLost(created, '2018-08-01T15:00:00.000Z')).toBe(false);
    expect(isLost(created, '2018-08-01T15:00:01.000Z')).toBe(true);
    expect(isLost({ ...created, status: 'draft' }, '2018-08-02T15:00:01.000Z')).toBe(false);
  });

  test('who asked is told, and nobody else; of the asking nobody need be', () => {
    const offices = ['city-hall'] as const;
    const toldOf = (event: StaffEvent) => concerns(recorded(event));
    expect(toldOf({ type: 'PlanRequested', ...named, offices })).toEqual([]);
    expect(toldOf({ type: 'PlanComputed', ...named, offices, met: 1, asked: 1 })).toEqual(offices);
    expect(toldOf({ type: 'PlanFailed', ...named, offices })).toEqual(offices);
    expect(toldOf({ type: 'PlanCancelled', ...named, offices })).toEqual(offices);
    expect(toldOf({ type: 'PlanRemoved', ...named, offices })).toEqual(offices);
  });

  test('the planner is told of it by its asking alone', () => {
    const event = { ...named, campaign: 'val-2018', id: plan.id, at: now };
    const body = { campaign: 'val-2018', plan: plan.id };
    expect(calls({ ...event, type: 'PlanRequested' })).toEqual([{ queue: 'plans', body, arrived: begunKey(body) }]);
    expect(calls({ ...event, type: 'PlanComputed' })).toEqual([]);
    expect(calls({ ...event, type: 'PlanRequested', subject: 'pot/plans/x' })).toEqual([]);
  });
});

describe('whether a plan is waited for', () => {
  test.each([
    [1, 20, 60, usualLimits],
    [1, 40, 120, usualLimits],
    [1, 80, 240, unhurriedLimits],
  ])('follows from its size (campaign %i: %i positions, %i requests)', (seed, positions, requests, limits) =>
    expect(limitsFor(campaignOf({ seed, weeks: 12, positions, requests }))).toBe(limits),
  );
});
