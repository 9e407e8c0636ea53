import { daily, inAll, takeStep, type Tended } from '../../../shared/daily.ts';
import type { StallEvent } from './events.ts';
import { readStall, readStalls, type State, storing } from './store.ts';

/** Daily: what is open is closed. */
export const handler = daily(async ({ id: campaign }) => {
  const tended: Tended[] = [];
  for (const { id } of await readStalls(campaign))
    tended.push(
      await takeStep<State, StallEvent>(campaign, storing(campaign), {
        load: async () => ({ stall: await readStall(campaign, id) }),
        decide: ({ stall }) =>
          stall?.status === 'open'
            ? [{ type: 'StallClosed', subject: `stalls/${id}`, stall: id, title: stall.title }]
            : [],
      }),
    );
  return inAll(tended);
});
