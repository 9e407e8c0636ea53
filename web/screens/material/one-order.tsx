import { dayOf } from '../../../shared/calendar.ts';
import { namesIn } from '../../core/names.ts';
import { read, refresh } from '../../core/data.ts';
import { onDay } from '../../core/days.ts';
import type { Campaign } from '../../core/me.ts';
import { Commands } from '../../parts/commands.tsx';
import { Failed } from '../../parts/failed.tsx';
import { NotYet } from '../../parts/not-yet.tsx';
import { type Told, ToldList } from '../../parts/told.tsx';
import { useTitle } from '../../parts/title.ts';
import { copiesWords, editionWords, isKeeper, many } from './data.ts';
import { DeliverPart } from './deliver-part.tsx';
import { OrderState } from './order-row.tsx';
import { texts } from './texts.ts';

const route = 'GET /campaigns/{campaign}/materials/orders/{order}';

/** One order: what is ordered, where each copy comes from, and what is to be done next. */
export const OneOrder = ({ campaign, id }: { readonly campaign: Campaign; readonly id: string }) => {
  const say = texts();
  const ask = { path: { campaign: campaign.id, order: id } };
  const { value: order, etag, failure } = read(route, ask);
  const names = namesIn(campaign.id);
  const title = say.order(order ? names.unit(order.unit) : '…');
  useTitle(title);
  const again = () => void refresh(route, ask);
  if (!order) return <NotYet title={title} failure={failure} again={again} />;
  const { facts } = say;
  const told: Told = [
    [facts.needed, order.neededBy && onDay(order.neededBy)],
    [facts.to, order.deliverTo],
    [facts.owner, order.owner && names.unit(order.owner)],
    [facts.together, order.shares?.map(({ unit }) => names.unit(unit)).join(', ')],
    [
      facts.cancelled,
      order.cancelled && [onDay(dayOf(order.cancelled.at)), order.cancelled.reason].filter(Boolean).join(': '),
    ],
  ];
  return (
    <>
      <nav class="links">
        <a href={`/c/${campaign.id}/materials/orders`}>{say.toOrders}</a>
      </nav>
      <header class="stack tight">
        <h1 tabIndex={-1}>{title}</h1>
        <OrderState order={order} />
      </header>
      {failure && <Failed failure={failure} again={again} />}
      <div class="two">
        <section class="stack" aria-labelledby="lines">
          <h2 id="lines">{say.ordered}</h2>
          <ul class="rows">
            {order.lines.map((line) => (
              <li key={`${line.item} ${line.language}`} class="line">
                <div class="lead">
                  <h3>{editionWords(line, names)}</h3>
                  <p>{copiesWords(line.quantity)}</p>
                </div>
                <div class="small soft">
                  {line.sources.map((source, at) => (
                    <p key={`${source.from} ${at}`}>
                      {source.from === 'print-run'
                        ? say.from['print-run'](many(source.quantity), source.promised ? onDay(source.promised) : '…')
                        : say.from[source.from](many(source.quantity))}
                      {source.late && ` (${say.comesLate})`}
                    </p>
                  ))}
                  {line.delivered > 0 && <p>{say.deliveredOf(many(line.delivered))}</p>}
                  {line.missing !== undefined && line.missing > 0 && <p>{say.missing(many(line.missing))}</p>}
                </div>
              </li>
            ))}
          </ul>
        </section>
        <section class="card">
          <ToldList told={told} />
          <Commands
            commands={order.commands ?? []}
            show={['pickOrder', 'deliverOrder', 'receiveOrder', 'reopenOrder', 'reversePicking', 'cancelOrder']}
            title={title}
            etag={etag}
            decides
          />
          {order.commands?.some(({ name, allowed }) => name === 'deliverOrder' && allowed) && (
            <DeliverPart
              key={order.version}
              campaign={campaign.id}
              order={order}
              etag={etag}
              names={names}
              depots={isKeeper(campaign) ? undefined : campaign.memberships.map(({ unit }) => unit)}
            />
          )}
          {order.deliveries && order.deliveries.length > 0 && (
            <>
              <h2>{say.deliveries}</h2>
              <ul class="stack tight">
                {order.deliveries
                  .filter(({ reversed }) => !reversed)
                  .map(({ id: delivery, at, lines }) => (
                    <li key={delivery} class="stack tight">
                      <p>
                        {onDay(dayOf(at))}:{' '}
                        {lines.map((line) => `${editionWords(line, names)} ${many(line.quantity)}`).join('; ')}
                      </p>
                      <Commands
                        commands={(order.commands ?? []).filter(({ route: of }) => of.includes(delivery))}
                        show={['reverseDelivery']}
                        title={title}
                        etag={etag}
                        decides
                      />
                    </li>
                  ))}
              </ul>
            </>
          )}
        </section>
      </div>
    </>
  );
};
