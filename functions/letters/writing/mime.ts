import MailComposer from 'nodemailer/lib/mail-composer';
import { sha256 } from '../../../shared/ids.ts';
import type { Letter } from './letter.ts';

/**
 * The bytes of a letter (RFC 5322, MIME): text, HTML and what calendars take (RFC 6047) as alternatives, the last also as a file for
 * programs that look for one. The same letter has the same bytes, however often it is tried.
 */

const composed = new Set(['from', 'to', 'reply-to', 'subject', 'date', 'message-id', 'in-reply-to', 'references']);

export const mimeOf = async ({ subject, text, html, headers, calendar }: Letter): Promise<Uint8Array> => {
  const rest = Object.entries(headers).filter(([name]) => !composed.has(name.toLowerCase()));
  const { From: from, To: to, 'Reply-To': replyTo, Date: date } = headers;
  const { 'Message-ID': messageId = '', 'In-Reply-To': inReplyTo, References: references } = headers;
  const mail = new MailComposer({
    from,
    to,
    ...(replyTo !== undefined && { replyTo }),
    subject,
    ...(date !== undefined && { date }),
    messageId,
    ...(inReplyTo !== undefined && { inReplyTo }),
    ...(references !== undefined && { references }),
    headers: Object.fromEntries(rest),
    text,
    html,
    ...(calendar && {
      icalEvent: { method: calendar.method, content: calendar.content, filename: 'invite.ics' },
    }),
    // Nothing of a letter is fetched or read from a disk.
    disableFileAccess: true,
    disableUrlAccess: true,
    baseBoundary: sha256(messageId).slice(0, 24),
    newline: 'windows',
  });
  return new Promise((resolve, reject) => {
    mail.compile().build((error, bytes) => (error ? reject(error) : resolve(bytes)));
  });
};
