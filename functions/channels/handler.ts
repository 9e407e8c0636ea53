import { serve } from '../../shared/edge/signed-in.ts';
import { planHandlers } from './plan/handler.ts';
import { publicationHandlers } from './publications/handler.ts';
import { contract } from './contract.ts';
import { registerHandlers } from './register/handler.ts';

/** The Lambda entry of the function `publicity-channels`. */
export const handler = serve(contract, { ...registerHandlers, ...publicationHandlers, ...planHandlers });
