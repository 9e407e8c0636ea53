import { daily, inAll, step, type Tended } from '../../../shared/daily.ts';
import { readOne } from '../../../shared/fetching.ts';
import { inOrder, needed } from '../../../shared/reads.ts';
import type { StallEvent } from './events.ts';
import { stall, stalls, storing } from './store.ts';

/** Daily: what is open is closed. */
export const handler = daily(async ({ id: campaign }) => {
  const tended: Tended[] = [];
  for (const { id } of await readOne(stalls(campaign)))
    tended.push(
      await step(campaign, storing, {
        reads: () => inOrder({ stall: needed(stall(campaign, id)) }),
        decide: (state): readonly StallEvent[] =>
          state.stall.status === 'open'
            ? [{ type: 'StallClosed', subject: `stalls/${id}`, stall: id, title: state.stall.title }]
            : [],
      }),
    );
  return inAll(tended);
});
