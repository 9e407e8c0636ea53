import * as z from 'zod/mini';
import { event, type EventOf, eventsOf, inHistories, inNotices } from '../../../shared/events.ts';

/** What can have happened to stalls. */
export const stallEvents = /* @__PURE__ */ eventsOf(() => {
  const told = event(inHistories({ stall: z.string() }), inNotices({ title: z.string() }));
  return { StallOpened: told, StallClosed: told };
});
export type StallEvent = EventOf<typeof stallEvents>;
