import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { announce } from '../../core/announce.ts';
import { refresh } from '../../core/data.ts';
import type { Failure } from '../../core/failure.ts';
import { kinds, mostBytes, uploadReceipt } from '../../core/upload.ts';
import { Failed } from '../../parts/failed.tsx';
import type { Request } from './state.tsx';
import { texts } from './texts.ts';

type Props = {
  readonly campaign: string;
  readonly request: string;
  readonly of: Request['payouts'][number] | Request['claims'][number];
};
/** It is looked at for some seconds: so often, in ms, and so many times it is asked whether that is done. */
const pause = 1500;
const mostLooks = 40;

/** Takes a picture or a PDF of a receipt, and says what became of it. */
export const Upload = ({ campaign, request, of }: Props) => {
  const say = texts();
  const state = useSignal<'idle' | 'sending' | { readonly checks: string }>('idle');
  const failure = useSignal<Failure | undefined>(undefined);
  const wrong = useSignal('');
  const { value } = state;
  const isKnown = typeof value === 'object' && [of.file?.upload, of.fileFault?.upload].includes(value.checks);
  useEffect(() => {
    if (typeof value !== 'object') return;
    if (isKnown) {
      announce(of.file?.upload === value.checks ? say.fileThere : say.fileFault.other);
      state.value = 'idle';
      return;
    }
    let looks = 0;
    const timer = setInterval(() => {
      looks += 1;
      if (looks > mostLooks) state.value = 'idle';
      else
        void refresh('GET /campaigns/{campaign}/pot/requests/{request}', {
          path: { campaign, request },
        });
    }, pause);
    return () => clearInterval(timer);
  }, [value, isKnown]);
  const take = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    if (!file) return;
    wrong.value = file.size > mostBytes ? say.fileFault['too-large'] : file.size === 0 ? say.fileFault.other : '';
    failure.value = undefined;
    if (wrong.value) return;
    state.value = 'sending';
    announce(say.fileSending);
    const sent = await uploadReceipt({ campaign, request, receiptOf: of.id }, file);
    input.value = '';
    if ('failure' in sent) {
      failure.value = sent.failure;
      state.value = 'idle';
    } else state.value = { checks: sent.upload };
  };
  const id = `file-${of.id}`;
  return (
    <div class="stack tight">
      {value === 'idle' ? (
        <div class="field">
          <label for={id}>{of.file ? say.fileAgain : say.fileAdd}</label>
          <span id={`${id}-hint`} class="hint">
            {say.fileHint}
          </span>
          {wrong.value && (
            <span id={`${id}-fault`} class="wrong">
              {wrong.value}
            </span>
          )}
          <input
            id={id}
            type="file"
            accept={kinds}
            aria-describedby={wrong.value ? `${id}-hint ${id}-fault` : `${id}-hint`}
            aria-invalid={wrong.value ? 'true' : undefined}
            onChange={({ currentTarget }) => void take(currentTarget)}
          />
        </div>
      ) : (
        <p class="note" role="status">
          {value === 'sending' ? say.fileSending : say.fileChecking}
        </p>
      )}
      {failure.value && <Failed failure={failure.value} />}
    </div>
  );
};
