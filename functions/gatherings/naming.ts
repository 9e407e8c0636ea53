import type { Naming } from '../../shared/called.ts';
import { isUlid } from '../../shared/ids.ts';
import { text } from '../../shared/problems.ts';
import { eventName } from './offers.ts';
import type { Gathering } from './state.ts';
import { gatheringKey } from './store.ts';

/** Where notices find what they are about. */
export const titled: Readonly<Record<string, Naming>> = {
  gathering: {
    at: (campaign, id) => (isUlid(id) ? gatheringKey(campaign, id) : undefined),
    name: (item) => eventName(item as unknown as Gathering),
    gone: text('ett evenemang', 'an event'),
  },
};
