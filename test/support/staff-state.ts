import type { Allocation, Associations, EndedAllocation, Position, StaffRequest } from '../../functions/staff/state.ts';

/** Staff of four weeks in 2026, for what is read of it: figures, calendars, sheets. The rules begin with `staff-cases`. */

const stored = { version: 3, createdAt: '2026-08-01T10:00:00.000Z', updatedAt: '2026-08-10T10:00:00.000Z' };
/** Four weeks: from the Monday of 2026-W34 to the Sunday of 2026-W37. */
export const weeks = { from: '2026-08-17', to: '2026-09-13' };

export const position = (change: Partial<Position> = {}): Position => ({
  ...stored,
  ...weeks,
  id: 'organiser',
  title: 'Organisatör',
  extent: 100,
  employer: 'district',
  supervisor: 'district',
  administrator: 'district',
  shares: [],
  plannable: true,
  allocations: [],
  ended: [],
  ...change,
});

export const allocation = (change: Partial<Allocation> = {}): Allocation => ({
  ...weeks,
  id: 'organiser.01M83Y8C5VKN9V3T2F4F6W6Q1D',
  request: 'solna.01M83Y8C5VKN9V3T2F4F6W6Q1E',
  unit: 'solna',
  extent: 50,
  status: 'allocated',
  allocatedAt: '2026-08-10T10:00:00.000Z',
  shortNotice: false,
  ...change,
});

export const ended = (
  status: EndedAllocation['status'] = 'cancelled',
  change: Partial<Allocation> = {},
): EndedAllocation => ({ ...allocation(change), status, endedAt: '2026-08-12T10:00:00.000Z' });

export const request = (change: Partial<StaffRequest> = {}): StaffRequest => ({
  ...stored,
  ...weeks,
  id: 'solna.01M83Y8C5VKN9V3T2F4F6W6Q1E',
  unit: 'solna',
  extent: 50,
  tasks: ['flygblad'],
  priority: 'normal',
  filer: 'association-solna',
  owner: 'district',
  replyBy: '2026-08-08',
  shortNotice: false,
  earliestStart: '2026-08-15',
  outcome: 'open',
  ...change,
});

/** Solna and Sundbyberg are neighbours; Norrtälje lies at the outer edge. */
export const associations: Associations = {
  solna: { name: 'Solna', ring: 'inner', neighbourGroup: 'nordväst', priorityArea: true },
  sundbyberg: { name: 'Sundbyberg', ring: 'inner', neighbourGroup: 'nordväst', priorityArea: false },
  norrtalje: { name: 'Norrtälje', ring: 'outer', priorityArea: false },
};
