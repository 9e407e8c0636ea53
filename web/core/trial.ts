import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { callAny } from './call.ts';
import type { Failure } from './failure.ts';

/** What would happen, asked while one types: the command itself with `?dryRun=true`, which changes nothing. */
export type Trial = { readonly isAsking: boolean; readonly answer?: unknown; readonly failure?: Failure };
type Tried = {
  readonly route: string;
  readonly ask: { readonly path?: Readonly<Record<string, string>>; readonly body: object };
};
/** Nobody types faster than this, in ms. */
const pause = 350;

/** Asked anew as soon as what is tried has changed and rests; undefined where there is nothing to try yet. */
export const useTrial = (tried: Tried | undefined): ReadonlySignal<Trial | undefined> => {
  const shown = useSignal<Trial | undefined>(undefined);
  const what = tried && JSON.stringify(tried);
  useEffect(() => {
    if (!tried) {
      shown.value = undefined;
      return;
    }
    let isLatest = true;
    shown.value = { ...shown.peek(), isAsking: true };
    const timer = setTimeout(async () => {
      const called = await callAny(tried.route, { ...tried.ask, query: { dryRun: 'true' } });
      if (!isLatest) return;
      if ('failure' in called) shown.value = { isAsking: false, failure: called.failure };
      else if ('value' in called) shown.value = { isAsking: false, answer: called.value };
    }, pause);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [what]);
  return shown;
};
