import { createHash } from 'node:crypto';
import { dark, fonts, letterSize, light, lineHeight, sizes } from './look.ts';

/**
 * What pages without script look like: the public ones, those of secret links, and what one machine shows of its own. Each has
 * its style sheet within: one request is one page, and the hash of that sheet is all the style that its policy lets through.
 * `light-dark()` is left to the page with script, since these are read on older phones, too. Pure.
 */
const variables = (of: Readonly<Record<string, string>>): string =>
  Object.entries(of)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

/** What all have; on paper it is light, and the ground is the paper's own. */
export const pageStyle = `
:root{color-scheme:light dark;${variables(light)};${variables(sizes)};font:${letterSize}/${lineHeight} ${fonts.join(',')};font-variant-numeric:tabular-nums;--wide:40rem}
@media (prefers-color-scheme:dark){:root{${variables(dark)}}}
@media print{:root{color-scheme:light;${variables({ ...light, paper: light.card })};font-size:11pt}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink)}
h1,h2,h3,p,ul,ol,dl,dd,figure{margin:0;padding:0}
ul,ol{list-style:none}
h1{font-size:1.5rem;line-height:1.2;letter-spacing:-.01em;font-weight:700}
h2{font-size:1.25rem;line-height:1.3;font-weight:650}
h3{font-size:1rem;line-height:1.3;font-weight:650}
h1,h2,h3,dd,.text{overflow-wrap:anywhere}
.text{white-space:pre-line}
.soft{color:var(--soft)}
.small{font-size:.875rem;line-height:1.45}
a{color:var(--gran);text-underline-offset:.18em}
:focus-visible{outline:3px solid var(--himmel);outline-offset:2px;border-radius:.25rem}
.skip{position:absolute;left:-99rem}
.skip:focus{left:var(--s4);top:var(--s2);background:var(--card);padding:var(--s2);z-index:9}
.top{display:flex;flex-wrap:wrap;align-items:center;gap:0 var(--s5);justify-content:space-between;padding:var(--s2) max(var(--s4),calc((100% - var(--wide))/2 + var(--s4)));background:var(--card);border-bottom:1px solid var(--line);min-height:3.5rem}
.top a{display:flex;align-items:center;min-height:2.75rem}
.mark,.top a.mark{font-weight:750;letter-spacing:-.02em;color:var(--ink);text-decoration:none;display:flex;gap:var(--s2);align-items:center;overflow-wrap:anywhere}
.mark::before{content:'';width:.75rem;height:1.375rem;background:var(--falu);border-radius:.125rem;flex:none}
main{display:grid;gap:var(--s4);align-content:start;max-width:var(--wide);margin:0 auto;padding:var(--s5) var(--s4) var(--s7)}
.card,.rows{background:var(--card);border:1px solid var(--line);border-radius:var(--round)}
.card{padding:var(--s4);display:grid;gap:var(--s3)}
.rows>li+li{border-top:1px solid var(--line)}
.chip{display:inline-block;font-size:.875rem;font-weight:600;line-height:1.25;padding:.1875rem .5625rem;border-radius:1rem;background:var(--sunk);width:fit-content}
.chip.late{background:var(--falu-tint);color:var(--falu)}
.note{border-left:4px solid var(--himmel);background:var(--himmel-tint);padding:var(--s3) var(--s4);border-radius:0 var(--round) var(--round) 0}
.note.late{border-color:var(--falu);background:var(--falu-tint)}
.flow{display:flex;flex-wrap:wrap;gap:var(--s2) var(--s3);align-items:center}
button,.button{font:inherit;font-weight:650;min-height:3rem;padding:var(--s2) var(--s4);border-radius:.5rem;border:1px solid var(--edge);background:transparent;color:var(--ink);display:inline-flex;align-items:center;justify-content:center;text-align:center;text-decoration:none;cursor:pointer}
.go{background:var(--gran);border-color:var(--gran);color:var(--gran-ink)}
@media (min-width:60rem){h1{font-size:1.875rem}}
@media print{@page{margin:18mm}.skip,form,nav,.go,.button{display:none}.top,.card,.rows{border-color:var(--line)}.top{padding-inline:0}main{padding-inline:0;max-width:none}li,article{break-inside:avoid}}
`;

/** The mark of the campaign's page, in the address itself: nobody is asked for it. */
export const pageIcon = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="${light.paper}"/><rect x="21" y="10" width="22" height="44" rx="4" fill="${light.falu}"/></svg>`,
)}`;

/** Nothing runs, nobody may frame the page, and its form leads back to itself; `images`: where pictures may come from. */
export const pagePolicy = (style: string, images: 'data:' | "'self' data:" = 'data:'): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    `img-src ${images}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
