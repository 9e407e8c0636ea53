import { serve } from '../../shared/edge/signed-in.ts';
import { allocationHandlers } from './allocations/handler.ts';
import { contract } from './contract.ts';
import { feedHandlers } from './feeds/handler.ts';
import { overviewHandlers } from './overview/handler.ts';
import { positionHandlers } from './positions/handler.ts';
import { requestHandlers } from './requests/handler.ts';

/** The Lambda entry of shared staff. */
export const handler = serve(contract, {
  ...positionHandlers,
  ...requestHandlers,
  ...allocationHandlers,
  ...overviewHandlers,
  ...feedHandlers,
});
