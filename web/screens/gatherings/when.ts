import { dayWords } from '../../core/figures.ts';
import { language } from '../../core/language.ts';
import { today } from '../../core/stockholm.ts';

/** When something is, of times as clocks in Stockholm show them: `lör 5 dec kl. 13.00–18.00`. */
type Span = { readonly startsAt: string; readonly endsAt: string };

const clock = (local: string): string =>
  language.value === 'sv' ? local.slice(11, 16).replace(':', '.') : local.slice(11, 16);
const day = (local: string): string => dayWords(local.slice(0, 10), today(), language.value);
const moment = (local: string): string => `${day(local)} ${language.value === 'sv' ? 'kl.\u00a0' : ''}${clock(local)}`;

/** In the night after it everybody knows which day the end is on. */
const endsThere = ({ startsAt, endsAt }: Span): boolean =>
  endsAt.slice(0, 10) === startsAt.slice(0, 10) || Date.parse(endsAt) - Date.parse(startsAt) < 12 * 3_600_000;

export const whenWords = (span: Span): string =>
  endsThere(span)
    ? `${moment(span.startsAt)}–${clock(span.endsAt)}`
    : `${moment(span.startsAt)} – ${moment(span.endsAt)}`;
