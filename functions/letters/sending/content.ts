import { addSeconds, type Instant } from '../../../shared/calendar.ts';
import { fetching, type Fetched } from '../../../shared/fetching.ts';
import type { PersonInBrief } from '../../../shared/people.ts';
import { asOf, entity, listed, type Read } from '../../../shared/reads.ts';
import type { Unit } from '../../../shared/units.ts';
import { type NoticeInBrief, noticeKey, noticesSince } from '../../notifications/offers.ts';
import { wantsOf } from '../fan-out.ts';
import type { Mail, Mailbox, Progress, Why } from '../state.ts';
import { isOwed, toldBy } from '../timing/digests.ts';
import type { Outside } from './outside.ts';
import { type Told, untold } from './rules.ts';

/** What is to be told of by now: looked up when a letter is sent, since much of it may be answered by then. */
export type Reading = {
  readonly campaign: string;
  /** What several letters of one run read alike is read once. */
  readonly fetched: Fetched;
  /** What units are called, by the sentence that asks. */
  readonly names: Map<string, Promise<readonly string[]>>;
  /** For a unit; for anybody, where none is named. */
  readonly stillWaits: (notice: NoticeInBrief, unit: Unit | undefined) => Promise<boolean>;
};

/** What is as young is open: the index that says so may lag. */
const youngSeconds = 60;
export const readingOf = (campaign: string, { stillWaits, now }: Pick<Outside, 'stillWaits' | 'now'>): Reading => {
  const known = new Map<string, Promise<boolean>>();
  return {
    campaign,
    fetched: fetching(),
    names: new Map(),
    stillWaits: async ({ event, subject, at }, unit) => {
      if (addSeconds(at, youngSeconds) > now()) return true;
      const key = `${unit ?? ''} ${event} ${subject}`;
      const found = known.get(key) ?? stillWaits(campaign, { event, subject }, unit);
      known.set(key, found);
      return found;
    },
  };
};

export const fetch = async <T>(
  { fetched }: Pick<Reading, 'fetched'>,
  reads: readonly Read<T>[],
): Promise<readonly T[]> => {
  await fetched.fetch(reads);
  return reads.map((read) => fetched.valueOf(read));
};
/** That nobody has answered is told to some who need not answer: as long as it waits for anybody. */
const waitsFor = (reading: Reading, unit: Unit, notice: NoticeInBrief, kind: Mail['kind']): Promise<boolean> => {
  if (notice.action !== 'know') return reading.stillWaits(notice, unit);
  return kind === 'escalation' ? reading.stillWaits(notice, undefined) : Promise.resolve(true);
};
const waiting = async (reading: Reading, unit: Unit, notice: NoticeInBrief, kind: Mail['kind']): Promise<Told> => ({
  unit,
  notice,
  waits: await waitsFor(reading, unit, notice, kind),
});

export type Content = {
  readonly told: readonly Told[];
  /** What there is no more reason to tell, and why. */
  readonly dropped: ReadonlyMap<string, Why>;
};

/** The notices that letters tell of. */
export const noticesOf = (reading: Reading, mails: readonly Mail[]): Promise<readonly (NoticeInBrief | undefined)[]> =>
  fetch(
    reading,
    mails.map(({ unit = '', notice = '' }) => entity<NoticeInBrief>(noticeKey(reading.campaign, unit, notice))),
  );

/** What letters that each tell of one notice say. */
export const contentOf = async (
  reading: Reading,
  person: PersonInBrief,
  mailbox: Mailbox,
  mails: readonly Mail[],
): Promise<Content & { readonly byMail: ReadonlyMap<string, Told> }> => {
  const notices = await noticesOf(reading, mails);
  const dropped = new Map<string, Why>();
  const byMail = new Map<string, Told>();
  for (const [i, mail] of mails.entries()) {
    const notice = notices[i];
    const told = notice && (await waiting(reading, mail.unit ?? '', notice, mail.kind));
    const why = told ? untold(told, person, mailbox, mail.kind) : 'gone';
    if (why) dropped.set(mail.id, why);
    else if (told) byMail.set(mail.id, told);
  }
  return { told: [...byMail.values()], dropped, byMail };
};

const spanStart = (spans: readonly { readonly from: Instant }[]): Instant | undefined =>
  spans.map(({ from }) => from).toSorted()[0];

/** What the digest of that moment says: unread, and still open; each notice that came to several of one's units once. */
export const digestOf = async (
  reading: Reading,
  person: PersonInBrief,
  mailbox: Mailbox,
  progress: Progress,
  moment: Instant,
): Promise<readonly Told[]> => {
  const owed = toldBy(progress.owed, mailbox.preferences, moment);
  const since = spanStart(Object.values(owed).flat());
  if (since === undefined) return [];
  const units = [...new Set(person.memberships.flatMap(({ unit, role }) => (role === 'admin' ? [] : [unit])))].filter(
    (unit) => wantsOf(mailbox.preferences, unit),
  );
  const inboxes = await fetch(
    reading,
    units.map((unit) =>
      asOf(
        'a digest tells of what was there some minutes ago',
        { queries: [{ range: noticesSince(reading.campaign, unit, since), options: { consistent: false } }] },
        listed<NoticeInBrief>,
      ),
    ),
  );
  const found: Told[] = [];
  for (const [i, unit] of units.entries())
    for (const notice of inboxes[i] ?? []) {
      const { id, action, at } = notice;
      if (!isOwed(owed, action, at) || progress.covered?.includes(id)) continue;
      if (found.some((each) => each.notice.id === id)) continue;
      const told = await waiting(reading, unit, notice, 'digest');
      if (untold(told, person, mailbox, 'digest') === undefined) found.push(told);
    }
  return found;
};
