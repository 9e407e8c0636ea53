import type { AllOf } from './capability.ts';
import type { Day } from './calendar.ts';
import { waitingOf } from './folds.ts';
import { isBelow } from './gathered.ts';
import { tellsOverdue } from './overdue.ts';
import { asOf } from './reads.ts';
import { type Around, type Open, type Waiting, everyone, openIn, openRange, waitsOn } from './waiting.ts';
import type { Unit } from './units.ts';

/** What is open in a campaign, over all capabilities. Pure. */
export type OpenThing = { readonly of: Waiting; readonly wait: Open };

/** By what is told of it. */
export const aroundOf = (things: readonly OpenThing[]): Around => {
  const all = new Map<string, Open[]>();
  for (const { wait } of things) all.set(wait.subject, [...(all.get(wait.subject) ?? []), wait]);
  return all;
};

/** What is left of each, seen with the others: a thing that another has answered waits no more. */
export const settled = (things: readonly OpenThing[]): readonly OpenThing[] => {
  const around = aroundOf(things);
  return things.flatMap(({ of, wait }) => {
    const left = of.settle ? of.settle(wait, around) : wait;
    return left ? [{ of, wait: { ...wait, ...left } }] : [];
  });
};

/**
 * All that waits, and what happens in the coming days: one small read of each partition, at half the units. It may lag: who
 * answers what has just been answered is told so.
 */
export const openThings = (all: AllOf<'waiting'>, campaign: string, today: Day) =>
  openAmong(waitingOf(all), campaign, today);

const openAmong = (parts: readonly Waiting[], campaign: string, today: Day) => {
  const pks = [...new Set(parts.map(({ partition }) => partition(campaign)))];
  const queries = pks.map((pk) => {
    const happens = parts.some((part) => part.happens && part.partition(campaign) === pk);
    return { range: openRange(pk, today, happens), options: { consistent: false } };
  });
  return asOf('what has just been answered may still be shown', { queries }, ({ lists }) =>
    settled(
      lists.flat().flatMap((item) => {
        const of = parts.find(({ partition, prefix }) => partition(campaign) === item.pk && item.sk.startsWith(prefix));
        return of ? openIn(of, item).map((wait) => ({ of, wait })) : [];
      }),
    ),
  );
};

export const isFor = ({ for: units }: Pick<Open, 'for'>, unit: Unit): boolean =>
  units.includes(unit) || units.includes(everyone);

/** What was told, as far as it says of what; a link says only of what. */
export type Asking = { readonly event?: string; readonly subject: string };
/**
 * What is told of many at once (gathered.ts) has the path of them all as its subject: those of them whose day is past, where
 * that is what was told.
 */
export const isAbout = (wait: Open, { event, subject }: Asking, today: Day): boolean =>
  wait.subject === subject ||
  (isBelow(wait.subject, subject) &&
    (event === undefined || !tellsOverdue(event) || wait.due === undefined || wait.due < today));

/** Whether something of a subject still waits for a unit, or for anybody: what a notice asked for is open. */
export const stillWaits = (things: readonly OpenThing[], asking: Asking, unit: Unit | undefined, today: Day): boolean =>
  things.some(
    ({ wait }) => isAbout(wait, asking, today) && waitsOn(wait, today) && (unit === undefined || isFor(wait, unit)),
  );

/** What is open where these subjects can lie: no other partition is read, and none where there are no subjects. */
export const thingsNear = (all: AllOf<'waiting'>, campaign: string, subjects: readonly string[], today: Day) => {
  const heads = new Set(subjects.map((subject) => subject.split('/')[0] as string));
  const named = all.flatMap(({ waiting = {} }) => Object.entries(waiting));
  const pks = new Set(
    named.flatMap(([key, { partition }]) => (heads.has(key.split('/')[0] as string) ? [partition(campaign)] : [])),
  );
  const parts = named.map(([, part]) => part).filter(({ partition }) => pks.has(partition(campaign)));
  return openAmong(parts, campaign, today);
};

/** Whether what was told of these subjects still waits for a unit. */
export const openAbout = (all: AllOf<'waiting'>, campaign: string, subjects: readonly string[], today: Day) => {
  const { source, as } = thingsNear(all, campaign, subjects, today);
  return asOf('what has just been answered may still be shown as open', source, (found) => {
    const things = as(found);
    return (asking: Asking, unit: Unit): boolean => stillWaits(things, asking, unit, today);
  });
};
