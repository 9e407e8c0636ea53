import type { Dated } from '../../shared/capability.ts';
import { isUlid } from '../../shared/ids.ts';
import { type Gathering, isOff } from './state.ts';
import { gatheringKey } from './store.ts';

/** The day of an event, which a milestone may govern (D25): its organisers are told, and nothing is moved. */
export const dated: Readonly<Record<string, Dated>> = {
  events: {
    field: 'startsAt',
    at: (campaign, id) => (isUlid(id) ? gatheringKey(campaign, id) : undefined),
    day: (item) => (item as unknown as Gathering).startsAt.slice(0, 10),
    units: (item) => (item as unknown as Gathering).organisers,
    isOpen: (item) => !isOff(item as unknown as Gathering),
  },
};
