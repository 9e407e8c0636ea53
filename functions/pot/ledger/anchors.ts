import type { Instant } from '../../../shared/calendar.ts';
import type { Text } from '../../../shared/problems.ts';
import type { Office } from '../../../shared/units.ts';

/**
 * The head of the chain is told to all three offices whenever a day has moved it. What lies in their inboxes the pot's
 * functions cannot write: so who rewrites the chain, with every hash, its head and what is told here, is contradicted
 * there, and by whoever has read it. Pure.
 */
type Head = { readonly seq: number; readonly hash: string };

/** What was told, and the event that told it: its notices have the same id. */
export type Anchor = Head & { readonly id: string; readonly at: Instant };
/** What an office has of an anchor in its inbox. */
export type Copy = { readonly office: Office; readonly text: Text };

/** As people read it: 80 bits, beyond what anybody can find another entry for. */
export const inBrief = (hash: string): string => hash.slice(0, 20);

/** An anchor that the ledger does not bear out. */
export type Contradiction = {
  readonly seq: number;
  /** When it was told. */
  readonly at: Instant;
  /** Id of the notice. */
  readonly notice: string;
  /** Whose notice says another hash than the entry has now; none where only the stored event does, or the entry is gone. */
  readonly offices: readonly Office[];
};

/**
 * The first anchor that says something else than these entries, or has said it to an office; anchors oldest first. A
 * notice that has not arrived yet contradicts nothing.
 */
export const contradiction = (
  entries: readonly Head[],
  anchors: readonly Anchor[],
  copies: ReadonlyMap<string, readonly Copy[]>,
): Contradiction | undefined => {
  const hashes = new Map(entries.map(({ seq, hash }) => [seq, hash]));
  for (const { id, seq, hash, at } of anchors) {
    const is = hashes.get(seq);
    const others = (copies.get(id) ?? []).filter(
      ({ text }) => is === undefined || !Object.values(text).every((said) => said.includes(inBrief(is))),
    );
    if (is !== hash || others.length > 0) return { seq, at, notice: id, offices: others.map(({ office }) => office) };
  }
  return undefined;
};
