import { serve } from '../../shared/edge/signed-in.ts';
import { bookingHandlers } from './bookings/handler.ts';
import { contract } from './contract.ts';
import { keepingHandlers } from './keeping/handler.ts';

/** The Lambda entry of the function `materials-assets`. */
export const handler = serve(contract, { ...keepingHandlers, ...bookingHandlers });
