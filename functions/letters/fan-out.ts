import { dayOf, type Instant } from '../../shared/calendar.ts';
import type { PersonInBrief } from '../../shared/people.ts';
import { tellsOverdue } from '../../shared/overdue.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import type { ToldNotice } from './offers.ts';
import type { Mail, Mailbox, Preferences, Progress } from './state.ts';
import { idOf, newMail } from './new-mail.ts';
import { isOwed, owedAlso } from './timing/digests.ts';
import { escalateAt, type Step } from './timing/escalating.ts';
import { remindAt, remindersOf, sendAt } from './timing/moments.ts';
import { settled } from './timing/preferences.ts';
import { quietOver } from './timing/quiet.ts';

/** Which letters follow from what a unit was told: to whom of its people, and when. Pure. */
export type Facts = {
  readonly wishes: readonly Mailbox[];
  readonly members: readonly PersonInBrief[];
  readonly progress: readonly Progress[];
  /** Who have devices that word is pushed to, whether letters reach them or not. */
  readonly pushed?: readonly Mailbox[];
  /** Who stands in for the heads that have not answered, by the subject of what they were asked. */
  readonly standIns?: ReadonlyMap<string, ReadonlySet<string>>;
};

export const isIn = ({ memberships }: Pick<PersonInBrief, 'memberships'>, unit: Unit): boolean =>
  memberships.some((each) => each.unit === unit && each.role !== 'admin');
/** Letters are wanted of all one's units, unless somebody has chosen some. */
export const wantsOf = ({ units }: Preferences, unit: Unit): boolean => units?.includes(unit) ?? true;

const readersOf = ({ wishes, members }: Pick<Facts, 'wishes' | 'members'>, unit: Unit): readonly Mailbox[] => {
  const there = new Set(members.filter((member) => isIn(member, unit)).map(({ id }) => id));
  return wishes.filter(({ id, preferences }) => there.has(id) && wantsOf(preferences, unit));
};

export const isEscalation = ({ event }: Pick<ToldNotice, 'event'>): boolean => tellsOverdue(event);

/**
 * Who stands in for a head that was asked hears first, and whose it is; all others of the offices some days later. Nobody is
 * waited for whom no letter reaches.
 */
const stepOf = ({ standIns, wishes }: Facts, { subject, unit, action }: ToldNotice, to: string): Step => {
  const standing = wishes.filter(
    ({ id, preferences }) => standIns?.get(subject)?.has(id) && settled(preferences)[action] !== 'off',
  );
  return standing.length === 0 || !isOffice(unit) || standing.some(({ id }) => id === to) ? 'first' : 'others';
};

const ownLetter = (facts: Facts, { id: to, preferences }: Mailbox, told: ToldNotice, now: Instant): readonly Mail[] => {
  const due = sendAt(preferences, told.action, now);
  if (due === 'never' || due === 'digest') return [];
  const { unit, notice, subject, at } = told;
  if (!isEscalation(told)) return [newMail({ id: idOf(to, `now#${notice}`), to, kind: 'now', due, unit, notice }, now)];
  const id = idOf(to, `escalate#${subject}#${notice}`);
  const then = escalateAt(preferences, { told: at, step: stepOf(facts, told, to), now });
  return [newMail({ id, to, kind: 'escalation', due: then, unit, notice }, now)];
};

/** What is decided, and told at once: to each device by itself, since one may take it and another not. */
const pushes = ({ id: to, preferences, devices = [] }: Mailbox, told: ToldNotice, now: Instant): readonly Mail[] => {
  const { unit, notice, action } = told;
  const due = sendAt(preferences, action, now);
  if (action !== 'decide' || isEscalation(told) || due === 'never' || due === 'digest') return [];
  return devices.map(({ id: device }) =>
    newMail({ id: idOf(to, `push#${notice}#${device}`), to, kind: 'push', due, unit, notice, device }, now),
  );
};

/** Half-way and the day before; what is asked anew with the same day is reminded of once. */
const reminders = ({ id: to, preferences }: Mailbox, told: ToldNotice, now: Instant): readonly Mail[] => {
  const { unit, notice, subject, due: day, action } = told;
  if (day === undefined || action === 'know') return [];
  if (settled(preferences)[action] === 'off' || !settled(preferences).reminders) return [];
  return remindersOf(dayOf(told.at), day)
    .filter((on) => on > dayOf(now))
    .map((on) =>
      newMail(
        {
          id: idOf(to, `remind#${subject}#${on}`),
          to,
          kind: 'reminder',
          due: remindAt(preferences, on),
          unit,
          notice,
          subject,
          day,
        },
        now,
      ),
    );
};

/** What is booked, visits, staff: for the calendars of whoever they are for, as soon as it is not quiet. */
const invitations = ({ id: to, preferences }: Mailbox, told: ToldNotice, now: Instant): readonly Mail[] => {
  const { calendar, quiet } = settled(preferences);
  const { unit, notice, subject: about, occasions = [] } = told;
  if (!calendar) return [];
  return occasions.map((each) => {
    const subject = `${about.split('/')[0]}/${each}`;
    const id = idOf(to, `calendar#${subject}#${notice}`);
    return newMail({ id, to, kind: 'calendar', due: quietOver(quiet, now), unit, notice, subject }, now);
  });
};

/** Each once: of two notices of the same thing that fall on the same day one is reminded once. */
export const lettersFor = (notices: readonly ToldNotice[], facts: Facts, now: Instant): readonly Mail[] => {
  const { pushed = [], members } = facts;
  const all = notices.flatMap((told) => [
    ...readersOf(facts, told.unit).flatMap((reader) => [
      ...ownLetter(facts, reader, told, now),
      ...reminders(reader, told, now),
      ...invitations(reader, told, now),
    ]),
    ...readersOf({ wishes: pushed, members }, told.unit).flatMap((reader) => pushes(reader, told, now)),
  ]);
  return [...new Map(all.map((mail) => [mail.id, mail])).values()];
};

/** Whose digest of that time is over: the next one tells of it. */
export const oweAlso = (notices: readonly ToldNotice[], facts: Facts): readonly Progress[] =>
  facts.progress.flatMap((is) => {
    const reader = facts.wishes.find(({ id }) => id === is.id);
    if (!reader) return [];
    const owed = notices.reduce((before, told) => {
      const { action, at, notice } = told;
      const isTheirs = !is.covered?.includes(notice) && readersOf(facts, told.unit).includes(reader);
      const isLate = is.since < at && at <= is.digested;
      if (!isTheirs || !isLate || sendAt(reader.preferences, action, at) !== 'digest') return before;
      return isOwed(before, action, at) ? before : owedAlso(before, action, at);
    }, is.owed);
    return owed === is.owed ? [] : [{ ...is, owed }];
  });
