import { useSignal } from '@preact/signals';
import { directory, namesIn, optionsOf } from '../../core/names.ts';
import type { Ask } from '../../core/contract.ts';
import { read, refresh } from '../../core/data.ts';
import { onDay } from '../../core/days.ts';
import type { Campaign } from '../../core/me.ts';
import { today } from '../../core/stockholm.ts';
import { Choose } from '../../parts/choose.tsx';
import { DownloadButton } from '../../parts/download-button.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useTitle } from '../../parts/title.ts';
import { copiesWords, editionWords } from './data.ts';
import { OrderState } from './order-row.tsx';
import { Places } from './places.tsx';
import { texts } from './texts.ts';

const route = 'GET /campaigns/{campaign}/materials/pick-lists';
type Depot = NonNullable<Ask<typeof route>['query']>['depot'];

/** What is to be picked in a depot for a day: read here, printed, or as a sheet. */
export const Pick = ({ campaign }: { readonly campaign: Campaign }) => {
  const say = texts();
  useTitle(say.pick);
  const offices = directory(campaign.id).offices ?? [];
  const own = campaign.memberships.find(({ role }) => role === 'head' || role === 'staff')?.unit ?? 'district';
  const [depot, day] = [useSignal(own), useSignal(today())];
  const query = { depot: depot.value as NonNullable<Depot>, day: day.value };
  const ask = { path: { campaign: campaign.id }, query };
  const { value, failure } = read(route, ask);
  const names = namesIn(campaign.id);
  const address = (ending: string): string =>
    `/campaigns/${campaign.id}/materials/pick-lists.${ending}?${new URLSearchParams(query)}`;
  return (
    <>
      <header class="stack tight">
        <h1 tabIndex={-1}>{say.pick}</h1>
        <p class="soft">{say.pickHow}</p>
      </header>
      <Places campaign={campaign.id} at="pick" />
      <div class="filters">
        <Choose
          label={say.depot}
          value={depot.value}
          options={optionsOf(offices)}
          onChoose={(value) => {
            depot.value = value as typeof own;
          }}
        />
        <label class="field">
          {say.pickDay}
          <input
            type="date"
            value={day}
            onChange={({ currentTarget }) => {
              if (currentTarget.value) day.value = currentTarget.value;
            }}
          />
        </label>
      </div>
      {failure && <Failed failure={failure} again={() => void refresh(route, ask)} />}
      {!value && !failure && <Loading />}
      {value?.orders.length === 0 && <Nothing title={say.nothingToPick} icon="box" level={2} />}
      {value && value.orders.length > 0 && (
        <>
          <div class="flow">
            <DownloadButton address={address('pdf')} name={`${say.pickFile}-${day.value}.pdf`}>
              {say.pickPdf}
            </DownloadButton>
            <DownloadButton address={address('csv')} name={`${say.pickFile}-${day.value}.csv`}>
              {say.pickCsv}
            </DownloadButton>
          </div>
          <div class="two">
            <section class="stack" aria-labelledby="for">
              <h2 id="for">{say.pickFor}</h2>
              <ul class="rows">
                {value.orders.map(({ order, name, lines, sendBy, late, deliverTo }) => (
                  <li key={order} class="line">
                    <div class="lead">
                      <h3>
                        <a href={`/c/${campaign.id}/materials/orders/${order}`}>{name}</a>
                      </h3>
                      {late && sendBy ? (
                        <OrderState order={{ status: 'placed', neededBy: sendBy }} />
                      ) : (
                        sendBy && <span class="soft small">{onDay(sendBy)}</span>
                      )}
                    </div>
                    {deliverTo && <p class="soft small">{deliverTo}</p>}
                    <dl class="facts">
                      {lines.map((line) => (
                        <div key={`${line.item} ${line.language}`} class="pair">
                          <dt>{editionWords(line, names)}</dt>
                          <dd>{copiesWords(line.quantity)}</dd>
                        </div>
                      ))}
                    </dl>
                  </li>
                ))}
              </ul>
              {value.left && <p class="soft">{say.pickLeft(value.left.orders)}</p>}
            </section>
            <section class="card" aria-labelledby="totals">
              <h2 id="totals">{say.pickTotals}</h2>
              <dl class="facts">
                {value.totals.map((line) => (
                  <div key={`${line.item} ${line.language}`} class="pair">
                    <dt>{editionWords(line, names)}</dt>
                    <dd>{copiesWords(line.quantity)}</dd>
                  </div>
                ))}
              </dl>
            </section>
          </div>
        </>
      )}
    </>
  );
};
