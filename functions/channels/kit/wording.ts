import { once } from '../../../shared/once.ts';
import { spokenFor } from '../../../shared/edge/headers.ts';
import type { Language } from '../../../shared/problems.ts';
import type { ChannelKind } from '../state.ts';
import { type ListedEvent, clockInWords, dayInWords, timeInWords } from '../../gatherings/offers.ts';
import { charactersOf, segmentsOf, weightedLength } from './lengths.ts';

/** Ready texts about an event, for each kind of channel within its length. Pure. */
export type Counted = 'characters' | 'weighted-characters' | 'segments';
export type Wording = {
  readonly text: string;
  /** Of a newsletter. */
  readonly subject?: string;
  readonly used: number;
  readonly limit: number;
  readonly counted: Counted;
};

type Network = { readonly limit: number; readonly counted: Counted; readonly isBrief?: true };
const counts: Readonly<Record<Counted, (text: string) => number>> = {
  characters: charactersOf,
  'weighted-characters': weightedLength,
  segments: segmentsOf,
};

/** Sources: the networks' help pages; what has no limit of its own has one that nothing comes near. */
const longest = 10_000;
export const networks: Readonly<Record<ChannelKind, Network>> = {
  facebook: { limit: 63_206, counted: 'characters' },
  instagram: { limit: 2_200, counted: 'characters' },
  x: { limit: 280, counted: 'weighted-characters', isBrief: true },
  newsletter: { limit: longest, counted: 'characters' },
  website: { limit: longest, counted: 'characters' },
  sms: { limit: 3, counted: 'segments', isBrief: true },
  press: { limit: longest, counted: 'characters' },
  poster: { limit: 400, counted: 'characters' },
  other: { limit: 1_000, counted: 'characters' },
};

/** Beyond this mail programs cut a subject off. */
const longestSubject = 70;

type Told = ListedEvent & { readonly description?: string | undefined };

const graphemes = once(() => new Intl.Segmenter('sv', { granularity: 'grapheme' }));
/** The longest beginning of a text with which `fits` holds, with dots where something is missing. */
const shortened = (text: string, fits: (text: string) => boolean): string => {
  if (fits(text)) return text;
  const letters = [...graphemes().segment(text)].map(({ segment }) => segment);
  const of = (length: number): string => `${letters.slice(0, length).join('').trimEnd()}…`;
  let [least, most] = [0, letters.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(of(middle))) least = middle;
    else most = middle - 1;
  }
  return of(least);
};

/** Dashes, dots and quotes of print would make a text message of another alphabet, and dearer. */
const plain = (text: string): string =>
  text.replaceAll(/[–—‑]/g, '-').replaceAll('…', '...').replaceAll(/[’‘]/g, "'").replaceAll(/[”“]/g, '"');

const shortTime = (event: ListedEvent, language: Language): string =>
  `${dayInWords(event.startsAt, language, 'short')} ${clockInWords(event.startsAt, language)}`;

type Parts = {
  readonly title: string;
  readonly link: string;
  readonly facts: readonly string[];
  readonly more: readonly string[];
};

const partsOf = (event: Told, kind: ChannelKind, language: Language, link: string): Parts => {
  const { isBrief } = networks[kind];
  const cancelled = language === 'sv' ? 'INSTÄLLT' : 'CANCELLED';
  const where = event.place ?? event.url;
  const facts = [
    isBrief ? shortTime(event, language) : timeInWords(event, language),
    ...(where === undefined ? [] : [isBrief || event.address === undefined ? where : `${where}, ${event.address}`]),
  ];
  const isLong = ['facebook', 'newsletter', 'website', 'press'].includes(kind);
  const more = [
    ...(kind === 'poster' || kind === 'sms' ? [] : [event.summary]),
    ...(isLong && event.description !== undefined ? [event.description] : []),
  ];
  return { title: event.isCancelled ? `${cancelled}: ${event.title}` : event.title, link, facts, more };
};

const joined = ({ title, link, facts, more }: Parts, kind: ChannelKind): string =>
  kind === 'sms'
    ? plain(`${[title, ...facts].join(', ')}. ${link}`)
    : [title, facts.join('\n'), ...more, link].filter((part) => part !== '').join(kind === 'x' ? '\n' : '\n\n');

/**
 * What is told in a channel of that kind. What does not fit goes in this order: description, summary, place, the end of the
 * title; day and link stay.
 */
export const wordingOf = (event: Told, kind: ChannelKind, tag: string, link: string): Wording => {
  const { limit, counted } = networks[kind];
  const count = counts[counted];
  const fits = (text: string): boolean => count(text) <= limit;
  const language = spokenFor(tag);
  const parts = partsOf(event, kind, language, link);
  const { facts, more } = parts;
  const fewer = [
    ...more.map((_, i) => ({ ...parts, more: more.slice(0, more.length - i) })),
    { ...parts, more: [] },
    { ...parts, more: [], facts: facts.slice(0, 1) },
  ];
  const found = fewer.map((each) => joined(each, kind)).find(fits);
  const last = { ...parts, more: [], facts: facts.slice(0, 1) };
  const text =
    found ??
    joined({ ...last, title: shortened(parts.title, (title) => fits(joined({ ...last, title }, kind))) }, kind);
  const subject = `${parts.title}, ${shortTime(event, language)}`;
  return {
    text,
    ...(kind === 'newsletter' && { subject: shortened(subject, (each) => each.length <= longestSubject) }),
    used: count(text),
    limit,
    counted,
  };
};
