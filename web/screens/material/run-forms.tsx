import type { Values } from '../../core/draft.ts';
import { type Faults, useForm } from '../../core/form.ts';
import { today } from '../../core/stockholm.ts';
import { countOf, dayOf } from '../../core/typed.ts';
import { CountField, DayField, TickField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import type { Run } from './data.ts';
import { texts } from './texts.ts';

/** What one enters of a print run: what has come of it, or that it is to be otherwise. */
type Props = { readonly campaign: string; readonly run: Run; readonly etag: string | undefined };

const counted = ({ quantity = '' }: Values): Faults => (countOf(quantity) ? {} : { quantity: texts().faults.quantity });

/** Of what has come nothing may be missing silently: how many is asked, and suggested as all that is still to come. */
export const ComeForm = ({ campaign, run, etag }: Props) => {
  const say = texts();
  const form = useForm({
    name: `come.${campaign}.${run.id}`,
    initial: { quantity: String(run.quantity - (run.arrived ?? 0)), final: '' },
    check: counted,
    command: ({ quantity = '', final }) => ({
      route: 'POST /campaigns/{campaign}/materials/print-runs/{run}/arrival',
      ask: { path: { campaign, run: run.id }, body: { quantity: countOf(quantity), final: final === 'yes' } },
      ifMatch: etag,
      title: say.comeAct,
      decides: true,
    }),
    done: () => ({ said: say.comeSaid }),
  });
  return (
    <section class="card" aria-labelledby="come">
      <h2 id="come">{say.come}</h2>
      <p class="soft">{say.comeHow}</p>
      <Form of={form} act={say.comeAct}>
        <CountField name="quantity" label={say.quantity} />
        <TickField name="final" label={say.final} />
      </Form>
    </section>
  );
};

export const ChangeForm = ({ campaign, run, etag }: Props) => {
  const say = texts();
  const form = useForm({
    name: `run.${campaign}.${run.id}`,
    initial: { deliveredBy: run.deliveredBy, quantity: String(run.quantity) },
    check: (values) => ({
      ...counted(values),
      ...(dayOf(values.deliveredBy ?? '') === undefined && { deliveredBy: say.faults.day }),
    }),
    command: ({ deliveredBy = '', quantity = '' }) => ({
      route: 'PATCH /campaigns/{campaign}/materials/print-runs/{run}',
      ask: {
        path: { campaign, run: run.id },
        body: {
          ...(deliveredBy !== run.deliveredBy && { deliveredBy }),
          ...(countOf(quantity) !== run.quantity && { quantity: countOf(quantity) }),
        },
      },
      ifMatch: etag,
      title: say.changeAct,
      decides: true,
    }),
    done: () => ({ said: say.changeSaid }),
  });
  return (
    <details class="card">
      <summary>{say.change}</summary>
      <p class="soft">{say.changeHow}</p>
      <Form of={form} act={say.changeAct}>
        <DayField name="deliveredBy" label={say.day} min={today()} />
        <CountField name="quantity" label={say.quantity} />
      </Form>
    </details>
  );
};
