import { useSignal } from '@preact/signals';
import { announce } from '../../core/announce.ts';
import { type Called, call } from '../../core/call.ts';
import type { Answer } from '../../core/contract.ts';
import { Failed } from '../../parts/failed.tsx';
import { Icon } from '../../parts/icon.tsx';
import { texts } from './texts.ts';

type Verified = Answer<'GET /campaigns/{campaign}/pot/ledger/verification'>;

const isWhole = ({ balanced, matchesBalances, contradicted }: Verified): boolean =>
  balanced && matchesBalances && contradicted === undefined;

/** Reads the ledger again from its first entry, for whoever wants to know. */
export const Check = ({ campaign }: { readonly campaign: string }) => {
  const say = texts();
  const state = useSignal<'busy' | Called<Verified> | undefined>(undefined);
  const saidOf = (found: Verified): string => (isWhole(found) ? say.whole(found.entries) : say.broken);
  const check = async (): Promise<void> => {
    state.value = 'busy';
    const called = await call('GET /campaigns/{campaign}/pot/ledger/verification', { path: { campaign } });
    state.value = called;
    if ('value' in called) announce(saidOf(called.value));
  };
  const found = state.value;
  return (
    <div class="stack">
      <p>
        <button class="no" type="button" disabled={found === 'busy'} onClick={() => void check()}>
          {found === 'busy' ? say.checking : say.check}
        </button>
      </p>
      {found !== undefined && found !== 'busy' && 'failure' in found && <Failed failure={found.failure} />}
      {found !== undefined && found !== 'busy' && 'value' in found && (
        <p class={isWhole(found.value) ? 'note good' : 'note wait'}>
          <Icon name={isWhole(found.value) ? 'check' : 'warning'} />
          <span>{saidOf(found.value)}</span>
        </p>
      )}
    </div>
  );
};
