import { addDays, type Day, daysBetween } from '../../../shared/calendar.ts';
import { light } from '../../../shared/look.ts';
import { forXml, markup, type Markup, verbatim } from '../../../shared/markup.ts';
import { type Language, text } from '../../../shared/problems.ts';
import type { NameOf } from '../../../shared/words.ts';
import type { PlacedView } from '../views.ts';

/** The timeline as a picture: a line for each milestone, by day. Pure. Source of the form: SVG 1.1. */
type Drawn = {
  readonly title: string;
  readonly electionDay: Day;
  readonly today: Day;
  readonly nameOf: NameOf;
  readonly language: Language;
};

const [labels, chart, line, top, edge] = [430, 870, 24, 96, 20];
const width = labels + chart + edge;
/** So many characters of a title fit beside the chart. */
const longest = 46;
const cut = (said: string, most: number): string => {
  const all = [...new Intl.Segmenter('sv').segment(said)].map(({ segment }) => segment);
  return all.length > most ? `${all.slice(0, most - 1).join('')}…` : said;
};

const style = verbatim(`
text{font-family:system-ui,"DejaVu Sans",Arial,sans-serif;font-size:12px;fill:${light.ink}}
.h{font-size:18px;font-weight:600}.o{fill:${light.soft};font-size:11px}.m{fill:${light.soft};paint-order:stroke;stroke:${light.card};stroke-width:3px}
.g{stroke:${light.line}}.t{stroke:${light.ockra}}.e{stroke:${light.falu};stroke-width:2}
.bar{fill:${light.himmel}}.crit{fill:${light.falu}}.pin{fill:${light.ink}}.done{fill:${light['gran-tint']};stroke:${light.gran}}.drop{fill:${light.line}}.wait{stroke:${light.falu};stroke-width:2;stroke-dasharray:4 3}
.s{text-decoration:line-through;fill:${light.edge}}`);

const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;
const nextMonth = (first: Day): Day => firstOfMonth(addDays(first, 32));
const months = {
  sv: ['jan', 'feb', 'mars', 'apr', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const;

type Scale = (day: Day) => number;
/** From the month of the first to that of the last, so that each day has its place. */
const scaleOf = (days: readonly Day[]): { readonly at: Scale; readonly from: Day; readonly to: Day } => {
  const sorted = days.toSorted();
  const from = firstOfMonth(sorted[0] ?? '');
  const to = nextMonth(firstOfMonth(sorted.at(-1) ?? ''));
  const whole = daysBetween(from, to);
  return { from, to, at: (day) => labels + Math.round((daysBetween(from, day) / whole) * chart * 10) / 10 };
};

const classOf = ({ state, critical, pinned, conflict }: PlacedView): string => {
  if (state === 'done') return 'done';
  if (state === 'dropped') return 'drop';
  if (conflict !== undefined || (critical && !pinned)) return 'crit';
  return pinned ? 'pin' : 'bar';
};

const row = (is: PlacedView, i: number, at: Scale, { nameOf, language }: Drawn): Markup => {
  const y = top + i * line;
  const middle = y + line / 2;
  const [x, end] = [at(is.day), at(addDays(is.state === 'done' ? is.day : is.ends, 1))];
  const shape = is.pinned
    ? markup`<path class="${classOf(is)}" d="M${x} ${middle - 7}l7 7l-7 7l-7-7z"/>`
    : markup`<rect class="${classOf(is)}" x="${x}" y="${y + 5}" width="${Math.max(6, end - x)}" height="14" rx="3"/>`;
  const bar =
    is.pinned && is.length > 0
      ? markup`<rect class="${classOf(is)}" x="${x}" y="${y + 9}" width="${Math.max(6, end - x)}" height="6"/>`
      : '';
  const days = text('dagar', 'days')[language];
  const free = is.conflict === undefined ? end : Math.max(end, at(addDays(is.day, is.conflict)));
  const waits =
    is.conflict === undefined ? '' : markup`<line class="wait" x1="${x}" x2="${free}" y1="${middle}" y2="${middle}"/>`;
  const beside = [is.day, ...(is.conflict === undefined ? [] : [`−${is.conflict} ${days}`])].join(' ');
  // Where there is no room behind it, before it.
  const behind = free + 160 < width;
  return markup`<text${is.state === 'dropped' ? verbatim(' class="s"') : ''} x="12" y="${middle + 4}">${cut(forXml(is.title), longest)}</text>
<text class="o" x="${labels - 10}" y="${middle + 4}" text-anchor="end">${cut(forXml(nameOf(is.owner)), 18)}</text>
${waits}${bar}${shape}<text class="m" x="${behind ? free + 10 : x - 12}" y="${middle + 4}"${behind ? '' : verbatim(' text-anchor="end"')}>${beside}</text>`;
};

const grid = ({ from, to, at }: ReturnType<typeof scaleOf>, height: number, language: Language): readonly Markup[] => {
  const lines: Markup[] = [];
  const whole = Math.max(1, Math.round(daysBetween(from, to) / 30));
  const every = Math.ceil(whole / 18);
  let [month, i] = [from, 0];
  for (; month < to; month = nextMonth(month), i += 1) {
    if (i % every > 0) continue;
    const [year, number] = month.split('-');
    const name = months[language][Number(number) - 1] ?? '';
    const said = number === '01' || i === 0 ? `${name} ${year}` : name;
    lines.push(
      markup`<line class="g" x1="${at(month)}" x2="${at(month)}" y1="${top - 8}" y2="${height - edge}"/><text class="m" x="${at(month) + 3}" y="${top - 14}">${said}</text>`,
    );
  }
  return lines;
};

const upright = (day: Day, said: string, kind: string, y: number, at: Scale, height: number): Markup => {
  const isLeft = at(day) > width - 160;
  return markup`<line class="${kind}" x1="${at(day)}" x2="${at(day)}" y1="${y + 4}" y2="${height - edge}"/><text x="${at(day) + (isLeft ? -4 : 4)}" y="${y + 6}"${isLeft ? verbatim(' text-anchor="end"') : ''}>${said}</text>`;
};

export const drawingOf = (all: readonly PlacedView[], drawn: Drawn): string => {
  const { title, electionDay, today, language } = drawn;
  const scale = scaleOf([electionDay, ...all.flatMap(({ day, ends }) => [day, ends])]);
  const height = top + Math.max(1, all.length) * line + edge;
  const heading = text(`Tidsplan: ${title}`, `Timeline: ${title}`)[language];
  const isInside = today >= scale.from && today < scale.to;
  const picture = markup`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"><title>${forXml(heading)}</title><style>${style}</style><rect width="100%" height="100%" fill="${light.card}"/>
<text class="h" x="12" y="30">${cut(forXml(heading), 90)}</text>
${grid(scale, height, language)}
${upright(electionDay, `${text('valdagen', 'election day')[language]} ${electionDay}`, 'e', 44, scale.at, height)}
${isInside ? upright(today, text('i dag', 'today')[language], 't', 60, scale.at, height) : ''}
${all.map((is, i) => row(is, i, scale.at, drawn))}
</svg>`;
  return picture.markup;
};
