import * as z from 'zod/mini';
import { day, ulid } from './fields.ts';
import { text } from './problems.ts';
import type { Unit } from './units.ts';
import { type Announcement, enumerated } from './words.ts';

/**
 * What one run of a job tells of many things at once is told to each unit in one notice. Pure. Each event says into which
 * notice of a unit it goes, and that notice has an id of its own: whichever of them is told first puts it, and the others find
 * it there. So none is lost though a step of the run should fail, and it is told once however often it is told.
 */

/** So many of a kind are told one by one. */
export const mostEach = 3;
/** So many are named where more are told together. */
const named = 3;

/** The notice that an event goes into together with others: its id, what it is about, how many, and the first of them. */
export const amongSchema = z.object({
  id: ulid(),
  subject: z.string(),
  count: z.int(),
  first: z.array(z.string()),
  due: z.optional(day()),
});
export type Among = Readonly<z.infer<typeof amongSchema>>;

/** An event, as far as sentences read it, and whom it concerns. */
export type Telling = {
  readonly type: string;
  readonly subject: string;
  readonly units: readonly Unit[];
  readonly told: Readonly<Record<string, unknown>>;
};

/** The path of all things of its kind. */
export const collectionOf = (subject: string): string => subject.slice(0, Math.max(0, subject.lastIndexOf('/')));

/** What a sentence asks of a unit depends on what it is in the event: whose it is, who sees to it, who asked in its name; and on how far it is. */
const kindFor = ({ type, subject, told }: Telling, unit: Unit): string => {
  const names = Object.keys(told).filter((name) => told[name] === unit || name === 'by');
  return [unit, type, collectionOf(subject), told.status, ...names.toSorted()].join(' ');
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
    if (subjects.length <= mostEach) continue;
    const [due] = some.flatMap(({ telling }) => dayOf(telling) ?? []).toSorted();
    const subject = collectionOf(subjects[0] as string);
    const among = {
      id: newId(),
      subject,
      count: subjects.length,
      first: subjects.slice(0, named),
      ...(due !== undefined && { due }),
    };
    for (const { telling, unit } of some) found.set(`${unit} ${telling.type} ${telling.subject}`, among);
  }
  return (type, subject, unit) => found.get(`${unit} ${type} ${subject}`);
};

/**
 * How many, and the first few by their titles; asked for is what each of them asks for. Letters say only how many: titles may
 * be what somebody has called a thing.
 */
export const announceMany = (
  { count, first, due }: Among,
  each: Announcement,
  titleOf: (subject: string) => Announcement['title'],
): Announcement => {
  const titles = first.flatMap((subject) => titleOf(subject) ?? []);
  const more = count - titles.length;
  const sv = enumerated([...titles.map((title) => title.sv), `${more} till`]).sv;
  const en = enumerated([...titles.map((title) => title.en), `${more} more`]).en;
  const many = text(
    `${count} ärenden av samma slag är inte klara fast deras dag är förbi`,
    `${count} things of one kind are not done although their day is past`,
  );
  return {
    action: each.action,
    text: text(`${many.sv}: ${sv}.`, `${many.en}: ${en}.`),
    untitled: text(`${many.sv}.`, `${many.en}.`),
    title: text(`${count} ärenden över sin dag`, `${count} things past their day`),
    ...(each.due !== undefined && due !== undefined && { due }),
  };
};
