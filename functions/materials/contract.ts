import type { Contract } from '../../shared/contract.ts';
import { catalogueContract } from './catalogue/contract.ts';
import { overviewContract } from './overview/contract.ts';

/** What material there is (D9-D14), and what became of it. Orders and print runs are functions of their own. Pure. */
export const contract = { ...catalogueContract, ...overviewContract } as const satisfies Contract;
