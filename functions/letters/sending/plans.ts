import type { Instant } from '../../../shared/calendar.ts';
import type { Occasion } from '../../../shared/occasions.ts';
import type { PersonInBrief } from '../../../shared/people.ts';
import type { LetterKind, Mail, Mailbox, Progress } from '../state.ts';
import { owedAfterDigest, owedAlso } from '../timing/digests.ts';
import { isTooMany } from '../timing/moments.ts';
import { type Calendars, notInvited, occasionAt } from './calendar.ts';
import { contentOf, digestOf, noticesOf, type Reading } from './content.ts';
import type { Outside } from './outside.ts';
import { telledBy } from '../offers.ts';
import { covering, counted, countOn, dropped, mostLines, type Told } from './rules.ts';

/** What goes into one letter, and what of it is told nobody any more. */
/** Somebody who gets letters, as far as they are known when one is sent. */
export type Reader = { readonly person: PersonInBrief; readonly mailbox: Mailbox; readonly progress: Progress };
export type Sending = Reading & { readonly all: Calendars; readonly outside: Outside };

/** One letter: which items go into it, which are dropped, and what both make of somebody's progress. */
export type Plan = {
  readonly mails: readonly Mail[];
  readonly dropped: readonly Mail[];
  readonly told: readonly Told[];
  readonly more?: number;
  /** What it puts into a calendar. */
  readonly occasion?: Occasion;
  readonly afterwards: (progress: Progress) => Progress;
  /** Also where nothing is sent. */
  readonly always?: (progress: Progress) => Progress;
};

const unchanged = (is: Progress): Progress => is;

const tellOf = ({ unit, notice }: Told): string => telledBy(unit, notice.id);

const planDigest = async (sending: Sending, reader: Reader, mails: readonly Mail[], now: Instant): Promise<Plan> => {
  const { person, mailbox: box, progress: is } = reader;
  const moment = mails.map((mail) => mail.moment ?? mail.due).reduce((a, b) => (a > b ? a : b));
  const told = await digestOf(sending, person, box, is, moment);
  const afterwards = (after: Progress): Progress => ({
    ...covering(
      after,
      told.map(({ notice }) => notice),
      now,
    ),
    digested: moment,
    owed: owedAfterDigest(after.owed, box.preferences, moment),
  });
  const plan = { told: told.slice(0, mostLines), more: Math.max(told.length - mostLines, 0), afterwards };
  return told.length === 0
    ? { ...plan, mails: [], dropped: mails.map((mail) => dropped(mail, 'nothing-to-say')), always: afterwards }
    : { ...plan, mails: mails.map((mail) => ({ ...mail, tells: told.map(tellOf) })), dropped: [] };
};

/** What would be one letter too many in a day waits for the digest. */
const planTold = async (sending: Sending, reader: Reader, mails: readonly Mail[], now: Instant): Promise<Plan> => {
  const { person, mailbox: box, progress: is } = reader;
  const some = mails.slice(0, mostLines);
  const content = await contentOf(sending, person, box, some);
  const gone = some.flatMap((mail) => {
    const why = content.dropped.get(mail.id);
    return why ? [dropped(mail, why)] : [];
  });
  const left = some.filter(({ id }) => content.byMail.has(id));
  if (left[0]?.kind === 'now' && isTooMany(countOn(is, now)))
    return {
      mails: [],
      dropped: [...gone, ...left.map((mail) => dropped(mail, 'with-the-digest'))],
      told: [],
      afterwards: unchanged,
      always: (after) => ({
        ...after,
        owed: content.told.reduce((owed, { notice: { action, at } }) => owedAlso(owed, action, at), after.owed),
      }),
    };
  return {
    mails: left,
    dropped: gone,
    told: content.told,
    afterwards: left[0]?.kind === 'now' ? (after) => counted(after, now) : unchanged,
  };
};

/** Each thing has a letter of its own, since calendars take one at a time; what it was meanwhile nobody needs. */
const planCalendar = async (sending: Sending, reader: Reader, mails: readonly Mail[]): Promise<Plan> => {
  const [first] = mails;
  const same = mails.filter((each) => each.subject === first?.subject);
  const mail = same.reduce((a, b) => ((a.notice ?? '') > (b.notice ?? '') ? a : b));
  const passed = same.filter((each) => each !== mail).map((each) => dropped(each, 'nothing-to-say'));
  const { subject = '', unit = '' } = mail;
  const [told] = await noticesOf(sending, [mail]);
  const occasion = await occasionAt(sending.all, sending.campaign, subject, { unit });
  const why =
    notInvited(mail, reader.person, reader.mailbox) ?? (told && occasion ? undefined : ('nothing-to-say' as const));
  if (why || !told || !occasion)
    return { mails: [], dropped: [...passed, dropped(mail, why ?? 'gone')], told: [], afterwards: unchanged };
  return {
    mails: [mail],
    dropped: passed,
    told: [{ unit, notice: told, waits: true }],
    occasion,
    afterwards: unchanged,
  };
};

/** By its kind. */
export const planOf = (sending: Sending, reader: Reader, kind: LetterKind, mails: readonly Mail[], now: Instant) => {
  if (kind === 'digest') return planDigest(sending, reader, mails, now);
  return kind === 'calendar' ? planCalendar(sending, reader, mails) : planTold(sending, reader, mails, now);
};
