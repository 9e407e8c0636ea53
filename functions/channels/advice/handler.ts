import { serve } from '../../../shared/edge/signed-in.ts';
import { contract } from './contract.ts';
import { coverageHandlers } from './coverage/handler.ts';
import { rankingHandlers } from './ranking/handler.ts';
import { suggestionHandlers } from './suggestions/handler.ts';

/** The Lambda entry of the function `publicity-advice`. It only reads. */
export const handler = serve(contract, { ...suggestionHandlers, ...rankingHandlers, ...coverageHandlers });
