import type { Instant } from '../../shared/calendar.ts';
import { daily, inAll, step, stepEach, type Tended } from '../../shared/daily.ts';
import { forgetTexts } from '../../shared/forgetting.ts';
import { log } from '../../shared/log.ts';
import { entityIn, inOrder } from '../../shared/reads.ts';
import { queryAll } from '../../shared/table.ts';
import { anchorLedger, faultsOf } from './ledger/rules.ts';
import { potEvents } from './events.ts';
import { escalateProposals } from './proposals/escalating.ts';
import { votersOn } from './requests/case.ts';
import { votable, withShares } from './requests/reads.ts';
import { tend } from './requests/schedule.ts';
import { lapse } from './requests/voting.ts';
import type { SpendingRequest } from './state.ts';
import { anchors, copies, ledgerAggregate, ledgerMark, ledgerRows } from './ledger/store.ts';
import { found, partition, pot, potAggregate, stored } from './store.ts';
import { potTexts } from './texts.ts';

/**
 * Daily (D6): escalates requests and proposals past their reply-by date, reminds of reservations about to end, closes those that did;
 * looks at what the ledger says since the last look, and tells the offices; and lets texts be forgotten some days after the campaign (invariant 9).
 */
export const handler = daily(async (inBrief, now) => {
  const { id: campaign } = inBrief;
  const pk = partition(campaign);
  const requests: SpendingRequest[] = [];
  for (const range of [
    { pk, index: 'l1', prefix: 'q#submitted#' },
    { pk, index: 'l1', prefix: 'q#reserved#' },
    // What ended, and has a claim that a reversal opened again.
    { pk, index: 'l2', prefix: 'o#' },
  ] as const)
    for (const item of await queryAll(range)) requests.push(entityIn<SpendingRequest>(item));
  const tended: Tended[] = [await tendEach(campaign, requests, now)];
  tended.push(await escalateProposals(campaign, now));
  // After what ends by itself, so that a job that runs twice tells it once.
  tended.push(await lookAtLedger(campaign));
  tended.push(await forgetTexts(inBrief, now, { name: 'pot' }, { texts: potTexts, stored, found }));
  return inAll(tended);
});

/** What each request needs, and then of those that await votes what became of votes that lapsed. */
const tendEach = async (campaign: string, requests: readonly SpendingRequest[], now: Instant): Promise<Tended> => {
  const due = requests.filter((is) => tend({ request: is }, now).length > 0);
  const tending = due.map(({ id: request }) => ({
    reads: () => withShares({ campaign, request }),
    decide: (state: Parameters<typeof tend>[0]) => tend(state, now),
  }));
  const lapsing = requests
    .filter((is) => votersOn(is).length > 0)
    .map(({ id: request }) => ({
      reads: () => votable({ campaign, request }, now),
      decide: (state: Parameters<typeof lapse>[0]) => lapse(state, now),
    }));
  return inAll([
    await stepEach(campaign, potAggregate, potEvents, tending),
    await stepEach(campaign, potAggregate, potEvents, lapsing),
  ]);
};

/**
 * Invariant 1. It goes on from where the last look ended, so that it reads what was added and not all that there is; the
 * whole ledger is judged when somebody asks. What is whole is told to the offices. Mark, anchors and pot are read one after
 * the other, so that none is older than the one before.
 */
const lookAtLedger = (campaign: string): Promise<Tended> =>
  step(campaign, ledgerAggregate, {
    reads: () =>
      inOrder(
        { mark: ledgerMark(campaign) },
        () => ({ anchors: anchors(campaign, 'last') }),
        (before) => ({ pot: pot(campaign), copies: copies(campaign, before.anchors) }),
        (before) => ({ rows: ledgerRows(before.pot, campaign, before.mark.ledger.seq) }),
      ),
    decide: (look) => {
      const faults = faultsOf(look);
      const where = { campaign, after: look.mark.ledger.seq, upTo: look.pot.ledger.seq, ...faults };
      if (faults) log.error('the daily look', 'the ledger does not add up', where);
      return anchorLedger(look);
    },
  });
