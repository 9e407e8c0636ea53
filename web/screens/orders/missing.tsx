import type { Names } from '../../core/names.ts';
import type { Values } from '../../core/draft.ts';
import { useForm } from '../../core/form.ts';
import { countOf } from '../../core/typed.ts';
import { CountField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import { fieldOf } from './asked.ts';
import { editionName, type Order } from './sources.tsx';
import { texts } from './texts.ts';

type Props = {
  readonly order: Order;
  readonly called: Names;
  readonly campaign: string;
  readonly etag: string | undefined;
};

/** Not all of it has come: how many of what. */
export const Missing = ({ order, called, campaign, etag }: Props) => {
  const say = texts();
  const came = order.lines.filter(({ delivered }) => delivered > 0);
  const nameOf = ({ item, language }: Order['lines'][number]): string => fieldOf(item, language);
  const missingIn = (values: Values) =>
    came.flatMap((line) => {
      const quantity = countOf(values[nameOf(line)] ?? '') ?? 0;
      return quantity > 0 ? [{ item: line.item, language: line.language, quantity }] : [];
    });
  const form = useForm({
    name: `missing-${order.id}`,
    initial: {},
    check: (values) => {
      const wrong = came.filter((line) => values[nameOf(line)] && countOf(values[nameOf(line)] ?? '') === undefined);
      if (wrong.length > 0) return Object.fromEntries(wrong.map((line) => [nameOf(line), say.count]));
      return missingIn(values).length > 0 || !came[0] ? {} : { [nameOf(came[0])]: say.missingNone };
    },
    command: (values) => ({
      route: 'POST /campaigns/{campaign}/materials/orders/{order}/receipt',
      ask: { path: { campaign, order: order.id }, body: { missing: missingIn(values) } },
      ifMatch: etag,
      title: say.missing,
    }),
    done: () => ({ said: say.reported }),
  });
  return (
    <details>
      <summary>{say.missing}</summary>
      <Form of={form} act={say.report}>
        <p class="soft">{say.missingHow}</p>
        {came.map((line) => (
          <CountField
            key={nameOf(line)}
            name={nameOf(line)}
            label={say.missingLabel(editionName(called, line))}
            optional
          />
        ))}
      </Form>
    </details>
  );
};
