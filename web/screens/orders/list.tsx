import { namesIn } from '../../core/names.ts';
import { dayWords } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { usePages } from '../../core/pages.ts';
import { today } from '../../core/stockholm.ts';
import { dayOf } from '../../../shared/calendar.ts';
import { OwnList } from '../../parts/own-list.tsx';
import type { ScreenProps } from '../screens.ts';
import { orderName, OrderState, packNamesIn } from './state.tsx';
import { texts } from './texts.ts';

/** What we have ordered, newest first. */
export const List = ({ campaign }: Pick<ScreenProps, 'campaign'>) => {
  const say = texts();
  const [called, pack] = [namesIn(campaign.id), packNamesIn(campaign.id)];
  const pages = usePages('GET /campaigns/{campaign}/materials/orders', { path: { campaign: campaign.id } });
  const base = `/c/${campaign.id}/orders`;
  const whenAndWhere = ({
    createdAt,
    deliverTo,
  }: {
    readonly createdAt: string;
    readonly deliverTo?: string | undefined;
  }) =>
    [say.ordered(dayWords(dayOf(createdAt), today(), language.value)), deliverTo && say.to(deliverTo)]
      .filter(Boolean)
      .join(' · ');
  return (
    <OwnList
      title={say.orders}
      lede={say.lede}
      act={{ say: say.order, href: `${base}/new`, icon: 'box' }}
      none={{ title: say.none, how: say.noneHow }}
      pages={pages}
      row={(order) => ({
        href: `${base}/${order.id}`,
        title: orderName(order, { called, pack }),
        below: whenAndWhere(order),
        state: <OrderState order={order} />,
      })}
    />
  );
};
