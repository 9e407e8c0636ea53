import { useEffect } from 'preact/hooks';
import { focusOn } from '../../core/announce.ts';
import { namesIn } from '../../core/names.ts';
import { read, refresh } from '../../core/data.ts';
import type { Values } from '../../core/draft.ts';
import { type Faults, type Form as Kept, summaryOf, useForm } from '../../core/form.ts';
import { ownAssociations } from '../../core/me.ts';
import { go } from '../../core/router.ts';
import { useTrial } from '../../core/trial.ts';
import { countOf } from '../../core/typed.ts';
import { DayField, TextField, TickField } from '../../parts/fields.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Form } from '../../parts/form.tsx';
import { Loading } from '../../parts/loading.tsx';
import { OwnField } from '../../parts/own-field.tsx';
import { useTitle } from '../../parts/title.ts';
import { today } from '../../core/stockholm.ts';
import type { ScreenProps } from '../screens.ts';
import { type Catalogue, fieldOf, jointOrderOf, orderOf, packIn, sharesIn } from './asked.ts';
import { Choose } from './choose.tsx';
import { Got } from './got.tsx';
import type { Order } from './sources.tsx';
import { texts } from './texts.ts';
import { Together } from './together.tsx';

type Step = 1 | 2 | 3;

/** Each of those who order with one is another, and is asked for something. */
const shareFaults = (values: Values, catalogue: Catalogue): Faults => {
  const { wrongShare } = texts();
  const shares = sharesIn(values, catalogue);
  return Object.fromEntries(
    shares.flatMap(({ unit, lines }, at) => {
      const isTwice = shares.slice(0, at).some((other) => other.unit === unit);
      const fault =
        unit === '' ? wrongShare.who : isTwice ? wrongShare.twice : lines.length === 0 ? wrongShare.what : undefined;
      return fault === undefined ? [] : [[`shares/${at}/unit`, fault]];
    }),
  );
};

/** What is wrong with what was chosen: of fields only that are shown. */
const faultsIn = (values: Values, catalogue: Catalogue): Faults => {
  const say = texts();
  const numbers = [
    ...(packIn(values, catalogue) ? ['packs'] : []),
    ...catalogue.items.flatMap(({ id, editions }) => editions.map(({ language }) => fieldOf(id, language))),
  ];
  const wrong = numbers.filter((name) => (values[name] ?? '') !== '' && countOf(values[name] ?? '') === undefined);
  if (wrong.length > 0) return Object.fromEntries(wrong.map((name) => [name, say.count]));
  return orderOf(values, catalogue) ? {} : { pack: say.nothing };
};

/** The same form, whose button leads to the next step instead of sending it. */
const leading = (form: Kept, check: (values: Values) => Faults, next: string): Kept => ({
  ...form,
  submit: async (event) => {
    event?.preventDefault();
    form.faults.value = check(form.values.peek());
    if (Object.keys(form.faults.peek()).length > 0) focusOn(`#${CSS.escape(summaryOf(form.name))}`);
    else go(next);
  },
});

/** Ordering in three steps: what, what one gets of it and when, and where to. What was typed is there when one comes back. */
export const Ordering = ({ campaign, rest }: ScreenProps) => {
  const say = texts();
  const at = { path: { campaign: campaign.id } };
  const { value: catalogue, failure } = read('GET /campaigns/{campaign}/materials/catalogue', at);
  const called = namesIn(campaign.id);
  const own = ownAssociations(campaign);
  const orders = `/c/${campaign.id}/orders`;
  const check = (values: Values): Faults => ({
    ...(catalogue && faultsIn(values, catalogue)),
    ...(catalogue && shareFaults(values, catalogue)),
    ...((values.deliverTo ?? '').trim() === '' && { deliverTo: say.place }),
  });
  const form = useForm({
    name: `order-${campaign.id}`,
    initial: { unit: own[0]?.id ?? '', pack: '', packs: '1', deliverTo: '', neededBy: '', 'shares.count': '0' },
    check,
    command: (values) => ({
      route: 'POST /campaigns/{campaign}/materials/orders',
      ask: { ...at, body: jointOrderOf(values, catalogue) },
      title: say.order,
    }),
    done: (answer) => ({ said: say.sent, next: `${orders}/${(answer as Order).id}` }),
  });
  const asked = orderOf(form.values.value, catalogue);
  const wanted = rest[1] === '2' ? 2 : rest[1] === '3' ? 3 : 1;
  // Whoever comes to a later step without having chosen anything begins with the first.
  const step: Step = asked ? wanted : 1;
  const trial = useTrial(
    asked && step > 1
      ? { route: 'POST /campaigns/{campaign}/materials/orders', ask: { ...at, body: { ...asked, deliverTo: '–' } } }
      : undefined,
  );
  useTitle(`${say.order}, ${say.step(step)}`);
  useEffect(() => {
    if (rest[1] !== undefined) focusOn('main h1');
  }, [step]);
  if (!catalogue)
    return failure ? (
      <Failed failure={failure} again={() => void refresh('GET /campaigns/{campaign}/materials/catalogue', at)} />
    ) : (
      <Loading />
    );
  const back = (to: string) => ({ say: say.previous, go: () => go(to) });
  const shownTrial = trial.value;
  return (
    <>
      <header class="stack tight">
        <p class="soft">
          {say.order} · {say.step(step)}
        </p>
        <h1 tabIndex={-1}>{say.titles[step - 1]}</h1>
      </header>
      {step === 1 && (
        <Form of={leading(form, (values) => faultsIn(values, catalogue), `${orders}/new/2`)} act={say.next}>
          <OwnField own={own} />
          <Choose catalogue={catalogue} called={called} values={form.values.value} />
        </Form>
      )}
      {step === 2 && (
        <Form of={leading(form, () => ({}), `${orders}/new/3`)} act={say.next} onCancel={back(`${orders}/new`)}>
          <DayField name="neededBy" label={say.neededBy} hint={say.neededHint} min={today()} optional />
          <Got trial={shownTrial} called={called} />
          <TickField name="whole" label={say.whole} hint={say.wholeHint} />
        </Form>
      )}
      {step === 3 && (
        <Form of={form} act={say.send} onCancel={back(`${orders}/new/2`)}>
          <TextField name="deliverTo" label={say.deliverTo} hint={say.deliverHint} rows={2} />
          <Together called={called} lines={(shownTrial?.answer as Order | undefined)?.lines} />
          <Got trial={shownTrial} called={called} brief />
        </Form>
      )}
    </>
  );
};
