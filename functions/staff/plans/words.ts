import { enumerated, type NameOf } from '../../../shared/words.ts';
import { inSentence, labelOf, type Vocabulary } from '../../../shared/vocabulary.ts';
import { spoken } from '../phrases.ts';
import { type Language, type Text, text } from '../../../shared/problems.ts';
import type { Beaten, PlanRule, Reason } from './solver/problem.ts';

/** What would let an unmet request be met, rule by rule, in words. Pure. */
const fixes: Readonly<Record<PlanRule, (size: number, who: Text) => Text>> = {
  capacity: (size, who) =>
    text(
      `${size} % till behövs av en befattning; dess tid har ${who.sv}.`,
      `${size} % more of a position is needed; its time is with ${who.en}.`,
    ),
  extent: (size) =>
    text(`Ingen befattning räcker: ${size} % till behövs.`, `No position is large enough: ${size} % more is needed.`),
  period: (size) =>
    text(
      `Ingen befattning varar hela tiden: ${size} dagar saknas.`,
      `No position lasts all the time: ${size} days are lacking.`,
    ),
  D3: (size) =>
    text(
      `Delen skulle bli mindre än 50 %: begär ${size} % mer, eller ihop med grannar.`,
      `The part would be less than 50 %: ask for ${size} % more, or together with neighbours.`,
    ),
  tasks: (_, who) => text(`Ingen befattning har uppgiften ${who.sv}.`, `No position has the task ${who.en}.`),
  languages: (_, who) => text(`Ingen befattning har språket ${who.sv}.`, `No position has the language ${who.en}.`),
  worth: (size) =>
    text(
      `Den kan tillgodoses, men det kostar ${size} procentveckor mer än det är värt med dessa vikter.`,
      `It can be met, but by these weights that costs ${size} percent-weeks more than it is worth.`,
    ),
  switch: (size, who) =>
    size === 1
      ? text(
          `En befattning hos ${who.sv} räcker, men planeras inte: öppna den för planering.`,
          `A position at ${who.en} would do, but is not planned: open it for planning.`,
        )
      : text(
          `${size} befattningar hos ${who.sv} räcker, men planeras inte: öppna någon av dem för planering.`,
          `${size} positions at ${who.en} would do, but are not planned: open one of them for planning.`,
        ),
  'two-positions': (size) =>
    text(
      `Det skulle ta ${size} befattningar, fler än två eller med mindre än 50 % var: dela upp begäran, eller tilldela för hand.`,
      `It would take ${size} positions, more than two or with less than 50 % each: split the request, or allocate by hand.`,
    ),
};

/** Why somebody got nothing, without a word of others: an association does not read what these have. */
const causes: Readonly<Record<PlanRule, Text>> = {
  capacity: text('andra, som går före, har tiden', 'others, who go first, have the time'),
  extent: text('ingen befattning räcker', 'no position is large enough'),
  period: text('ingen befattning varar hela tiden', 'no position lasts all the time'),
  D3: text('delen skulle bli mindre än 50 %', 'the part would be less than 50 %'),
  tasks: text('ingen befattning har de uppgifterna', 'no position has these tasks'),
  languages: text('ingen befattning har de språken', 'no position has these languages'),
  worth: text('det skulle kosta andra mer', 'it would cost others more'),
  'two-positions': text('det skulle ta för många befattningar', 'it would take too many positions'),
  switch: text(
    'en befattning som räcker är inte öppnad för planering',
    'a position that would do is not open for planning',
  ),
};
/** On which weight others went first. */
const weighed: Readonly<Record<Beaten['weight'], Text>> = {
  priorityArea: text('prioriterat område', 'a priority area'),
  outerRingFloor: text('ytterringens golv', 'the outer ring’s floor'),
  ownPriority: text('begärans egen prioritet', 'the request’s own priority'),
  met: text('mer av det begärda blir tillgodosett', 'more of what is asked for is met'),
  change: text('det är redan offentliggjort', 'it is published already'),
  notice: text('beskedet kommer i tid', 'the notice is long enough'),
  supervision: text('handledningen blir jämnare', 'supervision is more even'),
  pieces: text('det blir färre delar', 'it takes fewer parts'),
  asked: text('lika med alla vikter, men begärt tidigare', 'equal by all weights, but asked for earlier'),
  equal: text(
    'lika med alla vikter, och tiden räcker inte åt båda',
    'equal by all weights, and there is no time for both',
  ),
};

export const causeOf = (rules: readonly PlanRule[], weights: readonly Beaten['weight'][] = []): Text => {
  const why = (language: Language): string => {
    const on = [...new Set(weights)].map((weight) => weighed[weight][language]).join('; ');
    const isWeighed = (rule: PlanRule): boolean => on !== '' && (rule === 'capacity' || rule === 'worth');
    const all = [...new Set(rules)].map((rule) => `${causes[rule][language]}${isWeighed(rule) ? ` (${on})` : ''}`);
    return enumerated(all)[language];
  };
  return text(why('sv'), why('en'));
};

export const beatenOf = ({ who, weight, size }: Omit<Beaten, 'requests'>, nameOf: NameOf): Text => {
  const [names, on] = [enumerated(who.map(nameOf)), weighed[weight]];
  const by = size > 0 ? text(` (${size} procentveckor)`, ` (${size} percent-weeks)`) : text('', '');
  return who.length > 0
    ? text(`${names.sv} gick före: ${on.sv}${by.sv}.`, `${names.en} went first: ${on.en}${by.en}.`)
    : text(`Utan den är planen värd mer: ${on.sv}${by.sv}.`, `Without it the plan is worth more: ${on.en}${by.en}.`);
};

/** `tasks`: what they are called. */
export const fixOf = ({ rule, size, who = [] }: Reason, nameOf: NameOf, tasks: Vocabulary): Text => {
  const labels = (language: Language) => who.map((task) => inSentence(labelOf(tasks, task, language)));
  const wanted = () => text(enumerated(labels('sv')).sv, enumerated(labels('en')).en);
  const named: Partial<Record<PlanRule, () => Text>> = { tasks: wanted, languages: () => spoken(who) };
  return fixes[rule](size, named[rule]?.() ?? enumerated(who.map(nameOf)));
};
