import { signal } from '@preact/signals';

/** What has just happened, for who does not see it: read out by the one `role=status` of the page. */
export const announced = signal('');
export const announce = (what: string): void => {
  // The same again is said again.
  announced.value = announced.peek() === what ? `${what}\u00a0` : what;
};

/** In ms: what takes longer to come has lost its reader. */
const patience = 5_000;
/**
 * After a command what had the focus may be gone: it goes to the first of these that is there, which is then read out, too. What is
 * still on its way is waited for, unless the person goes somewhere meanwhile.
 */
export const focusOn = (...selectors: readonly string[]): void => {
  const began = performance.now();
  const hadFocus = document.activeElement;
  const look = (): void => {
    const found = selectors
      .map((selector) => document.querySelector<HTMLElement>(selector))
      .find((one) => one !== null);
    if (found) return found.focus();
    const { activeElement } = document;
    const isElsewhere = activeElement !== document.body && activeElement !== hadFocus;
    if (!isElsewhere && performance.now() - began < patience) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};
