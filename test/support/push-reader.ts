import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, verify } from 'node:crypto';

/**
 * Reads what is pushed to a browser, written from the standards alone: RFC 8291 (whose keys), RFC 8188 (one record of
 * `aes128gcm`), RFC 8292 (who sends).
 */
export type Subscriber = { readonly pair: ECDH; readonly auth: Buffer };

export const newSubscriber = (): Subscriber => {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  return { pair, auth: Buffer.from(Array.from({ length: 16 }, (_, i) => i * 7)) };
};
export const keysOf = ({ pair, auth }: Subscriber) => ({
  p256dh: pair.getPublicKey('base64url'),
  auth: auth.toString('base64url'),
});

const derived = (secret: Buffer, salt: Buffer, info: Buffer | string, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length));

export const readPush = (message: Buffer, { pair, auth }: Subscriber): string => {
  const [salt, keyLength] = [message.subarray(0, 16), message.readUInt8(20)];
  const [sender, record] = [message.subarray(21, 21 + keyLength), message.subarray(21 + keyLength)];
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender]);
  const key = derived(pair.computeSecret(sender), auth, info, 32);
  const decipher = createDecipheriv(
    'aes-128-gcm',
    derived(key, salt, 'Content-Encoding: aes128gcm\0', 16),
    derived(key, salt, 'Content-Encoding: nonce\0', 12),
  );
  decipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  // The last record ends with a 2 and as many zeros as its sender liked.
  const end = padded.lastIndexOf(2);
  if (padded.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('no padding of a last record');
  return padded.subarray(0, end).toString();
};

const part = (text = ''): unknown => JSON.parse(Buffer.from(text, 'base64url').toString());
/** What the sender says of itself, once the signature is right. */
export const senderIn = (authorization = '') => {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
  const [header, claims, signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((each) => each.toString('base64url'));
  const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } as never });
  const isRight = verify(
    'sha256',
    Buffer.from(`${header}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isRight) throw new Error('the signature is not of the key that is sent along');
  return { key, header: part(header), claims: part(claims) as { aud: string; exp: number; sub: string } };
};
