import { createECDH, hkdfSync } from 'node:crypto';
import { secretKey } from '../../../shared/secret-key.ts';

/**
 * The pair of keys by which push services know who sends (RFC 8292). It follows from a secret of the account as sessions' key does, so
 * that it is made once, by whatever makes secrets, and kept nowhere else. A new value of the secret ends all subscriptions.
 */
export type Vapid = { readonly publicKey: string; readonly privateKey: string };

/** Of P-256. Source: FIPS 186-5, A.2.1: a number with 64 bits more than the order of the curve, taken modulo it, is even enough. */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const [keyBytes, extraBytes] = [32, 8];

export const vapidOf = (secret: Uint8Array): Vapid => {
  const drawn = Buffer.from(hkdfSync('sha256', secret, '', 'valsam vapid', keyBytes + extraBytes)).toString('hex');
  const number = (BigInt(`0x${drawn}`) % (order - 1n)) + 1n;
  const privateKey = Buffer.from(number.toString(16).padStart(keyBytes * 2, '0'), 'hex');
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(privateKey);
  return { publicKey: pair.getPublicKey('base64url'), privateKey: privateKey.toString('base64url') };
};

const secret = secretKey({ here: 'PUSH_KEY', secret: 'PUSH_SECRET' });
export const vapid = async (): Promise<Vapid> => vapidOf(await secret());
