import { enumerated, type NameOf } from '../../../shared/words.ts';
import { type Text, text } from '../../../shared/problems.ts';
import type { PlanRule, Reason } from './solver/problem.ts';

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
  'two-positions': (size) =>
    text(
      `Det skulle ta ${size} befattningar, fler än två eller med mindre än 50 % var: dela upp begäran, eller tilldela för hand.`,
      `It would take ${size} positions, more than two or with less than 50 % each: split the request, or allocate by hand.`,
    ),
};

export const fixOf = ({ rule, size, who = [] }: Reason, nameOf: NameOf): Text =>
  fixes[rule](size, enumerated(rule === 'capacity' ? who.map(nameOf) : who));
