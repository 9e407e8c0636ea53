import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Form as Kept, summaryOf } from '../core/form.ts';
import { words } from '../core/language.ts';
import { SignInAgain } from './sign-in-again.tsx';

const texts = words({
  sv: {
    wrong: 'Något behöver rättas',
    waits: 'Det är sparat på den här enheten och skickas så snart Valsam svarar. Du kan lämna sidan.',
    sending: 'Skickar …',
    clear: 'Töm formuläret',
  },
  en: {
    wrong: 'Something needs to be corrected',
    waits: 'It is kept on this device and is sent as soon as Valsam answers. You may leave the page.',
    sending: 'Sending …',
    clear: 'Clear the form',
  },
});

const Current = createContext<Kept | undefined>(undefined);
/** The form that a field is in. */
export const useThisForm = (): Kept => {
  const form = useContext(Current);
  if (!form) throw new Error('a field without a form');
  return form;
};
export const fieldId = (form: Kept, name: string): string => `${form.name}-${name}`.replaceAll(/[^\w-]/g, '-');

/** What is wrong, all of it and first, each a link to its field: it has the focus after a no. */
const Summary = ({ form }: { readonly form: Kept }) => {
  const say = texts();
  const faults = Object.entries(form.faults.value);
  const failure = form.failure.value;
  if (faults.length === 0 && !failure) return null;
  return (
    <div class="note wait summary" role="alert" tabIndex={-1} id={summaryOf(form.name)}>
      <div class="stack tight">
        <h2>{failure?.title ?? say.wrong}</h2>
        {failure && faults.length === 0 && failure.detail !== failure.title && <p>{failure.detail}</p>}
        {faults.length > 0 && (
          <ul>
            {faults.map(([name, fault]) => (
              <li key={name}>
                <a
                  href={`#${fieldId(form, name)}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(fieldId(form, name))?.focus();
                  }}
                >
                  {fault}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
};

type Props = {
  readonly of: Kept;
  /** What the button says: what one does. */
  readonly act: string;
  readonly children: ComponentChildren;
  readonly onCancel?: { readonly say: string; readonly go: () => void };
};
export const Form = ({ of, act, children, onCancel }: Props) => {
  const say = texts();
  const { state, failure } = of;
  return (
    <Current.Provider value={of}>
      <form class="stack" noValidate onSubmit={(event) => void of.submit(event)}>
        {state.value === 'waits' ? (
          <p class="note wait" role="status">
            {say.waits}
          </p>
        ) : (
          <Summary form={of} />
        )}
        {children}
        <div class="acts">
          <button class="go" type="submit" disabled={state.value !== 'typing'}>
            {state.value === 'sending' ? say.sending : act}
          </button>
          {onCancel && (
            <button class="no" type="button" onClick={onCancel.go}>
              {onCancel.say}
            </button>
          )}
        </div>
        <button class="quiet" type="button" onClick={of.clear}>
          {say.clear}
        </button>
        {failure.value?.code === 'sign-in-again' && (
          <SignInAgain
            onClose={() => {
              failure.value = undefined;
            }}
          />
        )}
      </form>
    </Current.Provider>
  );
};
