/** What this device remembers. Where it may keep nothing (a private window, a full disk) it is remembered until the page is left. */
const remembered = (storage: () => Storage) => {
  const instead = new Map<string, string>();
  const nameOf = (name: string): string => `valsam.${name}`;
  /** Some browsers throw at the mere mention of their storage. */
  const safely = <T>(work: (kept: Storage) => T): T | undefined => {
    try {
      return work(storage());
    } catch {
      return undefined;
    }
  };
  return {
    read: (name: string): string | null => instead.get(name) ?? safely((kept) => kept.getItem(nameOf(name))) ?? null,
    write: (name: string, value: string): void => {
      instead.set(name, value);
      safely((kept) => {
        kept.setItem(nameOf(name), value);
        instead.delete(name);
      });
    },
    forget: (name: string): void => {
      instead.delete(name);
      safely((kept) => kept.removeItem(nameOf(name)));
    },
    /** The names that begin so. */
    names: (beginning: string): readonly string[] => {
      const stored = safely((kept) => Object.keys(kept)) ?? [];
      const own = stored.filter((name) => name.startsWith('valsam.')).map((name) => name.slice('valsam.'.length));
      return [...new Set([...own, ...instead.keys()])].filter((name) => name.startsWith(beginning));
    },
  };
};

/** Until it is forgotten. */
export const kept = remembered(() => localStorage);
/** In this tab, also over a page that it is led to and back. */
export const inTab = remembered(() => sessionStorage);
