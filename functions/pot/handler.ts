import { serve } from '../../shared/edge/signed-in.ts';
import { contract } from './contract.ts';
import { fundsHandlers } from './funds/handler.ts';
import { ledgerHandlers } from './ledger/handler.ts';
import { paymentHandlers } from './payments/handler.ts';
import { requestHandlers } from './requests/handler.ts';

/** The Lambda entry of the joint pot. */
export const handler = serve(contract, { ...fundsHandlers, ...requestHandlers, ...paymentHandlers, ...ledgerHandlers });
