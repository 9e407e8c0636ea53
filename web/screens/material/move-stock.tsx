import { type Names, directory } from '../../core/names.ts';
import type { Values } from '../../core/draft.ts';
import { type Faults, useForm } from '../../core/form.ts';
import type { Campaign } from '../../core/me.ts';
import { countOf } from '../../core/typed.ts';
import { Field, SelectField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import { isKeeper } from './data.ts';
import { editionOf, editionOptions } from './editions.ts';
import { texts } from './texts.ts';

/** What came, was counted, thrown away or moved; an office enters what is in its own depot, the district in all. */
type Props = { readonly campaign: Campaign; readonly names: Names };
type Reason = keyof ReturnType<typeof texts>['reasons'];

/** A count may find fewer than the books say; what is thrown away is less by itself. */
const changeOf = ({ quantity = '', reason }: Values): number | undefined => {
  const isLess = /^\s*[-−–]/.test(quantity);
  const copies = countOf(quantity.replace(/^\s*[-−–]/, ''));
  if (copies === undefined || copies === 0) return undefined;
  return reason === 'waste' || (reason === 'count' && isLess) ? -copies : copies;
};

export const MoveStock = ({ campaign, names }: Props) => {
  const say = texts();
  const offices = directory(campaign.id).offices ?? [];
  const own = new Set(campaign.memberships.map(({ unit }) => unit));
  const depots = offices.filter(({ id }) => isKeeper(campaign) || own.has(id));
  const check = (values: Values): Faults => ({
    ...(!values.reason && { reason: say.faults.reason }),
    ...(!values.item && { item: say.faults.item }),
    ...(!values.depot && { depot: say.faults.depot }),
    ...(values.reason === 'transfer' && !values.to && { to: say.faults.depot }),
    ...(changeOf(values) === undefined && { quantity: say.faults.quantity }),
  });
  const form = useForm({
    name: `stock.${campaign.id}`,
    initial: { reason: '', item: '', depot: depots[0]?.id ?? '', to: '', quantity: '', note: '' },
    check,
    command: (values) => ({
      route: 'POST /campaigns/{campaign}/materials/stock-movements',
      ask: {
        path: { campaign: campaign.id },
        body: {
          reason: values.reason,
          depot: values.depot,
          ...editionOf(values.item ?? ''),
          quantity: changeOf(values),
          ...(values.reason === 'transfer' && { to: values.to }),
          ...(values.note?.trim() && { note: values.note.trim() }),
        },
      },
      title: say.enter,
      decides: true,
    }),
    done: () => ({ said: say.enterSaid }),
  });
  const choices = (all: readonly { readonly id: string }[]) =>
    all.map(({ id }) => ({ value: id, say: names.unit(id) }));
  const reasons = Object.keys(say.reasons) as Reason[];
  return (
    <details class="card">
      <summary>{say.enter}</summary>
      <div class="stack">
        <p class="soft">{say.enterHow}</p>
        <Form of={form} act={say.enterAct}>
          <SelectField
            name="reason"
            label={say.reason}
            options={reasons.map((each) => ({ value: each, say: say.reasons[each] }))}
          />
          <SelectField name="item" label={say.what} options={editionOptions(campaign.id, names)} />
          <SelectField name="depot" label={say.depot} options={choices(depots)} />
          {form.values.value.reason === 'transfer' && (
            <SelectField name="to" label={say.toDepot} options={choices(offices)} />
          )}
          <Field name="quantity" label={say.moveQuantity} hint={say.moveQuantityHint} />
          <Field name="note" label={say.note} optional />
        </Form>
      </div>
    </details>
  );
};
