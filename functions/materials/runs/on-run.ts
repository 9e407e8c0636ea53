import type { Actor } from '../../../shared/actor.ts';
import { type Day, dayOf, type Instant } from '../../../shared/calendar.ts';
import { about } from '../../../shared/handler.ts';
import { inOrder, needed } from '../../../shared/reads.ts';
import { runParts } from '../editions.ts';
import type { Ids, Run, Stock } from '../state.ts';
import { run as runAt, stocks } from '../store.ts';
import { isKeeper, readerOf, viewRun } from '../views.ts';

/** What every command on a print run is about, reads and answers. */
export type OnRun = { readonly campaign: string; readonly run: string };

export const keepers = { may: { holds: isKeeper } };

const theRun = about({
  reads: ({ campaign, run }: OnRun) => inOrder({ run: runAt(campaign, run) }),
  target: ({ run }) => run && {},
  version: ({ run }) => run?.version ?? 0,
});
type Shown = { readonly run: Run; readonly electionDay?: Day; readonly barred?: boolean; readonly stocks?: Ids<Stock> };
export const shown = (
  { run, electionDay, barred, stocks: known }: Shown,
  { actor }: { readonly actor: Actor },
  now: Instant,
) => ({
  status: 200,
  body: viewRun(run, { today: dayOf(now), electionDay, barred, stocks: known }, readerOf(actor)),
  version: run.version,
});
export const onRun = { about: theRun, ...keepers, answer: shown };

/** A run on its way, with those who wait. */
export const awaited = ({ campaign, run: id }: OnRun) => ({
  run: needed(runAt(campaign, id)),
  stocks: stocks(campaign, [runParts(id).item]),
});
