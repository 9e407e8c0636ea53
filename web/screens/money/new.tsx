import { namesIn, optionsOf } from '../../core/names.ts';
import type { Answer } from '../../core/contract.ts';
import type { Values } from '../../core/draft.ts';
import { dayWords } from '../../core/figures.ts';
import { useForm } from '../../core/form.ts';
import { language } from '../../core/language.ts';
import { ownAssociations } from '../../core/me.ts';
import { today } from '../../core/stockholm.ts';
import { type Trial, useTrial } from '../../core/trial.ts';
import { oreOf } from '../../core/typed.ts';
import { Failed } from '../../parts/failed.tsx';
import { DayField, Field, SelectField, SumField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import { Looking } from '../../parts/looking.tsx';
import { OwnField } from '../../parts/own-field.tsx';
import { useTitle } from '../../parts/title.ts';
import type { ScreenProps } from '../screens.ts';
import { texts } from './texts.ts';

type Asked = Answer<'POST /campaigns/{campaign}/pot/requests'>;
const route = 'POST /campaigns/{campaign}/pot/requests';

const bodyOf = (values: Values) => {
  const said = (name: string): string => (values[name] ?? '').trim();
  return {
    unit: said('unit'),
    budgetLine: said('budgetLine'),
    amount: oreOf(said('amount')) ?? 0,
    purpose: said('purpose'),
    ...(said('neededBy') !== '' && { neededBy: said('neededBy') }),
    ...(said('payee') !== '' && { payee: said('payee') }),
  };
};

/** Who decides on that much, and by when, as a sentence: the mandate's own judgement, tried. */
const WhoDecides = ({ trial, unit }: { readonly trial: Trial | undefined; readonly unit: (id: string) => string }) => {
  const say = texts();
  const asked = trial?.answer as Asked | undefined;
  return (
    <section class="card" aria-labelledby="who" aria-busy={trial?.isAsking ?? false}>
      <h2 id="who">{say.who}</h2>
      {trial?.failure && <Failed failure={trial.failure} />}
      <Looking trial={trial} how={say.whoNot} />
      {asked && (
        <>
          <p>
            <b>{asked.headsNeeded === null ? say.noHeads : say.heads(asked.headsNeeded)}</b>
          </p>
          {asked.owner && asked.replyBy && (
            <p>{say.reply(unit(asked.owner), dayWords(asked.replyBy, today(), language.value))}</p>
          )}
          <p class="soft">{say.afterwards}</p>
        </>
      )}
    </section>
  );
};

/** Asking for money from the pot. */
export const Asking = ({ campaign }: Pick<ScreenProps, 'campaign'>) => {
  const say = texts();
  useTitle(say.ask);
  const own = ownAssociations(campaign);
  const called = namesIn(campaign.id);
  const path = { campaign: campaign.id };
  const form = useForm({
    name: `money-${campaign.id}`,
    initial: { unit: own[0]?.id ?? '', budgetLine: '', amount: '', purpose: '', neededBy: '', payee: '' },
    check: ({ budgetLine = '', amount = '', purpose = '' }) => ({
      ...(budgetLine === '' && { budgetLine: say.missing.line }),
      ...(!oreOf(amount) && { amount: say.missing.amount }),
      ...(purpose.trim() === '' && { purpose: say.missing.purpose }),
    }),
    command: (values) => ({
      route,
      ask: { path, body: bodyOf(values) },
      title: `${say.ask}: ${values.purpose ?? ''}`,
      decides: true,
    }),
    done: (answer) => ({ said: say.sent, next: `/c/${campaign.id}/requests/${(answer as Asked).id}` }),
  });
  const body = bodyOf(form.values.value);
  const trial = useTrial(
    body.budgetLine !== '' && body.amount > 0
      ? { route, ask: { path, body: { ...body, purpose: body.purpose || '–' } } }
      : undefined,
  );
  const lines = (called.all.budgetLines ?? []).filter((line) => !('retired' in line));
  return (
    <>
      <header class="stack tight">
        <p>
          <a href={`/c/${campaign.id}/money`}>{say.back}</a>
        </p>
        <h1 tabIndex={-1}>{say.ask}</h1>
      </header>
      <Form of={form} act={say.send}>
        <OwnField own={own} />
        <TextField name="purpose" label={say.purpose} hint={say.purposeHint} rows={2} />
        <SumField name="amount" label={say.amount} hint={say.amountHint} />
        <SelectField name="budgetLine" label={say.line} hint={say.lineHint} options={optionsOf(lines)} />
        <DayField name="neededBy" label={say.neededBy} min={today()} optional />
        <Field name="payee" label={say.payee} hint={say.payeeHint} autoComplete="off" optional />
        <WhoDecides trial={trial.value} unit={called.unit} />
      </Form>
    </>
  );
};
