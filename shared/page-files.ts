/** What the files of the page for people are sent with, wherever they are sent from. Pure. */

/**
 * Nothing of others, no style but its own sheet, and no text that becomes a script (Trusted Types). `uploads`: the origins of the
 * buckets that files are sent to, by forms which the API has signed, and to which its links lead.
 */
export const webPolicy = (uploads: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...uploads].join(' '),
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types valsam',
  ].join('; ');

/** A name that changes with its content is asked for once; the others each time whether they have changed. */
export const cacheOf = (path: string): string =>
  path.startsWith('/web/') ? 'public, max-age=31536000, immutable' : 'no-cache';

export const mediaTypeOf = (path: string): string => {
  const types: Readonly<Record<string, string>> = {
    html: 'text/html; charset=utf-8',
    js: 'text/javascript; charset=utf-8',
    css: 'text/css; charset=utf-8',
    svg: 'image/svg+xml',
    webmanifest: 'application/manifest+json',
  };
  return types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
};

/** A name with an ending is a file's, but for campaigns'; whatever else is asked for is a screen, and all screens are the one document. */
export const fileAt = (path: string): string => (/^\/(?!c\/).*\.[^/]*$/.test(path) ? path : '/index.html');
