import { type Markup, markup, verbatim } from '../../../shared/markup.ts';
import { pageIcon } from '../../../shared/page-style.ts';
import type { Language } from '../../../shared/problems.ts';
import { policy, style } from './style.ts';
import { say } from './words.ts';

/** What all public pages have around their content. Pure. Addresses are relative: the pages also work below a proxy’s path. */
export type Layout = {
  readonly language: Language;
  readonly title: string;
  readonly description?: string;
  /** The name at the top, and where it leads. */
  readonly home?: { readonly name: string; readonly href: string };
  /** The same page in the other language. */
  readonly other?: string;
  readonly head?: Markup;
  readonly content: Markup;
  readonly footer?: Markup | undefined;
};

const header = ({ language, home, other }: Layout): Markup => {
  const otherLanguage: Language = language === 'sv' ? 'en' : 'sv';
  return markup`<header class="top">
${home ? markup`<p><a class="mark" href="${home.href}" dir="auto">${home.name}</a></p>` : markup`<p class="mark">Valsam</p>`}
${other !== undefined && markup`<p><a href="${other}" lang="${otherLanguage}" hreflang="${otherLanguage}" rel="alternate">${say('otherLanguage', language)}</a></p>`}
</header>`;
};

/** What a page is served with: it has no script, and none gets in. */
export const html = { type: 'text/html; charset=utf-8', headers: { 'content-security-policy': policy } };

/** A whole HTML page. */
export const pageOf = (layout: Layout): string =>
  markup`<!doctype html>
<html lang="${layout.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${layout.title}</title>
${layout.description !== undefined && markup`<meta name="description" content="${layout.description}">`}
<link rel="icon" href="${pageIcon}">
${layout.head}
<style>${verbatim(style)}</style>
</head>
<body>
<a class="skip" href="#content">${say('skip', layout.language)}</a>
${header(layout)}
<main id="content">
${layout.content}
</main>
${
  layout.footer &&
  markup`<footer>
${layout.footer}
</footer>`
}
</body>
</html>
`.markup;

/** A time from one clock to another stays on its line, and so does `kl.` with its clock. */
export const unbroken = (time: string): string =>
  time.replaceAll(/(?<=\d)–(?=\d)/g, '\u2060–\u2060').replaceAll('kl. ', 'kl.\u00a0');

/** For people who come to an address where nothing is; programs get a problem instead. */
const notFoundPage = (language: Language): string =>
  pageOf({
    language,
    title: say('notThere', language),
    content: markup`<h1>${say('notThere', language)}</h1>
<p>${say('notThereLong', language)}</p>`,
  });
export const notFound = (language: Language) => ({
  body: notFoundPage(language),
  headers: { 'content-type': html.type, ...html.headers },
});
