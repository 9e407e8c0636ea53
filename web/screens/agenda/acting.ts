import { type ReadonlySignal, signal } from '@preact/signals';
import { announce, focusOn } from '../../core/announce.ts';
import { refreshAll } from '../../core/data.ts';
import type { Failure } from '../../core/failure.ts';
import { go } from '../../core/router.ts';
import { send } from '../../core/unsent.ts';

/** Doing what answers an item: one at a time, under its own key, on what was read; then what comes next has the focus. */
export type Doing = { readonly id: string; readonly isBusy: boolean; readonly failure?: Failure };
export type Done = { readonly said: string; readonly undo?: string };

const doing = signal<Doing | undefined>(undefined);
const done = signal<Done | undefined>(undefined);
export const underWay: ReadonlySignal<Doing | undefined> = doing;
export const lastDone: ReadonlySignal<Done | undefined> = done;

export type Act = {
  readonly id: string;
  /** Method and path. */
  readonly route: string;
  /** What it is, should it have to wait. */
  readonly title: string;
  readonly body?: object;
  readonly ifMatch?: string | undefined;
  readonly said: (answer: unknown) => Done;
  /** Where one is then. */
  readonly next: string;
};

/** True once it is done. */
export const act = async ({ id, route, title, body = {}, ifMatch, said, next }: Act): Promise<boolean> => {
  if (doing.peek()?.isBusy) return false;
  doing.value = { id, isBusy: true };
  const ask = route.startsWith('DELETE ') ? {} : { body };
  const called = await send({ route, ask, ifMatch, title, decides: true });
  if ('failure' in called) {
    doing.value = { id, isBusy: false, failure: called.failure };
    announce(`${called.failure.title} ${called.failure.detail}`);
    // Somebody was faster: what is shown is asked for anew, and the person decides on that.
    if ([404, 409, 412].includes(called.failure.status)) void refreshAll();
    return false;
  }
  const what = said('value' in called ? called.value : undefined);
  await refreshAll();
  done.value = what;
  doing.value = undefined;
  announce(what.said);
  go(next, { replace: true });
  focusOn('#one-title', 'main h1');
  return true;
};
export const dismiss = (): void => {
  doing.value = undefined;
};
