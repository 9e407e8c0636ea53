import * as z from 'zod/mini';
import { day, ulid } from './fields.ts';
import { tellsOverdue } from './overdue.ts';
import { type Text, text } from './problems.ts';
import type { Unit } from './units.ts';
import { type Announcement, enumerated } from './words.ts';

/**
 * What one run of a job, or one import, tells of many things at once is told to each unit in one notice. Pure. Each event says
 * into which notice of a unit it goes, and that notice has an id of its own: whichever of them is told first puts it, and the
 * others find it there. So none is lost though a step should fail, and it is told once however often it is told.
 */

/** So many of a kind are told one by one. */
export const mostEach = 3;
/** So many are named where more are told together. */
const named = 3;

/**
 * The notice that an event goes into together with others: its id, what it is about, how many, and the first of them. `about`:
 * what there is to look at, where no list has just these; `said`: what is told of them all, as an event of their capability.
 */
export const amongSchema = z.object({
  id: ulid(),
  subject: z.string(),
  count: z.int(),
  first: z.array(z.string()),
  due: z.optional(day()),
  about: z.optional(z.string()),
  said: z.optional(z.looseObject({ type: z.string() })),
});
export type Among = Readonly<z.infer<typeof amongSchema>>;

/** Where an event that goes into a notice with others is found by its id alone (index l5): no inbox has it. */
export const gatheredKey = (event: string): string => `x#${event}`;

/** An event, as far as sentences read it, and whom it concerns. */
export type Telling = {
  readonly type: string;
  readonly subject: string;
  readonly units: readonly Unit[];
  readonly told: Readonly<Record<string, unknown>>;
};

const wordsOf = (subject: string): readonly string[] => subject.split('/');
/** The path of the list that a thing is in. */
const listOf = (subject: string): readonly string[] => wordsOf(subject).slice(0, -1);

/**
 * The path of all these: of their list, or, where they lie in several (parts of several things), what the paths of all
 * those have in common. `about`: what they have in common up to where they part.
 */
export const pathOf = (subjects: readonly string[]): Pick<Among, 'subject' | 'about'> => {
  if (new Set(subjects).size === 1) return { subject: subjects[0] as string };
  const [first = [], ...others] = subjects.map(listOf);
  const isCommon = first.map((word, i) => others.every((other) => other[i] === word));
  const subject = first.filter((_, i) => isCommon[i]).join('/');
  const parts = isCommon.indexOf(false);
  return { subject, ...(parts > 0 && { about: first.slice(0, parts).join('/') }) };
};

/** Whether a thing is one of those that have this path. */
export const isBelow = (subject: string, path: string): boolean => {
  const [list, words] = [listOf(subject), wordsOf(path)];
  if (list.at(-1) !== words.at(-1)) return false;
  let found = 0;
  for (const word of list) if (word === words[found]) found += 1;
  return found === words.length;
};

/** What a sentence asks of a unit depends on what it is in the event: whose it is, who sees to it, who asked in its name; and on how far it is. */
const kindFor = ({ type, told }: Telling, unit: Unit): string => {
  const names = Object.keys(told).filter((name) => told[name] === unit || name === 'by');
  return [unit, type, told.status, ...names.toSorted()].join(' ');
};

const days = ['replyBy', 'due', 'ends', 'deliveredBy'] as const;
const dayOf = ({ told }: Telling): string | undefined =>
  days.map((name) => told[name]).find((value): value is string => typeof value === 'string');

/** Into which notice an event goes for a unit; undefined where it has one of its own. */
export type Gathered = (type: string, subject: string, unit: Unit) => Among | undefined;

export const gathered = (all: readonly Telling[], newId: () => string): Gathered => {
  const kinds = Map.groupBy(
    all.flatMap((telling) => [...new Set(telling.units)].map((unit) => ({ telling, unit }))),
    ({ telling, unit }) => kindFor(telling, unit),
  );
  const found = new Map<string, Among>();
  for (const some of kinds.values()) {
    const subjects = [...new Set(some.map(({ telling }) => telling.subject))];
    // Several parts of one thing may have its subject.
    if (some.length <= mostEach) continue;
    const [due] = some.flatMap(({ telling }) => dayOf(telling) ?? []).toSorted();
    const among = {
      id: newId(),
      ...pathOf(subjects),
      count: some.length,
      first: subjects.slice(0, named),
      ...(due !== undefined && { due }),
    };
    for (const { telling, unit } of some) found.set(`${unit} ${telling.type} ${telling.subject}`, among);
  }
  return (type, subject, unit) => found.get(`${unit} ${type} ${subject}`);
};

const alike = (others: number) => text(`Detsamma gäller ${others} till`, `The same holds for ${others} more`);
/** What is said of one, and that it holds for others as well. */
export const withAlike = ({ sv, en }: Text, others: number): Text =>
  text(`${sv} ${alike(others).sv}.`, `${en} ${alike(others).en}.`);

type Titled = (subject: string) => Announcement['title'];
const listed = (subjects: readonly string[], count: number, titleOf: Titled) => {
  const titles = subjects.flatMap((subject) => titleOf(subject) ?? []);
  const more = count - titles.length;
  return text(
    enumerated([...titles.map(({ sv }) => sv), `${more} till`]).sv,
    enumerated([...titles.map(({ en }) => en), `${more} more`]).en,
  );
};

/**
 * How many, and the first few by their titles; asked for is what each of them asks for. What is not past its day is told as one
 * of them is, and that the others are alike. Letters say only how many: titles may be what somebody has called a thing.
 */
export const announceMany = (
  { count, first, due, about, said }: Among,
  { type, subject }: { readonly type: string; readonly subject: string },
  each: Announcement,
  titleOf: Titled,
): Announcement => {
  const common = {
    action: each.action,
    ...(about !== undefined && { about }),
    ...(each.due !== undefined && due !== undefined && { due }),
  };
  // Of an import: that says how many, and the first few stand beside it.
  if (said) {
    const titles = first.flatMap((one) => titleOf(one) ?? []);
    const [sv, en] = [enumerated(titles.map((title) => title.sv)).sv, enumerated(titles.map((title) => title.en)).en];
    if (titles.length === 0) return each;
    return { ...each, text: text(`${each.text.sv} Bland dem ${sv}.`, `${each.text.en} Among them ${en}.`) };
  }
  if (tellsOverdue(type)) {
    const names = listed(first, count, titleOf);
    const many = text(
      `${count} ärenden av samma slag är inte klara fast deras dag är förbi`,
      `${count} things of one kind are not done although their day is past`,
    );
    return {
      ...common,
      text: text(`${many.sv}: ${names.sv}.`, `${many.en}: ${names.en}.`),
      untitled: text(`${many.sv}.`, `${many.en}.`),
      title: text(`${count} ärenden över sin dag`, `${count} things past their day`),
    };
  }
  const others = count - 1;
  const names = listed(
    first.filter((other) => other !== subject),
    others,
    titleOf,
  );
  const { sv, en } = alike(others);
  return {
    ...common,
    text: text(`${each.text.sv} ${sv}: ${names.sv}.`, `${each.text.en} ${en}: ${names.en}.`),
    ...(each.untitled && { untitled: withAlike(each.untitled, others) }),
    title: text(`${count} ärenden av samma slag`, `${count} things of one kind`),
  };
};
