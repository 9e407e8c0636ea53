import { type Day, dayOf, shownAt } from '../../../shared/calendar.ts';
import type { Answer } from '../../core/contract.ts';
import { money, sentence } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import type { Names } from '../../core/names.ts';
import { texts } from './texts.ts';

export type Entry = Answer<'GET /campaigns/{campaign}/pot/ledger'>['items'][number];

/** An account in words: its kind, and of which line and which office it is. */
const accountIn = (account: string, { unit, line }: Names): string => {
  const { accounts } = texts();
  const [kind = '', first = '', second = ''] = account.split(':');
  if (kind === 'paid') return accounts.paid(line(first), unit(second));
  if (kind === 'budget' || kind === 'reserved') return accounts[kind](line(first));
  if (kind === 'contributed' || kind === 'settled' || kind === 'transferred') return accounts[kind](unit(first));
  return kind === 'available' ? accounts.available() : accounts.unbudgeted();
};

type Props = { readonly entry: Entry; readonly campaign: string; readonly today: Day; readonly names: Names };

/** What happened in one line; between which accounts, for whoever keeps books. */
export const EntryRow = ({ entry: { seq, text, at, request, postings }, campaign, today, names }: Props) => {
  const say = texts();
  return (
    <li class="line">
      <p>{sentence(text, today, language.value)}</p>
      <div class="flow small soft">
        <span>
          {say.number(seq)}, <time dateTime={at}>{shownAt(at).slice(11, 16)}</time>
        </span>
        {request !== undefined && <a href={`/c/${campaign}/requests/${request}`}>{say.request}</a>}
      </div>
      <details class="small">
        <summary>
          {say.postings}
          <span class="hidden"> {say.number(seq)}</span>
        </summary>
        <table>
          <thead class="hidden">
            <tr>
              <th scope="col">{say.account}</th>
              <th scope="col">{say.amount}</th>
            </tr>
          </thead>
          <tbody>
            {postings.map(({ account, amount }, i) => (
              <tr key={`${account}${i}`}>
                <th scope="row">{accountIn(account, names)}</th>
                <td>{money(amount, language.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </li>
  );
};

/** In the order in which they are listed, with the day that each group is of. */
export const byDay = (entries: readonly Entry[]): ReadonlyMap<Day, readonly Entry[]> =>
  Map.groupBy(entries, ({ at }) => dayOf(at));
