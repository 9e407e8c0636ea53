import type { SQSHandler } from 'aws-lambda';
import { headships } from '../../shared/actor.ts';
import { dayOf, type Instant } from '../../shared/calendar.ts';
import type { AllOf } from '../../shared/capability.ts';
import { fetching, readAll, readOne } from '../../shared/fetching.ts';
import { actingOf } from '../../shared/folds.ts';
import { log } from '../../shared/log.ts';
import type { PersonInBrief } from '../../shared/people.ts';
import { peopleRange } from '../../shared/people.ts';
import { putEach } from '../../shared/puts.ts';
import { isAbout, thingsNear } from '../../shared/open-things.ts';
import { asOf, inOrder, listed, together, viewOf } from '../../shared/reads.ts';
import { messageFrom, oneByOne } from '../../shared/worker.ts';
import { type MailCall, mailCallSchema, type ToldNotice } from './offers.ts';
import { type Facts, isEscalation, lettersFor, oweAlso } from './fan-out.ts';
import { hand } from './handing.ts';
import type { Mail, Mailbox, Progress } from './state.ts';
import { mailboxes, mailItem, progresses } from './store.ts';
import { storeProgress } from './sending/storing.ts';
import { officesAsked } from './timing/escalating.ts';

type Parts = AllOf<'acting' | 'waiting'>;

/** `updatedAt`: until then they may have been elsewhere. */
export type Registered = PersonInBrief & { readonly updatedAt?: Instant };
/** Who is in which unit. It may lag: whoever has left by the time that something is sent gets nothing. */
export const people = (campaign: string) =>
  asOf(
    'looked at anew when something is sent',
    { queries: [{ range: peopleRange(campaign), options: { consistent: false } }] },
    listed<Registered>,
  );

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

/** For whom others stand in of those who were asked and have not answered: looked for only where that is told. */
export const standInsFor = async (
  all: Parts,
  campaign: string,
  { notices, members }: { readonly notices: readonly ToldNotice[]; readonly members: readonly PersonInBrief[] },
  now: Instant,
): Promise<Facts['standIns']> => {
  const missed = new Map(notices.filter(isEscalation).map((notice) => [notice.subject, notice]));
  const subjects = [...missed.keys()];
  if (subjects.length === 0) return undefined;
  const today = dayOf(now);
  const acting = together(
    members.map((member) =>
      viewOf('only told', together(actingOf(all, campaign, member, today)), (found) => found.flat()),
    ),
  );
  const found = await readAll(inOrder({ things: thingsNear(all, campaign, subjects, today), acting }), fetching());
  const standing = members.map((member, i) => {
    const own = headships(member);
    return { id: member.id, offices: (found?.acting[i] ?? []).filter((office) => !own.includes(office)) };
  });
  return new Map(
    [...missed].map(([subject, notice]) => {
      const waits = (found?.things ?? []).flatMap(({ wait }) => (isAbout(wait, notice, today) ? [wait] : []));
      const asked = officesAsked(waits, today);
      const some = standing.filter(({ offices }) => offices.some((office) => asked.includes(office)));
      return [subject, new Set(some.map(({ id }) => id))];
    }),
  );
};

/** Whom letters reach, and whom what is pushed does. */
export const reached = (boxes: readonly Mailbox[]): Required<Pick<Facts, 'wishes' | 'pushed'>> => ({
  wishes: boxes.filter(({ address, blocked }) => address !== undefined && !blocked),
  pushed: boxes.filter(({ devices = [] }) => devices.length > 0),
});

const fanOut = async (all: Parts, { campaign, notices }: Extract<MailCall, { kind: 'notices' }>): Promise<void> => {
  const now = new Date().toISOString();
  const { wishes, pushed } = reached(await readOne(mailboxes(campaign)));
  // Nobody gets letters there.
  if (wishes.length + pushed.length === 0) return;
  const [members, progress] = [await readOne(people(campaign)), await readOne(progresses(campaign))];
  const standIns = await standInsFor(all, campaign, { notices, members }, now);
  const facts: Facts = { wishes, pushed, members, progress, ...(standIns && { standIns }) };
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
export const handlerOf = (all: Parts): SQSHandler =>
  oneByOne(async ({ body }) => {
    const call = messageFrom(mailCallSchema, body);
    if (call.kind === 'letter') await hand([{ campaign: call.campaign, letters: [call.letter] }]);
    else await fanOut(all, call);
  });
