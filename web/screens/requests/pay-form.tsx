import { money } from '../../core/figures.ts';
import { type Faults, useForm } from '../../core/form.ts';
import { language } from '../../core/language.ts';
import { today } from '../../core/stockholm.ts';
import { dayOf, oreOf, typedOre } from '../../core/typed.ts';
import { Field, DayField, SelectField, SumField, TickField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import type { Request } from './state.tsx';
import { formTexts } from './form-texts.ts';

type Props = {
  readonly campaign: string;
  readonly request: Request;
  readonly etag: string | undefined;
  /** The offices that one may pay for; undefined: one hands a receipt in. */
  readonly offices?: readonly { readonly id: string; readonly name: string }[];
  /** The receipt that this payout answers. */
  readonly claim?: Request['claims'][number];
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

/** A payout, or a receipt that asks for one: the same paper. */
export const PayForm = ({ campaign, request, etag, offices, claim, onDone, onCancel }: Props) => {
  const say = formTexts();
  const isPayout = offices !== undefined;
  const path = { campaign, request: request.id };
  const form = useForm({
    name: `${isPayout ? 'payout' : 'claim'}.${request.id}.${claim?.id ?? ''}`,
    initial: {
      amount: typedOre(claim?.amount ?? request.outstanding),
      paidBy: offices?.[0]?.id ?? '',
      'receipt/supplier': claim?.receipt.supplier ?? request.payee ?? '',
      'receipt/number': claim?.receipt.number ?? '',
      'receipt/date': claim?.receipt.date ?? today(),
      'receipt/total': claim?.receipt.total === undefined ? '' : typedOre(claim.receipt.total),
      old: '',
    },
    check: (values) => {
      const faults: Record<string, string> = {};
      const amount = oreOf(values.amount ?? '');
      if (!amount) faults.amount = say.sumWrong;
      else if (amount > request.outstanding) faults.amount = say.sumTooMuch(money(request.outstanding, language.value));
      if (!values['receipt/supplier']?.trim()) faults['receipt/supplier'] = say.supplierWrong;
      if (!values['receipt/number']?.trim()) faults['receipt/number'] = say.numberWrong;
      const day = dayOf(values['receipt/date'] ?? '');
      if (!day || day > today()) faults['receipt/date'] = say.dateWrong;
      if (values['receipt/total'] && !oreOf(values['receipt/total'])) faults['receipt/total'] = say.sumWrong;
      return faults as Faults;
    },
    command: (values) => {
      const total = oreOf(values['receipt/total'] ?? '');
      return {
        route: `POST /campaigns/{campaign}/pot/requests/{request}/${isPayout ? 'payouts' : 'claims'}`,
        ask: {
          path,
          body: {
            amount: oreOf(values.amount ?? ''),
            ...(isPayout && { paidBy: values.paidBy }),
            receipt: {
              supplier: values['receipt/supplier']?.trim(),
              number: values['receipt/number']?.trim(),
              date: values['receipt/date'],
              ...(total !== undefined && { total }),
            },
            ...(values.old === 'yes' && { old: true }),
            ...(claim && { claim: claim.id }),
          },
        },
        ifMatch: etag,
        title: isPayout ? say.payoutOf(request.purpose ?? '') : say.claimOf(request.purpose ?? ''),
        decides: isPayout,
      };
    },
    done: () => {
      onDone();
      return { said: isPayout ? say.paidNow : say.claimedNow };
    },
  });
  return (
    <Form of={form} act={isPayout ? say.payAct : say.claimAct} onCancel={{ say: say.cancel, go: onCancel }}>
      <SumField name="amount" label={say.amount} hint={say.atMost(money(request.outstanding, language.value))} />
      {isPayout && offices.length > 1 && (
        <SelectField
          name="paidBy"
          label={say.paidBy}
          options={offices.map(({ id, name }) => ({ value: id, say: name }))}
        />
      )}
      <Field name="receipt/supplier" label={say.supplier} hint={say.supplierHint} />
      <Field name="receipt/number" label={say.number} hint={say.numberHint} />
      <DayField name="receipt/date" label={say.date} max={today()} />
      <SumField name="receipt/total" label={say.total} hint={say.totalHint} optional />
      <TickField name="old" label={say.old} />
    </Form>
  );
};
