import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { announce } from '../../core/announce.ts';
import { call } from '../../core/call.ts';
import type { Failure } from '../../core/failure.ts';
import { words } from '../../core/language.ts';
import { signOut } from '../../core/session.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { DownloadButton } from '../../parts/download-button.tsx';
import { Failed } from '../../parts/failed.tsx';

const texts = words({
  sv: {
    data: 'Dina uppgifter',
    dataHow:
      'Du har rätt att få veta vad som är sparat om dig: dina uppgifter, dina roller, vad du har gjort och skrivit. Inget om någon annan.',
    download: 'Hämta mina uppgifter',
    file: 'mina-uppgifter.json',
    forget: 'Bli glömd',
    forgetHow:
      'Allt som är känt om dig tas bort ur alla kampanjer du är med i, och varje text som nämner dig. Det som har hänt står kvar, men ingen ser att det var du. Är du chef lämnar du först över till någon annan.',
    open: 'Ta bort allt om mig …',
    title: 'Ta bort allt om dig?',
    warn: 'Det går inte att ångra. Du loggas ut, och kommer bara in igen om någon bjuder in dig på nytt.',
    advice: 'Hämta gärna dina uppgifter först.',
    tick: 'Jag förstår att det inte går att ångra',
    missing: 'Kryssa i att du förstår, eller avbryt.',
    wrong: 'Fel:',
    act: 'Ta bort allt om mig',
    busy: 'Tar bort …',
    cancel: 'Avbryt',
  },
  en: {
    data: 'Your data',
    dataHow:
      'You have a right to know what is stored of you: your details, your roles, what you have done and written. Nothing of anybody else.',
    download: 'Download my data',
    file: 'my-data.json',
    forget: 'Be forgotten',
    forgetHow:
      'Everything known of you is deleted from all campaigns that you are in, and every text that names you. What happened stays, but nobody sees that it was you. A head hands over to somebody else first.',
    open: 'Delete everything about me …',
    title: 'Delete everything about you?',
    warn: 'It cannot be undone. You are signed out, and get in again only if somebody invites you anew.',
    advice: 'You may want to download your data first.',
    tick: 'I understand that it cannot be undone',
    missing: 'Tick that you understand, or cancel.',
    wrong: 'Error:',
    act: 'Delete everything about me',
    busy: 'Deleting …',
    cancel: 'Cancel',
  },
});

const Forget = ({ onClose }: { readonly onClose: () => void }) => {
  const say = texts();
  const [isSure, isBusy] = [useSignal(false), useSignal(false)];
  const wrong = useSignal('');
  const failure = useSignal<Failure | undefined>(undefined);
  const tick = useRef<HTMLInputElement>(null);
  /** Never kept and sent later: whoever wants it is there when it happens. */
  const forget = async (): Promise<void> => {
    wrong.value = isSure.value ? '' : say.missing;
    if (!isSure.value) return tick.current?.focus();
    isBusy.value = true;
    failure.value = undefined;
    const called = await call('DELETE /me', {});
    isBusy.value = false;
    if ('failure' in called) {
      failure.value = called.failure;
      announce(`${called.failure.title} ${called.failure.detail}`);
    } else await signOut();
  };
  return (
    <Dialog title={say.title} onClose={onClose}>
      <p>
        <b>{say.warn}</b>
      </p>
      <p>{say.advice}</p>
      {failure.value && <Failed failure={failure.value} />}
      <div class="field">
        {wrong.value && (
          <span id="forget-fault" class="wrong">
            {say.wrong} {wrong.value}
          </span>
        )}
        <label class="tick">
          <input
            ref={tick}
            type="checkbox"
            checked={isSure.value}
            aria-describedby={wrong.value ? 'forget-fault' : undefined}
            aria-invalid={wrong.value ? 'true' : undefined}
            onChange={({ currentTarget }) => {
              isSure.value = currentTarget.checked;
            }}
          />
          {say.tick}
        </label>
      </div>
      <div class="acts">
        <button class="danger" type="button" disabled={isBusy.value} onClick={() => void forget()}>
          {isBusy.value ? say.busy : say.act}
        </button>
        <button class="no" type="button" onClick={onClose}>
          {say.cancel}
        </button>
      </div>
    </Dialog>
  );
};

/** What is stored of oneself, and that it goes (GDPR, articles 15, 17 and 20). */
export const OwnData = () => {
  const say = texts();
  const isForgetting = useSignal(false);
  return (
    <section class="card narrow" aria-labelledby="own-data">
      <div class="stack tight">
        <h2 id="own-data">{say.data}</h2>
        <p class="soft">{say.dataHow}</p>
      </div>
      <div class="flow">
        <DownloadButton address="/me/export" name={say.file}>
          {say.download}
        </DownloadButton>
      </div>
      <div class="stack tight">
        <h3>{say.forget}</h3>
        <p class="soft">{say.forgetHow}</p>
        <p>
          <button
            class="no"
            type="button"
            onClick={() => {
              isForgetting.value = true;
            }}
          >
            {say.open}
          </button>
        </p>
      </div>
      {isForgetting.value && (
        <Forget
          onClose={() => {
            isForgetting.value = false;
          }}
        />
      )}
    </section>
  );
};
