import type { Names } from '../../core/names.ts';
import type { Answer } from '../../core/contract.ts';
import { capital, copies, dayWords } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { today } from '../../core/stockholm.ts';
import { Chip, type Tone } from '../../parts/chip.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { texts } from './texts.ts';

/** What is ordered, line by line: how many of what, from where and when each part comes. */
export type Order = Answer<'GET /campaigns/{campaign}/materials/orders/{order}'>;
type Line = Order['lines'][number];
type Source = Line['sources'][number];

const looks: Readonly<Record<Source['from'], { readonly tone: Tone; readonly icon: IconName }>> = {
  stock: { tone: 'good', icon: 'check' },
  'print-run': { tone: 'told', icon: 'clock' },
  waiting: { tone: 'soon', icon: 'clock' },
  'print-yourself': { tone: 'plain', icon: 'letter' },
  unavailable: { tone: 'late', icon: 'cross' },
};

/** `Folder: miljö`, and in which language where it is not the reader's Swedish. */
export const editionName = (called: Names, { item, language: of }: { item: string; language: string }): string =>
  of === 'sv' ? called.item(item) : `${called.item(item)} (${called.tongue(of)})`;

const SourceChip = ({ source, called }: { readonly source: Source; readonly called: Names }) => {
  const { from } = texts();
  const n = copies(source.quantity, language.value);
  const day = dayWords(source.promised ?? today(), today(), language.value);
  const said = {
    stock: () => from.stock(n, called.unit(source.depot ?? '')),
    'print-run': () => from['print-run'](n, day),
    waiting: () => from.waiting(n),
    'print-yourself': () => from['print-yourself'](n),
    unavailable: () => from.unavailable(n, source.reason ? texts().reason[source.reason] : ''),
  }[source.from]();
  return <Chip {...looks[source.from]}>{said}</Chip>;
};

/** What is delivered lies in no depot any more. */
export const toComeOf = ({ sources, delivered }: Line): readonly Source[] => {
  let gone = delivered;
  return sources.flatMap((source) => {
    const taken = source.from === 'stock' ? Math.min(gone, source.quantity) : 0;
    gone -= taken;
    return source.quantity > taken ? [{ ...source, quantity: source.quantity - taken }] : [];
  });
};

export const Lines = ({ order, called }: { readonly order: Order; readonly called: Names }) => {
  const say = texts();
  const said = (count: number) => copies(count, language.value);
  return (
    <ul class="rows">
      {order.lines.map((line) => (
        <li key={`${line.item} ${line.language}`} class="line">
          <h3>{say.line(said(line.quantity), editionName(called, line))}</h3>
          <span class="flow">
            {toComeOf(line).map((source, at) => (
              <SourceChip key={at} source={source} called={called} />
            ))}
            {line.delivered > 0 && (
              <Chip tone="good" icon="check">
                {say.given(said(line.delivered))}
              </Chip>
            )}
            {line.late && (
              <Chip tone="late" icon="clock">
                {say.late}
              </Chip>
            )}
          </span>
          {line.next && line.next.otherEditions.length > 0 && (
            <p class="small soft">
              {say.instead(
                line.next.otherEditions
                  .map((other) => `${said(other.available)} ${called.tongue(other.language)}`)
                  .join(', '),
              )}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
};

/** What of it somebody must know before: left out by the ration, or posters that may not hang. */
export const Notes = ({ order, called }: { readonly order: Order; readonly called: Names }) => {
  const say = texts();
  const all = [
    ...(order.leftOut ?? []).map((each) =>
      say.leftOut(copies(each.quantity, language.value), editionName(called, each)),
    ),
    ...(order.warnings ?? []).map(({ item, why }) => capital(say.warnings[why](called.item(item)))),
  ];
  return all.length === 0 ? null : (
    <div class="note wait">
      <ul class="stack tight">
        {all.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </div>
  );
};
