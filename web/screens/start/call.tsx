import type { Names } from '../../core/names.ts';
import { phoneWords } from '../../core/figures.ts';
import { Icon } from '../../parts/icon.tsx';
import { texts } from './texts.ts';

/** Whom to ask: the people of the offices who have said how they are reached. */
export const Call = ({ called }: { readonly called: Names }) => {
  const say = texts();
  const offices = new Set((called.all.offices ?? []).map(({ id }) => id));
  const contacts = (called.all.contacts ?? []).filter(({ unit }) => offices.has(unit));
  return (
    <section class="card" aria-labelledby="call">
      <h2 id="call">{say.call}</h2>
      {contacts.length === 0 && <p class="soft">{say.noCall}</p>}
      {contacts.map(({ unit, function: what, phone, email, hours }) => (
        <div key={`${unit} ${what}`} class="stack tight">
          <p>
            <b>{called.unit(unit)}</b>
            <br />
            <span class="soft">{[what, hours].filter(Boolean).join(' · ')}</span>
          </p>
          {phone && (
            <a class="button no" href={`tel:${phone}`}>
              <Icon name="phone" />
              {say.phone(phoneWords(phone))}
            </a>
          )}
          {email && <a href={`mailto:${email}`}>{say.write(email)}</a>}
        </div>
      ))}
    </section>
  );
};
