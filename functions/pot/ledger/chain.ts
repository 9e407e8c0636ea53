import type { Recorded } from '../../../shared/commit.ts';
import { canonicalJson, sha256 } from '../../../shared/ids.ts';
import { type PotEvent, type Posting, postingsOf } from '../events.ts';
import type { Pot } from '../state.ts';

/**
 * The ledger: each event that moves money is one entry, numbered without gaps and chained by hash to the one before,
 * so that nothing can be changed, dropped or put in later without it showing. Pure.
 */
export type Entry = {
  readonly seq: number;
  readonly postings: readonly Posting[];
  readonly hash: string;
  readonly previousHash: string;
};

export type EntryFacts = {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly event: string;
  readonly subject: string;
  readonly postings: readonly Posting[];
  readonly previousHash: string;
};

/** SHA-256 over what the entry says, in canonical JSON. */
export const hashOf = ({ seq, at, actor, event, subject, postings, previousHash }: EntryFacts): string =>
  sha256(canonicalJson({ seq, at, actor, event, subject, postings, previousHash }));

/** The entry an event makes after that head; undefined when it moves no money. */
export const entryOf = (head: Pot['ledger'], event: Recorded<PotEvent>): Entry | undefined => {
  const postings = postingsOf(event);
  if (postings.length === 0) return undefined;
  const facts = { seq: head.seq + 1, postings, previousHash: head.hash };
  return {
    ...facts,
    hash: hashOf({ ...facts, at: event.at, actor: event.actor, event: event.type, subject: event.subject }),
  };
};
