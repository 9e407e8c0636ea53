import { describe, expect, test } from 'vitest';
import { askedIn } from '../../functions/staff/asked.ts';
import { consent, reopen } from '../../functions/staff/requests/changing.ts';
import { decline, escalate, requestStaff, withdraw } from '../../functions/staff/requests/rules.ts';
import type { StaffRequest } from '../../functions/staff/state.ts';
import { statusOf } from '../../functions/staff/status.ts';
import { type Expected, given } from '../support/given.ts';
import {
  after,
  campaign,
  context,
  onRequest,
  requestIdOf,
  stateOf,
  weeks,
  type World,
} from '../support/staff-cases.ts';

/** What a neighbour asks for in another's name counts once that unit consents. */
const part = (unit: string, extent: number) => ({ unit, extent, request: requestIdOf(unit) });
const parts = [part('kista', 35), part('sundbyberg', 30)];
const ask = (own?: readonly string[]) =>
  requestStaff(stateOf([]), { ...weeks, parts, tasks: ['cabin'], priority: 'normal', own }, campaign, context);
const asked = after(stateOf([]), ask(['kista']));
const [kista, sundbyberg] = [requestIdOf('kista'), requestIdOf('sundbyberg')];
const of = (state: World, id = sundbyberg) => state.requests[id] as StaffRequest;
const status = (state: World, id = sundbyberg) => statusOf(of(state, id), []);
const say = (state: World, at = context) => consent(onRequest(state, sundbyberg), at);
const consented = after(asked, say(asked, { ...context, today: '2018-08-03' }));
const declined = after(asked, decline(onRequest(asked, sundbyberg), 'Vi klarar oss', 'sundbyberg'));

describe('a request in a neighbour’s name', () => {
  test('awaits that neighbour’s consent; one’s own counts at once, and so does what an office files', () => {
    expect([status(asked, kista), status(asked)]).toEqual(['submitted', 'proposed']);
    expect(of(asked)).toMatchObject({ proposedBy: 'kista', replyBy: '2018-08-08', joint: parts });
    expect(askedIn(asked.head)).toEqual({ kista: [1, 735] });
    const filed = after(stateOf([]), ask());
    expect([status(filed, kista), status(filed)]).toEqual(['submitted', 'submitted']);
  });

  test.each<[string, World, Expected<typeof say>]>([
    ['what awaits it', asked, ['StaffRequestConsented']],
    ['what counts already', consented, []],
    ['what was declined', declined, 'wrong-status'],
  ])('consenting to %s', (_what, state, expected) => {
    given(state).when(say).thenAsTold(expected);
  });

  test('once there is consent it counts, and awaits its answer by a day of its own', () => {
    expect(of(consented)).toMatchObject({ outcome: 'open', replyBy: '2018-08-10' });
    expect(of(consented)).not.toHaveProperty('proposedBy');
    expect(askedIn(consented.head).sundbyberg).toEqual([1, 630]);
    given(asked)
      .when(say, { ...context, today: '2018-09-10' })
      .thenRefused('wrong-status');
  });

  test('it is declined by its unit, which may change its mind, and never withdrawn before', () => {
    expect(of(declined)).toMatchObject({ outcome: 'declined', endedBy: 'sundbyberg', reason: 'Vi klarar oss' });
    given(onRequest(asked, sundbyberg)).when(withdraw, context).thenRefused('wrong-status');
    const again = after(declined, reopen(onRequest(declined, sundbyberg), { by: 'sundbyberg', reason: 'Jo' }, context));
    expect([status(again), askedIn(again.head).sundbyberg]).toEqual(['submitted', [1, 630]]);
  });

  test('D6: without a word by its day it is escalated, once', () => {
    const late = escalate(onRequest(asked, sundbyberg), '2018-08-09');
    expect(late).toMatchObject([{ type: 'StaffRequestEscalated', by: 'kista', replyBy: '2018-08-08' }]);
    expect(escalate(onRequest(after(asked, late), sundbyberg), '2018-08-10')).toEqual([]);
  });
});
