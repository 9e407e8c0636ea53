import { addSeconds, dayOf, type Instant } from '../../../shared/calendar.ts';
import { campaignKey } from '../../../shared/directory.ts';
import { fetching, readAll, readOne } from '../../../shared/fetching.ts';
import { log } from '../../../shared/log.ts';
import { type PersonInBrief, personInBrief } from '../../../shared/people.ts';
import { asOf, inOrder as reads } from '../../../shared/reads.ts';
import { newSecret, type SecretLink, secretLinkItem } from '../../../shared/secret-link.ts';
import type { LetterKind, Mail, Mailbox, Why } from '../state.ts';
import { keptSeconds } from '../new-mail.ts';
import { mailbox, openOf, progress } from '../store.ts';
import { isTooMany } from '../timing/moments.ts';
import { settled } from '../timing/preferences.ts';
import { lineOf } from '../writing/lines.ts';
import { invitationFor } from './calendar.ts';
import { type Letterhead, linkTo, messageOf, preferencesAt } from './letter.ts';
import { type Plan, planOf, type Reader, type Sending } from './plans.ts';
import {
  barred,
  countOn,
  dropped,
  givenUp,
  inOrder,
  isSpent,
  mostLines,
  type Posted,
  settledBy,
  taken,
} from './rules.ts';
import { isPush, sendPushes } from './push.ts';
import { officeBehind, replyTo, unitNames } from './senders.ts';
import { mailWrite, newWrite, progressWrite, store } from './storing.ts';

export const campaignName = (campaign: string) =>
  asOf('only shown', { keys: [campaignKey(campaign)] }, ({ items: [item] }) => String(item?.name ?? campaign));

const drop = async (campaign: string, mails: readonly Mail[], why: Why, now: Instant): Promise<void> => {
  const most = 90;
  for (let i = 0; i < mails.length; i += most)
    await store(mails.slice(i, i + most).map((mail) => mailWrite(campaign, dropped(mail, why), now)));
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
  kind: LetterKind,
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
    unitName: await unitNames(
      sending.all,
      sending,
      plan.told.map(({ unit }) => unit),
      language,
    ),
    ...(await replyTo(sending, officeBehind(plan.told), now)),
    unsubscribe: `${outside.publicUrl}/unsubscribe/${link.secret}`,
    preferences: preferencesAt(head),
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

const kinds = ['escalation', 'now', 'calendar', 'reminder', 'digest'] as const satisfies readonly LetterKind[];
const giveUp = async (campaign: string, spent: readonly Mail[], now: Instant): Promise<void> => {
  if (spent.length === 0) return;
  await store(spent.slice(0, mostLines).map((mail) => mailWrite(campaign, givenUp(mail), now)));
  log.warn('letters were given up', { letters: spent.length, failed: true });
};
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
    const all = found?.open.filter((mail) => mail.due <= now && !isSpent(mail)) ?? [];
    if (!found) return;
    await giveUp(
      campaign,
      found.open.filter((mail) => mail.due <= now && isSpent(mail)),
      now,
    );
    if (round === 0) await sendPushes(sending, found, all.filter(isPush));
    const due = all.filter((mail) => !isPush(mail));
    if (due.length === 0) return;
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
