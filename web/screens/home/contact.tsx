import { useForm } from '../../core/form.ts';
import { words } from '../../core/language.ts';
import type { Campaign } from '../../core/me.ts';
import { useDoing } from '../../core/doing.ts';
import { DayField, Field } from '../../parts/fields.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Form } from '../../parts/form.tsx';

const texts = words({
  sv: {
    contact: 'Så når man dig',
    how: (unit: string) =>
      `Visa ett nummer eller en adress bland Personer, om du vill att andra ska kunna nå dig för ${unit}.`,
    open: 'Visa hur man når mig',
    function: 'Vad du ansvarar för',
    functionWrong: 'Skriv vad du ansvarar för, till exempel Ekonomi.',
    phone: 'Telefon',
    phoneHint: 'Till exempel 070-123 45 67.',
    email: 'E-postadress',
    eitherWrong: 'Skriv ett nummer, en adress eller båda.',
    hours: 'När man når dig',
    hoursHint: 'Till exempel vardagar 9–17.',
    until: 'Visas till och med',
    save: 'Visa',
    saved: 'Nu syns det bland Personer.',
    stop: 'Visa det inte längre',
    stopped: 'Det visas inte längre.',
  },
  en: {
    contact: 'How you are reached',
    how: (unit: string) => `Show a number or an address among People, if you want others to reach you for ${unit}.`,
    open: 'Show how I am reached',
    function: 'What you are there for',
    functionWrong: 'Write what you are there for, such as Finances.',
    phone: 'Phone',
    phoneHint: 'Such as 070-123 45 67.',
    email: 'E-mail address',
    eitherWrong: 'Write a number, an address or both.',
    hours: 'When you are reached',
    hoursHint: 'Such as weekdays 9–17.',
    until: 'Shown until',
    save: 'Show',
    saved: 'It is among People now.',
    stop: 'Show it no longer',
    stopped: 'It is shown no longer.',
  },
});

type Props = { readonly campaign: Campaign; readonly unit: string; readonly name: string };

/** How one is reached, as far as one wants to show it: for one of one’s units. */
export const ContactForm = ({ campaign, unit, name }: Props) => {
  const say = texts();
  const path = { campaign: campaign.id, unit };
  const { run, isBusy, failure } = useDoing();
  const form = useForm({
    name: `contact.${unit}`,
    initial: { function: '', phone: '', email: '', hours: '', until: '' },
    check: ({ function: what = '', phone = '', email = '' }) => ({
      ...(what.trim() === '' && { function: say.functionWrong }),
      ...(phone.trim() === '' && email.trim() === '' && { phone: say.eitherWrong }),
    }),
    command: (values) => ({
      route: 'PUT /campaigns/{campaign}/contacts/{unit}',
      ask: {
        path,
        // What is left empty is not said.
        body: Object.fromEntries(Object.entries(values).filter(([, typed]) => typed.trim() !== '')),
      },
      title: say.contact,
    }),
    done: () => ({ said: say.saved }),
  });
  const stop = () =>
    void run(
      { route: 'DELETE /campaigns/{campaign}/contacts/{unit}', ask: { path }, title: say.stop },
      { said: say.stopped, focus: [`#contact-${unit}`] },
    );
  return (
    <section class="card narrow" aria-labelledby={`contact-${unit}`}>
      <div class="stack tight">
        <h2 id={`contact-${unit}`} tabIndex={-1}>
          {say.contact}
        </h2>
        <p class="soft">{say.how(name)}</p>
      </div>
      <details>
        <summary>{say.open}</summary>
        <div class="stack">
          <Form of={form} act={say.save}>
            <Field name="function" label={say.function} />
            <Field name="phone" type="tel" label={say.phone} hint={say.phoneHint} autoComplete="tel" optional />
            <Field name="email" type="email" label={say.email} autoComplete="email" optional />
            <Field name="hours" label={say.hours} hint={say.hoursHint} optional />
            <DayField name="until" label={say.until} optional />
          </Form>
          {failure.value && <Failed failure={failure.value} />}
          <p>
            <button class="no" type="button" disabled={isBusy.value} onClick={stop}>
              {say.stop}
            </button>
          </p>
        </div>
      </details>
    </section>
  );
};
