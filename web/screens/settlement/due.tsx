import type { Answer } from '../../core/contract.ts';
import { money } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import type { NameOf } from '../../core/names.ts';
import { Nothing } from '../../parts/nothing.tsx';
import { Sums } from '../../parts/sums.tsx';
import { texts } from './texts.ts';

type Due = Answer<'GET /campaigns/{campaign}/pot/settlement'>;

/** Who owes whom as things are, and how that is reckoned. */
export const Owed = ({ due: { total, offices, transfers }, unit }: { readonly due: Due; readonly unit: NameOf }) => {
  const say = texts();
  const said = (amount: number) => money(amount, language.value);
  return (
    <>
      {transfers.length === 0 ? (
        <Nothing title={say.nothing} how={say.nothingHow} level={2} />
      ) : (
        <ul class="rows">
          {transfers.map(({ from, to, amount }) => (
            <li key={`${from} ${to}`} class="line">
              <div class="lead">
                <b>{say.owes(unit(from), unit(to))}</b>
                <b class="amount">{said(amount)}</b>
              </div>
            </li>
          ))}
        </ul>
      )}
      {total > 0 && <p class="soft">{say.total(said(total))}</p>}
      <Sums
        say={say.offices}
        columns={say.columns}
        rows={offices.map(({ office, contributed, paid, share, settled, balance }) => ({
          name: unit(office),
          sums: [contributed, paid, share, settled, balance],
        }))}
      />
    </>
  );
};
