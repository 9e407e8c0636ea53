import { canonicalJson, sha256 } from './ids.ts';
import { packed, unpacked } from './packed.ts';
import type { Read } from './reads.ts';
import { sealed, unsealed } from './sealed.ts';
import { get, type Item } from './table.ts';

/**
 * A repeated request has one effect and the same answer: the answer is stored in the transaction of the effect.
 * Kept and read here; `replayed` in execute.ts answers with it.
 */
export type Answer<B = unknown> = {
  readonly status: number;
  readonly body: B;
  /** Path of what was created. */
  readonly location?: string;
  /** Version of the resource answered, for `ETag`. */
  readonly version?: number;
};

/**
 * A key within its scope (person, method, path), and the digest of what was asked with it. `secret` opens the answer that
 * is kept: it follows from the key, which is stored nowhere. So an answer may name somebody who is forgotten meanwhile,
 * and nobody reads it but who sends that key again.
 */
export type Idempotency = { readonly id: string; readonly inputHash: string; readonly secret: string };

export const idempotencyOf = (
  scope: { readonly subject: string; readonly method: string; readonly path: string; readonly key: string },
  input: { readonly query: unknown; readonly body: unknown },
): Idempotency => ({
  id: sha256(canonicalJson([scope.subject, scope.method, scope.path, scope.key])),
  inputHash: sha256(canonicalJson([scope.path, input.query, input.body ?? null])),
  secret: sha256(canonicalJson(['answer', scope.subject, scope.method, scope.path, scope.key])),
});

/** Keys count for eight days: the promise is seven, and DynamoDB may be late with deleting, never early. */
export const keptSeconds = 8 * 86_400;

/** What tells a command in the event that it brought: 128 bits of the digests of its key and of what was asked. */
const digestBytes = 16;
export const keyedBy = ({ id, inputHash }: Idempotency): Buffer =>
  Buffer.concat([id, inputHash].map((digest) => Buffer.from(digest, 'hex').subarray(0, digestBytes)));
/** Whether that was asked with this key, and whether it was the same. */
export const matches = (keyed: Uint8Array, idempotency: Idempotency) => {
  const mine = keyedBy(idempotency);
  const isAlike = (from: number, to: number) => mine.subarray(from, to).equals(keyed.subarray(from, to));
  return { key: isAlike(0, digestBytes), input: isAlike(digestBytes, 2 * digestBytes) };
};

const keyOf = (id: string) => ({ pk: `idem#${id}`, sk: 'answer' });

/** Deflated, since it must fit in one write unit beside its keys. */
export const answerItem = (idempotency: Idempotency, answer: Answer, nowMillis: number): Item => ({
  ...keyOf(idempotency.id),
  inputHash: Buffer.from(idempotency.inputHash, 'hex'),
  answer: sealed(packed(answer), Buffer.from(idempotency.secret, 'hex')),
  ttl: Math.floor(nowMillis / 1000) + keptSeconds,
});

/** The answer given before under this key, unless that was to another request. */
export type Kept = { readonly same: false } | { readonly same: true; readonly answer: Answer };

const keptIn = (item: Item | undefined, idempotency: Idempotency): Kept | undefined => {
  if (!item) return undefined;
  const same = Buffer.from(item.inputHash as Uint8Array).toString('hex') === idempotency.inputHash;
  if (!same) return { same };
  const answer = unsealed(item.answer as Uint8Array, Buffer.from(idempotency.secret, 'hex'));
  return { same, answer: unpacked<Answer>(answer) };
};

export const answerKept = (idempotency: Idempotency): Read<Kept | undefined, Kept | undefined, 'fixed'> => ({
  source: { keys: [keyOf(idempotency.id)] },
  as: ({ items: [item] }) => keptIn(item, idempotency),
});
export const storedAnswer = async (idempotency: Idempotency): Promise<Kept | undefined> =>
  keptIn(await get(keyOf(idempotency.id)), idempotency);
