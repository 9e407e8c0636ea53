import type { Contract } from '../../../shared/contract.ts';
import { coverageContract } from './coverage/contract.ts';
import { rankingContract } from './ranking/contract.ts';
import { suggestionsContract } from './suggestions/contract.ts';

/** What the figures of a campaign say: where to tell of an event, what reached people, and who was forgotten. Pure. */
export const contract = {
  ...suggestionsContract,
  ...rankingContract,
  ...coverageContract,
} as const satisfies Contract;
