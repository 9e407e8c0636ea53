import { markup, verbatim } from '../markup.ts';
import { pageIcon, pagePolicy, pageStyle } from '../page-style.ts';
import type { Language } from '../problems.ts';

/** A page of a few sentences, for whoever has followed a link. Pure. No script runs, and nothing is fetched. */
const style = `${pageStyle}p,code{overflow-wrap:anywhere}form .go{width:100%;max-width:26rem}`;

/** Nobody keeps it, finds it by searching, or learns from it where somebody came from. */
export const plainHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': pagePolicy(style),
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'x-content-type-options': 'nosniff',
};

export type PlainPage = {
  readonly title: string;
  readonly paragraphs: readonly string[];
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
<link rel="icon" href="${pageIcon}">
<style>${verbatim(style)}</style>
</head>
<body>
<header class="top"><p class="mark">Valsam</p></header>
<main>
<h1>${title}</h1>
${paragraphs.map((each) => markup`<p>${each}</p>\n`)}
${button !== undefined && markup`<form method="post"><button type="submit" class="go">${button}</button></form>`}
</main>
</body>
</html>
`.markup;
