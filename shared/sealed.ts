import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** AES-256-GCM: what is sealed is read by whoever has the secret, 32 bytes, and is found out when it was changed. */
const cipher = 'aes-256-gcm';
const [nonceLength, tagLength] = [12, 16];

/** 28 bytes longer than what is sealed. */
export const sealed = (content: Uint8Array, secret: Uint8Array): Uint8Array => {
  const nonce = randomBytes(nonceLength);
  const seal = createCipheriv(cipher, secret, nonce);
  return Buffer.concat([nonce, seal.update(content), seal.final(), seal.getAuthTag()]);
};

/** @throws when it was not sealed with this secret. */
export const unsealed = (bytes: Uint8Array, secret: Uint8Array): Uint8Array => {
  const open = createDecipheriv(cipher, secret, bytes.subarray(0, nonceLength), { authTagLength: tagLength });
  open.setAuthTag(bytes.subarray(-tagLength));
  return Buffer.concat([open.update(bytes.subarray(nonceLength, -tagLength)), open.final()]);
};
