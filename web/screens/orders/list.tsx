import { calledIn } from '../../core/things.ts';
import { dayWords } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { usePages } from '../../core/pages.ts';
import { today } from '../../core/stockholm.ts';
import { dayOf } from '../../../shared/calendar.ts';
import { Failed } from '../../parts/failed.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useTitle } from '../../parts/title.ts';
import type { ScreenProps } from '../screens.ts';
import { orderName, OrderState, packNamesIn } from './state.tsx';
import { texts } from './texts.ts';

/** What we have ordered, newest first. */
export const List = ({ campaign }: Pick<ScreenProps, 'campaign'>) => {
  const say = texts();
  useTitle(say.orders);
  const [called, pack] = [calledIn(campaign.id), packNamesIn(campaign.id)];
  const { items, failure, more, isAsking, again } = usePages('GET /campaigns/{campaign}/materials/orders', {
    path: { campaign: campaign.id },
  });
  const base = `/c/${campaign.id}/orders`;
  const order = (
    <p>
      <a class="button go" href={`${base}/new`}>
        <Icon name="box" />
        {say.order}
      </a>
    </p>
  );
  return (
    <>
      <header class="stack">
        <h1 tabIndex={-1}>{say.orders}</h1>
        {items && items.length > 0 && (
          <>
            <p class="soft">{say.lede}</p>
            {order}
          </>
        )}
      </header>
      {failure && <Failed failure={failure} again={again} />}
      {!items && !failure && <Loading />}
      {items?.length === 0 && (
        <Nothing title={say.none} how={say.noneHow} icon="box" level={2}>
          {order}
        </Nothing>
      )}
      {items && items.length > 0 && (
        <ul class="rows">
          {items.map((one) => (
            <li key={one.id}>
              <a class="row" href={`${base}/${one.id}`}>
                <b>{orderName(one, { called, pack })}</b>
                <span />
                <span class="soft small">
                  {[
                    say.ordered(dayWords(dayOf(one.createdAt), today(), language.value)),
                    one.deliverTo && say.to(one.deliverTo),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                <span />
                <OrderState order={one} />
              </a>
            </li>
          ))}
        </ul>
      )}
      <More more={more} isAsking={isAsking} />
    </>
  );
};
