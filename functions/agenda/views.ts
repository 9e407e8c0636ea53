import type { Day } from '../../shared/calendar.ts';
import { daysInWords } from '../../shared/day-words.ts';
import type { Language, Text } from '../../shared/problems.ts';
import type { OpenThing } from '../../shared/open-things.ts';
import type { Unit } from '../../shared/units.ts';
import type { Beside, Waiting } from '../../shared/waiting.ts';
import { sentence, unitCalled } from '../../shared/words.ts';
import type { comingOf, Mine } from './rules.ts';

/** How what is open is shown: its sentences in the reader's language, everything to be called by its name. Pure. */

/** What the parts of capabilities have read to tell of theirs. */
export type FoundFor = ReadonlyMap<Waiting, unknown>;
type Around = Beside<unknown>;

/** A path below the campaign; the capability `campaign` has none of its own. */
const linkOf = (campaign: string, { of, wait }: OpenThing): string =>
  `/campaigns/${campaign}/${(of.link?.(wait) ?? wait.subject).replace(/^campaign\//, '')}`;

type Named = { readonly id: Unit; readonly name: string };
const unit = (id: Unit): Named => ({ id, name: unitCalled(id) });
/** Who reads it, and on which day: days are told as people write them. */
export type Reader = { readonly language: Language; readonly today: Day };
const inWords = ({ sv, en }: Text, { language, today }: Reader): string =>
  daysInWords(sentence(sv, en)[language], language, today);

export const itemOf = (mine: Mine, beside: Around, reader: Reader) => {
  const { of, wait, id, overdue, commands } = mine;
  const { asks, kind, subject, due, owner } = wait;
  const said = of.say(wait, beside.found, beside);
  return {
    id,
    subject,
    link: linkOf(beside.campaign, mine),
    asks: asks === 'decide' ? ('decide' as const) : ('do' as const),
    kind,
    title: inWords(said.title, reader),
    ...(said.unit !== undefined && { unit: unit(said.unit) }),
    for: mine.for.map(unit),
    alsoFor: mine.alsoFor.map(unit),
    ...(said.amount !== undefined && { amount: said.amount }),
    ...(due !== undefined && { due }),
    overdue,
    ...(owner !== undefined && { owner: unit(owner) }),
    since: wait.since,
    facts: said.facts.map(({ name, label, text }) => ({
      name,
      label: label[reader.language],
      text: inWords(text, reader),
    })),
    commands,
  };
};

export const comingShown = (coming: ReturnType<typeof comingOf>[number], beside: Around, reader: Reader) => {
  const { of, wait, day } = coming;
  const said = of.say(wait, beside.found, beside);
  return {
    day,
    subject: wait.subject,
    link: linkOf(beside.campaign, coming),
    kind: wait.kind,
    title: inWords(said.title, reader),
    ...(said.unit !== undefined && { unit: unit(said.unit) }),
  };
};
