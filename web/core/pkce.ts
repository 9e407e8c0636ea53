/** Authorization code with PKCE, as a page asks for it. Sources: RFC 6749, RFC 7636. */
const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

export const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));
export const challengeOf = async (verifier: string): Promise<string> =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
