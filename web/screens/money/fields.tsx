import { money } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { type Names, optionsOf } from '../../core/names.ts';
import { today } from '../../core/stockholm.ts';
import { DayField, Field, SelectField, SumField, TextField } from '../../parts/fields.tsx';
import { Folded } from '../../parts/folded.tsx';
import { useThisForm } from '../../parts/form.tsx';
import { Several } from '../../parts/several.tsx';
import { texts } from './texts.ts';
import { mostPartners, ownShare } from './typed.ts';

/** What the money is for, how much it is, and for whom. */
export const AskFields = ({ called }: { readonly called: Names }) => {
  const say = texts();
  const lines = (called.all.budgetLines ?? []).filter((line) => !('retired' in line));
  return (
    <>
      <TextField name="purpose" label={say.purpose} hint={say.purposeHint} rows={2} />
      <SumField name="amount" label={say.amount} hint={say.amountHint} />
      <SelectField name="budgetLine" label={say.line} hint={say.lineHint} options={optionsOf(lines)} />
      <DayField name="neededBy" label={say.neededBy} min={today()} optional />
      <Field name="payee" label={say.payee} hint={say.payeeHint} autoComplete="off" optional />
    </>
  );
};

/** What is left to the one that asks. */
export const OwnShare = () => {
  const left = ownShare(useThisForm().values.value);
  return <p aria-live="polite">{left !== undefined && left > 0 && texts().ownShare(money(left, language.value))}</p>;
};

/** Who asks with one, and for how much of it: E11. */
export const Partners = ({ called, own }: { readonly called: Names; readonly own: string }) => {
  const say = texts();
  const others = (called.all.associations ?? []).filter(({ id }) => id !== own);
  return (
    <Folded say={say.together} isUsed={useThisForm().values.value['partners.count'] !== '0'}>
      <p class="soft">{say.togetherHow}</p>
      <Several
        name="partners"
        legend={say.partner}
        add={say.addPartner}
        remove={say.removePartner}
        most={mostPartners}
        first="unit"
        row={(at) => (
          <>
            <SelectField name={`partners/${at}/unit`} label={say.association} options={optionsOf(others)} />
            <SumField name={`partners/${at}/amount`} label={say.share} />
          </>
        )}
      />
      <OwnShare />
    </Folded>
  );
};
