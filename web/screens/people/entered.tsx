import { useSignal } from '@preact/signals';
import type { NameOf } from '../../core/names.ts';
import { usePages } from '../../core/pages.ts';
import { Failed } from '../../parts/failed.tsx';
import { Loading } from '../../parts/loading.tsx';
import { More } from '../../parts/more.tsx';
import { texts } from './texts.ts';

/** What one types is found wherever it stands, with or without its accents. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Who is entered, and as what. */
export const Entered = ({ campaign, unit }: { readonly campaign: string; readonly unit: NameOf }) => {
  const say = texts();
  const typed = useSignal('');
  const { items, failure, more, isAsking, again } = usePages('GET /campaigns/{campaign}/people', {
    path: { campaign },
    query: { limit: '100' },
  });
  const wanted = plain(typed.value.trim());
  const found = (items ?? [])
    .map((person) => ({
      ...person,
      said: person.memberships.map(({ unit: of, role }) =>
        role === 'admin' ? say.roles.admin : `${unit(of)}, ${say.roles[role].toLowerCase()}`,
      ),
    }))
    .filter(({ name, said }) => plain([name, ...said].join(' ')).includes(wanted))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'));
  return (
    <section class="stack narrow" aria-labelledby="entered">
      <div class="stack tight">
        <h2 id="entered">{say.entered}</h2>
        <p class="soft">{say.byAdmin}</p>
      </div>
      <label class="field">
        {say.search}
        <input
          type="search"
          autocomplete="off"
          value={typed}
          onInput={({ currentTarget }) => {
            typed.value = currentTarget.value;
          }}
        />
      </label>
      {failure && <Failed failure={failure} again={again} />}
      {!items && !failure && <Loading />}
      {items && (
        <>
          <p class="small soft" role="status">
            {found.length > 0 ? say.found(found.length) : say.none(typed.value.trim())}
          </p>
          {found.length > 0 && (
            <ul class="rows">
              {found.map(({ id, name, said, email, phone }) => (
                <li key={id} class="line">
                  <h3>{name}</h3>
                  {said.map((each) => (
                    // A person may be called as their unit is: once is enough.
                    <p key={each} class="small soft">
                      {each}
                    </p>
                  ))}
                  {(email ?? phone) !== undefined && (
                    <p class="flow small">
                      {email !== undefined && (
                        <a class="back" href={`mailto:${email}`}>
                          {email}
                        </a>
                      )}
                      {phone !== undefined && (
                        <a class="back" href={`tel:${phone}`}>
                          {phone}
                        </a>
                      )}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )}
          <More more={more} isAsking={isAsking} label={say.more} />
        </>
      )}
    </section>
  );
};
