import type { Contract } from '../../shared/contract.ts';
import { planContract } from './plan/contract.ts';
import { publicationsContract } from './publications/contract.ts';
import { registerContract } from './register/contract.ts';

/** D16: the channels of all offices, and what each of them publishes when. Pure. */
export const contract = {
  ...registerContract,
  ...publicationsContract,
  ...planContract,
} as const satisfies Contract;
