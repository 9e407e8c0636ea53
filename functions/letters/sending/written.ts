import { addSeconds, dayOf, type Instant } from '../../../shared/calendar.ts';
import { naming } from '../../../shared/calling.ts';
import type { Reached } from '../../../shared/addressees.ts';
import type { AllOf } from '../../../shared/capability.ts';
import { fetching, readAll, readOne } from '../../../shared/fetching.ts';
import { addresseesOf } from '../../../shared/folds.ts';
import { log } from '../../../shared/log.ts';
import type { Language } from '../../../shared/problems.ts';
import { inOrder, needed } from '../../../shared/reads.ts';
import { newSecret, type SecretLink, secretLinkItem } from '../../../shared/secret-link.ts';
import type { Mail, Mailbox } from '../state.ts';
import { mail, mailbox } from '../store.ts';
import { settled } from '../timing/preferences.ts';
import type { LetterInput } from '../writing/letter.ts';
import { daysInWords } from '../../../shared/day-words.ts';
import { campaignName, said } from './attempt.ts';
import { type Calendars, invitationFor } from './calendar.ts';
import { type Letterhead, linkTo, messageOf } from './letter.ts';
import type { Outside } from './outside.ts';
import { dropped, givenUp, isSpent, settledBy, taken } from './rules.ts';
import { replyTo } from './senders.ts';
import { mailWrite, newWrite, store } from './storing.ts';

/** Letters that commands have written (shared/letters.ts): to people without an account, and of what concerns an address. */

/** Where it goes, in which language, what its secret link is for, and what it says. */
type Found = {
  readonly address: string;
  readonly language: Language;
  readonly link?: SecretLink;
  readonly reached?: Reached;
};

const ofMailbox = (box: Mailbox | undefined): Pick<Found, 'address' | 'language'> | undefined =>
  box?.address === undefined || box.blocked
    ? undefined
    : { address: box.address, language: settled(box.preferences).language };

/** The new address gets the link, as long as it is the one that is waited for. */
const toConfirm = (campaign: string, box: Mailbox | undefined, request: string): Found | undefined => {
  if (box?.pending?.id !== request) return undefined;
  const { pending, id: person, preferences } = box;
  const link: SecretLink = { campaign, for: 'confirm', person, request, until: pending.until };
  return { address: pending.address, language: settled(preferences).language, link };
};

/** Whoever signs in gets no secret link: it would be a right. */
const reachedBy = async (campaign: string, of: string, reached: Reached): Promise<Found | undefined> => {
  const { to, language = 'sv', linkUntil: until } = reached;
  if ('address' in to) {
    const link = until === undefined ? {} : { link: { campaign, for: 'answer', of, until } as const };
    return { address: to.address, language, reached, ...link };
  }
  const theirs = ofMailbox(await readOne(mailbox(campaign, to.person)));
  return theirs && { ...theirs, reached };
};

const find = async (
  all: AllOf<'addressees'>,
  campaign: string,
  { to, kind: what }: Pick<Mail, 'to' | 'kind'>,
): Promise<Found | undefined> => {
  const [kind = '', person = '', request = ''] = to.split('/');
  if (kind === 'address') return toConfirm(campaign, await readOne(mailbox(campaign, person)), request);
  if (kind === 'person') return ofMailbox(await readOne(mailbox(campaign, person)));
  const addressees = addresseesOf(all);
  const addressee = Object.hasOwn(addressees, kind) ? addressees[kind] : undefined;
  if (!addressee) throw new Error(`no capability knows how ${kind} is reached`);
  const reached = await addressee.reach(campaign, to.slice(kind.length + 1), what);
  return reached && reachedBy(campaign, to, reached);
};

/** What a letter of somebody's says, with names in it; links only whoever signs in can follow. */
const saidTo = async (all: Calendars, head: Letterhead, { address, language, link, reached }: Found, now: Instant) => {
  if (!reached) return { lines: [] };
  const { says, why, subject, due, occasion } = reached;
  const { campaign, domain } = head;
  const [text = ''] = await naming(all, [{ campaign, said: says[language], language }]);
  const url = linkTo(head, { subject });
  const line = {
    action: due === undefined ? 'know' : 'decide',
    text: daysInWords(text, language, dayOf(now)),
  } as const;
  const addressed = { campaign, domain, language, to: address, url: linkTo(head, {}) };
  return {
    lines: [{ ...line, link: link ? '' : url, subject, group: subject.split('/')[0] as string, ...(due && { due }) }],
    ...(why && { why: why[language] }),
    ...(occasion && { calendar: await invitationFor(all, occasion, addressed) }),
  };
};

const paths: Readonly<Record<SecretLink['for'], string>> = {
  confirm: 'confirm',
  unsubscribe: 'unsubscribe',
  answer: 'answer',
};

/** Sends one of them, if it is due: taken first, as any letter is. They know no quiet hours: somebody waits for them. */
export const sendWritten = async (
  all: AllOf<'addressees'> & Calendars,
  campaign: string,
  id: string,
  outside: Outside,
): Promise<void> => {
  const found = await readAll(inOrder({ mail: needed(mail(campaign, id)), name: campaignName(campaign) }), fetching());
  const now = outside.now();
  if (!found || !(found.mail.state === 'due' || found.mail.state === 'sending') || found.mail.due > now) return;
  if (isSpent(found.mail)) {
    await store([mailWrite(campaign, givenUp(found.mail), now)]);
    return log.warn('letters were given up', { letters: 1, failed: true });
  }
  const to = await find(all, campaign, found.mail);
  const { domain } = outside;
  if (!to || domain === undefined) {
    await store([mailWrite(campaign, dropped(found.mail, to ? 'not-set-up' : 'gone'), now)]);
    return;
  }
  const mine = taken(found.mail, now);
  const secret = newSecret();
  const link = to.link && newWrite(secretLinkItem(secret, to.link));
  // Somebody else has it: when the lease is over it is seen what became of it.
  if ((await store([mailWrite(campaign, mine, now), ...(link ? [link] : [])])) !== 'committed') return;
  const head = { campaign, campaignName: found.name, domain, publicUrl: outside.publicUrl };
  const message = await messageOf(head, {
    kind: mine.kind as LetterInput['kind'],
    id,
    at: now,
    language: to.language,
    to: to.address,
    ...(await saidTo(all, head, to, now)),
    ...(await replyTo({ campaign, fetched: fetching() }, to.reached?.office, now)),
    ...(to.link && {
      secretLink: `${outside.publicUrl}/${paths[to.link.for]}/${secret}`,
      // Of one that ends at midnight the day before.
      until: dayOf(addSeconds(to.link.until, -1)),
    }),
  });
  const posted = await outside.post(message);
  const held: Mail = { ...mine, version: mine.version + 1 };
  const then = outside.now();
  const outcome = await store([mailWrite(campaign, settledBy(held, posted, then), then)]);
  log.info('letter', { kind: mine.kind, stored: outcome === 'committed', ...said(posted) });
};
