import { encodeTime } from 'ulid';
import { addSeconds, dayOf, type Instant } from '../../../shared/calendar.ts';
import type { PersonInBrief } from '../../../shared/people.ts';
import type { NoticeInBrief } from '../../notifications/offers.ts';
import { isIn, wantsOf } from '../fan-out.ts';
import type { Mail, Mailbox, Progress, Why } from '../state.ts';
import { settled } from '../timing/preferences.ts';
import type { Posted as Answered } from '../../../shared/outbound/unanswered.ts';
import type { Line } from '../writing/letter.ts';

/** What becomes of a letter: whether it is still to be sent, what it says, and what a try has led to. Pure; seconds. */

/** For so long a letter belongs to whoever sends it. After that it counts as broken off, and is sent again. */
export const leaseSeconds = 120;
/** Longer after each failure: an hour in all. */
const pausesSeconds = [60, 120, 300, 600, 900, 1800] as const;
export const mostTries = pausesSeconds.length + 1;
/** More stand in the inbox. */
export const mostLines = 30;

export const taken = (mail: Mail, now: Instant): Mail => ({
  ...mail,
  state: 'sending',
  tries: mail.tries + 1,
  due: addSeconds(now, leaseSeconds),
});
/** Whoever took it that often never said what became of it: it is given up, so that nothing is tried for ever. */
export const isSpent = ({ tries }: Mail): boolean => tries >= mostTries;
export const givenUp = (mail: Mail): Mail => ({ ...mail, state: 'failed', trouble: 'BrokenOff' });
export const dropped = (mail: Mail, why: Why): Mail => ({ ...mail, state: 'dropped', why });

/** What the service of the sender said: it has it, it never takes it, or it may take it later. */
export type Posted = { readonly sent: string } | { readonly refused: string } | { readonly later: string };
export const settledBy = (mail: Mail, posted: Posted, now: Instant): Mail => {
  if ('sent' in posted) return { ...mail, state: 'sent', ...(posted.sent !== '' && { messageId: posted.sent }) };
  if ('refused' in posted) return { ...mail, state: 'failed', trouble: posted.refused };
  const pause = pausesSeconds[mail.tries - 1];
  return pause === undefined
    ? { ...mail, state: 'failed', trouble: posted.later }
    : { ...mail, state: 'due', trouble: posted.later, due: addSeconds(now, pause) };
};

/** What a push service has said: 404 and 410 are that the device is subscribed no more. Source: RFC 8030, 5 and 7.3. */
export const pushedAs = (answer: Answered): Posted | 'gone' => {
  if ('trouble' in answer)
    return answer.trouble === 'forbidden-address' ? { refused: answer.trouble } : { later: answer.trouble };
  const { status } = answer;
  if (status >= 200 && status < 300) return { sent: '' };
  if (status === 404 || status === 410) return 'gone';
  const said = `status-${status}`;
  return status === 429 || status >= 500 ? { later: said } : { refused: said };
};

/** Why nothing at all goes to somebody. */
export const barred = (
  person: PersonInBrief | undefined,
  mailbox: Mailbox | undefined,
  isSetUp: boolean,
): Why | undefined => {
  if (!person) return 'gone';
  if (!isSetUp) return 'not-set-up';
  if (mailbox?.address === undefined) return 'no-address';
  return mailbox.blocked ? 'blocked' : undefined;
};

/** One thing that may be told: of which unit, and whether that still waits. */
export type Told = { readonly unit: string; readonly notice: NoticeInBrief; readonly waits: boolean };

/** Why somebody is not told of it, as things are now; undefined when they are. */
export const untold = (
  { unit, notice, waits }: Told,
  person: PersonInBrief,
  { preferences }: Mailbox,
  kind: Mail['kind'],
): Why | undefined => {
  if (!isIn(person, unit)) return 'left-unit';
  if (!wantsOf(preferences, unit)) return 'not-wanted';
  const wanted = settled(preferences);
  if (wanted[notice.action] === 'off' || (kind === 'reminder' && !wanted.reminders)) return 'not-wanted';
  // Only what is told at once is pushed.
  if (kind === 'push' && wanted[notice.action] !== 'now') return 'not-wanted';
  if (!waits) return 'answered';
  // Whoever has read what waits is still reminded of it, and told that nobody has answered.
  const isAgain = kind === 'reminder' || (kind === 'escalation' && notice.action !== 'know');
  return !isAgain && notice.readBy?.has(person.id) ? 'read' : undefined;
};

const order = ['decide', 'do', 'know'] as const;
/** Decisions first, then deeds, each with the first due day first. */
export const inOrder = (lines: readonly Line[]): readonly Line[] =>
  lines.toSorted(
    (a, b) => order.indexOf(a.action) - order.indexOf(b.action) || ((a.due ?? '~') < (b.due ?? '~') ? -1 : 1),
  );

/** How many letters of their own somebody has had on a day. */
export const countOn = ({ sent }: Pick<Progress, 'sent'>, now: Instant): number =>
  sent?.day === dayOf(now) ? sent.count : 0;
export const counted = (progress: Progress, now: Instant): Progress => ({
  ...progress,
  sent: { day: dayOf(now), count: countOn(progress, now) + 1 },
});

/** A notice that comes again comes within the days that a queue keeps it, and the sweeper looks back. */
const coveredSeconds = 8 * 86_400;
export const covering = (progress: Progress, told: readonly NoticeInBrief[], now: Instant): Progress => {
  const kept = (progress.covered ?? []).filter((id) => id >= encodeTime(Date.parse(addSeconds(now, -coveredSeconds))));
  return { ...progress, covered: [...new Set([...kept, ...told.map(({ id }) => id)])] };
};
