import { createHash } from 'node:crypto';
import { escaped } from '../../shared/markup.ts';
import type { Persona } from './personas.ts';

const style = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
body { max-width: 64rem; margin: 0 auto; padding: 2rem 1rem; }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .75rem; padding: 0; list-style: none; }
a { display: block; height: 100%; box-sizing: border-box; padding: .75rem 1rem; border: 1px solid; border-radius: .5rem; color: inherit; text-decoration: none; }
a:hover, a:focus-visible { outline: 3px solid #c8102e; outline-offset: 1px; }
strong, span { display: block; overflow-wrap: anywhere; }
`;

/** Nothing but this very style sheet is allowed in: a name that slipped through unescaped could still do nothing. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

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
<style>${style}</style>
</head>
<body>
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
