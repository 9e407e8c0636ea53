import { addDays, type Day, daysBetween, type Instant } from '../../../shared/calendar.ts';
import type { Action } from '../../../shared/words.ts';
import { type Preferences, settled, usual } from './preferences.ts';
import { isQuiet, momentOf, quietBegan, quietOver } from './quiet.ts';

/** When a letter of its own is sent, reminders, and who is told when nobody has answered. Pure. */

/** At once, at the end of the quiet hours, with the next digest, or never. */
export const sendAt = (preferences: Preferences, action: Action, at: Instant): Instant | 'digest' | 'never' => {
  const { [action]: pace, quiet } = settled(preferences);
  if (pace === 'off') return 'never';
  return pace === 'now' ? quietOver(quiet, at) : 'digest';
};

/** Since when all that waited for the end of quiet hours goes into the one letter of that moment; undefined outside of them. */
export const waitedSince = (preferences: Preferences, at: Instant): Instant | undefined => {
  const { quiet } = settled(preferences);
  return quiet && isQuiet(quiet, at) ? quietBegan(quiet, at) : undefined;
};

const leastDaysForTwo = 4;
/** The days on which somebody is reminded of what is due: half-way, where there is time for it, and the day before. */
export const remindersOf = (asked: Day, due: Day): readonly Day[] => {
  const days = daysBetween(asked, due);
  const halfWay = days >= leastDaysForTwo ? [addDays(asked, Math.floor(days / 2))] : [];
  return days >= 2 ? [...halfWay, addDays(due, -1)] : halfWay;
};

/** A reminder comes when the person has their digest, whichever days they have chosen for it: the due day knows none. */
export const remindAt = (preferences: Preferences, day: Day): Instant => {
  const { digestAt, quiet } = settled(preferences);
  return quietOver(quiet, momentOf(day, digestAt));
};

export const escalationStages = ['deputies', 'heads'] as const;
export type Stage = (typeof escalationStages)[number];
/** Of what nobody has answered: who stands in for the head is told the day after it was due, all three heads two days later. */
export const escalationsOf = (due: Day): readonly { readonly stage: Stage; readonly day: Day }[] => [
  { stage: 'deputies', day: addDays(due, 1) },
  { stage: 'heads', day: addDays(due, 3) },
];
export const escalateAt = (preferences: Preferences, day: Day): Instant =>
  quietOver(settled(preferences).quiet, momentOf(day, usual.digestAt));

/** So many letters of their own a person gets in a day, as Stockholm counts it; what comes after them waits for the digest. */
export const mostInADay = 20;
export const isTooMany = (sent: number): boolean => sent >= mostInADay;

/** The letter that something belongs to: one item for each person and window, so that jobs may run twice. */
export type Window =
  | { readonly kind: 'now'; readonly notice: string; readonly sendAt: Instant; readonly at: Instant }
  | { readonly kind: 'digest'; readonly moment: Instant }
  | { readonly kind: 'reminder'; readonly subject: string; readonly day: Day }
  | { readonly kind: 'escalation'; readonly subject: string; readonly due: Day; readonly stage: Stage };

/** What waited in quiet hours shares their end, and so one window. Later due days are windows of their own. */
export const windowOf = (window: Window): string => {
  switch (window.kind) {
    case 'now':
      return window.sendAt === window.at ? `now#${window.notice}` : `quiet#${window.sendAt}`;
    case 'digest':
      return `digest#${window.moment}`;
    case 'reminder':
      return `remind#${window.subject}#${window.day}`;
    case 'escalation':
      return `escalate#${window.subject}#${window.due}#${window.stage}`;
  }
};
