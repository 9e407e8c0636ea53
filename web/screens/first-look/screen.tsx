import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { failureOf } from '../../core/failure.ts';
import { language } from '../../core/language.ts';
import { path } from '../../core/router.ts';
import { signedIn, signIn, signInOptions } from '../../core/session.ts';
import { Failed } from '../../parts/failed.tsx';
import { Icon } from '../../parts/icon.tsx';
import { invitedAt } from '../../parts/invited.tsx';
import { LanguageButton } from '../../parts/language-button.tsx';
import { useTitle } from '../../parts/title.ts';
import { type Persona, Personas } from './personas.tsx';
import { texts } from './texts.ts';

/** What whoever comes by sees: what this is, and how one gets in. */
type Found = { readonly items?: readonly Persona[]; readonly campaign?: string };

const found = async (): Promise<Found> => {
  const { personasUrl } = await signInOptions();
  if (personasUrl === undefined) return {};
  // The same server, whatever name one came by.
  const answer = await fetch(new URL(personasUrl).pathname);
  return (await answer.json()) as Found;
};

export const FirstLook = () => {
  const say = texts();
  const choice = useSignal<Found | 'unreachable' | undefined>(undefined);
  const ownDevice = useSignal(false);
  const look = async (): Promise<void> => {
    try {
      choice.value = await found();
    } catch {
      choice.value = 'unreachable';
    }
  };
  useEffect(() => void look(), []);
  useTitle(say.title);
  const { value } = choice;
  const options = value === 'unreachable' ? undefined : value;
  return (
    <>
      <header class="top">
        <a class="mark" href="/">
          Valsam
        </a>
        <p class="who">
          <LanguageButton />
        </p>
      </header>
      <main class="first">
        <header class="stack">
          <h1>{say.title}</h1>
          <p class="lede">{say.lede}</p>
        </header>
        {path.value.endsWith(`/${invitedAt}`) && (
          <p class="note">
            <Icon name="letter" />
            <span>{say.invited}</span>
          </p>
        )}
        {/^\/c\/[^/]+\/at\//.test(path.value) && (
          <p class="note">
            <Icon name="letter" />
            <span>{say.fromLetter}</span>
          </p>
        )}
        {signedIn.value === 'failed' && (
          <p class="note wait" role="alert">
            {say.failed}
          </p>
        )}
        {value === 'unreachable' && (
          <Failed failure={failureOf(0, undefined, language.value)} again={() => void look()} />
        )}
        {options && (
          <section class="stack" aria-labelledby="in">
            <h2 id="in">{options.items ? say.choose : say.signIn}</h2>
            <p class="soft">{options.items ? say.noPassword : say.signInHow}</p>
            <label class="tick">
              <input
                type="checkbox"
                checked={ownDevice}
                onChange={({ currentTarget }) => {
                  ownDevice.value = currentTarget.checked;
                }}
              />
              {say.ownDevice}
            </label>
            {options.items ? (
              <Personas all={options.items} ownDevice={ownDevice.value} />
            ) : (
              <p>
                <button class="go" type="button" onClick={() => void signIn({ ownDevice: ownDevice.value })}>
                  {say.signIn}
                </button>
              </p>
            )}
          </section>
        )}
        {options && (
          <nav class="stack tight" aria-labelledby="more">
            <h2 id="more" class="small soft">
              {say.more}
            </h2>
            <p class="links">
              {options.campaign !== undefined && <a href={`/public/${options.campaign}/events`}>{say.calendar}</a>}
              {options.items && <a href="/mail">{say.letters}</a>}
              <a href="/docs">{say.api}</a>
            </p>
          </nav>
        )}
      </main>
    </>
  );
};
