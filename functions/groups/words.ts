import { type Text, text } from '../../shared/problems.ts';
import { act, announcing, enumerated, know, type Reader, sentence, type Sentences } from '../../shared/words.ts';
import { isOffice } from '../../shared/units.ts';
import { groupCalled, titles } from './called.ts';
import type { GroupsNotice } from './events.ts';

/** What is said of groups. Pure; who is in them, and what they decide, stays behind the link. */
type Decided = { readonly group: string; readonly due: string; readonly owner?: string };

const whoseIs = ({ owner }: Decided, { unit, nameOf }: Reader): Text => {
  if (owner === undefined) return text('', '');
  return owner === unit
    ? text('; ni ser till att det blir gjort', '; you see to it that it is done')
    : text(`; ${nameOf(owner)} ser till att det blir gjort`, `; ${nameOf(owner)} sees to it that it is done`);
};
/** Whoever sees to it has something to do by a day. */
const forOwner = (event: Decided, reader: Reader, sv: string, en: string) =>
  event.owner === reader.unit ? { ...act(sv, en), due: event.due } : know(sv, en);

const heads = ({ offices }: { readonly offices: readonly string[] }, { nameOf }: Reader): Text =>
  enumerated(offices.map(nameOf));

const sentences: Sentences<GroupsNotice> = {
  GroupSet: ({ group, isNew }) => {
    const name = groupCalled(group);
    return isNew
      ? know(`gruppen ”${name}” finns nu.`, `there is now a group “${name}”.`)
      : know(`gruppen ”${name}” har ändrats.`, `the group “${name}” was changed.`);
  },
  GroupEnded: ({ group, retired }) => {
    const name = groupCalled(group);
    return retired
      ? know(`gruppen ”${name}” är avslutad.`, `the group “${name}” has ended.`)
      : know('en grupp som inte hade beslutat något är borttagen.', 'a group that had decided nothing was removed.');
  },
  AssignmentProposed: ({ group, inForce, ...event }, reader) => {
    const [name, who] = [groupCalled(group), heads(event, reader)];
    if (inForce)
      return know(
        `uppdraget för ”${name}” är antaget och gäller nu.`,
        `the assignment of “${name}” is adopted and in force.`,
      );
    const said = sentence(
      `${who.sv} föreslår ett uppdrag för ”${name}”; det gäller när cheferna för alla tre kanslierna har antagit det.`,
      `${who.en} proposes an assignment for “${name}”; it is in force once the heads of all three offices have adopted it.`,
    );
    const isToDecide = isOffice(reader.unit) && !event.offices.includes(reader.unit);
    const { replyBy } = event;
    if (!isToDecide) return { action: 'know', text: said };
    return { action: 'decide', text: said, ...(replyBy !== undefined && { due: replyBy }) };
  },
  AssignmentEscalated: ({ group, replyBy, ...event }, reader) => {
    const name = groupCalled(group);
    return {
      action: isOffice(reader.unit) && !event.offices.includes(reader.unit) ? 'decide' : 'know',
      text: sentence(
        `uppdraget för ”${name}” skulle ha antagits av alla tre kanslierna senast ${replyBy}; en chef som inte har svarat behöver anta det, eller föreslå ett annat.`,
        `the assignment of “${name}” should have been adopted by all three offices by ${replyBy}; a head who has not answered needs to adopt it, or propose another.`,
      ),
    };
  },
  AssignmentAdopted: ({ group, inForce, ...event }, reader) => {
    const [name, who] = [groupCalled(group), heads(event, reader)];
    return inForce
      ? know(
          `uppdraget för ”${name}” är antaget av alla tre kanslierna och gäller nu.`,
          `the assignment of “${name}” is adopted by all three offices and in force.`,
        )
      : know(
          `${who.sv} har antagit det föreslagna uppdraget för ”${name}”.`,
          `${who.en} has adopted the assignment proposed for “${name}”.`,
        );
  },
  DecisionMade: (event, reader) => {
    const [name, whose] = [groupCalled(event.group), whoseIs(event, reader)];
    return forOwner(
      event,
      reader,
      `gruppen ”${name}” har fattat ett beslut som ska vara genomfört ${event.due}${whose.sv}.`,
      `the group “${name}” made a decision that is to be carried out by ${event.due}${whose.en}.`,
    );
  },
  DecisionChanged: (event, reader) => {
    const [name, whose] = [groupCalled(event.group), whoseIs(event, reader)];
    return forOwner(
      event,
      reader,
      `ett beslut av ”${name}” är rättat; det ska vara genomfört ${event.due}${whose.sv}.`,
      `a decision by “${name}” was corrected; it is to be carried out by ${event.due}${whose.en}.`,
    );
  },
  DecisionDone: ({ group }) => {
    const name = groupCalled(group);
    return know(`ett beslut av ”${name}” är genomfört.`, `a decision by “${name}” was carried out.`);
  },
  DecisionReopened: (event, reader) => {
    const [name, whose] = [groupCalled(event.group), whoseIs(event, reader)];
    return forOwner(
      event,
      reader,
      `ett beslut av ”${name}” är öppnat igen och ska vara genomfört ${event.due}; skälet finns vid beslutet${whose.sv}.`,
      `a decision by “${name}” was opened again and is to be carried out by ${event.due}; the reason is with the decision${whose.en}.`,
    );
  },
  DecisionOverdue: (event, reader) => {
    const [name, whose] = [groupCalled(event.group), whoseIs(event, reader)];
    return forOwner(
      event,
      reader,
      `ett beslut av ”${name}” skulle ha varit genomfört ${event.due}${whose.sv}.`,
      `a decision by “${name}” should have been carried out by ${event.due}${whose.en}.`,
    );
  },
  GroupMemberForgotten: ({ group }) => {
    const name = groupCalled(group);
    return know(`en person som var med i ”${name}” är raderad.`, `a person who was in “${name}” has been erased.`);
  },
};

export const announce = announcing('groups', sentences, titles);
