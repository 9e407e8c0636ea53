import type { Names } from '../../core/names.ts';
import type { Values } from '../../core/draft.ts';
import { type Faults, useForm } from '../../core/form.ts';
import { today } from '../../core/stockholm.ts';
import { useTrial } from '../../core/trial.ts';
import { countOf, dayOf } from '../../core/typed.ts';
import { Failed } from '../../parts/failed.tsx';
import { CountField, DayField, SelectField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import type { Run } from './data.ts';
import { editionOf, editionOptions } from './editions.ts';
import { texts } from './texts.ts';

/** Orders a print run that takes no money of the pot; what it would warn of is shown while one types. */
type Props = { readonly campaign: string; readonly names: Names };
const route = 'POST /campaigns/{campaign}/materials/print-runs';

const bodyOf = ({ item = '', quantity = '', deliveredBy = '' }: Values) => {
  return { ...editionOf(item), quantity: countOf(quantity) ?? 0, deliveredBy };
};

export const OrderRun = ({ campaign, names }: Props) => {
  const say = texts();
  const options = editionOptions(campaign, names);
  const check = ({ item, quantity = '', deliveredBy = '' }: Values): Faults => ({
    ...(!item && { item: say.faults.item }),
    ...(!countOf(quantity) && { quantity: say.faults.quantity }),
    ...(dayOf(deliveredBy) === undefined && { deliveredBy: say.faults.day }),
  });
  const form = useForm({
    name: `print-run.${campaign}`,
    initial: { item: '', quantity: '', deliveredBy: '' },
    check,
    command: (values) => ({
      route,
      ask: { path: { campaign }, body: bodyOf(values) },
      title: say.order1,
      decides: true,
    }),
    done: (answer) => ({
      said: say.orderSaid,
      next: `/c/${campaign}/materials/print-runs/${(answer as { readonly id: string }).id}`,
    }),
  });
  const values = form.values.value;
  const isWhole = Object.keys(check(values)).length === 0;
  const tried = useTrial(isWhole ? { route, ask: { path: { campaign }, body: bodyOf(values) } } : undefined).value;
  const warnings = (tried?.answer as Run | undefined)?.warnings ?? [];
  return (
    <section class="card" aria-labelledby="order-run">
      <h2 id="order-run">{say.order1}</h2>
      <p class="soft">{say.order1How}</p>
      <Form of={form} act={say.orderAct}>
        <SelectField name="item" label={say.what} options={options} />
        <CountField name="quantity" label={say.quantity} />
        <DayField name="deliveredBy" label={say.facts.day} min={today()} />
        <div aria-live="polite">
          {tried?.failure && <Failed failure={tried.failure} />}
          {warnings.map((warning) => (
            <p key={warning} class="note wait">
              {say.warnings[warning]}
            </p>
          ))}
        </div>
      </Form>
    </section>
  );
};
