import { createHash } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import { once } from './once.ts';

/** A ULID: 26 characters, later ones sort later (also within one millisecond of one process). */
export const newId = (): string => ids()();
const ids = /* @__PURE__ */ once(monotonicFactory);

const ulid = '[0-9A-HJKMNP-TV-Z]{26}';
const ulidForm = new RegExp(`^${ulid}$`);
const unitIdForm = new RegExp(`^[a-z0-9-]{1,40}\\.${ulid}$`);
export const isUlid = (id: string): boolean => ulidForm.test(id);
/** An id that says whose it is: `<unit>.<ULID>`. */
export const isUnitId = (id: string): boolean => unitIdForm.test(id);

/** SHA-256 as 64 hexadecimal digits. */
export const sha256 = (value: string): string => createHash('sha256').update(value, 'utf8').digest('hex');

/** JSON with the keys of every object sorted, so that equal values give equal texts. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** A key as one text, for maps. No key has a line break in it. */
export const keyText = ({ pk, sk }: { readonly pk: string; readonly sk: string }): string => `${pk}\n${sk}`;
