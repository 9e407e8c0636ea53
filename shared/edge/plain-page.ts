import { createHash } from 'node:crypto';
import { type Markup, markup, verbatim } from '../markup.ts';
import type { Language } from '../problems.ts';

/** A page of a few sentences, for whoever has followed a link. Pure. No script runs, and nothing is fetched. */
const style = `:root{color-scheme:light dark}
body{max-width:36rem;margin:0 auto;padding:1rem;font:1.0625rem/1.55 system-ui,sans-serif}
button{font:inherit;min-height:2.75rem;padding:.25rem 1rem}
h1{font-size:1.6rem;line-height:1.2;overflow-wrap:anywhere}
code{overflow-wrap:anywhere}`;

const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Nobody keeps it, finds it by searching, or learns from it where somebody came from. */
export const plainHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policy,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'x-content-type-options': 'nosniff',
};

export type PlainPage = {
  readonly title: string;
  readonly paragraphs: readonly (string | Markup)[];
  /** What a press of its one button is called: it posts to the address of the page itself. */
  readonly button?: string;
};

export const plainPage = ({ title, paragraphs, button }: PlainPage, language: Language): string =>
  markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${verbatim(style)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${paragraphs.map((each) => markup`<p>${each}</p>\n`)}
${button !== undefined && markup`<form method="post"><button type="submit">${button}</button></form>`}
</main>
</body>
</html>
`.markup;
