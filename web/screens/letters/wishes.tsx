import type { Faults } from '../../core/form.ts';
import { useForm } from '../../core/form.ts';
import type { Campaign } from '../../core/me.ts';
import { ChoiceField, Field, SelectField, TickField } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import type { Preferences } from './address.tsx';
import { texts } from './texts.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const paces = ['now', 'daily', 'weekly', 'off'] as const;
const kinds = ['decide', 'do', 'know'] as const;
const isClock = (typed = ''): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(typed);
const yes = (is: boolean): string => (is ? 'yes' : '');

type Props = { readonly campaign: Campaign; readonly wishes: Preferences; readonly etag: string | undefined };

/** All that one may say of letters, in one form. */
export const Wishes = ({ campaign, wishes, etag }: Props) => {
  const say = texts();
  const units = [...new Map(campaign.memberships.map(({ unit, unitName }) => [unit, unitName ?? unit]))];
  const form = useForm({
    name: `letters.${campaign.id}`,
    initial: {
      decide: wishes.decide,
      do: wishes.do,
      know: wishes.know,
      digestAt: wishes.digestAt,
      ...Object.fromEntries(weekdays.map((day) => [`day-${day}`, yes(wishes.days.includes(day))])),
      quiet: yes(wishes.quiet !== null),
      'quiet/from': wishes.quiet?.from ?? '20:00',
      'quiet/to': wishes.quiet?.to ?? '07:00',
      reminders: yes(wishes.reminders),
      calendar: yes(wishes.calendar),
      language: wishes.language,
      ...Object.fromEntries(units.map(([unit]) => [`unit-${unit}`, yes(wishes.units?.includes(unit) ?? true)])),
    },
    check: (values) => {
      const faults: Record<string, string> = {};
      if (!isClock(values.digestAt)) faults.digestAt = say.timeWrong;
      if (weekdays.every((day) => values[`day-${day}`] !== 'yes')) faults['day-mon'] = say.daysWrong;
      if (values.quiet === 'yes')
        for (const name of ['quiet/from', 'quiet/to']) if (!isClock(values[name])) faults[name] = say.timeWrong;
      return faults as Faults;
    },
    command: (values) => {
      const wanted = units.map(([unit]) => unit).filter((unit) => values[`unit-${unit}`] === 'yes');
      return {
        route: 'PUT /campaigns/{campaign}/preferences',
        ask: {
          path: { campaign: campaign.id },
          body: {
            language: values.language,
            decide: values.decide,
            do: values.do,
            know: values.know,
            digestAt: values.digestAt,
            days: weekdays.filter((day) => values[`day-${day}`] === 'yes'),
            quiet: values.quiet === 'yes' ? { from: values['quiet/from'], to: values['quiet/to'] } : null,
            // All of them is what is usual, and holds for units that come later, too.
            ...(wanted.length < units.length && { units: wanted }),
            reminders: values.reminders === 'yes',
            calendar: values.calendar === 'yes',
          },
        },
        ifMatch: etag,
        title: say.letters,
      };
    },
    done: () => ({ said: say.saved }),
  });
  const pace = paces.map((value) => ({ value, say: say.paces[value] }));
  const isQuiet = form.values.value.quiet === 'yes';
  return (
    <section class="card narrow" aria-label={say.lede}>
      <Form of={form} act={say.save}>
        <h2>{say.what}</h2>
        {kinds.map((kind) => (
          <SelectField key={kind} name={kind} label={say[kind]} options={pace} />
        ))}
        <h2>{say.when}</h2>
        <Field name="digestAt" type="time" label={say.digestAt} />
        <fieldset class="field">
          <legend>{say.days}</legend>
          <div class="ticks">
            {weekdays.map((day) => (
              <TickField key={day} name={`day-${day}`} label={say.dayNames[day]} />
            ))}
          </div>
        </fieldset>
        <TickField name="quiet" label={say.quiet} hint={say.quietHint} />
        {isQuiet && (
          <div class="choices">
            <Field name="quiet/from" type="time" label={say.from} />
            <Field name="quiet/to" type="time" label={say.to} />
          </div>
        )}
        <h2>{say.more}</h2>
        <TickField name="reminders" label={say.reminders} />
        <TickField name="calendar" label={say.calendar} />
        {units.length > 1 && (
          <fieldset class="field">
            <legend>{say.units}</legend>
            {units.map(([unit, name]) => (
              <TickField key={unit} name={`unit-${unit}`} label={name} />
            ))}
          </fieldset>
        )}
        <ChoiceField
          name="language"
          label={say.language}
          options={[
            { value: 'sv', say: say.languages.sv },
            { value: 'en', say: say.languages.en },
          ]}
        />
      </Form>
    </section>
  );
};
