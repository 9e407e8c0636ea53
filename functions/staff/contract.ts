import type { Contract } from '../../shared/contract.ts';
import { allocationsContract } from './allocations/contract.ts';
import { feedsContract } from './feeds/contract.ts';
import { overviewContract } from './overview/contract.ts';
import { positionsContract } from './positions/contract.ts';
import { requestsContract } from './requests/contract.ts';

/** Shared staff (D1-D6, D24): by noun, since each has rules of its own. Pure. */
export const contract = {
  ...positionsContract,
  ...requestsContract,
  ...allocationsContract,
  ...overviewContract,
  ...feedsContract,
} as const satisfies Contract;
