import { namesIn } from '../../core/names.ts';
import { read, refresh } from '../../core/data.ts';
import type { Campaign } from '../../core/me.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { useTitle } from '../../parts/title.ts';
import { editionWords, many } from './data.ts';
import { MoveStock } from './move-stock.tsx';
import { Places } from './places.tsx';
import { texts } from './texts.ts';

const route = 'GET /campaigns/{campaign}/materials/stock';

/** What lies in the depots: a table on a wide screen, the same in two lines each on a narrow one. */
export const Stock = ({ campaign }: { readonly campaign: Campaign }) => {
  const say = texts();
  useTitle(say.stock);
  const ask = { path: { campaign: campaign.id } };
  const { value, failure } = read(route, ask);
  const names = namesIn(campaign.id);
  const rows = (value?.items ?? [])
    .map((row) => ({ ...row, called: editionWords(row, names), office: names.unit(row.depot) }))
    .toSorted((a, b) => a.called.localeCompare(b.called, 'sv') || a.office.localeCompare(b.office, 'sv'));
  const [, , free, reserved, coming, available] = say.columns;
  return (
    <>
      <header class="stack tight">
        <h1 tabIndex={-1}>{say.stock}</h1>
      </header>
      <Places campaign={campaign.id} at="stock" />
      {failure && <Failed failure={failure} again={() => void refresh(route, ask)} />}
      {!value && !failure && <Loading />}
      {value && rows.length === 0 && <Nothing title={say.noStock} how={say.noStockHow} icon="box" level={2} />}
      {rows.length > 0 && (
        <>
          <div class="sideways card stack wide" tabIndex={0} role="region" aria-label={say.stock}>
            <table>
              <thead>
                <tr>
                  {say.columns.map((column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={`${row.item} ${row.language} ${row.depot}`}>
                    <th scope="row">{row.called}</th>
                    <td>{row.office}</td>
                    <td>{many(row.onHand)}</td>
                    <td>{many(row.reserved)}</td>
                    <td>{many(row.incoming)}</td>
                    <td>{many(row.available)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <ul class="rows slim">
            {rows.map((row) => (
              <li key={`${row.item} ${row.language} ${row.depot}`} class="line">
                <h2 class="small">{row.called}</h2>
                <p class="soft small">{row.office}</p>
                <dl class="facts">
                  {(
                    [
                      [free, row.onHand],
                      [reserved, row.reserved],
                      [coming, row.incoming],
                      [available, row.available],
                    ] as const
                  )
                    // What is nothing takes no line of a narrow screen, but for what is free.
                    .filter(([name, figure]) => name === free || figure > 0)
                    .map(([name, figure]) => (
                      <div key={name} class="pair">
                        <dt>{name}</dt>
                        <dd>{many(figure)}</dd>
                      </div>
                    ))}
                </dl>
              </li>
            ))}
          </ul>
        </>
      )}
      {value && <MoveStock campaign={campaign} names={names} />}
    </>
  );
};
