import { signal } from '@preact/signals';

/** What has just happened, for who does not see it: read out by the one `role=status` of the page. */
export const announced = signal('');
export const announce = (what: string): void => {
  // The same again is said again.
  announced.value = announced.peek() === what ? `${what}\u00a0` : what;
};

/** After a command what had the focus may be gone: it goes to the first of these that is there, which is then read out, too. */
export const focusOn = (...selectors: readonly string[]): void =>
  void requestAnimationFrame(() => {
    const found = selectors
      .map((selector) => document.querySelector<HTMLElement>(selector))
      .find((one) => one !== null);
    found?.focus();
  });
