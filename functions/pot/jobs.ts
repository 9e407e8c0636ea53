import type { Instant } from '../../shared/calendar.ts';
import { daily, inAll, step, type Tended } from '../../shared/daily.ts';
import { fetching, readAll } from '../../shared/fetching.ts';
import { forgetTexts } from '../../shared/forgetting.ts';
import { log } from '../../shared/log.ts';
import { inOrder } from '../../shared/reads.ts';
import { queryAll } from '../../shared/table.ts';
import { markAfter, verify } from './ledger/replay.ts';
import { tend } from './requests/rules.ts';
import { ledgerMark, ledgerRows, moveMark, partition, pot, potAggregate, reserved, stored } from './store.ts';
import { potTexts } from './texts.ts';

/**
 * Daily (D6): escalates requests past their reply-by date, reminds of reservations about to end, closes those that did;
 * looks at what the ledger says since the last look; and lets texts be forgotten some days after the campaign (invariant 9).
 */
export const handler = daily(async (inBrief, now) => {
  const { id: campaign } = inBrief;
  const tended: Tended[] = [await lookAtLedger(campaign, now)];
  for (const status of ['submitted', 'reserved'])
    for (const { id } of await queryAll({ pk: partition(campaign), index: 'l1', prefix: `q#${status}#` }))
      tended.push(await tendOne(campaign, id as string, now));
  tended.push(await forgetTexts(inBrief, now, { name: 'pot' }, { texts: potTexts, stored }));
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

/**
 * Invariant 1. It goes on from where the last look ended, so that it reads what was added and not all that there is; the
 * whole ledger is judged when somebody asks. The mark is read before the pot, which then is never older.
 */
const lookAtLedger = async (campaign: string, now: Instant): Promise<Tended> => {
  const found = await readAll(
    inOrder(
      { mark: ledgerMark(campaign) },
      () => ({ pot: pot(campaign) }),
      (before) => ({ rows: ledgerRows(before.pot, campaign, before.mark.ledger.seq) }),
    ),
    fetching(),
  );
  if (!found) return { done: 0, failed: 1 };
  const { pot: is, rows, mark } = found;
  const { balanced, matchesBalances } = verify(is, rows, mark);
  if (!balanced || !matchesBalances) {
    const where = { campaign, after: mark.ledger.seq, upTo: is.ledger.seq, balanced, matchesBalances };
    log.error('the daily look', 'the ledger does not add up', where);
    return { done: 0, failed: 1 };
  }
  if (rows.length === 0) return { done: 0, failed: 0 };
  await moveMark(campaign, mark, markAfter(is, rows, mark), now);
  return { done: 1, failed: 0 };
};
