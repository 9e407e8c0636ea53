import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { announce } from '../core/announce.ts';
import { download } from '../core/download.ts';
import type { Failure } from '../core/failure.ts';
import { words } from '../core/language.ts';
import { Failed } from './failed.tsx';

/** Saves a file. */
const texts = words({ sv: { done: 'Filen är hämtad.' }, en: { done: 'The file is downloaded.' } });
type Props = { readonly address: string; readonly name: string; readonly children: ComponentChildren };

export const DownloadButton = ({ address, name, children }: Props) => {
  const state = useSignal<'busy' | Failure | undefined>(undefined);
  const { value } = state;
  const save = async (): Promise<void> => {
    state.value = 'busy';
    state.value = await download(address, name);
    if (!state.value) announce(texts().done);
  };
  return (
    <>
      <button class="no" type="button" disabled={value === 'busy'} onClick={() => void save()}>
        {children}
      </button>
      {value !== undefined && value !== 'busy' && <Failed failure={value} />}
    </>
  );
};
