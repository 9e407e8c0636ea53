import { serve } from '../../../shared/edge/signed-in.ts';
import { stockHandlers } from '../stock/handler.ts';
import { contract } from './contract.ts';
import { orderHandlers } from './handler.ts';

/** The Lambda entry of the function `materials-orders`. */
export const handler = serve(contract, { ...stockHandlers, ...orderHandlers });
