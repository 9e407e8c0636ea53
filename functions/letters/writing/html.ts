import type { Day } from '../../../shared/calendar.ts';
import { type Colour, dark, fonts, light } from '../../../shared/look.ts';
import { type Markup, markup, verbatim } from '../../../shared/markup.ts';
import { type Body, bodyOf, type Item, type Linked, type Section } from './body.ts';
import type { LetterInput } from './letter.ts';

/**
 * The letter as HTML. Pure. Nothing is fetched by it: no images, no fonts, no counting of readers, and links lead where they say.
 * Programs for mail take the colours of elements, and many no style sheet: so each element that has a class has its colours in light,
 * always ground and text together, and the sheet has those in dark for programs that read it. Others turn them by themselves.
 */
const grounds = {
  paper: ['paper', 'ink', 'paper'],
  item: ['card', 'ink', 'line'],
  go: ['gran', 'gran-ink', 'gran'],
  soon: ['ockra-tint', 'ockra', 'ockra-tint'],
  late: ['falu-tint', 'falu', 'falu-tint'],
} as const satisfies Readonly<Record<string, readonly [ground: Colour, text: Colour, edge: Colour]>>;
const texts = { link: 'gran', soft: 'soft', mark: 'falu' } as const satisfies Readonly<Record<string, Colour>>;

type Palette = Readonly<Record<Colour, string>>;
const groundOf = (of: Palette, [ground, text, edge]: readonly [Colour, Colour, Colour], end: string): string =>
  [`background-color:${of[ground]}${end}`, `color:${of[text]}${end}`, `border-color:${of[edge]}${end}`].join(';');

const inDark = [
  ...Object.entries(grounds).map(([name, three]) => `.${name}{${groundOf(dark, three, '!important')}}`),
  ...Object.entries(texts).map(([name, colour]) => `.${name}{color:${dark[colour]}!important}`),
].join('');
const sheet = `:root{color-scheme:light dark}@media (prefers-color-scheme:dark){${inDark}}`;

/** A class, and what it looks like in light. */
const on = (name: keyof typeof grounds, style: string): Markup =>
  markup`class="${name}" style="${groundOf(light, grounds[name], '')};${style}"`;
const ink = (name: keyof typeof texts, style = ''): Markup =>
  markup`class="${name}" style="color:${light[texts[name]]}${style && `;${style}`}"`;

const styles = {
  body: `margin:0;padding:0;font-family:${fonts.join(',')};font-size:16px;line-height:1.5`,
  main: 'max-width:36em;margin:0 auto;padding:20px 16px 32px;overflow-wrap:anywhere',
  top: 'margin:0 0 20px;font-weight:bold',
  heading: 'font-size:20px;line-height:1.3;margin:28px 0 0',
  group: 'font-size:16px;line-height:1.3;margin:16px 0 0',
  list: 'margin:0;padding:0;list-style:none',
  item: 'margin:10px 0 0;padding:12px 16px;border-style:solid;border-width:1px;border-radius:10px',
  due: 'display:inline-block;margin:8px 0 0;padding:2px 10px;border-radius:12px;font-size:14px;font-weight:bold',
  button:
    'display:inline-block;padding:12px 20px;border-style:solid;border-width:1px;border-radius:8px;font-weight:bold;text-decoration:none',
  foot: 'margin:32px 0 0;font-size:14px',
} as const;

const paragraph = (text: string): Markup => markup`<p style="margin:12px 0 0">${text}</p>`;
const linked = ({ text, link }: Linked): Markup => markup`${text} <a href="${link}" ${ink('link')}>${link}</a>`;

const itemOf = ({ text, due, isLate, link }: Item): Markup =>
  markup`<li ${on('item', styles.item)}>${
    link ? markup`<a href="${link}" ${ink('link', 'font-weight:bold')}>${text}</a>` : text
  }${due !== undefined && markup`<br><span ${on(isLate ? 'late' : 'soon', styles.due)}>${due}</span>`}</li>`;

const sectionOf = ({ heading, groups }: Section): Markup =>
  markup`${heading !== undefined && markup`<h2 style="${styles.heading}">${heading}</h2>`}${groups.map(
    ({ name, items }) => markup`${name !== undefined && markup`<h3 ${ink('soft', styles.group)}>${name}</h3>`}
<ul style="${styles.list}">${items.map(itemOf)}</ul>`,
  )}`;

const written = ({
  greeting,
  intro,
  sections,
  button,
  outro,
  foot,
}: Body): Markup => markup`<p style="${styles.top}"><span aria-hidden="true" ${ink('mark')}>▮</span> Valsam</p>
${[greeting, ...intro].map(paragraph)}
${sections.map(sectionOf)}
${button && markup`<p style="margin:20px 0 0"><a href="${button.link}" ${on('go', styles.button)}>${button.text}</a></p>`}
${outro.map(paragraph)}
<div ${ink('soft', styles.foot)}>${foot.map(
  (each) => markup`<p style="margin:6px 0 0">${typeof each === 'string' ? each : linked(each)}</p>`,
)}</div>`;

export const htmlOf = (input: LetterInput, subject: string, today: Day): string =>
  `${
    markup`<!doctype html>
<html lang="${input.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>${verbatim(sheet)}</style>
</head>
<body ${on('paper', styles.body)}>
<div role="article" lang="${input.language}" ${on('paper', styles.main)}>
${written(bodyOf(input, today))}
</div>
</body>
</html>`.markup
  }\n`;
