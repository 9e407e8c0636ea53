import type { Contract } from '../../shared/contract.ts';
import { fundsContract } from './funds/contract.ts';
import { ledgerContract } from './ledger/contract.ts';
import { paymentsContract } from './payments/contract.ts';
import { requestsContract } from './requests/contract.ts';

/** The joint pot (D7, D8): by noun, since each has rules of its own. Pure. */
export const contract = {
  ...fundsContract,
  ...requestsContract,
  ...paymentsContract,
  ...ledgerContract,
} as const satisfies Contract;
