import { words } from '../core/language.ts';
import { signIn } from '../core/session.ts';
import { Dialog } from './dialog.tsx';

const texts = words({
  sv: {
    again: 'Bekräfta vem du är',
    againHow: 'Det här kräver att du loggar in på nytt. Du kommer tillbaka hit.',
    signIn: 'Logga in igen',
    cancel: 'Avbryt',
  },
  en: {
    again: 'Confirm who you are',
    againHow: 'This takes a fresh sign-in. You come back here.',
    signIn: 'Sign in again',
    cancel: 'Cancel',
  },
});

/** What asks for a fresh sign-in is done after it: one comes back to the same place. */
export const SignInAgain = ({ onClose }: { readonly onClose: () => void }) => {
  const say = texts();
  return (
    <Dialog title={say.again} onClose={onClose}>
      <p>{say.againHow}</p>
      <div class="acts">
        <button class="go" type="button" onClick={() => void signIn({ fresh: true })}>
          {say.signIn}
        </button>
        <button class="no" type="button" onClick={onClose}>
          {say.cancel}
        </button>
      </div>
    </Dialog>
  );
};
