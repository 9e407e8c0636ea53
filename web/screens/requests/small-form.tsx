import { useForm } from '../../core/form.ts';
import { today } from '../../core/stockholm.ts';
import { dayOf, oreOf } from '../../core/typed.ts';
import { DayField, SelectField, SumField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import { formTexts } from './form-texts.ts';
import type { Request } from './state.tsx';

export type Kind = 'extendSpending' | 'takeReturn' | 'supplementSpending';
const ends: Readonly<Record<Kind, string>> = {
  extendSpending: 'extension',
  takeReturn: 'returns',
  supplementSpending: 'supplements',
};
type Props = {
  readonly kind: Kind;
  readonly campaign: string;
  readonly request: Request;
  readonly etag: string | undefined;
  /** Who has paid on it: money comes back to one of them. */
  readonly payers: readonly { readonly id: string; readonly name: string }[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

/** A day or a sum, and why. */
export const SmallForm = ({ kind, campaign, request, etag, payers, onDone, onCancel }: Props) => {
  const say = formTexts();
  const of = say[kind];
  const isDay = kind === 'extendSpending';
  const asksPayer = kind === 'takeReturn' && payers.length > 1;
  const form = useForm({
    name: `${kind}.${request.id}`,
    initial: { until: '', amount: '', reason: '', receivedBy: payers[0]?.id ?? '' },
    check: (values) => ({
      ...(isDay && !dayOf(values.until ?? '') && { until: say.untilWrong }),
      ...(!isDay && !oreOf(values.amount ?? '') && { amount: say.sumWrong }),
      ...(!isDay && !values.reason?.trim() && { reason: say.reasonWrong }),
    }),
    command: (values) => {
      const reason = values.reason?.trim();
      return {
        route: `POST /campaigns/{campaign}/pot/requests/{request}/${ends[kind]}`,
        ask: {
          path: { campaign, request: request.id },
          body: {
            ...(isDay ? { until: values.until } : { amount: oreOf(values.amount ?? '') }),
            ...(reason && { reason }),
            ...(asksPayer && { receivedBy: values.receivedBy }),
          },
        },
        ifMatch: etag,
        title: of.title,
        decides: true,
      };
    },
    done: () => {
      onDone();
      return { said: of.done };
    },
  });
  return (
    <Form of={form} act={of.act} onCancel={{ say: say.cancel, go: onCancel }}>
      {isDay ? (
        <DayField name="until" label={say.until} min={request.expires ?? today()} />
      ) : (
        <SumField name="amount" label={say.amount} />
      )}
      {asksPayer && (
        <SelectField
          name="receivedBy"
          label={say.receivedBy}
          options={payers.map(({ id, name }) => ({ value: id, say: name }))}
        />
      )}
      <TextField name="reason" label={say.reason} optional={isDay} {...(isDay && { hint: say.reasonHint })} />
    </Form>
  );
};
