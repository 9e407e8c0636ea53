import { addDays, type Day, dayOf, type Instant } from '../../../shared/calendar.ts';
import { isOffice, type Office } from '../../../shared/units.ts';
import { type Wait, waitsOn } from '../../../shared/waiting.ts';
import { type Preferences, settled } from './preferences.ts';
import { momentOf, quietOver } from './quiet.ts';

/**
 * D6: who hears by letter that something was not answered by its day, and when: the same for every kind that waits. Before
 * that the owner was told, and reminded (moments.ts). Pure.
 */
export const escalation = {
  /** By the clock in Stockholm. */
  clock: '07:30',
  /** After the day that was missed: who stands in for the heads that were asked, and whose it is. */
  firstAfterDays: 1,
  /** And all others of the offices, their heads among them, where it still waits; at once where nobody stands in. */
  othersAfterDays: 3,
} as const;

export type Step = 'first' | 'others';
const daysTo: Readonly<Record<Step, number>> = {
  first: 0,
  others: escalation.othersAfterDays - escalation.firstAfterDays,
};

/** It is told on the day after the one that was missed, or later, where nobody looked: the steps follow the telling. */
export const escalateAt = (
  preferences: Preferences,
  { told, step, now }: { readonly told: Instant; readonly step: Step; readonly now: Instant },
): Instant => {
  const moment = momentOf(addDays(dayOf(told), daysTo[step]), escalation.clock);
  return quietOver(settled(preferences).quiet, moment > now ? moment : now);
};

/**
 * The offices whose heads have not answered: the owner, where it is asked, else those that are; where an association is
 * asked, the owner sees to it.
 */
export const officesAsked = (
  waits: readonly Pick<Wait, 'asks' | 'for' | 'owner' | 'due' | 'from' | 'until'>[],
  today: Day,
): readonly Office[] => {
  const missed = waits.filter((wait) => waitsOn(wait, today) && (wait.due === undefined || wait.due < today));
  const asked = missed.flatMap(({ for: units, owner }) => {
    const own = owner === undefined ? [] : [owner];
    const some = units.filter(isOffice);
    return some.length === 0 || some.some((unit) => unit === owner) ? own.filter(isOffice) : some;
  });
  return [...new Set(asked)];
};
