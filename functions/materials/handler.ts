import { serve } from '../../shared/http.ts';
import { catalogueHandlers } from './catalogue/handler.ts';
import { contract } from './contract.ts';
import { orderHandlers } from './orders/handler.ts';
import { overviewHandlers } from './overview/handler.ts';
import { runHandlers } from './runs/handler.ts';
import { stockHandlers } from './stock/handler.ts';

/** The Lambda entry of material. */
export const handler = serve(contract, {
  ...catalogueHandlers,
  ...stockHandlers,
  ...orderHandlers,
  ...runHandlers,
  ...overviewHandlers,
});
