import { contract as deputies } from '../../functions/pot/deputies/contract.ts';
import { contract as funds } from '../../functions/pot/funds/contract.ts';
import { contract as ledger } from '../../functions/pot/ledger/contract.ts';
import { contract as payments } from '../../functions/pot/payments/contract.ts';
import { contract as proposals } from '../../functions/pot/proposals/contract.ts';
import { contract as requests } from '../../functions/pot/requests/contract.ts';

/** All operations of the pot, as one function serves them. */
export const contract = { ...deputies, ...funds, ...proposals, ...requests, ...payments, ...ledger };
