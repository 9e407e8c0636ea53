import { escaped } from '../../shared/markup.ts';
import { pageIcon, pagePolicy, pageStyle } from '../../shared/page-style.ts';
import type { Persona } from './personas.ts';

const style = `${pageStyle}
:root { --wide: 66rem; }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: var(--s3); }
a { display: block; height: 100%; padding: var(--s3) var(--s4); color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: var(--round); text-decoration: none; }
a:hover { border-color: var(--edge); }
strong, span { display: block; overflow-wrap: anywhere; }
span { color: var(--soft); font-size: .875rem; }
`;

/** Nothing but this very style sheet is allowed in: a name that slipped through unescaped could still do nothing. */
const policy = pagePolicy(style);

export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policy,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const page = (title: string, content: string): string => `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Valsam</title>
<link rel="icon" href="${pageIcon}">
<style>${style}</style>
</head>
<body>
<header class="top"><p class="mark">Valsam</p></header>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;

const card = (persona: Persona, address: string): string =>
  `<li><a href="${escaped(address)}"><strong>${escaped(persona.name)}</strong>` +
  `<span>${escaped(persona.title)}</span></a></li>`;

/** The cards are plain links (`addressOf` says where each leads), so that the page works without any script. */
export const personaPage = (personas: readonly Persona[], addressOf: (persona: Persona) => string): string =>
  page(
    'Vem är du?',
    `<p>Valsam körs på en enda dator, och ingen här har lösenord. Välj den person du vill vara.</p>
<ul>
${personas.map((persona) => card(persona, addressOf(persona))).join('\n')}
</ul>`,
  );

/** For what must not be sent back to the one who asked, since the address to send it to is itself in doubt. */
export const refusalPage = (reason: string): string =>
  page('Inloggningen kan inte börja', `<p>Programmet som skickade dig hit frågade fel:</p>\n<p>${escaped(reason)}</p>`);
