import { useSignal } from '@preact/signals';
import { announce } from '../core/announce.ts';
import { call } from '../core/call.ts';
import { refresh } from '../core/data.ts';
import type { Failure } from '../core/failure.ts';
import { words } from '../core/language.ts';
import { go } from '../core/router.ts';
import { Failed } from './failed.tsx';
import { useTitle } from './title.ts';

const texts = words({
  sv: {
    title: 'Du är inbjuden',
    how: 'Tacka ja, så är du med i föreningen. Du behöver vara inloggad med den adress som inbjudan gick till.',
    accept: 'Tacka ja',
    later: 'Inte nu',
    done: 'Välkommen!',
  },
  en: {
    title: 'You are invited',
    how: 'Accept, and you belong to the association. You need to be signed in with the address that was invited.',
    accept: 'Accept',
    later: 'Not now',
    done: 'Welcome!',
  },
});

/** Where the link of an invitation leads; what makes it one is behind `#`, which no server and no log is told. */
export const invitedAt = 'invited';
export const invitationLink = (campaign: string, secret: string): string =>
  `${location.origin}/c/${campaign}/${invitedAt}#${secret}`;

/** Whoever was invited says yes, signed in as whom was invited. They are in no campaign yet. */
export const Invited = ({ campaign }: { readonly campaign: string }) => {
  const say = texts();
  const isBusy = useSignal(false);
  const failure = useSignal<Failure | undefined>(undefined);
  useTitle(say.title);
  const accept = async (): Promise<void> => {
    isBusy.value = true;
    const called = await call(
      'POST /campaigns/{campaign}/invitations/{secret}/acceptance',
      { path: { campaign, secret: location.hash.slice(1) } },
      { key: crypto.randomUUID() },
    );
    isBusy.value = false;
    failure.value = 'failure' in called ? called.failure : undefined;
    if ('failure' in called) return announce(`${called.failure.title} ${called.failure.detail}`);
    await refresh('GET /me', {});
    announce(say.done);
    go(`/c/${campaign}`, { replace: true });
  };
  return (
    <section class="card narrow" aria-labelledby="invited">
      <h1 id="invited">{say.title}</h1>
      <p>{say.how}</p>
      {failure.value && <Failed failure={failure.value} />}
      <div class="acts">
        <button class="go" type="button" disabled={isBusy.value} onClick={() => void accept()}>
          {say.accept}
        </button>
        <a class="button no" href="/">
          {say.later}
        </a>
      </div>
    </section>
  );
};
