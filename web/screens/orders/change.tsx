import { useForm } from '../../core/form.ts';
import { today } from '../../core/stockholm.ts';
import { DayField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import type { Order } from './sources.tsx';
import { texts } from './texts.ts';

type Props = { readonly order: Order; readonly campaign: string; readonly etag: string | undefined };

/** Where it goes, and by when it is needed. */
export const Change = ({ order, campaign, etag }: Props) => {
  const say = texts();
  const form = useForm({
    name: `change-${order.id}`,
    initial: { deliverTo: order.deliverTo ?? '', neededBy: order.neededBy ?? '' },
    check: ({ deliverTo = '' }) => (deliverTo.trim() === '' ? { deliverTo: say.place } : {}),
    command: ({ deliverTo, neededBy }) => ({
      route: 'PATCH /campaigns/{campaign}/materials/orders/{order}',
      ask: { path: { campaign, order: order.id }, body: { deliverTo, ...(neededBy && { neededBy }) } },
      ifMatch: etag,
      title: say.change,
    }),
    done: () => ({ said: say.changed }),
  });
  return (
    <details>
      <summary>{say.change}</summary>
      <Form of={form} act={say.changeAct}>
        <TextField name="deliverTo" label={say.deliverTo} hint={say.deliverHint} rows={2} />
        <DayField name="neededBy" label={say.neededBy} min={today()} optional />
      </Form>
    </details>
  );
};
