import { dayOf, type Instant } from '../../shared/calendar.ts';
import { readOne } from '../../shared/fetching.ts';
import { letterPrefix } from '../../shared/letters.ts';
import { log } from '../../shared/log.ts';
import { putEach } from '../../shared/puts.ts';
import { queryAll } from '../../shared/table.ts';
import { hand } from './handing.ts';
import { type Due, mostPeople } from './sending/calls.ts';
import type { Mail, Mailbox, Progress } from './state.ts';
import { idOf, newMail } from './new-mail.ts';
import { dueBy, mailboxes, mailFrom, mailItem, progresses } from './store.ts';
import { digestMoment } from './digest-moment.ts';

/** What is on its way need not be handed on once more. */
const onTheWayMillis = 60_000;
/** A campaign with more than that due waits for the next run. */
const mostDue = 2_000;

type Tally = { readonly digests: number; readonly due: number; readonly oldestMinutes: number };

const digests = async (campaign: string, now: Instant): Promise<readonly Mail[]> => {
  const boxes = (await readOne(mailboxes(campaign))).filter(
    ({ address, blocked }) => address !== undefined && !blocked,
  );
  if (boxes.length === 0) return [];
  const progress = new Map((await readOne(progresses(campaign))).map((is) => [is.id, is]));
  return boxes.flatMap((box) => digestFor(box, progress.get(box.id), now));
};
const digestFor = ({ id: to, preferences }: Mailbox, progress: Progress | undefined, now: Instant): readonly Mail[] => {
  const moment = progress && digestMoment(preferences, progress.digested, now);
  return moment === undefined
    ? []
    : [newMail({ id: idOf(to, `digest#${dayOf(moment)}`), to, kind: 'digest', due: moment, moment }, now)];
};

/** Lets the mailer know of all that is due: people by the hundred, since they read much alike. */
const handOn = async (campaign: string, mails: readonly Mail[]): Promise<void> => {
  const isWritten = ({ id }: Mail) => id.startsWith(letterPrefix);
  const letters = mails.filter(isWritten).map(({ id }) => id);
  const people = [...new Set(mails.filter((mail) => !isWritten(mail)).map(({ to }) => to))];
  const chunks = (all: readonly string[]) =>
    Array.from({ length: Math.ceil(all.length / mostPeople) }, (_, i) =>
      all.slice(i * mostPeople, (i + 1) * mostPeople),
    );
  await hand([
    ...chunks(people).map((some): Due => ({ campaign, people: [...some] })),
    ...chunks(letters).map((some): Due => ({ campaign, letters: [...some] })),
  ]);
};

const tend = async (campaign: string, now: Instant): Promise<Tally> => {
  const made = await digests(campaign, now);
  const puts = await putEach(made.map((mail) => mailItem(campaign, mail, now)));
  if (puts.includes('failed')) throw new Error('the table did not take a digest');
  const settledBy = new Date(Date.parse(now) - onTheWayMillis).toISOString();
  const found = (await queryAll(dueBy(campaign, settledBy), { limit: mostDue })).map(mailFrom);
  await handOn(campaign, [...found, ...made.filter((_, i) => puts[i] === 'put')]);
  const oldest = found.map(({ createdAt, due, state }) => (state === 'due' && due > createdAt ? due : createdAt));
  const oldestMillis = Math.max(0, ...oldest.map((at) => Date.parse(now) - Date.parse(at)));
  return { digests: made.length, due: found.length, oldestMinutes: Math.floor(oldestMillis / 60_000) };
};

/** Every five minutes: makes the digests whose time has come, and has sent what is due, whoever has lost sight of it. */
export const handler = async (input: { readonly now?: Instant } = {}): Promise<Tally> => {
  const now = input.now ?? new Date().toISOString();
  const tallies: Tally[] = [];
  for (const { sk: campaign } of await queryAll({ pk: 'campaigns', prefix: '' }))
    tallies.push(await tend(campaign, now));
  const all = {
    digests: tallies.reduce((sum, each) => sum + each.digests, 0),
    due: tallies.reduce((sum, each) => sum + each.due, 0),
    oldestMinutes: Math.max(0, ...tallies.map(({ oldestMinutes }) => oldestMinutes)),
  };
  log.info('letters due', all);
  return all;
};
