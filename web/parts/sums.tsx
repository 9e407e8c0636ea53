import type { Ore } from '../../shared/money.ts';
import { money } from '../core/figures.ts';
import { language } from '../core/language.ts';

type Props = {
  readonly say: string;
  /** The first is of the names. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly sums: readonly Ore[] }[];
};

/** The same as a picture or a list says, sum by sum, for whoever wants it: it scrolls by itself. */
export const Sums = ({ say, columns, rows }: Props) => (
  <details>
    <summary>{say}</summary>
    <div class="sideways" tabIndex={0} role="region" aria-label={say}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, sums }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {sums.map((sum, at) => (
                <td key={columns[at]}>{money(sum, language.value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </details>
);
