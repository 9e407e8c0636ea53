import { dayOf, type Instant } from '../../../shared/calendar.ts';
import type { AllOf } from '../../../shared/capability.ts';
import { readOne } from '../../../shared/fetching.ts';
import { type OpenThing, openThings, stillWaits } from '../../../shared/open-things.ts';
import type { Outside } from './outside.ts';

/** Of what nobody says how it waits, a notice is open as long as it is not read. */
const isSaid = (all: AllOf<'waiting'>, subject: string): boolean =>
  all
    .flatMap(({ waiting = {} }) => Object.keys(waiting))
    .some((key) => subject === key || subject.startsWith(`${key}/`));

/** Whether what was told still waits, as things are now: what is open in a campaign is read once. */
export const waitsNow = (all: AllOf<'waiting'>, now: () => Instant): Outside['stillWaits'] => {
  const known = new Map<string, Promise<readonly OpenThing[]>>();
  return async (campaign, asking, unit) => {
    if (!isSaid(all, asking.subject)) return true;
    const today = dayOf(now());
    const things = known.get(campaign) ?? readOne(openThings(all, campaign, today));
    known.set(campaign, things);
    return stillWaits(await things, asking, unit, today);
  };
};
