import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Failure } from '../core/failure.ts';
import { words } from '../core/language.ts';
import { Dialog } from './dialog.tsx';

const texts = words({
  sv: {
    reason: 'Skäl',
    hint: 'Den som frågade får läsa det.',
    missing: 'Skriv ett skäl, en mening räcker.',
    cancel: 'Avbryt',
    wrong: 'Fel:',
  },
  en: {
    reason: 'Reason',
    hint: 'Whoever asked gets to read it.',
    missing: 'Write a reason, one sentence is enough.',
    cancel: 'Cancel',
    wrong: 'Error:',
  },
});
type Props = {
  readonly title: string;
  readonly act: string;
  readonly isBusy: boolean;
  readonly failure: Failure | undefined;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
};

/** A no needs a reason: what is wrong with it is said at the field, which then has the focus. */
export const ReasonDialog = ({ title, act, isBusy, failure, onReason, onClose }: Props) => {
  const say = texts();
  const [typed, wrong] = [useSignal(''), useSignal('')];
  const field = useRef<HTMLTextAreaElement>(null);
  const said = failure?.errors.find(({ pointer }) => pointer === '/reason')?.detail;
  const fault = wrong.value || said;
  const send = (event: Event): void => {
    event.preventDefault();
    const reason = typed.value.trim();
    wrong.value = reason === '' ? say.missing : '';
    if (reason === '') field.current?.focus();
    else onReason(reason);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={send} noValidate>
        <label class="field">
          {say.reason}
          <span id="reason-hint" class="hint">
            {say.hint}
          </span>
          {fault && (
            <span id="reason-fault" class="wrong">
              {say.wrong} {fault}
            </span>
          )}
          <textarea
            ref={field}
            rows={3}
            maxLength={500}
            value={typed}
            aria-describedby={fault ? 'reason-hint reason-fault' : 'reason-hint'}
            aria-invalid={fault ? 'true' : undefined}
            onInput={({ currentTarget }) => {
              typed.value = currentTarget.value;
            }}
          />
        </label>
        {failure && !said && (
          <p class="note wait" role="alert">
            {failure.detail}
          </p>
        )}
        <div class="acts">
          <button class="go" type="submit" disabled={isBusy}>
            {act}
          </button>
          <button class="no" type="button" onClick={onClose}>
            {say.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
};
