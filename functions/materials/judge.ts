import type { Day } from '../../shared/calendar.ts';
import type { Associations } from './state.ts';

/** What the rules of material share. Pure. */

/** What is known beside the state. */
export type Context = {
  readonly today: Day;
  /** Days from the depot to the orderer. */
  readonly deliveryDays: number;
  readonly associations: Associations;
};

export const itemSubject = (id: string): string => `materials/items/${id}`;
export const packSubject = (id: string): string => `materials/packs/${id}`;
export const proposalSubject = (id: string): string => `materials/items/proposals/${id}`;
export const stockSubject = (item: string): string => `materials/stock/${item}`;
export const orderSubject = (id: string): string => `materials/orders/${id}`;
export const runSubject = (id: string): string => `materials/print-runs/${id}`;
