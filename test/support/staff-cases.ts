import type { Wanted } from '../../functions/staff/allocations/moves.ts';
import type { StaffEvent } from '../../functions/staff/events.ts';
import { evolve } from '../../functions/staff/evolve.ts';
import type { Context } from '../../functions/staff/judge.ts';
import type { Wish } from '../../functions/staff/positions/rules.ts';
import {
  type Allocation,
  type Associations,
  type Head,
  one,
  type Plan,
  type Position,
  type Staff,
  type StaffRequest,
} from '../../functions/staff/state.ts';
import { type Recorded, notStored } from '../../shared/commit.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';
import * as plain from './staff-state.ts';

/** Cases of the rules of staff, in the summer of 2018: who asks, who has what, and who are neighbours. */

export const now = '2018-08-01T10:00:00.000Z';
export const campaign = { start: '2018-04-24', end: '2018-09-30' };
/** The last three weeks before the election. */
export const weeks = { from: '2018-08-20', to: '2018-09-09' };

const association = (name: string, neighbourGroup?: string) => ({
  name,
  ring: 'inner' as const,
  priorityArea: false,
  ...(neighbourGroup !== undefined && { neighbourGroup }),
});

/** Järva is a neighbour group of three; Solna and Danderyd are one of two; Nykvarn has no neighbours. */
export const associations: Associations = {
  kista: association('Kista', 'jarva'),
  sundbyberg: association('Sundbyberg', 'jarva'),
  'spanga-tensta': association('Spånga-Tensta', 'jarva'),
  solna: association('Solna', 'norrort'),
  danderyd: association('Danderyd', 'norrort'),
  nykvarn: association('Nykvarn'),
};

export const context: Context = { today: '2018-08-01', noticeDays: 14, replyByDays: 7, associations };

/** Organiser at 100 %, employed by the district, all summer, free. */
export const wish = (change: Partial<Wish> = {}): Wish => ({
  title: 'Organisatör',
  extent: 100,
  employer: 'district',
  supervisor: 'city-hall',
  administrator: 'county-council',
  from: '2018-06-01',
  to: '2018-09-09',
  shares: [],
  plannable: true,
  ...change,
});

export const position = (change: Partial<Position> = {}): Position => plain.position({ ...wish(), ...change });

/** As an id it says whose it is: `solna.01J…A`. */
export const requestIdOf = (unit: string, last = 'A'): string => `${unit}.01J0000000000000000000000${last}`;
export const allocationIdOf = (last = 'A', on = 'organiser'): string => `${on}.01J0000000000000000000000${last}`;

/** Solna asks for 50 % for the last three weeks. */
export const request = (change: Partial<StaffRequest> = {}): StaffRequest =>
  plain.request({
    id: requestIdOf(change.unit ?? 'solna'),
    ...weeks,
    tasks: ['cabin'],
    replyBy: '2018-08-08',
    earliestStart: '2018-08-15',
    ...change,
  });

export const allocation = (change: Partial<Allocation> = {}): Allocation =>
  plain.allocation({
    id: allocationIdOf(),
    request: requestIdOf(change.unit ?? 'solna'),
    ...weeks,
    allocatedAt: '2018-07-20T10:00:00.000Z',
    ...change,
  });

/** Half of the organiser for Solna's request, where a test says nothing else. */
export const wanted = (change: Partial<Wanted> = {}): Wanted => ({
  id: allocationIdOf('N'),
  request: requestIdOf('solna'),
  position: 'organiser',
  ...weeks,
  extent: 50,
  ...change,
});

const byId = <T extends { readonly id: string }>(all: readonly T[]) =>
  Object.fromEntries(all.map((each) => [each.id, each]));

/** All of staff, as no single command reads it. */
export type World = Staff & { readonly head: Head; readonly plan?: Plan | undefined };

export const stateOf = (positions: readonly Position[], requests: readonly StaffRequest[] = []): World => ({
  head: { ...notStored, version: 5, filed: 0, changes: 5 },
  positions: byId(positions),
  requests: byId(requests),
});

/** A pool of Järva: Kista 35 and Sundbyberg 30 on one position, both allocated. */
export const pool = (): World =>
  stateOf(
    [
      position({
        allocations: [
          allocation({ id: allocationIdOf('K'), unit: 'kista', extent: 35 }),
          allocation({ id: allocationIdOf('S'), unit: 'sundbyberg', extent: 30 }),
        ],
      }),
    ],
    [request({ unit: 'kista', extent: 35 }), request({ unit: 'sundbyberg', extent: 30 })],
  );

export const recorded = <E extends StaffEvent>(event: E, at = now): Recorded<E> => ({
  ...event,
  id: '01J0000000000000000000000E',
  at,
  actor: 'district-head',
});

const put = <T extends { readonly id: string }>(all: Readonly<Record<string, T>>, id: string, is: T | undefined) => {
  const { [id]: was, ...rest } = all;
  return is === was ? all : is ? { ...all, [id]: is } : rest;
};
/** With what an event is about in a slot of its own, as commands have it, and then back among all. */
const folded = (world: World, event: StaffEvent, at?: string, person?: string): World => {
  const [position, request] = ['position' in event ? event.position : '', 'request' in event ? event.request : ''];
  const before = { ...world, person, position: world.positions[position], request: world.requests[request] };
  const next = evolve(before, recorded(event, at));
  const { head = world.head, positions = {}, requests = {}, plan } = next;
  return {
    head,
    positions: next.position === before.position ? positions : put(positions, position, next.position),
    requests: next.request === before.request ? requests : put(requests, request, next.request),
    ...(plan && { plan }),
  };
};

/** The world after what was decided, which must not be a refusal; `person`: whose name a command said. */
export const after = (world: World, decision: readonly StaffEvent[] | Refusal, at?: string, person?: string): World => {
  if (isRefusal(decision)) throw new Error(`refused: ${decision.refused}`);
  return decision.reduce((is, event) => folded(is, event, at, person), world);
};

/** One of these, with the position or the request that a command is about. */
export const withPosition = (world: World, id = 'organiser') => ({ ...world, position: world.positions[id] });
export const onPosition = (world: World, id = 'organiser') => ({ ...world, position: one(world.positions, id) });
export const onRequest = (world: World, id = requestIdOf('solna')) => ({ ...world, request: one(world.requests, id) });
