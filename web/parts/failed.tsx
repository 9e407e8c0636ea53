import type { Failure } from '../core/failure.ts';
import { words } from '../core/language.ts';
import { signIn } from '../core/session.ts';
import { Icon } from './icon.tsx';

/** What went wrong and what to do, where it went wrong. */
const texts = words({
  sv: { again: 'Försök igen', signIn: 'Logga in' },
  en: { again: 'Try again', signIn: 'Sign in' },
});
type Props = { readonly failure: Failure; readonly again?: () => void };

export const Failed = ({ failure: { status, title, detail }, again }: Props) => (
  <div class="note wait" role="alert">
    <Icon name="warning" />
    <div class="stack tight">
      <p>
        <b>{title}</b> {detail !== title && detail}
      </p>
      {status === 401 ? (
        <button class="no" type="button" onClick={() => void signIn({})}>
          {texts().signIn}
        </button>
      ) : (
        again && (
          <button class="no" type="button" onClick={again}>
            {texts().again}
          </button>
        )
      )}
    </div>
  </div>
);
