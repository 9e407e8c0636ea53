import { createHash } from 'node:crypto';

/**
 * The one style sheet of the public pages, within each page: one request is one page. Its hash is all that the content
 * security policy lets through. Colours: each text on its ground at least 4.5 to 1 (WCAG 2.2, 1.4.3), which a test holds.
 * Pure.
 */
export const colours = {
  light: { ground: '#ffffff', text: '#1b1b1f', quiet: '#565660', link: '#0b57a4', alert: '#a4161a', line: '#767680' },
  dark: { ground: '#17171b', text: '#f1f1f4', quiet: '#b4b4c0', link: '#8fc1ff', alert: '#ff9a98', line: '#8a8a96' },
} as const;

const variables = (of: (typeof colours)[keyof typeof colours]): string =>
  Object.entries(of)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');

export const style = `
:root{color-scheme:light dark;${variables(colours.light)}}
@media (prefers-color-scheme:dark){:root{${variables(colours.dark)}}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:1.0625rem/1.55 system-ui,sans-serif}
header,main,footer{max-width:44rem;margin:0 auto;padding:1rem}
header{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;justify-content:space-between;border-bottom:1px solid var(--line)}
header p{margin:0;font-weight:700}
footer{border-top:1px solid var(--line);color:var(--quiet)}
h1{font-size:1.9rem;line-height:1.2;margin:1rem 0}
h2{font-size:1.15rem;margin:2rem 0 .5rem}
h3{font-size:1.15rem;line-height:1.3;margin:0}
a{color:var(--link)}
a:focus-visible,select:focus-visible,button:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{position:static;display:block;padding:.5rem 1rem}
ol,ul{list-style:none;margin:0;padding:0}
li{padding:.75rem 0;border-top:1px solid var(--line)}
footer li,.options li,nav li{display:inline-block;padding:0 1.25rem 0 0;border:0}
form{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:end}
label{display:block;font-weight:600}
select,button{font:inherit;min-height:2.75rem;padding:.25rem .75rem;color:inherit;background:var(--ground);border:1px solid var(--line);border-radius:.3rem}
dl{margin:1rem 0}
dt{font-weight:700;margin-top:.75rem}
dd{margin:0}
p{margin:.25rem 0}
.quiet{color:var(--quiet)}
.alert{color:var(--alert);font-weight:700}
.text{white-space:pre-line;overflow-wrap:anywhere}
h1,h3{overflow-wrap:anywhere}
`;

/** Nothing runs, nothing is fetched, nobody may frame the page; its form leads back to itself. */
export const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');
