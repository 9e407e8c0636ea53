import type { ComponentChildren } from 'preact';
import { dayOf } from '../../../shared/calendar.ts';
import type { Names } from '../../core/names.ts';
import { read } from '../../core/data.ts';
import { capital, dayWords, money } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { type Campaign, ownAssociations } from '../../core/me.ts';
import { today } from '../../core/stockholm.ts';
import { Chip } from '../../parts/chip.tsx';
import { GatheringState } from '../gatherings/state.tsx';
import { whenWords } from '../gatherings/when.ts';
import { orderName, OrderState, packNamesIn } from '../orders/state.tsx';
import { texts } from './texts.ts';

/** So many of each kind: all of them are a press away. */
const most = '3';

type Props = { readonly campaign: Campaign; readonly called: Names };
type Row = {
  readonly at: string;
  readonly title: string;
  readonly sum?: string;
  readonly below: string;
  readonly state: ComponentChildren;
};

const useOrders = ({ campaign, called }: Props): readonly Row[] => {
  const pack = packNamesIn(campaign.id);
  const { value } = read('GET /campaigns/{campaign}/materials/orders', {
    path: { campaign: campaign.id },
    query: { limit: most },
  });
  return (value?.items ?? [])
    .filter(({ status }) => status !== 'received' && status !== 'cancelled')
    .map((order) => ({
      at: `orders/${order.id}`,
      title: orderName(order, { called, pack }),
      below: texts().ordered(dayWords(dayOf(order.createdAt), today(), language.value)),
      state: <OrderState order={order} />,
    }));
};

const useGatherings = ({ campaign }: Props): readonly Row[] => {
  const [own] = ownAssociations(campaign);
  const { value } = read('GET /campaigns/{campaign}/events', {
    path: { campaign: campaign.id },
    query: { from: today(), ...(own && { unit: own.id }), limit: most },
  });
  return (value?.items ?? [])
    .filter(({ status }) => status !== 'cancelled' && status !== 'declined')
    .map((each) => ({
      at: `events/${each.id}`,
      title: each.title,
      below: capital(whenWords(each)),
      state: <GatheringState gathering={each} />,
    }));
};

const useMoney = ({ campaign, called }: Props): readonly Row[] => {
  const say = texts();
  const { value } = read('GET /campaigns/{campaign}/pot/requests', {
    path: { campaign: campaign.id },
    query: { limit: most },
  });
  return (value?.items ?? [])
    .filter(({ status }) => status === 'submitted' || status === 'reserved')
    .map(({ id, purpose, amount, outstanding, status, owner, replyBy }) => ({
      at: `requests/${id}`,
      title: purpose ?? say.money,
      sum: money(amount, language.value),
      below:
        status === 'submitted' && owner && replyBy
          ? say.reply(called.unit(owner), dayWords(replyBy, today(), language.value))
          : outstanding > 0
            ? say.receipt(money(outstanding, language.value))
            : say.allPaid,
      state:
        status === 'submitted' ? (
          <Chip icon="clock">{say.asked}</Chip>
        ) : (
          <Chip tone="good" icon="check">
            {say.reserved}
          </Chip>
        ),
    }));
};

/** What we have under way: orders, gatherings, money. */
export const Cases = (props: Props) => {
  const say = texts();
  const rows = [...useOrders(props), ...useGatherings(props), ...useMoney(props)];
  return (
    <section class="stack" aria-labelledby="cases">
      <h2 id="cases">{say.cases}</h2>
      {rows.length === 0 ? (
        <p class="soft">{say.noCases}</p>
      ) : (
        <ul class="rows">
          {rows.map(({ at, title, sum, below, state }) => (
            <li key={at}>
              <a class="row" href={`/c/${props.campaign.id}/${at}`}>
                <b>{title}</b>
                <b>{sum}</b>
                <span class="soft small">{below}</span>
                <span />
                {state}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
