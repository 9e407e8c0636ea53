import type { Instant } from '../../shared/calendar.ts';
import { daily, inAll, step, type Tended } from '../../shared/daily.ts';
import { inOrder } from '../../shared/reads.ts';
import { queryAll } from '../../shared/table.ts';
import { tend } from './requests/rules.ts';
import { partition, potAggregate, reserved } from './store.ts';

/** Daily (D6): escalates requests past their reply-by date, reminds of reservations about to end, closes those that did. */
export const handler = daily(async ({ id: campaign }, now) => {
  const tended: Tended[] = [];
  for (const status of ['submitted', 'reserved'])
    for (const { id } of await queryAll({ pk: partition(campaign), index: 'l1', prefix: `q#${status}#` }))
      tended.push(await tendOne(campaign, id as string, now));
  return inAll(tended);
});

/** One request may need two steps on one day: escalated and reminded. */
const tendOne = async (campaign: string, request: string, now: Instant): Promise<Tended> => {
  const tended: Tended[] = [];
  const goesOn = (): boolean => tended.length < 3 && tended.at(-1)?.done !== 0;
  while (goesOn())
    tended.push(
      await step(campaign, potAggregate, {
        reads: () => inOrder(reserved({ campaign, request })),
        decide: (state) => tend(state, now),
      }),
    );
  return inAll(tended);
};
