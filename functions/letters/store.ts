import { encodeTime } from 'ulid';
import type { Instant } from '../../shared/calendar.ts';
import { commandsOf } from '../../shared/command.ts';
import { entityOf } from '../../shared/commit.ts';
import { aboutKey, eventOfLetter } from '../../shared/letters.ts';
import type { Aggregate } from '../../shared/execute.ts';
import { asOf, entity, listed } from '../../shared/reads.ts';
import type { Range } from '../../shared/ranges.ts';
import type { Item, Key } from '../../shared/table.ts';
import { concerns, type LettersEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { letters } from './letters.ts';
import { digestKey } from './offers.ts';
import type { LettersState, Mail, Mailbox, Progress } from './state.ts';

/**
 * Where letters are kept: one partition per campaign, which the events of preferences lie in, too.
 *   sk  what people want `p#person`, how far their letters are `o#person`,
 *       letters to people `m#person#window`, those that a command has written `l#event#n`
 *   l1  what is to be sent, or being sent, by when it is to be looked at: `due#instant#id`
 *   l2  the same of one person: `to#person#instant`
 *   l3  what tells of an event, whatever became of it: `n#event`; digests by when they tell: `d#moment`
 * Letters go after 60 days.
 */
export const partition = (campaign: string): string => `${campaign}#mail`;

const mailboxKey = (campaign: string, person: string): Key => ({ pk: partition(campaign), sk: `p#${person}` });
const progressKey = (campaign: string, person: string): Key => ({ pk: partition(campaign), sk: `o#${person}` });
export const mailKey = (campaign: string, id: string): Key => ({ pk: partition(campaign), sk: id });

export const lettersAggregate = (campaign: string): Aggregate<LettersState, LettersEvent> => ({
  stored: {
    mailbox: ({ id }: Mailbox) => mailboxKey(campaign, id),
    progress: ({ id }: Progress) => progressKey(campaign, id),
  },
  evolve,
  concerns,
  letters,
});
export const command = /* @__PURE__ */ commandsOf(lettersAggregate);

export const mailbox = (campaign: string, person: string) => entity<Mailbox>(mailboxKey(campaign, person));
export const progress = (campaign: string, person: string) => entity<Progress>(progressKey(campaign, person));
export const mail = (campaign: string, id: string) => entity<Mail>(mailKey(campaign, id));

export const mailboxesRange = (campaign: string): Range => ({ pk: partition(campaign), prefix: 'p#' });
export const progressRange = (campaign: string): Range => ({ pk: partition(campaign), prefix: 'o#' });
/** Everybody who wants letters otherwise than usual, or has shown an address. It may lag: it is looked at again when something is sent. */
export const mailboxes = (campaign: string) =>
  asOf(
    'looked at anew when something is sent',
    { queries: [{ range: mailboxesRange(campaign), options: { consistent: false } }] },
    listed<Mailbox>,
  );
export const progresses = (campaign: string) =>
  asOf('looked at anew when something is sent', { queries: [{ range: progressRange(campaign) }] }, listed<Progress>);

/** What is to be sent to somebody now or later, first things first. */
export const openOf = (campaign: string, person: string) =>
  asOf(
    'what is sent demands that it is still as it was read',
    { queries: [{ range: { pk: partition(campaign), index: 'l2', prefix: `to#${person}#` } }] },
    listed<Mail>,
  );
/** What is due by then, whoever it is to. */
export const dueBy = (campaign: string, now: Instant): Range => ({
  pk: partition(campaign),
  index: 'l1',
  prefix: 'due#',
  to: `due#${now}#\u{10ffff}`,
});
/** What tells of what happened between two moments. */
export const mailsAbout = (campaign: string, from: Instant, to: Instant): Range => {
  const at = (moment: Instant): string => aboutKey(encodeTime(Date.parse(moment)));
  return { pk: partition(campaign), index: 'l3', prefix: aboutKey(''), from: at(from), to: at(to) };
};
/** Letters to one person, or all there are. */
export const mailsOf = (campaign: string, person?: string): readonly Range[] =>
  person === undefined
    ? [
        { pk: partition(campaign), prefix: 'm#' },
        { pk: partition(campaign), prefix: 'l#' },
      ]
    : [{ pk: partition(campaign), prefix: `m#${person}#` }];
export const mailFrom = (item: Item): Mail => entityOf<Mail>(item) as Mail;

const isOpen = ({ state }: Mail): boolean => state === 'due' || state === 'sending';
/** The item of a letter as it is to be stored, its version one higher. */
export const mailItem = (campaign: string, is: Mail, now: Instant): Item => {
  const event = eventOfLetter(is);
  return {
    ...mailKey(campaign, is.id),
    ...(isOpen(is) && { l1: `due#${is.due}#${is.id}`, l2: `to#${is.to}#${is.due}#${is.id}` }),
    ...(event !== undefined && { l3: aboutKey(event) }),
    // Once it is known what became of it: until then it would be written anew each time.
    ...(!isOpen(is) && is.moment !== undefined && is.tells && { l3: digestKey(is.moment) }),
    ...is,
    version: is.version + 1,
    createdAt: is.createdAt || now,
    updatedAt: now,
  };
};
export const progressItem = (campaign: string, is: Progress, now: Instant): Item => ({
  ...progressKey(campaign, is.id),
  ...is,
  version: is.version + 1,
  createdAt: is.createdAt || now,
  updatedAt: now,
});
