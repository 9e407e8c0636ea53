import { serve } from '../../shared/edge/signed-in.ts';
import { catalogueHandlers } from './catalogue/handler.ts';
import { contract } from './contract.ts';
import { overviewHandlers } from './overview/handler.ts';

/** The Lambda entry of the catalogue. */
export const handler = serve(contract, { ...catalogueHandlers, ...overviewHandlers });
