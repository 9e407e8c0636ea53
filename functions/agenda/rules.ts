import { type Actor, isIn } from '../../shared/actor.ts';
import { addDays, type Day } from '../../shared/calendar.ts';
import type { Answers } from '../../shared/capability.ts';
import { isAbout, isFor, type OpenThing } from '../../shared/open-things.ts';
import { isOffice, type Office, type Unit } from '../../shared/units.ts';
import { daysAhead, type Open, waitsOn } from '../../shared/waiting.ts';

/** What of all that is open is somebody's. Pure. */

export type Who = {
  readonly actor: Actor;
  /** Which of their units they ask for. */
  readonly units: readonly Unit[];
  /** The offices that they act for today, as head or as deputy. */
  readonly acting: readonly Office[];
  /** Where what answers is found. */
  readonly answers: Answers;
};

/** The units that somebody belongs to, or the one of these that is asked for; undefined where it is not theirs. */
export const unitsAsked = ({ memberships }: Actor, asked: Unit | undefined): readonly Unit[] | undefined => {
  const own = [...new Set(memberships.flatMap(({ unit, role }) => (role === 'admin' ? [] : [unit])))];
  if (asked === undefined) return own;
  return own.includes(asked) ? [asked] : undefined;
};

/** Who decides for a unit: its head, who stands in for one, its administrators. What is to be done its staff does, too. */
const mayAnswer = ({ actor, acting }: Who, unit: Unit, asks: Open['asks']): boolean =>
  isOffice(unit)
    ? asks === 'do' || acting.includes(unit)
    : actor.memberships.some((membership) => membership.unit === unit && membership.role === 'administrator');

/** The units of somebody's whose answer it waits for, and that they may give. */
const unitsFor = (who: Who, wait: Open): readonly Unit[] =>
  who.units.filter((unit) => isFor(wait, unit) && mayAnswer(who, unit, wait.asks));

export type Command = {
  readonly name: string;
  readonly route: string;
  readonly allowed: boolean;
  readonly decisive?: boolean;
  readonly needs: readonly string[];
};

/** What answers it, as far as roles tell; the thing itself, or a trial, tells what the rules would say. */
const commandsFor = (campaign: string, { actor, answers }: Who, { of, wait }: OpenThing): readonly Command[] => {
  const params: Readonly<Record<string, string>> = { campaign, ...of.params(wait) };
  return wait.commands.flatMap((name) => {
    const answer = answers[name];
    // One that a later version of Valsam knows.
    if (!answer) return [];
    const { route, act, needs } = answer;
    const decisive = of.isDecisive?.(wait, name);
    return [
      {
        name,
        route: route.replaceAll(/\{(\w+)\}/g, (all, param: string) => params[param] ?? all),
        allowed: isIn(act, actor, params, { units: wait.for }),
        ...(decisive !== undefined && { decisive }),
        needs,
      },
    ];
  });
};

/** Something that waits for somebody. */
export type Mine = OpenThing & {
  readonly id: string;
  readonly for: readonly Unit[];
  readonly alsoFor: readonly Unit[];
  readonly overdue: boolean;
  readonly commands: readonly Command[];
  /** By it all are in order: the earliest day to answer first, then what has waited longest. */
  readonly order: string;
};

const idOf = (campaign: string, { of, wait }: OpenThing, n: number): string => {
  const place = `${of.partition(campaign).slice(campaign.length + 1)}.${wait.sk.replaceAll('#', '.')}.${wait.kind}`;
  return n === 0 ? place : `${place}.${n}`;
};

const byOrder = (a: { readonly order: string }, b: { readonly order: string }): number => (a.order < b.order ? -1 : 1);

/** All that waits for somebody on a day, in order. */
export const mineOf = (campaign: string, things: readonly OpenThing[], who: Who, today: Day): readonly Mine[] => {
  const seen = new Map<string, number>();
  const alike = new Map<string, readonly Unit[]>();
  const kindOf = ({ of, wait }: OpenThing): string => `${of.partition(campaign)} ${wait.sk} ${wait.kind}`;
  for (const thing of things) alike.set(kindOf(thing), [...(alike.get(kindOf(thing)) ?? []), ...thing.wait.for]);
  return things
    .flatMap((thing): readonly Mine[] => {
      const { wait } = thing;
      const n = seen.get(kindOf(thing)) ?? 0;
      seen.set(kindOf(thing), n + 1);
      if (!waitsOn(wait, today)) return [];
      const units = unitsFor(who, wait);
      if (units.length === 0 && wait.person !== who.actor.person) return [];
      const commands = commandsFor(campaign, who, thing);
      if (commands.length > 0 && !commands.some(({ allowed }) => allowed)) return [];
      const id = idOf(campaign, thing, n);
      const others = new Set(alike.get(kindOf(thing)));
      return [
        {
          ...thing,
          id,
          for: units,
          alsoFor: [...others].filter((unit) => !units.includes(unit)),
          overdue: wait.due !== undefined && wait.due < today,
          commands,
          order: `${wait.due ?? '9999-12-31'} ${wait.since} ${id}`,
        },
      ];
    })
    .toSorted(byOrder);
};

export const countsOf = (mine: readonly Mine[]) => ({
  decide: mine.filter(({ wait }) => wait.asks === 'decide').length,
  do: mine.filter(({ wait }) => wait.asks === 'do').length,
  overdue: mine.filter(({ overdue }) => overdue).length,
});

/** How many are told in full at once, and how much of what is coming. */
export const mostShown = 25;
export const mostComing = 50;

/** Those that a notice or a letter with this subject is about; all where none is named. */
export const aboutIn = (mine: readonly Mine[], subject: string | undefined, today: Day): readonly Mine[] =>
  subject === undefined ? mine : mine.filter(({ wait }) => isAbout(wait, { subject }, today));

/** Those behind a place in that order. */
export const pageOf = (mine: readonly Mine[], after: string | undefined) => {
  const left = after === undefined ? mine : mine.filter(({ order }) => order > after);
  const shown = left.slice(0, mostShown);
  return { shown, more: left.length > shown.length ? shown.at(-1)?.order : undefined };
};

/** What of a thing happens from now on, within the days that are told; what is begun and ends, by its end. */
export const comingOf = (things: readonly OpenThing[], { units }: Pick<Who, 'units'>, today: Day) => {
  const last = addDays(today, daysAhead);
  return things
    .flatMap((thing) => {
      const { asks, facts = {}, from = facts.begins, until = facts.ends } = thing.wait;
      const isTheirs = units.some((unit) => isFor(thing.wait, unit));
      const day = [from, until].map(String).find((each) => /^\d/.test(each) && each >= today);
      // What waits already is among what is to be done.
      const isComing = day !== undefined && day <= last && (asks === 'know' || (thing.wait.from ?? '') > today);
      if (!isTheirs || from === undefined || !isComing) return [];
      return [{ ...thing, day, order: `${day} ${thing.wait.subject} ${thing.wait.kind}` }];
    })
    .toSorted(byOrder)
    .slice(0, mostComing);
};
