import { readAll } from '../../core/pages.ts';
import { type Names, namesIn } from '../../core/names.ts';
import type { Answer } from '../../core/contract.ts';
import type { Failure } from '../../core/failure.ts';

/** Positions, what they are allocated to, and what awaits: as the API tells them. */
export type Position = Answer<'GET /campaigns/{campaign}/staff/positions'>['items'][number];
export type Placed = Position['allocations'][number];
export type StaffRequest = Answer<'GET /campaigns/{campaign}/staff/requests'>['items'][number];
export type Plan = Answer<'GET /campaigns/{campaign}/staff/plans/{plan}'>;
export type Finished = Extract<Plan, { readonly status: 'draft' | 'published' }>;
export type Trial = Answer<'POST /campaigns/{campaign}/staff/allocations/trials'>;
export type Figure = Trial['positions'][number]['rules'][number];

export type Staff = {
  readonly positions: readonly Position[];
  /** Those that await an answer, whole or in part. */
  readonly open: readonly StaffRequest[];
  readonly names: Names;
};

const byEmployer = (a: Position, b: Position): number =>
  a.employer.localeCompare(b.employer, 'sv') || a.title.localeCompare(b.title, 'sv') || a.id.localeCompare(b.id);

export const readStaff = (campaign: string): { readonly staff?: Staff; readonly failure?: Failure } => {
  const path = { campaign };
  const positions = readAll('GET /campaigns/{campaign}/staff/positions', { path });
  const open = readAll('GET /campaigns/{campaign}/staff/requests', { path, query: { status: 'submitted' } });
  const failure = positions.failure ?? open.failure;
  return {
    ...(positions.value && {
      staff: {
        positions: positions.value.toSorted(byEmployer),
        open: open.value ?? [],
        names: namesIn(campaign),
      },
    }),
    ...(failure && { failure }),
  };
};

/** What is asked for and not given yet, in percent: beside the day on which most is given. */
export const leftOf = ({ extent, allocations }: StaffRequest): number => {
  const givenOn = (day: string): number =>
    allocations.filter(({ from, to }) => from <= day && day <= to).reduce((sum, each) => sum + each.extent, 0);
  return Math.max(0, extent - Math.max(0, ...allocations.map(({ from }) => givenOn(from))));
};
