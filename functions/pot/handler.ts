import { serve } from '../../shared/edge/signed-in.ts';
import { contract } from './contract.ts';
import { fundsOperations } from './funds/commands.ts';
import { ledgerOperations } from './ledger/commands.ts';
import { paymentOperations } from './payments/commands.ts';
import { requestOperations } from './requests/commands.ts';

/** The Lambda entry of the joint pot. */
export const handler = serve(contract, {
  ...fundsOperations,
  ...requestOperations,
  ...paymentOperations,
  ...ledgerOperations,
});
