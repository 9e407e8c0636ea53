import type { Names } from '../../core/names.ts';
import type { Values } from '../../core/draft.ts';
import { useForm } from '../../core/form.ts';
import { countOf } from '../../core/typed.ts';
import { CountField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import type { Answer } from '../../core/contract.ts';
import { toComeOf } from '../orders/sources.tsx';
import { editionWords, many } from './data.ts';
import { texts } from './texts.ts';

type Order = Answer<'GET /campaigns/{campaign}/materials/orders/{order}'>;
type Props = {
  readonly campaign: string;
  readonly order: Order;
  readonly etag: string | undefined;
  readonly names: Names;
  /** From which depots one delivers; from all where it is not said. */
  readonly depots?: readonly string[] | undefined;
};

/** What lies there for an order, by edition and depot. */
const keptOf = ({ lines }: Order, depots: readonly string[] | undefined) =>
  lines.flatMap((line) =>
    toComeOf(line)
      .filter(({ from, depot = '' }) => from === 'stock' && (depots === undefined || depots.includes(depot)))
      .map(({ depot = '', quantity }) => ({ item: line.item, language: line.language, depot, quantity })),
  );

/** Some of what is kept for an order goes off today: how many of what, and from which depot. */
export const DeliverPart = ({ campaign, order, etag, names, depots }: Props) => {
  const say = texts();
  const kept = keptOf(order, depots);
  const nameOf = ({ item, language, depot }: (typeof kept)[number]): string => `n.${item}.${language}.${depot}`;
  const linesIn = (values: Values) =>
    kept.flatMap((line) => {
      const quantity = countOf(values[nameOf(line)] ?? '') ?? 0;
      return quantity > 0 ? [{ ...line, quantity }] : [];
    });
  const form = useForm({
    name: `deliver.${order.id}`,
    initial: Object.fromEntries(kept.map((line) => [nameOf(line), ''])),
    check: (values) => {
      const wrong = kept.filter((line) => {
        const typed = values[nameOf(line)] ?? '';
        return typed !== '' && (countOf(typed) ?? Number.POSITIVE_INFINITY) > line.quantity;
      });
      if (wrong.length > 0)
        return Object.fromEntries(wrong.map((line) => [nameOf(line), say.faults.part(many(line.quantity))]));
      return linesIn(values).length > 0 || !kept[0] ? {} : { [nameOf(kept[0])]: say.faults.quantity };
    },
    command: (values) => ({
      route: 'POST /campaigns/{campaign}/materials/orders/{order}/deliveries',
      ask: { path: { campaign, order: order.id }, body: { lines: linesIn(values) } },
      ifMatch: etag,
      title: say.part,
      decides: true,
    }),
    done: () => ({ said: say.partSaid }),
  });
  if (kept.length === 0) return null;
  return (
    <details>
      <summary>{say.part}</summary>
      <div class="stack">
        <p class="soft">{say.partHow}</p>
        <Form of={form} act={say.partAct}>
          {kept.map((line) => (
            <CountField
              key={nameOf(line)}
              name={nameOf(line)}
              label={editionWords(line, names)}
              hint={say.kept(many(line.quantity), names.unit(line.depot))}
              optional
            />
          ))}
        </Form>
      </div>
    </details>
  );
};
