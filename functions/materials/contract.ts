import type { Contract } from '../../shared/contract.ts';
import { catalogueContract } from './catalogue/contract.ts';
import { ordersContract } from './orders/contract.ts';
import { overviewContract } from './overview/contract.ts';
import { runsContract } from './runs/contract.ts';
import { stockContract } from './stock/contract.ts';

/** Material (D9-D14): by noun, since each has rules of its own. */
export const contract = {
  ...catalogueContract,
  ...stockContract,
  ...ordersContract,
  ...runsContract,
  ...overviewContract,
} as const satisfies Contract;
