import * as z from 'zod/mini';
import type { Contract } from '../../../shared/contract.ts';
import { line } from '../../../shared/fields.ts';
import type { ProblemCode } from '../../../shared/problems.ts';

const stall = z.object({ id: z.string(), title: z.string(), status: z.enum(['open', 'closed']), version: z.int() });
const shown = { id: '01M83Y8C5VKN9V3T2F4F6W6Q1D', title: 'Torget', status: 'open', version: 1 } as const;

/** Stalls at fairs: as little as a noun can have. */
export const contract = {
  openStall: {
    route: 'POST /campaigns/{campaign}/stalls',
    summary: 'Open a stall',
    see: 'members',
    act: 'offices',
    status: 201,
    body: z.strictObject({ title: line(50) }),
    result: stall,
    refusals: ['square-full' as ProblemCode],
    example: { body: { title: 'Torget' }, result: shown },
  },
  showStall: {
    route: 'GET /campaigns/{campaign}/stalls/{stall}',
    summary: 'Show a stall',
    see: 'members',
    act: 'members',
    result: stall,
    refusals: [],
    example: { result: shown },
  },
} as const satisfies Contract;
