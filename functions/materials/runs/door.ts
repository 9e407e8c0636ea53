import { serve } from '../../../shared/edge/signed-in.ts';
import { runsContract } from './contract.ts';
import { runHandlers } from './handler.ts';

/** The Lambda entry of the function `materials-runs`. */
export const handler = serve(runsContract, runHandlers);
