import { signedIn } from './session.ts';

/** Lets the browser keep the page itself (sw.ts), so that it is there at once, and without a net. Never an answer of the API. */
declare const trustedTypes:
  | {
      createPolicy: (
        name: string,
        rules: { createScriptURL: (url: string) => string },
      ) => { createScriptURL: (url: string) => string };
    }
  | undefined;

const worker = '/sw.js';

const register = (): void => {
  // Under Trusted Types an address of a script must be vouched for: this one is, and no other.
  const policy =
    typeof trustedTypes === 'undefined'
      ? undefined
      : trustedTypes.createPolicy('valsam', {
          createScriptURL: (url) => {
            if (url === worker) return url;
            throw new TypeError(`no script of ours: ${url}`);
          },
        });
  navigator.serviceWorker.register(policy ? policy.createScriptURL(worker) : worker).catch(() => {});
};

/** In ms: until then what the person waits for is there, and sixty files more keep nobody waiting. */
const settles = 3_000;
/** For whoever has signed in: the others have nothing here that would be there without a net. */
export const keepShell = (): void => {
  if ('serviceWorker' in navigator && signedIn.peek() === 'in') setTimeout(register, settles);
};
