import { sha256 } from '../../../shared/ids.ts';
import type { LetterInput } from './letter.ts';
import { oneLine } from './subject.ts';

/**
 * What stands above a letter. Pure. Sources: RFC 5322 (the form), RFC 3834 (Auto-Submitted), RFC 2369 and RFC 8058 (how to stop
 * by one click).
 */

/** An address and nothing else: no name, no second address, no end of a line. */
const address = /^[^\s@<>"',;:\\()[\]\p{Cc}]+@[^\s@<>"',;:\\()[\]\p{Cc}]+$/u;
export const isAddress = (value: string): boolean => address.test(value) && value.isWellFormed();
export const checkedAddress = (value: string): string => {
  // Not the address itself: the error goes to the log.
  if (!isAddress(value)) throw new RangeError('not an address');
  return value;
};
export const checkedLink = (value: string): string => {
  if (!/^https?:\/\/[\x21-\x7e]+$/.test(value) || /[<>,]/.test(value)) throw new RangeError('not a link');
  return value;
};

/** The same for every try to send the item, so that a program that gets two shows one; it tells nothing of the item. */
const idOf = (what: string, domain: string): string => `<${sha256(what).slice(0, 32)}@${domain}>`;
export const messageId = ({ id, campaign, domain }: Pick<LetterInput, 'id' | 'campaign' | 'domain'>): string =>
  idOf(`letter ${campaign} ${id}`, domain);
/** All letters about one thing answer one letter that was never sent: that is what programs thread by. */
const threadId = (subject: string, campaign: string, domain: string): string =>
  idOf(`thread ${campaign} ${subject}`, domain);

const threadOf = ({ lines, campaign, domain, kind }: LetterInput): Readonly<Record<string, string>> => {
  const subjects = [...new Set(lines.map(({ subject }) => subject))];
  const [only] = subjects;
  if (kind === 'digest' || subjects.length !== 1 || only === undefined) return {};
  const thread = threadId(only, campaign, domain);
  return { 'In-Reply-To': thread, References: thread };
};

/** By one click (a POST). Not by writing: what somebody at an office gets stops nothing by itself. */
const stopping = ({ unsubscribe }: LetterInput): Readonly<Record<string, string>> =>
  unsubscribe === undefined
    ? {}
    : { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };

/** As RFC 5322 has it, in UTC. */
const dateOf = (at: string): string => new Date(at).toUTCString().replace('GMT', '+0000');

export const headersOf = (input: LetterInput, subject: string): Readonly<Record<string, string>> => {
  const { from, to, replyTo, at, campaign, kind, language, domain } = input;
  const headers = {
    From: `Valsam <${checkedAddress(from)}>`,
    To: checkedAddress(to),
    ...(replyTo !== undefined && { 'Reply-To': replyTo }),
    Subject: subject,
    Date: dateOf(at),
    'Message-ID': messageId(input),
    ...threadOf(input),
    ...stopping(input),
    'Auto-Submitted': 'auto-generated',
    'Feedback-ID': `${kind}:${campaign}:valsam:${domain}`,
    'Content-Language': language,
  };
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, oneLine(value)]));
};
