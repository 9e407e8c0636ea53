import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { announce, focusOn } from './announce.ts';
import { refreshAll } from './data.ts';
import { draftName, forgetDraft, readDraft, type Values, writeDraft } from './draft.ts';
import type { Failure } from './failure.ts';
import { go } from './router.ts';
import { type Command, isOpen, send } from './unsent.ts';

/** What is wrong, by the name of the field. */
export type Faults = Readonly<Record<string, string>>;
type Asked = {
  /** Its draft is kept under this name: of what it is, and what it belongs to. */
  readonly name: string;
  readonly initial: Values;
  /** What is wrong with what was typed, as a sentence that says what would be right. */
  readonly check?: (values: Values) => Faults;
  readonly command: (values: Values) => Command;
  /** What is said once it is done, and where one is then. */
  readonly done: (answer: unknown, values: Values) => { readonly said: string; readonly next?: string };
};
export type Form = {
  readonly name: string;
  readonly values: Signal<Values>;
  readonly faults: Signal<Faults>;
  readonly failure: Signal<Failure | undefined>;
  /** `waits`: it got no answer, is kept, and is sent again. */
  readonly state: Signal<'typing' | 'sending' | 'waits'>;
  readonly set: (name: string, value: string) => void;
  readonly submit: (event?: Event) => Promise<void>;
  readonly clear: () => void;
};

/** A field's name is where the API finds its value: `/lines/0/quantity` is said of `lines/0/quantity`, or of `lines/0`, or of `lines`. */
export const faultsOf = ({ errors }: Failure, names: readonly string[]): Faults => {
  const found = new Map<string, string>();
  for (const { pointer, detail } of errors) {
    const parts = pointer.split('/').slice(1);
    const name = parts.map((_, at) => parts.slice(0, parts.length - at).join('/')).find((each) => names.includes(each));
    if (name !== undefined && !found.has(name)) found.set(name, detail);
  }
  return Object.fromEntries(found);
};

/** No field is called so: their names come behind the form's. */
export const summaryOf = (form: string): string => `summary-of-${form}`;

/** A form whose every letter is kept until Valsam has said yes. */
export const useForm = ({ name, initial, check, command, done }: Asked): Form => {
  const values = useSignal<Values>(initial);
  const faults = useSignal<Faults>({});
  const failure = useSignal<Failure | undefined>(undefined);
  const state = useSignal<'typing' | 'sending' | 'waits'>('typing');
  const isHere = useRef(true);
  useEffect(() => {
    values.value = { ...initial, ...readDraft(name) };
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, [name]);
  const wrong = (found: Faults, why?: Failure): void => {
    faults.value = found;
    failure.value = why;
    state.value = 'typing';
    focusOn(`#${CSS.escape(summaryOf(name))}`);
  };
  const clear = (): void => {
    forgetDraft(name);
    values.value = initial;
    faults.value = {};
    failure.value = undefined;
    state.value = 'typing';
  };
  const submit = async (event?: Event): Promise<void> => {
    event?.preventDefault();
    if (state.peek() !== 'typing') return;
    const typed = values.peek();
    const found = check?.(typed) ?? {};
    if (Object.keys(found).length > 0) return wrong(found);
    state.value = 'sending';
    faults.value = {};
    failure.value = undefined;
    const from = { at: location.pathname, draft: draftName(name), values: JSON.stringify(typed) };
    const called = await send({ ...command(typed), from });
    if ('failure' in called) {
      if (!isOpen(called.failure)) return wrong(faultsOf(called.failure, Object.keys(typed)), called.failure);
      // What waits has its own place, and is given back to the draft if it is refused.
      forgetDraft(name);
      failure.value = called.failure;
      state.value = 'waits';
      return;
    }
    const { said, next } = done('value' in called ? called.value : undefined, typed);
    clear();
    await refreshAll();
    announce(said);
    if (!isHere.current) return;
    if (next !== undefined) go(next);
    focusOn('main h1');
  };
  return {
    name,
    values,
    faults,
    failure,
    state,
    submit,
    clear,
    set: (field, value) => {
      values.value = { ...values.peek(), [field]: value };
      writeDraft(name, values.peek());
    },
  };
};
