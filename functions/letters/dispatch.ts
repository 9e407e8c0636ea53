import type { SQSHandler } from 'aws-lambda';
import { env } from '../../shared/env.ts';
import type { Instant } from '../../shared/calendar.ts';
import { readOne } from '../../shared/fetching.ts';
import { log } from '../../shared/log.ts';
import type { PersonInBrief } from '../../shared/people.ts';
import { peopleRange } from '../../shared/people.ts';
import { putEach } from '../../shared/puts.ts';
import { send } from '../../shared/queue.ts';
import { asOf, listed } from '../../shared/reads.ts';
import { messageFrom, oneByOne } from '../../shared/worker.ts';
import { type MailCall, mailCallSchema } from './offers.ts';
import { lettersFor, oweAlso } from './fan-out.ts';
import type { Due } from './sending/calls.ts';
import type { Mail, Progress } from './state.ts';
import { mailboxes, mailItem, progresses } from './store.ts';
import { storeProgress } from './sending/storing.ts';

/** Who is in which unit. It may lag: whoever has left by the time that something is sent gets nothing. */
const people = (campaign: string) =>
  asOf(
    'looked at anew when something is sent',
    { queries: [{ range: peopleRange(campaign), options: { consistent: false } }] },
    listed<PersonInBrief>,
  );

/** Lets the mailer know. What is lost of that the job finds. */
export const hand = async (calls: readonly Due[]): Promise<void> => {
  const refused = calls.length === 0 ? [] : await send(env('QUEUE_URL_MAILER'), calls);
  if (refused.length > 0) throw new Error(`${refused.length} letters were not taken by the queue`);
};

const put = async (campaign: string, mails: readonly Mail[], now: Instant): Promise<void> => {
  const puts = await putEach(mails.map((mail) => mailItem(campaign, mail, now)));
  if (puts.includes('failed')) throw new Error('the table did not take a letter');
};

/** What came too late for the digest of its time is left to the next one. */
const owe = async (campaign: string, owing: readonly Progress[], now: Instant): Promise<void> => {
  for (const progress of owing)
    if ((await storeProgress(campaign, progress, now)) !== 'committed')
      throw new Error('what a digest has to tell was changed meanwhile');
};

const fanOut = async ({ campaign, notices }: Extract<MailCall, { kind: 'notices' }>): Promise<void> => {
  const now = new Date().toISOString();
  const wishes = (await readOne(mailboxes(campaign))).filter(
    ({ address, blocked }) => address !== undefined && !blocked,
  );
  // Nobody gets letters there.
  if (wishes.length === 0) return;
  const [members, progress] = [await readOne(people(campaign)), await readOne(progresses(campaign))];
  const facts = { wishes, members, progress };
  const mails = lettersFor(notices, facts, now);
  await put(campaign, mails, now);
  await owe(campaign, oweAlso(notices, facts), now);
  const due = [...new Set(mails.flatMap((mail) => (mail.due <= now ? [mail.to] : [])))];
  await hand(due.length > 0 ? [{ campaign, people: due }] : []);
  log.info('letters', { notices: notices.length, letters: mails.length, due: due.length });
};

/**
 * The function `mail-dispatch`: queue of what was told -> a letter for each person who wants one -> queue of the mailer. What
 * is broken off is done again from the start: a letter that is there is not written twice.
 */
export const handler: SQSHandler = oneByOne(async ({ body }) => {
  const call = messageFrom(mailCallSchema, body);
  if (call.kind === 'letter') await hand([{ campaign: call.campaign, letters: [call.letter] }]);
  else await fanOut(call);
});
