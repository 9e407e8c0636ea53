import type { Day } from '../../../shared/calendar.ts';
import { type Markup, markup, verbatim } from '../../../shared/markup.ts';
import { type Body, bodyOf, type Item, type Linked, type Section } from './body.ts';
import type { LetterInput } from './letter.ts';

/**
 * The letter as HTML. Pure. Nothing is fetched by it: no images, no fonts, no counting of readers, and links lead where they say.
 * Colours are the reader's own, so that it can be read in light and in dark; lines are of the colour of the text.
 */
const fonts = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const styles = {
  body: `margin:0;padding:0;${fonts};font-size:16px;line-height:1.5`,
  main: 'max-width:36em;margin:0 auto;padding:16px;overflow-wrap:anywhere',
  heading: 'font-size:18px;line-height:1.3;margin:28px 0 0;padding:0 0 4px;border-bottom:2px solid currentColor',
  group: 'font-size:16px;line-height:1.3;margin:16px 0 0',
  list: 'margin:0;padding:0;list-style:none',
  item: 'margin:10px 0 0;padding:0 0 0 12px;border-left:3px solid currentColor',
  due: 'font-weight:bold',
  button: 'display:inline-block;padding:10px 18px;border:2px solid currentColor;border-radius:6px;font-weight:bold',
  foot: 'margin:32px 0 0;padding:12px 0 0;border-top:1px solid currentColor;font-size:14px',
} as const;

const paragraph = (text: string): Markup => markup`<p style="margin:12px 0 0">${text}</p>`;
const linked = ({ text, link }: Linked): Markup => markup`${text} <a href="${link}">${link}</a>`;

const itemOf = ({ text, due, link }: Item): Markup =>
  markup`<li style="${styles.item}">${
    link ? markup`<a href="${link}">${text}</a>` : text
  }${due !== undefined && markup`<br><span style="${styles.due}">${due}</span>`}</li>`;

const sectionOf = ({ heading, groups }: Section): Markup =>
  markup`${heading !== undefined && markup`<h2 style="${styles.heading}">${heading}</h2>`}${groups.map(
    ({ name, items }) => markup`${name !== undefined && markup`<h3 style="${styles.group}">${name}</h3>`}
<ul style="${styles.list}">${items.map(itemOf)}</ul>`,
  )}`;

const written = ({
  greeting,
  intro,
  sections,
  button,
  outro,
  foot,
}: Body): Markup => markup`${[greeting, ...intro].map(paragraph)}
${sections.map(sectionOf)}
${button && markup`<p style="margin:20px 0 0"><a href="${button.link}" style="${styles.button}">${button.text}</a></p>`}
${outro.map(paragraph)}
<div style="${styles.foot}">${foot.map(
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
<style>${verbatim(':root{color-scheme:light dark}')}</style>
</head>
<body style="${styles.body}">
<div role="article" lang="${input.language}" style="${styles.main}">
${written(bodyOf(input, today))}
</div>
</body>
</html>`.markup
  }\n`;
