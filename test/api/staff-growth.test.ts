import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession, type Session } from '../../tools/bench/session.ts';
import { storeDeclined } from '../../tools/bench/staff.ts';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { programOfRun } from '../support/run.ts';

/** What is shown of staff as a whole costs the same however many requests there have been, and so does asking for staff. */
type Costs = Readonly<Record<string, readonly [read: number, write: number]>>;

const play = async ({ call }: Session): Promise<Costs> => {
  const costs: Record<string, readonly [number, number]> = {};
  const did = async (name: string, persona: string, request: string, body?: object) => {
    const answered = await call(persona, request, body);
    costs[name] = [answered.units.read, answered.units.write];
    return String(answered.body.id);
  };
  const first = addDays(dayOf(new Date().toISOString()), 30);
  const wish = { unit: 'nacka', from: first, to: addDays(first, 6), extent: 50, tasks: ['flyers'] };
  const request = await did('request', 'association-nacka', 'POST /staff/requests', wish);
  await did('coverage', 'district-staff', 'GET /staff/coverage');
  await did('load', 'district-staff', 'GET /staff/load');
  await did('capacity', 'district-staff', 'GET /staff/capacity?week=2026-W35');
  await did('withdrawal', 'association-nacka', `POST /staff/requests/${request}/withdrawal`);
  return costs;
};

describe('with 100 requests stored, and with 10 000', () => {
  let session: Session;
  const costs: Record<string, Costs> = {};
  /** Of all associations, as the answer counts them. */
  const requests = async () => {
    const { body } = await session.call('district-staff', 'GET /staff/coverage');
    return (body.ring as readonly { readonly requests: number }[]).reduce((sum, ring) => sum + ring.requests, 0);
  };
  let before = 0;
  beforeAll(async () => {
    session = await openSession({ program: programOfRun() });
    before = await requests();
    for (const [name, count] of [
      ['few', 100],
      ['many', 9_900],
    ] as const) {
      await storeDeclined(session.stack, count);
      costs[name] = await play(session);
    }
  }, 300_000);
  afterAll(() => session?.end());

  test('the same', () => {
    const expected: Costs = {
      request: [7, 9],
      coverage: [6, 0],
      load: [3, 0],
      capacity: [2, 0],
      withdrawal: [7, 10],
    };
    expect(costs).toEqual({ few: expected, many: expected });
  });

  test('and all of them count', async () => {
    expect((await requests()) - before).toBe(10_000);
  });
});
