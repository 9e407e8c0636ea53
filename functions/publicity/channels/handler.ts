import { serve } from '../../../shared/http.ts';
import { contract } from './contract.ts';
import { registerHandlers } from './register/handler.ts';

/** The Lambda entry of the function `publicity-channels`. */
export const handler = serve(contract, { ...registerHandlers });
