import type { Instant } from '../../../shared/calendar.ts';
import { step } from '../../../shared/daily.ts';
import { log } from '../../../shared/log.ts';
import type { PersonInBrief } from '../../../shared/people.ts';
import { inOrder } from '../../../shared/reads.ts';
import { loseDevice } from '../rules.ts';
import type { Device, Mail, Mailbox } from '../state.ts';
import { lettersAggregate, mailbox as mailboxAt } from '../store.ts';
import { settled } from '../timing/preferences.ts';
import { loudSeconds, quietOver } from '../timing/quiet.ts';
import { wordOf } from '../writing/push.ts';
import { contentOf } from './content.ts';
import type { Outside } from './outside.ts';
import type { Sending } from './plans.ts';
import { dropped, mostLines, pushedAs, settledBy, taken } from './rules.ts';
import { mailWrite, store } from './storing.ts';

/** What is pushed to devices goes the way of letters: taken before it is sent, and what became of it stored after that. */
export const isPush = ({ kind }: Mail): boolean => kind === 'push';

type Reader = { readonly person: PersonInBrief | undefined; readonly mailbox: Mailbox | undefined };
type Known = { readonly person: PersonInBrief; readonly mailbox: Mailbox; readonly device: Device };

/** Nothing more goes to a device that its push service knows no more. */
const lose = async (campaign: string, person: string, device: Device): Promise<void> => {
  const { failed } = await step(campaign, lettersAggregate, {
    actor: 'mail',
    reads: () => inOrder({ mailbox: mailboxAt(campaign, person) }),
    decide: (state) => loseDevice(state.mailbox, device),
  });
  // Should too many change it just now, the next word that does not arrive will do.
  if (failed === 0) log.info('a device is gone', {});
};

/** Whom a push service may ask about what is sent: RFC 8292 wants an address that is read, or a page. */
const contactOf = ({ domain, publicUrl }: Outside): string =>
  domain === undefined ? publicUrl : `mailto:postmaster@${domain}`;

const writeAll = (campaign: string, mails: readonly Mail[], now: Instant) =>
  store(mails.map((mail) => mailWrite(campaign, mail, now)));

/** One word to one device, of all that is due for it. */
const sendTo = async (sending: Sending, { person, mailbox, device }: Known, due: readonly Mail[]): Promise<void> => {
  const { campaign, outside } = sending;
  const { quiet, language } = settled(mailbox.preferences);
  const now = outside.now();
  const later = quietOver(quiet, now);
  if (later > now)
    return void (await writeAll(
      campaign,
      due.map((mail) => ({ ...mail, due: later })),
      now,
    ));
  const content = await contentOf(sending, person, mailbox, due);
  const gone = due.flatMap((mail) => {
    const why = content.dropped.get(mail.id);
    return why ? [dropped(mail, why)] : [];
  });
  const mine = due.filter(({ id }) => content.byMail.has(id)).map((mail) => taken(mail, now));
  // Somebody else has them, or perhaps we have: when the lease is over it is seen what became of them.
  if ((await writeAll(campaign, [...gone, ...mine], now)) !== 'committed' || mine.length === 0) return;
  const word = wordOf({ campaign, language, subjects: content.told.map(({ notice }) => notice.subject) });
  const answered = await outside.push(device, word, {
    keptSeconds: loudSeconds(quiet, now),
    contact: contactOf(outside),
  });
  const posted = pushedAs(answered);
  if (posted === 'gone') await lose(campaign, person.id, device);
  const then = outside.now();
  const held = mine.map((mail) => ({ ...mail, version: mail.version + 1 }));
  const after = held.map((mail) => (posted === 'gone' ? dropped(mail, 'no-device') : settledBy(mail, posted, then)));
  const outcome = await writeAll(campaign, after, then);
  log.info('push', { items: mine.length, stored: outcome === 'committed', ...answered });
};

/** Sends what is due to somebody's devices, to all of them at once: a push service that is slow keeps no other waiting. */
export const sendPushes = async (sending: Sending, reader: Reader, due: readonly Mail[]): Promise<void> => {
  const { person, mailbox } = reader;
  const devices = new Map((mailbox?.devices ?? []).map((device) => [device.id, device]));
  const byDevice = Map.groupBy(due, (mail) => mail.device ?? '');
  const work = [...byDevice].map(async ([id, mails]) => {
    const device = devices.get(id);
    const some = mails.slice(0, mostLines);
    if (!person || !mailbox || !device) {
      const why = person ? 'no-device' : 'gone';
      await writeAll(
        sending.campaign,
        some.map((mail) => dropped(mail, why)),
        sending.outside.now(),
      );
    } else await sendTo(sending, { person, mailbox, device }, some);
  });
  await Promise.all(work);
};
