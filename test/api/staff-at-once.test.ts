import { beforeAll, describe, expect, test } from 'vitest';
import sample from '../../data/campaign-2018.json' with { type: 'json' };
import type { Associations, Position, StaffRequest } from '../../functions/staff/state.ts';
import { notStored } from '../../shared/commit.ts';
import { offices } from '../../shared/units.ts';
import { eventsOf, type Item, noticesOf, scanTable } from '../simulation/evidence.ts';
import { type Random, randomOf } from '../support/random.ts';
import { type Answer, type Body, theStack } from '../support/stack.ts';
import { positionBody, staffCampaign, weeks } from '../support/staff-api.ts';
import { nothingBroken } from '../support/staff-witness.ts';

/** Many plan the same staff at the same moment; afterwards each day of what is stored is looked at, by other means. */
const id = 'staff-at-once';
const units = sample.associations.map((association) => association.id);
const clients = 32;
/** `STAFF_SEED=123` repeats what a failing run drew. */
const seed = Number(process.env.STAFF_SEED ?? Math.floor(Math.random() * 1_000_000));

const associations = Object.fromEntries(
  sample.associations.map(({ id: unit, neighbourGroup, ...rest }) => [
    unit,
    { ...rest, ...(neighbourGroup !== null && { neighbourGroup }) },
  ]),
) as unknown as Associations;

/** Whom an event of staff concerns, as DOMAIN.md has it: the offices, and the units that it is about. */
const concerned = (event: Item & { readonly subject: string }): readonly string[] => {
  const of = (list: unknown): readonly string[] => ((list ?? []) as readonly Body[]).map(({ unit }) => String(unit));
  const unit = /^staff\/requests\/([a-z0-9-]+)\./.exec(event.subject)?.[1];
  const listed = event.subject.startsWith('staff/plans') ? [...of(event.allocations), ...of(event.ended)] : [];
  return [...new Set([...offices, ...(unit === undefined ? [] : [unit]), ...listed, ...of(event.shares)])];
};

describe('staff: at the same moment', () => {
  const { call, must, enter, file, part, show } = staffCampaign(id, units);
  const positions = ['first', 'second', 'third', 'fourth'];
  const requests = new Map<string, string>();
  const plans: string[] = [];
  const failed: string[] = [];
  const send = async (persona: string, request: string, body?: unknown): Promise<Answer> => {
    const answer = await call(persona, request, body);
    if (answer.status >= 500) failed.push(`${request}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const post = (persona: string, path: string, body?: unknown) => send(persona, `POST /staff${path}`, body);
  const codes = (answers: readonly Answer[]) =>
    Object.fromEntries(
      [...Map.groupBy(answers, ({ status, body }) => `${status} ${String(body.code ?? '')}`.trim())].map(
        ([code, all]) => [code, all.length],
      ),
    );

  beforeAll(async () => {
    for (const position of positions) await enter(position);
    for (const unit of units.slice(0, clients)) requests.set(unit, await file({ unit }));
  });

  test('D1: 32 clients allocate the same four positions; each is given away exactly once', async () => {
    const answers = await Promise.all(
      [...requests.values()].map((request, i) =>
        post('district-head', '/allocations', part(request, positions[i % positions.length] as string)),
      ),
    );
    expect(codes(answers)).toEqual({ '201': 8, '409 over-allocated': 24 });
  });

  describe('of 16 requests, each with two positions of its own', () => {
    const own: string[] = [];
    const on = (i: number) => `own-${i % 16}`;
    beforeAll(async () => {
      for (let i = 0; i < 16; i++) {
        await enter(on(i));
        own.push(await file({ unit: units[i] as string }));
      }
    });
    const allocating = (request: string, position: string) =>
      post('city-hall-head', '/allocations', part(request, position));

    test('none gets more than it asked for, wherever it is given at the same moment', async () => {
      const answers = await Promise.all(
        own.flatMap((request, i) => [allocating(request, on(i)), allocating(request, on(i + 1))]),
      );
      expect(codes(answers)).toEqual({ '201': 16, '409 exceeds-request': 16 });
    });

    test('what is cancelled, withdrawn and allocated anew at the same moment is withdrawn, and nothing of it stays', async () => {
      const placed = await Promise.all(
        own.map(async (request) => (await show(request)).allocations as readonly Body[]),
      );
      await Promise.all(
        own.flatMap((request, i) => [
          post('district-head', `/allocations/${String(placed[i]?.[0]?.id)}/cancellations`, { reason: 'Slutar' }),
          allocating(request, on(i + 2)),
          post(`association-${units[i]}`, `/requests/${request}/withdrawal`),
        ]),
      );
      for (const request of own) expect(await show(request)).toMatchObject({ status: 'withdrawn', allocations: [] });
    });
  });

  describe(`whatever 32 clients then do, STAFF_SEED=${seed}`, () => {
    /** Some neighbours of one group with a small part each, lawful only together. */
    const pool = (random: Random) => {
      const first = random.pick([...requests.keys()]);
      const group = associations[first]?.neighbourGroup;
      const some = [...requests].filter(([unit]) => unit === first || associations[unit]?.neighbourGroup === group);
      const position = random.pick(positions);
      return some.slice(0, 3).map(([, request]) => part(request, position, { extent: random.pick([15, 20, 25, 30]) }));
    };
    const live = async (random: Random) => {
      const { allocations } = await must('district-staff', `GET /staff/positions/${random.pick(positions)}`);
      return (allocations as readonly Body[]).length > 0 ? random.pick(allocations as readonly Body[]) : undefined;
    };
    const deed = async (random: Random): Promise<unknown> => {
      const kind = random.pick(['allocate', 'pool', 'confirm', 'dispute', 'cancel', 'withdraw', 'change', 'publish']);
      const unit = random.pick([...requests.keys()]);
      const request = requests.get(unit) as string;
      if (kind === 'allocate')
        return post(
          'city-hall-staff',
          '/allocations',
          part(request, random.pick(positions), { extent: random.pick([25, 50]) }),
        );
      if (kind === 'pool') return post('district-head', '/allocations', { allocations: pool(random) });
      if (kind === 'withdraw') return post(`association-${unit}`, `/requests/${request}/withdrawal`);
      if (kind === 'publish') return post('district-head', `/plans/${random.pick(plans)}/publication`);
      if (kind === 'change') {
        const shares = random.pick([[], [{ unit: 'solna', extent: 50 }], [{ unit: 'city-hall', extent: 25 }]]);
        return send('district-head', 'PUT /staff/positions/first', { ...positionBody, shares });
      }
      const placed = await live(random);
      if (!placed) return undefined;
      const path = `/allocations/${String(placed.id)}`;
      const own = `association-${String(placed.unit)}`;
      if (kind === 'confirm') return post(own, `${path}/confirmations`);
      if (kind === 'dispute') return post(own, `${path}/disputes`, { reason: 'Fel vecka' });
      return post('district-head', `${path}/cancellations`, { reason: 'Slutar' });
    };
    let items: readonly Item[];

    beforeAll(async () => {
      for (const keep of [true, false])
        plans.push(String((await must('district-head', 'POST /staff/plans', { ...weeks, keep })).id));
      await Promise.all(
        Array.from({ length: clients }, async (_, i) => {
          const random = randomOf(seed + i);
          for (let n = 0; n < 6; n++) await deed(random);
        }),
      );
      await theStack().idle(60_000);
      items = (await scanTable(theStack())).filter(({ pk }) => pk.startsWith(`${id}#`));
    });

    test('no answer is an error', () => expect(failed).toEqual([]));

    test('D1, D3: every position is lawful on every day, and no request got more than it asked for', () => {
      const stored = <T extends { readonly id: string }>(prefix: string) =>
        Object.fromEntries(
          items
            .filter(({ pk, sk }) => pk === `${id}#staff` && sk.startsWith(prefix))
            .map((item) => [item.id as string, item as unknown as T]),
        );
      const state = {
        head: { ...notStored, filed: 0, changes: 0 },
        positions: stored<Position>('p#'),
        requests: stored<StaffRequest>('r#'),
      };
      expect(Object.keys(state.positions)).toHaveLength(positions.length + 16);
      expect(Object.values(state.positions).flatMap(({ ended }) => ended).length).toBeGreaterThan(0);
      nothingBroken(state, associations);
    });

    test('invariant 6: each event lies once in the inbox of each unit that it concerns, and in no other', () => {
      const events = eventsOf(items).filter(({ pk, type }) => pk === `${id}#staff` && type !== 'PlanDrafted');
      const due = events.flatMap((event) => concerned(event).map((unit) => `${unit} ${event.id}`));
      const ids = new Set(events.map((event) => event.id));
      const told = noticesOf(items)
        .filter((notice) => ids.has(String(notice.id)))
        .map((notice) => `${notice.pk.split('#').at(-1)} ${String(notice.id)}`);
      expect(events.length).toBeGreaterThan(clients + 8);
      expect(told.toSorted()).toEqual(due.toSorted());
    });
  });
});
