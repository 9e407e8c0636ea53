import type { LetterKind } from '../state.ts';
import { dayOf, type Instant } from '../../../shared/calendar.ts';
import type { Language } from '../../../shared/problems.ts';
import { checkedAddress, checkedLink, headersOf } from './headers.ts';
import { htmlOf } from './html.ts';
import type { Invitation } from './itip.ts';
import { oneLine, subjectOf } from './subject.ts';
import { plainOf } from './plain.ts';

/**
 * A letter: what is said to one person, in one language. Pure. Whoever sends it (the mailer) says of what, for whom and when; words, form
 * and headers follow from that alone, so that the same item gives the same letter.
 *
 * Lines are made by `lineOf` (lines.ts) from notices: only there is decided what of a notice may stand in a letter.
 * `mimeOf` (mime.ts) makes the bytes. What `calendar` has is made by `invitationOf` (itip.ts).
 */
export type Line = {
  readonly action: 'decide' | 'do' | 'know';
  /** Facts: kind, line, unit, amount, day. */
  readonly text: string;
  readonly due?: string;
  /** Absolute. It holds no right: whoever follows it signs in. */
  readonly link: string;
  /** The thing, for programs that thread. */
  readonly subject: string;
  /** The first word of its subject: what it is listed with. */
  readonly group: string;
};

export type LetterInput = {
  readonly kind: LetterKind;
  readonly language: Language;
  /** An address, and nothing but an address. */
  readonly to: string;
  /** The address alone: the name before it is Valsam. */
  readonly from: string;
  /** An office's address, which people read. */
  readonly replyTo?: string | undefined;
  readonly lines: readonly Line[];
  /** Lines that there was no room for. */
  readonly more?: number | undefined;
  /** The units the reader hears of this for, by name. */
  readonly unitName?: string | undefined;
  /** With its token, https. */
  readonly unsubscribe?: string | undefined;
  /** Where preferences are said, signed in. */
  readonly preferences?: string | undefined;
  /** Of the mail item: `m#…`, `l#…`. Message-ID follows from it. */
  readonly id: string;
  /** When it is sent. */
  readonly at: Instant;
  readonly domain: string;
  readonly campaign: string;
  readonly campaignName: string;
  /** To people without an account, to confirm an address, to stop: nothing that votes, pays or changes roles. */
  readonly secretLink?: string | undefined;
  /** Why somebody without an account gets it, where its kind does not say. */
  readonly why?: string | undefined;
  /** Until when the secret link is good. */
  readonly until?: string | undefined;
  readonly calendar?: Invitation | undefined;
  /** Notices beyond a day's letters come with the digest: the last letter of the day says so. */
  readonly isLastOfDay?: boolean | undefined;
};

export type Letter = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** With From, To, Subject, Date and Message-ID: all that stands above the letter, but what says how it is packed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly calendar?: Invitation | undefined;
};

const unless = (value: string | undefined, check: (value: string) => string): string | undefined =>
  value === undefined ? undefined : check(value);
/** Names and sentences are data: none of them begins a line, a part or a link of its own. */
const cleaned = (input: LetterInput): LetterInput => ({
  ...input,
  lines: input.lines.map((line) => ({
    ...line,
    text: oneLine(line.text),
    link: line.link === '' ? '' : checkedLink(line.link),
  })),
  campaignName: oneLine(input.campaignName),
  unitName: unless(input.unitName, oneLine),
  replyTo: unless(input.replyTo, checkedAddress),
  unsubscribe: unless(input.unsubscribe, checkedLink),
  preferences: unless(input.preferences, checkedLink),
  secretLink: unless(input.secretLink, checkedLink),
});

/**
 * The letter, text and HTML saying the same.
 * @throws RangeError for what is no address and no link.
 */
export const letterOf = (given: LetterInput): Letter => {
  const input = cleaned(given);
  const subject = subjectOf(input);
  const today = dayOf(input.at);
  return {
    subject,
    text: plainOf(input, today),
    html: htmlOf(input, subject, today),
    headers: headersOf(input, subject),
    ...(input.calendar && { calendar: input.calendar }),
  };
};
