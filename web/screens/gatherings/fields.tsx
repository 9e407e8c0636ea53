import type { ComponentChildren } from 'preact';
import { type Names, optionsOf } from '../../core/names.ts';
import type { Values } from '../../core/draft.ts';
import { capital } from '../../core/figures.ts';
import type { Own } from '../../core/me.ts';
import { today } from '../../core/stockholm.ts';
import {
  ChoiceField,
  CountField,
  DayField,
  Field,
  SelectField,
  SumField,
  TextField,
  TickField,
} from '../../parts/fields.tsx';
import { OwnField } from '../../parts/own-field.tsx';
import { TicksField } from '../../parts/ticks.tsx';
import { texts } from './texts.ts';
import { accessNames } from './typed.ts';

type Props = {
  readonly called: Names;
  readonly own: readonly Own[];
  readonly values: Values;
  /** What is said once it is known when and where. */
  readonly children?: ComponentChildren;
};

/** Swedish first, for that is what most are held in. */
const swedishFirst = ({ all, tongue }: Names) =>
  (all.languages ?? [])
    .map(({ id }) => ({ value: id, say: capital(tongue(id)) }))
    .toSorted((a, b) => Number(b.value === 'sv') - Number(a.value === 'sv') || a.say.localeCompare(b.say));

/** All that a gathering says of itself, in four groups on one page; what few want is folded. */
export const GatheringFields = ({ called, own, values, children }: Props) => {
  const say = texts();
  const [what, where, whom, ask] = say.groups;
  const { associations, offices, eventKinds, audiences } = called.all;
  const mine = new Set(own.map(({ id }) => id));
  const others = [...(offices ?? []), ...(associations ?? [])].filter(({ id }) => !mine.has(id));
  return (
    <>
      <section class="card" aria-labelledby="what">
        <h2 id="what">{what}</h2>
        <OwnField own={own} />
        <Field name="title" label={say.name} />
        <SelectField name="kind" label={say.kind} options={optionsOf(eventKinds)} />
        <TextField name="summary" label={say.summary} hint={say.summaryHint} rows={2} />
        <details>
          <summary>{say.more}</summary>
          <div class="stack">
            <TextField name="description" label={say.description} optional />
            <SelectField name="together" label={say.together} options={optionsOf(others)} optional />
            <CountField name="expectedReach" label={say.reach} optional />
            <SumField name="cost" label={say.cost} optional />
          </div>
        </details>
      </section>
      <section class="card" aria-labelledby="where">
        <h2 id="where">{where}</h2>
        <DayField name="day" label={say.day} min={today()} />
        <div class="pairs">
          <Field name="startsAt" label={say.begins} type="time" />
          <Field name="endsAt" label={say.ends} type="time" />
        </div>
        <p class="hint">{say.endsHint}</p>
        <ChoiceField
          name="where"
          label={say.where}
          options={[
            { value: 'here', say: say.here },
            { value: 'net', say: say.net },
          ]}
        />
        {values.where === 'net' ? (
          <Field name="online/url" label={say.url} hint={say.urlHint} type="url" />
        ) : (
          <>
            <Field name="place/name" label={say.place} hint={say.placeHint} />
            <Field name="place/address" label={say.address} autoComplete="street-address" optional />
            <SelectField name="place/area" label={say.area} options={optionsOf(associations)} optional />
            <fieldset class="field">
              <legend>{say.access}</legend>
              {accessNames.map((name) => (
                <TickField key={name} name={name} label={say.accessible[name]} />
              ))}
            </fieldset>
          </>
        )}
      </section>
      {children}
      <section class="card" aria-labelledby="whom">
        <h2 id="whom">{whom}</h2>
        <SelectField name="audience" label={say.audience} options={optionsOf(audiences)} optional />
        <TicksField name="languages" label={say.languages} options={swedishFirst(called)} />
        <ChoiceField
          name="visibility"
          label={say.visibility}
          options={[
            { value: 'public', say: say.public },
            { value: 'members', say: say.members },
          ]}
        />
      </section>
      <section class="card" aria-labelledby="ask">
        <h2 id="ask">{ask}</h2>
        <Field name="contact/name" label={say.contact} autoComplete="name" optional />
        <Field name="contact/phone" label={say.phone} type="tel" autoComplete="tel" optional />
        <Field name="contact/email" label={say.email} type="email" autoComplete="email" optional />
        <TickField name="contact/public" label={say.contactPublic} hint={say.contactHint} />
      </section>
    </>
  );
};
