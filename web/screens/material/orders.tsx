import { signal } from '@preact/signals';
import { namesIn } from '../../core/names.ts';
import type { Ask } from '../../core/contract.ts';
import { refreshAll } from '../../core/data.ts';
import type { Campaign } from '../../core/me.ts';
import { usePages } from '../../core/pages.ts';
import { Choose } from '../../parts/choose.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useTitle } from '../../parts/title.ts';
import { OrderRow } from './order-row.tsx';
import { Places } from './places.tsx';
import { texts } from './texts.ts';
import { waitingOrders } from './waiting.ts';

type Query = NonNullable<Ask<'GET /campaigns/{campaign}/materials/orders'>['query']>;
type Show = keyof ReturnType<typeof texts>['shows'];
const queries: Readonly<Record<Exclude<Show, 'waits'>, Query>> = {
  overdue: { overdue: 'true' },
  delivered: { status: 'delivered' },
  received: { status: 'received' },
  cancelled: { status: 'cancelled' },
};
const chosen = signal<Show>('waits');

/** Orders of associations and offices, those that wait first. */
export const Orders = ({ campaign }: { readonly campaign: Campaign }) => {
  const say = texts();
  useTitle(say.orders);
  const show = chosen.value;
  const pages = usePages('GET /campaigns/{campaign}/materials/orders', {
    path: { campaign: campaign.id },
    query: show === 'waits' ? { status: 'placed' } : queries[show],
  });
  const waits = waitingOrders(campaign.id);
  const items = show === 'waits' ? waits.items : pages.items;
  const failure = show === 'waits' ? waits.failure : pages.failure;
  const names = namesIn(campaign.id);
  return (
    <>
      <header class="stack tight">
        <h1 tabIndex={-1}>{say.orders}</h1>
        <p class="soft">{say.ordersHow}</p>
      </header>
      <Places campaign={campaign.id} at="orders" />
      <div class="filters">
        <Choose
          label={say.filter}
          value={show}
          options={(Object.keys(say.shows) as Show[]).map((value) => ({ value, say: say.shows[value] }))}
          onChoose={(value) => {
            chosen.value = value;
          }}
        />
      </div>
      {failure && <Failed failure={failure} again={() => void refreshAll()} />}
      {!items && !failure && <Loading />}
      {items?.length === 0 && (
        <Nothing title={say.noOrders} {...(show === 'waits' && { how: say.noOrdersHow })} icon="box" level={2} />
      )}
      {items && items.length > 0 && (
        <ul class="rows narrow">
          {items.map((order) => (
            <OrderRow key={order.id} campaign={campaign.id} order={order} names={names} />
          ))}
        </ul>
      )}
      {show !== 'waits' && <More more={pages.more} isAsking={pages.isAsking} />}
    </>
  );
};
