import { secretKey } from '../../shared/secret-key.ts';

/** By which sessions are sealed; only this function may read it. A new value of the secret ends all sessions. */
export const sessionKey = secretKey({ here: 'SESSION_KEY', secret: 'SESSION_SECRET' });
