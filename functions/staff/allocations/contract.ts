import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { saying } from '../../../shared/field-words.ts';
import { day, extent, prose, slug, weighed } from '../../../shared/fields.ts';
import { list } from '../../../shared/resources.ts';
import { reasonGiven } from '../../../shared/reversal/resources.ts';
import { faults } from '../problems.ts';
import * as example from '../examples.ts';
import { allocation, inOrder, placedAllocation, ruleFigure } from '../resources.ts';

/** Parts of positions that answer requests (D1, D3, D5). Pure. */
const path = '/campaigns/{campaign}/staff/allocations';
const one = `${path}/{allocation}` as const;

const id = () => z.string().check(z.minLength(1), z.maxLength(100));
const fields = { request: id(), position: slug(), from: day(), to: day(), extent: extent() };
const names = Object.keys(fields) as readonly (keyof typeof fields)[];
/** An allocation of the same request that this one takes the place of. */
const replaces = z.optional(id());
export const wantedAllocation = z.strictObject({ ...fields, replaces }).check(inOrder());

/** One, or several: no union, so that what is wrong is said of the field that it is wrong in. */
const oneOrSeveral = z
  .extend(z.partial(z.strictObject(fields)), {
    replaces,
    allocations: z.optional(list(wantedAllocation, z.minLength(1), z.maxLength(20))),
    reason: z.optional(prose(500)),
  })
  .check(
    ...names.map((name) =>
      z.refine<Readonly<Record<string, unknown>>>(
        (body) => (body.allocations === undefined) === (body[name] !== undefined),
        saying(faults.oneOrSeveral, [name]),
      ),
    ),
    z.refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
      message: 'order',
      path: ['to'],
    }),
    z.refine(
      (body) => body.allocations === undefined || body.replaces === undefined,
      saying(faults.oneOrSeveral, ['replaces']),
    ),
  );
export const judgedAllocations = z.object({
  lawful: z.boolean(),
  rules: list(ruleFigure),
  allocations: list(placedAllocation),
});

export const triedAllocations = z.object({
  lawful: z.boolean(),
  positions: list(z.object({ position: z.string(), lawful: z.boolean(), rules: list(ruleFigure) })),
});

const byUnit = { see: 'offices-or-target-unit', act: 'target-unit', result: allocation } as const;
const { request, position, from, to, extent: percent } = example.placed;
const wantedExample = { request, position, from, to, extent: percent };
const confirmed = { ...example.allocation, status: 'confirmed' };
const disputed = {
  ...example.allocation,
  status: 'disputed',
  endedAt: '2026-08-04T08:00:00.000Z',
  dispute: {
    allocation: example.allocation.id,
    reason: 'Vi bad om logistik.',
    uncovered: ['logistics'],
    at: '2026-08-04T08:00:00.000Z',
  },
};

const settled = { at: '2026-08-05T08:00:00.000Z', by: 'district', reason: 'Hon kan logistik.' } as const;

export const contract = {
  allocate: {
    route: `POST ${path}`,
    summary: 'Allocate parts of positions to requests',
    description:
      'One, or up to 20 in `allocations`, judged together: a pool is lawful only as a whole (D3). By the office that employs or supervises the position. `dryRun=true` answers every rule with its figures and writes nothing. Missing tasks or languages and short notice (D5) are told, not refused. None begins before today, unless it takes the place of one that did; what takes the place of a part of another office’s position needs a `reason`.',
    see: 'offices-or-associations',
    act: 'offices',
    status: 201,
    query: weighed,
    body: oneOrSeveral,
    result: judgedAllocations,
    refusals: [
      'request-closed',
      'outside-period',
      'over-allocated',
      'exceeds-request',
      'share-too-small',
      'too-many-allocations',
    ],
    example: { body: wantedExample, result: example.judged },
  },
  tryAllocations: {
    route: `POST ${path}/trials`,
    summary: 'Try allocations of several positions, together',
    description:
      'Up to 20, judged as one call of all of them would be, and nothing is written: of each position, the ones whose parts are replaced included, every rule with its figures, and whether it is lawful; `lawful` says whether all of it is.',
    see: 'offices-or-associations',
    act: 'offices',
    status: 200,
    body: z.strictObject({
      allocations: list(wantedAllocation, z.minLength(1), z.maxLength(20)),
      reason: z.optional(prose(500)),
    }),
    result: triedAllocations,
    refusals: [],
    example: { body: { allocations: [wantedExample] }, result: example.tried },
  },
  showAllocation: {
    route: `GET ${one}`,
    summary: 'Show one allocation, also when it is ended',
    see: 'offices-or-target-unit',
    act: 'offices-or-target-unit',
    result: allocation,
    refusals: [],
    example: { result: example.allocation },
  },
  confirmAllocation: {
    ...byUnit,
    route: `POST ${one}/confirmations`,
    summary: 'Confirm an allocation: it is what was asked for',
    decisive: { AllocationConfirmed: true },
    refusals: ['wrong-status'],
    example: { result: confirmed },
  },
  disputeAllocation: {
    ...byUnit,
    route: `POST ${one}/disputes`,
    summary: 'Dispute an allocation: it is not what was asked for',
    description:
      'D5: says which wanted tasks are not covered, frees the part, puts the request back to `submitted` with a new day of reply, and tells its owner. D3: what would leave another unit of the pool under 50 is refused, naming it: an office can then move all in one call.',
    body: reasonGiven,
    refusals: ['wrong-status', 'share-too-small'],
    example: { body: { reason: disputed.dispute.reason }, result: disputed },
  },
  withdrawDispute: {
    ...byUnit,
    route: `POST ${one}/disputes/withdrawal`,
    summary: 'Take a dispute back: the part is to be had after all',
    description:
      'While nobody else has been given it: it is judged as an allocation of now. It then awaits confirmation as before; the dispute stays readable, with `withdrawnAt`.',
    refusals: ['wrong-status', 'rests-on'],
    example: {
      result: {
        ...example.allocation,
        dispute: { ...disputed.dispute, withdrawnAt: '2026-08-05T08:00:00.000Z' },
      },
    },
  },
  settleDispute: {
    route: `POST ${one}/disputes/settlement`,
    summary: 'Settle a dispute: the part is to be had after all',
    description:
      'By the office that the answer waits for (`owner` of the request), or that employs or supervises the position, with a reason. As when it is taken back: while nobody else has been given the part, and the unit confirms it or disputes it anew. The dispute stays readable, with `settled`.',
    see: 'offices-or-target-unit',
    act: 'offices',
    body: reasonGiven,
    result: allocation,
    refusals: ['wrong-status', 'rests-on'],
    example: {
      body: { reason: settled.reason },
      result: { ...example.allocation, dispute: { ...disputed.dispute, settled } },
    },
  },
  cancelAllocation: {
    route: `POST ${one}/cancellations`,
    summary: 'Cancel an allocation, and move others in the same call',
    description:
      'By the office that employs or supervises the position. D3: what would leave another unit of the pool under 50 is refused, naming it, unless `also` cancels its part, too, or `allocations` moves it; all is judged together.',
    see: 'offices-or-target-unit',
    act: 'offices',
    query: weighed,
    body: z.strictObject({
      reason: prose(500),
      also: z.optional(list(id(), z.maxLength(9))),
      allocations: z.optional(list(wantedAllocation, z.maxLength(20))),
    }),
    result: allocation,
    decisive: { AllocationCancelled: true },
    refusals: [
      'wrong-status',
      'request-closed',
      'outside-period',
      'over-allocated',
      'exceeds-request',
      'share-too-small',
      'too-many-allocations',
    ],
    example: {
      body: { reason: 'Organisatören slutar i förtid.' },
      result: { ...example.allocation, status: 'cancelled', endedAt: '2026-08-04T08:00:00.000Z' },
    },
  },
} as const satisfies Contract;
