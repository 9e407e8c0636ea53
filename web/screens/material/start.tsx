import { namesIn } from '../../core/names.ts';
import { read, refreshAll } from '../../core/data.ts';
import type { Campaign } from '../../core/me.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useTitle } from '../../parts/title.ts';
import { Demand } from './demand.tsx';
import { OrderRow } from './order-row.tsx';
import { Places } from './places.tsx';
import { RunRow } from './run-row.tsx';
import { texts } from './texts.ts';
import { waitingOrders } from './waiting.ts';

/** What waits: orders to be picked or delivered, what is at the printer's, and what should be printed. */
export const Start = ({ campaign }: { readonly campaign: Campaign }) => {
  const say = texts();
  useTitle(say.title);
  const path = { campaign: campaign.id };
  const orders = waitingOrders(campaign.id);
  const runs = read('GET /campaigns/{campaign}/materials/print-runs', { path, query: { limit: '100' } });
  const demand = read('GET /campaigns/{campaign}/materials/demand', { path });
  const names = namesIn(campaign.id);
  const failure = orders.failure ?? runs.failure ?? demand.failure;
  const coming = runs.value?.items.filter(({ status }) => status !== 'arrived' && status !== 'cancelled');
  return (
    <>
      <header class="stack tight">
        <h1 tabIndex={-1}>{say.title}</h1>
        <p class="soft">{say.lede}</p>
      </header>
      <Places campaign={campaign.id} at="start" />
      {failure && <Failed failure={failure} again={() => void refreshAll()} />}
      <div class="two">
        <section class="stack" aria-labelledby="orders">
          <h2 id="orders">{say.orders}</h2>
          <p class="soft small">{say.ordersHow}</p>
          {!orders.items && !failure && <Loading />}
          {orders.items?.length === 0 && <Nothing title={say.noOrders} how={say.noOrdersHow} icon="box" level={2} />}
          {orders.items && orders.items.length > 0 && (
            <ul class="rows">
              {orders.items.slice(0, 12).map((order) => (
                <OrderRow key={order.id} campaign={campaign.id} order={order} names={names} />
              ))}
            </ul>
          )}
          <p>
            <a href={`/c/${campaign.id}/materials/orders`}>{say.allOrders}</a>
          </p>
        </section>
        <div class="stack wide-gap">
          <section class="stack" aria-labelledby="runs">
            <h2 id="runs">{say.runs}</h2>
            {coming?.length === 0 && <p class="soft">{say.noRuns}</p>}
            {coming && coming.length > 0 && (
              <ul class="rows">
                {coming.map((run) => (
                  <RunRow key={run.id} campaign={campaign.id} run={run} names={names} />
                ))}
              </ul>
            )}
          </section>
          {demand.value && <Demand demand={demand.value} names={names} />}
        </div>
      </div>
    </>
  );
};
