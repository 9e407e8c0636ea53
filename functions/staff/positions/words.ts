import { enumerated, know, sentence } from '../../../shared/words.ts';
import { positionCalled } from '../called.ts';
import { type Text, text } from '../../../shared/problems.ts';
import { isOffice } from '../../../shared/units.ts';
import { byOffice, type StaffSentences } from '../phrases.ts';
import type { Role } from './roles.ts';

const tasksOf = {
  supervisor: text('leder arbetet', 'supervise'),
  administrator: text('sköter administrationen', 'administer'),
} as const;
const doing = (as: readonly Role[]): Text =>
  text(enumerated(as.map((role) => tasksOf[role].sv)).sv, enumerated(as.map((role) => tasksOf[role].en)).en);
const did = (as: readonly Role[]): Text => {
  const task = doing(as);
  return text(`${task.sv} för`, task.en);
};

/** What is said of positions. Pure; who is employed is never named. */
export const positionSentences: StaffSentences<
  'PositionSet' | 'PositionAccepted' | 'PositionDeclined' | 'PositionEscalated' | 'PositionRemoved' | 'PersonForgotten'
> = {
  PositionSet: (event, reader) => {
    const { unit, nameOf } = reader;
    const by = byOffice(reader, event, text('befattningen', 'the position'));
    const changed = event.by === undefined ? by : text(`; ändrad${by.sv}`, `; changed${by.en}`);
    const employer = nameOf(event.employer);
    const supervisor = nameOf(event.supervisor);
    const { extent } = event;
    const own = event.shares.find((share) => share.unit === unit);
    const part = own ? { sv: `; er del är ${own.extent} %`, en: `; your part is ${own.extent} %` } : { sv: '', en: '' };
    const asked = (event.asked ?? []).filter(({ office }) => office === unit);
    const task = doing(asked.map(({ as }) => as));
    const [due] = asked.map(({ replyBy }) => replyBy);
    const ask = due
      ? text(
          `; godkänn senast ${due} att ni ${task.sv}, eller avböj`,
          `; accept by ${due} that you ${task.en}, or decline`,
        )
      : text('', '');
    const said = sentence(
      `en befattning på ${extent} % gäller ${event.from}–${event.to}: ${employer} anställer och ${supervisor} leder arbetet${part.sv}${changed.sv}${ask.sv}.`,
      `a position of ${extent} % lasts ${event.from}–${event.to}: ${employer} employs and ${supervisor} supervises${part.en}${changed.en}${ask.en}.`,
    );
    return due ? { action: 'decide', text: said, due } : { action: 'know', text: said };
  },
  PositionAccepted: (event, { nameOf }) => {
    const [by, task, position] = [nameOf(event.by), did(event.as), positionCalled(event.position)];
    return know(`${by} har godkänt att de ${task.sv} ${position}.`, `${by} accepted that they ${task.en} ${position}.`);
  },
  PositionDeclined: (event, { nameOf }) => {
    const [by, task, position] = [nameOf(event.by), did(event.as), positionCalled(event.position)];
    const employer = nameOf(event.employer);
    return know(
      `${by} har avböjt att de ${task.sv} ${position}; det ligger på ${employer}, och skälet finns vid befattningen.`,
      `${by} declined that they ${task.en} ${position}; it is with ${employer}, and the reason is with the position.`,
    );
  },
  PositionEscalated: (event, reader) => {
    const [task, position] = [did(event.as), positionCalled(event.position)];
    const said = sentence(
      `ingen har i tid svarat på vem som ${task.sv} ${position}; cheferna för alla tre kanslierna behöver se till att det sker nu.`,
      `nobody has said in time who is to ${task.en} ${position}; the heads of all three offices need to see to it now.`,
    );
    return isOffice(reader.unit) ? { action: 'decide', text: said } : { action: 'know', text: said };
  },
  PositionRemoved: ({ position }) =>
    know(`${positionCalled(position)} finns inte längre.`, `${positionCalled(position)} is no more.`),
  PersonForgotten: ({ position }) =>
    know(
      `namnet på den som hade ${positionCalled(position)} är borttaget.`,
      `the name of who had ${positionCalled(position)} was removed.`,
    ),
};
