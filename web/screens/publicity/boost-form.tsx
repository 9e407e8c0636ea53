import { read } from '../../core/data.ts';
import type { Values } from '../../core/draft.ts';
import { money } from '../../core/figures.ts';
import { useForm } from '../../core/form.ts';
import { language } from '../../core/language.ts';
import { type Campaign, isOfOffice } from '../../core/me.ts';
import { namesIn, optionsOf } from '../../core/names.ts';
import { readAll } from '../../core/pages.ts';
import { go } from '../../core/router.ts';
import { today } from '../../core/stockholm.ts';
import { useTrial } from '../../core/trial.ts';
import { oreOf } from '../../core/typed.ts';
import { onDay } from '../../core/days.ts';
import { Failed } from '../../parts/failed.tsx';
import { SelectField, SumField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import { boostTexts } from './boost-texts.ts';

const route = 'POST /campaigns/{campaign}/boosts';
type Props = {
  readonly campaign: Campaign;
  /** Chosen by where one comes from. */
  readonly event?: string | undefined;
  readonly channel?: string | undefined;
  readonly onCancel?: string;
};
type Boost = { readonly spending: { readonly request: string } };

const bodyOf = ({ unit, channel, amount = '', audience, area, event }: Values) => ({
  unit,
  channel,
  amount: oreOf(amount) ?? 0,
  audience,
  ...(area && { area }),
  ...(event && { event }),
});

/** From which budget line it is paid, and what is left there: of the second only offices are told. */
const Line = ({ campaign, amount }: { readonly campaign: Campaign; readonly amount: number }) => {
  const say = boostTexts();
  const path = { campaign: campaign.id };
  const { value: settings } = read('GET /campaigns/{campaign}/settings', { path });
  const id = (settings as { readonly publicity?: { readonly boostLine?: string } } | undefined)?.publicity?.boostLine;
  const pot = isOfOffice(campaign) ? read('GET /campaigns/{campaign}/pot', { path }).value : undefined;
  const line = pot?.budgetLines.find((each) => each.id === id);
  if (id === undefined) return null;
  const said = (sum: number): string => money(sum, language.value);
  const name = namesIn(campaign.id).line(id);
  return (
    <section class="card" aria-labelledby="who-pays">
      <h2 id="who-pays">{say.money}</h2>
      <p>{line ? say.left(name, said(line.available), said(line.amount)) : say.line(name)}</p>
      {line && amount > 0 && amount <= line.available && <p>{say.after(said(line.available - amount))}</p>}
    </section>
  );
};

/** Asks the pot for a paid boost in a channel, of an event or of nothing in particular (D17). */
export const BoostForm = ({ campaign, event = '', channel = '', onCancel }: Props) => {
  const say = boostTexts();
  const { all } = namesIn(campaign.id);
  const path = { campaign: campaign.id };
  const events = readAll('GET /campaigns/{campaign}/events', { path, query: { from: today() } });
  const own = new Set<string>(campaign.memberships.map(({ unit }) => unit));
  // An office asks for itself or for an association; an association for itself.
  const units = [...(all.offices ?? []).filter(({ id }) => own.has(id)), ...(all.associations ?? [])].filter(
    ({ id }) => own.has(id) || isOfOffice(campaign),
  );
  const first = campaign.memberships.find(({ role }) => role !== 'admin')?.unit ?? '';
  const { faults } = say;
  const check = ({ unit, channel: where, amount = '', audience }: Values) => ({
    ...(!unit && { unit: faults.unit }),
    ...(!where && { channel: faults.channel }),
    ...(!oreOf(amount) && { amount: faults.amount }),
    ...(!audience && { audience: faults.audience }),
  });
  const form = useForm({
    name: `boost.${campaign.id}.${event}`,
    initial: { unit: first, channel, amount: '', audience: '', area: '', event },
    check,
    command: (values) => ({ route, ask: { path, body: bodyOf(values) }, title: say.askTitle, decides: true }),
    done: (answer) => ({ said: say.done, next: `/c/${campaign.id}/requests/${(answer as Boost).spending.request}` }),
  });
  const values = form.values.value;
  const isWhole = Object.keys(check(values)).length === 0;
  const tried = useTrial(isWhole ? { route, ask: { path, body: bodyOf(values) } } : undefined).value;
  return (
    <Form of={form} act={say.act} {...(onCancel && { onCancel: { say: say.cancel, go: () => go(onCancel) } })}>
      {units.length > 1 && <SelectField name="unit" label={say.unit} options={optionsOf(units)} />}
      <SelectField name="channel" label={say.channel} options={optionsOf(all.channels)} />
      <SumField name="amount" label={say.amount} hint={say.amountHint} />
      <SelectField name="audience" label={say.audience} options={optionsOf(all.audiences)} />
      <SelectField name="area" label={say.area} options={optionsOf(all.associations)} optional />
      <SelectField
        name="event"
        label={say.event}
        hint={say.eventHint}
        options={(events.value ?? [])
          .filter(({ status, visibility }) => status === 'published' && visibility === 'public')
          .map(({ id, title, startsAt }) => ({ value: id, say: `${title}, ${onDay(startsAt.slice(0, 10))}` }))}
        optional
      />
      <Line campaign={campaign} amount={oreOf(values.amount ?? '') ?? 0} />
      {tried?.failure && <Failed failure={tried.failure} />}
    </Form>
  );
};
