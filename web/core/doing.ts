import { type Signal, useSignal } from '@preact/signals';
import { announce, focusOn } from './announce.ts';
import { refreshAll } from './data.ts';
import type { Failure } from './failure.ts';
import { go } from './router.ts';
import { type Command, isOpen, send } from './unsent.ts';

/** Doing what takes no form: a press, perhaps with a reason. One at a time; then what comes next has the focus. */
export type Doing = {
  readonly isBusy: Signal<boolean>;
  readonly failure: Signal<Failure | undefined>;
  /** True once it is done. */
  readonly run: (command: Command, then: Then) => Promise<boolean>;
};
export type Then = {
  readonly said: string | ((answer: unknown) => string);
  /** Where one is then. */
  readonly next?: string;
  /** What gets the focus: the first of these that is there. */
  readonly focus?: readonly string[];
};

export const useDoing = (): Doing => {
  const isBusy = useSignal(false);
  const failure = useSignal<Failure | undefined>(undefined);
  const run = async (command: Command, { said, next, focus = ['main h1'] }: Then): Promise<boolean> => {
    if (isBusy.peek()) return false;
    isBusy.value = true;
    failure.value = undefined;
    const called = await send(command);
    if ('failure' in called) {
      isBusy.value = false;
      failure.value = called.failure;
      announce(`${called.failure.title} ${called.failure.detail}`);
      // Somebody was faster: what is shown is asked for anew, and the person decides on that.
      if (!isOpen(called.failure)) void refreshAll();
      return false;
    }
    await refreshAll();
    isBusy.value = false;
    announce(typeof said === 'string' ? said : said('value' in called ? called.value : undefined));
    if (next !== undefined) go(next, { replace: true });
    focusOn(...focus);
    return true;
  };
  return { isBusy, failure, run };
};
