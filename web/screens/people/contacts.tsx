import type { NameOf } from '../../core/names.ts';
import { phoneWords } from '../../core/figures.ts';
import { Icon } from '../../parts/icon.tsx';
import { texts } from './texts.ts';

export type Contact = {
  readonly unit: string;
  readonly function: string;
  readonly phone?: string;
  readonly email?: string;
  readonly hours?: string;
};

/** Whom one calls, by unit. */
export const Contacts = ({ contacts, unit }: { readonly contacts: readonly Contact[]; readonly unit: NameOf }) => {
  const say = texts();
  return (
    <section class="stack narrow" aria-labelledby="call">
      <div class="stack tight">
        <h2 id="call">{say.call}</h2>
        <p class="soft">{say.callHow}</p>
      </div>
      {contacts.length === 0 ? (
        <p>{say.noContacts}</p>
      ) : (
        <ul class="rows">
          {contacts.map(({ unit: of, function: what, phone, email, hours }) => (
            <li key={`${of}${what}${phone}${email}`} class="line">
              <div class="lead">
                <h3>{unit(of)}</h3>
                <span class="soft">{what}</span>
              </div>
              {hours !== undefined && <p class="small soft">{say.hours(hours)}</p>}
              <p class="flow">
                {phone !== undefined && (
                  <a class="button no" href={`tel:${phone}`}>
                    <Icon name="phone" />
                    {say.phone(phoneWords(phone))}
                  </a>
                )}
                {email !== undefined && (
                  <a class="back whole" href={`mailto:${email}`}>
                    {email}
                  </a>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
