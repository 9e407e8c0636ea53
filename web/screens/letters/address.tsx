import { dateInWords } from '../../../shared/day-words.ts';
import { dayOf } from '../../../shared/calendar.ts';
import type { Answer } from '../../core/contract.ts';
import { useForm } from '../../core/form.ts';
import { language } from '../../core/language.ts';
import { today } from '../../core/stockholm.ts';
import { Field } from '../../parts/fields.tsx';
import { Form } from '../../parts/form.tsx';
import { Icon } from '../../parts/icon.tsx';
import { texts } from './texts.ts';

export type Preferences = Answer<'GET /campaigns/{campaign}/preferences'>;

/** Where letters go, whether that has been shown to be theirs, and another. */
export const Address = ({ campaign, wishes }: { readonly campaign: string; readonly wishes: Preferences }) => {
  const say = texts();
  const { email, pending, blocked } = wishes;
  const form = useForm({
    name: `address.${campaign}`,
    initial: { email: '' },
    check: ({ email: typed = '' }) => (/^\S+@\S+\.\S+$/.test(typed.trim()) ? {} : { email: say.emailWrong }),
    command: ({ email: typed = '' }) => ({
      route: 'POST /campaigns/{campaign}/preferences/address',
      ask: { path: { campaign }, body: { email: typed.trim() } },
      title: say.change,
    }),
    done: () => ({ said: say.changed }),
  });
  return (
    <section class="card narrow" aria-labelledby="address">
      <h2 id="address">{say.address}</h2>
      <p class="whole">{email === undefined ? say.nowhere : say.goesTo(email)}</p>
      {pending && (
        <p class="note wait">
          <Icon name="letter" />
          <span class="whole">
            {say.pending(pending.email, dateInWords(dayOf(pending.until), language.value, today()))}
          </span>
        </p>
      )}
      {blocked && (
        <p class="note wait">
          <Icon name="warning" />
          <span>{say.blocked[blocked.because]}</span>
        </p>
      )}
      <details>
        <summary>{say.change}</summary>
        <Form of={form} act={say.change}>
          <Field name="email" type="email" label={say.newAddress} hint={say.newHint} autoComplete="email" />
        </Form>
      </details>
    </section>
  );
};
