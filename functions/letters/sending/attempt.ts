import { addSeconds, dayOf, type Instant } from '../../../shared/calendar.ts';
import { campaignKey } from '../../../shared/directory.ts';
import { fetching, readAll, readOne } from '../../../shared/fetching.ts';
import { log } from '../../../shared/log.ts';
import { type PersonInBrief, personInBrief } from '../../../shared/people.ts';
import { asOf, inOrder as reads } from '../../../shared/reads.ts';
import { newSecret, type SecretLink, secretLinkItem } from '../../../shared/secret-link.ts';
import type { Mail, Mailbox, MailKind, Progress, Why } from '../state.ts';
import { keptSeconds } from '../new-mail.ts';
import { mailbox, openOf, progress } from '../store.ts';
import { owedAfterDigest, owedAlso } from '../timing/digests.ts';
import { isTooMany } from '../timing/moments.ts';
import { settled } from '../timing/preferences.ts';
import { lineOf } from '../writing/lines.ts';
import type { Occasion } from '../../../shared/occasions.ts';
import { type Calendars, invitationFor, notInvited, occasionAt } from './calendar.ts';
import { contentOf, digestOf, noticesOf, type Reading } from './content.ts';
import { type Letterhead, linkTo, messageOf } from './letter.ts';
import type { Outside } from './outside.ts';
import {
  barred,
  counted,
  countOn,
  covering,
  dropped,
  inOrder,
  mostLines,
  type Posted,
  settledBy,
  taken,
  type Told,
} from './rules.ts';
import { mailWrite, newWrite, progressWrite, store } from './storing.ts';

/** Somebody who gets letters, as far as they are known when one is sent. */
type Reader = { readonly person: PersonInBrief; readonly mailbox: Mailbox; readonly progress: Progress };
export type Sending = Reading & { readonly all: Calendars; readonly outside: Outside };

export const campaignName = (campaign: string) =>
  asOf('only shown', { keys: [campaignKey(campaign)] }, ({ items: [item] }) => String(item?.name ?? campaign));

const drop = async (campaign: string, mails: readonly Mail[], why: Why, now: Instant): Promise<void> => {
  const most = 90;
  for (let i = 0; i < mails.length; i += most)
    await store(mails.slice(i, i + most).map((mail) => mailWrite(campaign, dropped(mail, why), now)));
};

/** One letter: which items go into it, which are dropped, and what both make of somebody's progress. */
type Plan = {
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
    : { ...plan, mails, dropped: [] };
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

const planOf = (sending: Sending, reader: Reader, kind: MailKind, mails: readonly Mail[], now: Instant) => {
  if (kind === 'digest') return planDigest(sending, reader, mails, now);
  return kind === 'calendar' ? planCalendar(sending, reader, mails) : planTold(sending, reader, mails, now);
};

/** A link by which whoever reads the letter gets no more of them. */
const unsubscribing = (campaign: string, person: string, now: Instant) => {
  const secret = newSecret();
  const link: SecretLink = { campaign, for: 'unsubscribe', person, until: addSeconds(now, keptSeconds) };
  return { secret, item: secretLinkItem(secret, link) };
};

/** The outcome of a letter, over what is stored of somebody's progress by then: only the mailer and they themselves move it. */
const settle = async (sending: Sending, reader: Reader, plan: Plan, mails: readonly Mail[], posted: Posted) => {
  const { campaign, outside } = sending;
  const mostTries = 5;
  for (let tries = 0; tries < mostTries; tries++) {
    const now = outside.now();
    const is = tries === 0 ? reader.progress : await readOne(progress(campaign, reader.person.id));
    const after = is && 'sent' in posted ? plan.afterwards(is) : is;
    const writes = mails.map((mail) => mailWrite(campaign, settledBy(mail, posted, now), now));
    const outcome = await store([...writes, ...(after && after !== is ? [progressWrite(campaign, after, now)] : [])]);
    if (outcome === 'committed') return;
  }
  log.warn('what became of a letter is not stored', { letters: mails.length });
};

/** Sends the letters of one kind that are due, as one. @returns whether there may be more of them. */
const sendKind = async (
  sending: Sending,
  head: Letterhead,
  reader: Reader,
  kind: MailKind,
  due: readonly Mail[],
): Promise<boolean> => {
  const { campaign, outside } = sending;
  const now = outside.now();
  const plan = await planOf(sending, reader, kind, due, now);
  const { person, mailbox: box, progress: is } = reader;
  const link = unsubscribing(campaign, person.id, now);
  const mine = plan.mails.map((mail) => taken(mail, now));
  const begun = plan.always?.(is) ?? is;
  const outcome = await store([
    ...[...plan.dropped, ...mine].map((mail) => mailWrite(campaign, mail, now)),
    ...(begun === is ? [] : [progressWrite(campaign, begun, now)]),
    ...(mine.length > 0 ? [newWrite(link.item)] : []),
  ]);
  // Somebody else has them, or perhaps we have: when the lease is over it is seen what became of them.
  if (outcome !== 'committed') return false;
  if (mine.length === 0) return true;
  const { language } = settled(box.preferences);
  const { domain } = head;
  const to = box.address as string;
  const url = linkTo(head, plan.told[0]?.notice ?? {});
  const calendar =
    plan.occasion && (await invitationFor(sending.all, plan.occasion, { campaign, domain, language, to, url }));
  const message = await messageOf(head, {
    kind,
    id: (mine[0] as Mail).id,
    at: now,
    language,
    to,
    lines: inOrder(plan.told.map(({ notice }) => lineOf(notice, language, linkTo(head, notice), dayOf(now)))),
    unsubscribe: `${outside.publicUrl}/unsubscribe/${link.secret}`,
    ...(plan.more && { more: plan.more }),
    ...(calendar && { calendar }),
    ...(kind === 'now' && isTooMany(countOn(is, now) + 1) && { isLastOfDay: true }),
  });
  const posted = await outside.post(message);
  const held = mine.map((mail) => ({ ...mail, version: mail.version + 1 }));
  await settle(sending, reader, plan, held, posted);
  log.info('letter', { kind, items: mine.length, ...said(posted) });
  return 'sent' in posted;
};
/** Never the address, nor what the service says of it. */
export const said = (posted: Posted) => ('sent' in posted ? { sent: true } : { failed: true, ...posted });

const kinds = ['escalation', 'now', 'calendar', 'reminder', 'digest'] as const satisfies readonly MailKind[];
/** More than so many letters at a time are left to the next run. */
const mostRounds = 10;

/**
 * Sends one person what is due. Each letter is taken before it is sent, and what became of it stored after that: of two who
 * try one sends. Where this function ends in between, the letter is sent once more when the lease is over, under its id.
 */
export const sendTo = async (sending: Sending, person: string): Promise<void> => {
  const { campaign, outside } = sending;
  for (let round = 0; round < mostRounds; round++) {
    const found = await readAll(
      reads({
        person: personInBrief(campaign, person),
        mailbox: mailbox(campaign, person),
        progress: progress(campaign, person),
        open: openOf(campaign, person),
        name: campaignName(campaign),
      }),
      fetching(),
    );
    const now = outside.now();
    const due = found?.open.filter((mail) => mail.due <= now) ?? [];
    if (!found || due.length === 0) return;
    const why = barred(found.person, found.mailbox, outside.domain !== undefined);
    if (why || !found.progress) return drop(campaign, due, why ?? 'no-address', now);
    const reader: Reader = {
      person: found.person as PersonInBrief,
      mailbox: found.mailbox as Mailbox,
      progress: found.progress,
    };
    const head = { publicUrl: outside.publicUrl, campaign, campaignName: found.name, domain: outside.domain as string };
    const kind = kinds.find((each) => due.some((mail) => mail.kind === each));
    if (!kind) return;
    const some = due.filter((mail) => mail.kind === kind);
    if (!(await sendKind(sending, head, reader, kind, some))) return;
    // Nothing was left over.
    if (some.length === due.length && some.length <= (kind === 'calendar' ? 1 : mostLines)) return;
  }
};
