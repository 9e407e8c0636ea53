import { dayOf } from '../../../shared/calendar.ts';
import { namesIn } from '../../core/names.ts';
import { read, refresh } from '../../core/data.ts';
import { capital, copies, dayWords } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { today } from '../../core/stockholm.ts';
import { Commands } from '../../parts/commands.tsx';
import { Failed } from '../../parts/failed.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { useTitle } from '../../parts/title.ts';
import type { Campaign } from '../../core/me.ts';
import { Change } from './change.tsx';
import { Missing } from './missing.tsx';
import { editionName, Lines, Notes } from './sources.tsx';
import { orderName, OrderState, packNamesIn } from './state.tsx';
import { texts } from './texts.ts';

type Props = { readonly campaign: Campaign; readonly id: string };

/** One order: where it is, what comes from where and when, what has come, and what one can do. */
export const One = ({ campaign, id }: Props) => {
  const say = texts();
  const asked = { path: { campaign: campaign.id, order: id } };
  const { value: order, etag, failure } = read('GET /campaigns/{campaign}/materials/orders/{order}', asked);
  const [called, pack] = [namesIn(campaign.id), packNamesIn(campaign.id)];
  const again = () => void refresh('GET /campaigns/{campaign}/materials/orders/{order}', asked);
  const name = order ? orderName(order, { called, pack }) : say.plain;
  useTitle(name);
  if (!order) return <NotYet title={name} failure={failure} again={again} />;
  const day = (on: string): string => dayWords(on, today(), language.value);
  const said = (count: number): string => copies(count, language.value);
  const can = (command: string): boolean =>
    order.commands?.some((each) => each.name === command && each.allowed) ?? false;
  const isOnItsWay = order.status !== 'received' && order.status !== 'cancelled';
  return (
    <>
      <header class="stack tight">
        <p>
          <a href={`/c/${campaign.id}/orders`}>{say.back}</a>
        </p>
        <h1 tabIndex={-1}>{name}</h1>
        <OrderState order={order} />
        <p class="soft">
          {[
            say.ordered(day(dayOf(order.createdAt))),
            order.deliverTo && say.to(order.deliverTo),
            order.neededBy && say.needed(day(order.neededBy)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {isOnItsWay && order.owner && order.owner !== order.unit && (
          <p>
            {order.replyBy
              ? say.willDeliver(called.unit(order.owner), day(order.replyBy))
              : say.sees(called.unit(order.owner))}
          </p>
        )}
        {order.cancelled?.reason && order.status === 'cancelled' && (
          <p>
            {say.why}: {order.cancelled.reason}
          </p>
        )}
        {order.joins && <p>{say.joins}</p>}
      </header>
      {failure && <Failed failure={failure} again={again} />}
      {can('receiveOrder') && (
        <section class="card" aria-labelledby="came">
          <h2 id="came">{say.came}</h2>
          <p class="soft">{say.cameHow}</p>
          <Commands commands={order.commands ?? []} show={['receiveOrder']} title={name} etag={etag} />
          <Missing order={order} called={called} campaign={campaign.id} etag={etag} />
        </section>
      )}
      <Notes order={order} called={called} />
      <section class="stack" aria-labelledby="contents">
        <h2 id="contents">{say.contents}</h2>
        <Lines order={order} called={called} />
      </section>
      {order.deliveries && order.deliveries.length > 0 && (
        <section class="stack" aria-labelledby="deliveries">
          <h2 id="deliveries">{say.deliveries}</h2>
          <ul class="rows">
            {order.deliveries.map(({ id: delivery, at, lines, reversed }) => (
              <li key={delivery} class="line">
                <p>
                  {capital(say.delivered(day(dayOf(at)), said(lines.reduce((sum, { quantity }) => sum + quantity, 0))))}
                  {reversed && ` (${say.gone})`}
                </p>
              </li>
            ))}
            {(order.receipts ?? [])
              .filter(({ reversed }) => !reversed)
              .flatMap(({ id: receipt, missing }) =>
                missing.map((line) => (
                  <li key={`${receipt} ${line.item} ${line.language}`} class="line">
                    <p>{say.wasMissing(said(line.quantity), editionName(called, line))}</p>
                  </li>
                )),
              )}
          </ul>
        </section>
      )}
      {order.shares && order.shares.length > 0 && (
        <section class="stack" aria-labelledby="shares">
          <h2 id="shares">{say.shares}</h2>
          <ul class="rows">
            {order.shares.map(({ unit, status }) => (
              <li key={unit} class="line">
                <p>
                  {called.unit(unit)}, {say.share[status]}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {can('changeOrder') && <Change order={order} campaign={campaign.id} etag={etag} />}
      <Commands
        commands={order.commands ?? []}
        show={['consentToShare', 'declineShare', 'reopenOrder', 'cancelOrder']}
        title={name}
        etag={etag}
      />
    </>
  );
};
