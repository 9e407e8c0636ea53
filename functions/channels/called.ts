import { called } from '../../shared/called.ts';
import { text } from '../../shared/problems.ts';
import type { Titles } from '../../shared/words.ts';
import { gatheringCalled } from '../gatherings/offers.ts';

/** What sentences call channels and boosts, and what of publicity a notice is about. Pure. */
export const channelCalled = (channel: string): string => called('channel', channel);

const both = (name: string) => text(name, name);
export const titles: Titles = {
  channels: (id) => text(`kanalen ${channelCalled(id)}`, `the channel ${channelCalled(id)}`),
  events: (rest) => both(gatheringCalled(rest.split('/')[0] ?? '')),
  boosts: (id) => both(called('boost', id)),
};
