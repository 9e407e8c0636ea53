/** What this device remembers. Where it may keep nothing (a private window, a full disk) the page works all the same. */
const safely = <T>(work: () => T): T | null => {
  try {
    return work();
  } catch {
    return null;
  }
};
const remembered = (storage: () => Storage) => ({
  read: (name: string): string | null => safely(() => storage().getItem(`valsam.${name}`)),
  write: (name: string, value: string): void => void safely(() => storage().setItem(`valsam.${name}`, value)),
  forget: (name: string): void => void safely(() => storage().removeItem(`valsam.${name}`)),
});

/** Until it is forgotten. */
export const kept = remembered(() => localStorage);
/** In this tab, also over a page that it is led to and back. */
export const inTab = remembered(() => sessionStorage);
