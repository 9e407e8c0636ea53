import { randomBytes } from 'node:crypto';
import type { Instant } from './calendar.ts';
import { entityOf } from './commit.ts';
import { sha256 } from './ids.ts';
import { get, type Item, type Key } from './table.ts';

/**
 * Secret links, for what somebody does without signing in: confirm an address, get no more letters. 32 random bytes, of
 * which only the hash is stored; what the link is for lies under it. Unknown, expired and revoked are one and the same.
 */
export const newSecret = (): string => randomBytes(32).toString('base64url');

type Until = { readonly campaign: string; readonly until: Instant };
export type OwnLink = Until & {
  readonly for: 'confirm' | 'unsubscribe';
  /** Whose link it is. */
  readonly person: string;
  /** What of theirs it is about: once that is over, the link leads to nothing. */
  readonly request?: string | undefined;
};
/** Of somebody without an account, as letters name them (letters.ts): it shows what they are asked for, and no more. */
export type AnswerLink = Until & { readonly for: 'answer'; readonly of: string };
export type SecretLink = OwnLink | AnswerLink;
/** The one that is for this. */
export type LinkFor<F extends SecretLink['for']> = F extends 'answer' ? AnswerLink : OwnLink;

export const secretLinkKey = (hash: string): Key => ({ pk: `link#${hash}`, sk: 'link' });

/** The table forgets it once it is over. */
export const secretLinkItem = (secret: string, link: SecretLink): Item => ({
  ...secretLinkKey(sha256(secret)),
  ...link,
  version: 1,
  ttl: Math.floor(Date.parse(link.until) / 1000),
});

/** Where a token leads: one read, whatever somebody tries. */
export const readSecretLink = async <F extends SecretLink['for']>(
  token: string,
  what: F,
  now: Instant,
): Promise<LinkFor<F> | undefined> => {
  const link = entityOf<SecretLink>(await get(secretLinkKey(sha256(token))));
  return link?.for === what && now < link.until ? (link as LinkFor<F>) : undefined;
};
