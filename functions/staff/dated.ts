import type { Dated } from '../../shared/capability.ts';
import { isUnitId } from '../../shared/ids.ts';
import type { Position, StaffRequest } from './state.ts';
import { positionKey, requestKey } from './store.ts';

/** Days of staff that a milestone may govern (D25): others have promises there, so nothing is moved. */
export const dated: Readonly<Record<string, Dated>> = {
  'staff/positions': {
    field: 'from',
    at: positionKey,
    day: (item) => (item as unknown as Position).from,
    units: (item) => {
      const { employer, shares, allocations } = item as unknown as Position;
      return [...new Set([employer, ...shares.map(({ unit }) => unit), ...allocations.map(({ unit }) => unit)])];
    },
    isOpen: () => true,
  },
  'staff/requests': {
    field: 'from',
    at: (campaign, id) => (isUnitId(id) ? requestKey(campaign, id) : undefined),
    day: (item) => (item as unknown as StaffRequest).from,
    units: (item) => {
      const { unit, owner } = item as unknown as StaffRequest;
      return [unit, owner];
    },
    isOpen: (item) => (item as unknown as StaffRequest).outcome !== 'withdrawn',
  },
};
