import { namesIn } from '../../core/names.ts';
import type { Campaign } from '../../core/me.ts';
import { usePages } from '../../core/pages.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useTitle } from '../../parts/title.ts';
import { isKeeper } from './data.ts';
import { OrderRun } from './order-run.tsx';
import { Places } from './places.tsx';
import { RunRow } from './run-row.tsx';
import { texts } from './texts.ts';

/** What is printed, has come, or was called off; the district office orders more here. */
export const Runs = ({ campaign }: { readonly campaign: Campaign }) => {
  const say = texts();
  useTitle(say.runs);
  const { items, failure, more, isAsking, again } = usePages('GET /campaigns/{campaign}/materials/print-runs', {
    path: { campaign: campaign.id },
  });
  const names = namesIn(campaign.id);
  return (
    <>
      <header class="stack tight">
        <h1 tabIndex={-1}>{say.runs}</h1>
      </header>
      <Places campaign={campaign.id} at="runs" />
      {failure && <Failed failure={failure} again={again} />}
      <div class="two">
        <div class="stack">
          {!items && !failure && <Loading />}
          {items?.length === 0 && <Nothing title={say.noRuns} how={say.noRunsHow} icon="box" level={2} />}
          {items && items.length > 0 && (
            <ul class="rows">
              {items.map((run) => (
                <RunRow key={run.id} campaign={campaign.id} run={run} names={names} />
              ))}
            </ul>
          )}
          {items && <More more={more} isAsking={isAsking} />}
        </div>
        {isKeeper(campaign) && <OrderRun campaign={campaign.id} names={names} />}
      </div>
    </>
  );
};
