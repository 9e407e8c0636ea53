/** What follows in the channels from what happens to an event. Pure. */
export { type ChannelsEvent, channelsEvents } from './events.ts';
export { returned } from './publications/amendments/rules.ts';
export type { Channel, Ids, Publication } from './state.ts';
export { channels, channelsAggregate, publicationsOf } from './store.ts';
