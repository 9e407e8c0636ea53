import type { Contract } from '../../shared/contract.ts';
import { bookingsContract } from './bookings/contract.ts';
import { keepingContract } from './keeping/contract.ts';

/** Bikes and cabins (D14): what there is, and who has it when. Pure. */
export const contract = { ...keepingContract, ...bookingsContract } as const satisfies Contract;
