import { act, enumerated, isOwn, know, sentence, whom } from '../../../shared/words.ts';
import type { Day } from '../../../shared/calendar.ts';
import { text } from '../../../shared/problems.ts';
import { positionCalled } from '../called.ts';
import { much, shortNotice, someOf, wanted, type StaffSentences } from '../phrases.ts';

/** What is said of allocations. Pure; reasons stay behind the link. */

/** The first day by which one of them is to be confirmed. */
export const dueOf = (some: readonly { readonly replyBy?: Day }[]): { readonly due?: Day } => {
  const [due] = some.flatMap(({ replyBy = [] }) => replyBy).toSorted();
  return due === undefined ? {} : { due };
};

export const allocationSentences: StaffSentences<
  | 'StaffAllocated'
  | 'AllocationConfirmed'
  | 'AllocationDisputed'
  | 'DisputeWithdrawn'
  | 'DisputeSettled'
  | 'AllocationsEscalated'
  | 'AllocationCancelled'
> = {
  StaffAllocated: (event, reader) => {
    const who = whom(reader, event);
    const what = someOf(event.allocations, enumerated);
    const short = shortNotice(event.allocations.some((each) => each.shortNotice));
    const instead =
      event.ended.length > 0 ? text(', i stället för det tidigare', ', in place of before') : text('', '');
    const said = {
      sv: `${who.sv} har fått personal, ${what.sv}${short.sv}${instead.sv}`,
      en: `${who.en} got staff, ${what.en}${short.en}${instead.en}`,
    };
    return isOwn(reader, event)
      ? {
          action: 'do',
          ...dueOf(event.allocations),
          text: sentence(
            `${said.sv}; bekräfta det, eller bestrid det om det inte är vad ni bad om.`,
            `${said.en}; confirm it, or dispute it if it is not what you asked for.`,
          ),
        }
      : know(`${said.sv}; det väntar på bekräftelse.`, `${said.en}; it awaits confirmation.`);
  },
  AllocationConfirmed: (event, reader) => {
    const who = whom(reader, event);
    const what = much(event);
    return know(
      `${who.sv} har bekräftat personalen, ${what.sv}, på ${positionCalled(event.position)}.`,
      `${who.en} confirmed the staff, ${what.en}, on ${positionCalled(event.position)}.`,
    );
  },
  AllocationDisputed: (event, reader) => {
    const who = whom(reader, event);
    const what = much(event);
    const tasks = wanted(event.uncovered);
    const lacking =
      event.uncovered.length > 0 ? text(`, som saknar ${tasks.sv}`, `, which lacks ${tasks.en}`) : text('', '');
    const owner = reader.nameOf(event.owner);
    const said = sentence(
      `${who.sv} har bestridit tilldelningen på ${what.sv}${lacking.sv}; delen är fri igen, och ${owner} ser till att ett nytt svar kommer senast ${event.replyBy}.`,
      `${who.en} disputed the allocation of ${what.en}${lacking.en}; the part is free again, and ${owner} sees to it that a new answer comes by ${event.replyBy}.`,
    );
    return reader.unit === event.owner
      ? { action: 'decide', text: said, due: event.replyBy }
      : { action: 'know', text: said };
  },
  DisputeWithdrawn: (event, reader) => {
    const who = whom(reader, event);
    const what = much(event);
    const said = sentence(
      `${who.sv} har tagit tillbaka sin invändning mot ${what.sv}, och delen är inte fri längre; den väntar på bekräftelse.`,
      `${who.en} took back the dispute of ${what.en}, and the part is free no more; it awaits confirmation.`,
    );
    return { action: isOwn(reader, event) ? 'do' : 'know', text: said };
  },
  DisputeSettled: (event, reader) => {
    const [who, by, what] = [whom(reader, event), reader.nameOf(event.by), much(event)];
    return isOwn(reader, event)
      ? {
          action: 'do',
          text: sentence(
            `${by} har löst det som ni invände mot i ${what.sv}, och delen är er igen; bekräfta den, eller bestrid den på nytt.`,
            `${by} settled what you disputed of ${what.en}, and the part is yours again; confirm it, or dispute it anew.`,
          ),
        }
      : know(
          `${by} har löst invändningen från ${who.sv} mot ${what.sv}, och delen är inte fri längre; den väntar på bekräftelse.`,
          `${by} settled the dispute by ${who.en} of ${what.en}, and the part is free no more; it awaits confirmation.`,
        );
  },
  AllocationsEscalated: ({ allocations, position, owner }, reader) => {
    const [own, where] = [allocations.filter(({ unit }) => unit === reader.unit), positionCalled(position)];
    if (own.length > 0) {
      const what = someOf(own, enumerated);
      return act(
        `ni skulle ha svarat på om personalen är vad ni bad om, ${what.sv} på ${where}; bekräfta eller bestrid det nu.`,
        `you should have answered whether the staff is what you asked for, ${what.en} on ${where}; confirm or dispute it now.`,
      );
    }
    const who = enumerated([...new Set(allocations.map(({ unit }) => reader.nameOf(unit)))]);
    const said = sentence(
      `${who.sv} skulle ha bekräftat sin personal på ${where}; ${reader.nameOf(owner)} hör med dem.`,
      `${who.en} should have confirmed the staff on ${where}; ${reader.nameOf(owner)} asks them.`,
    );
    return { action: owner === reader.unit ? 'do' : 'know', text: said };
  },
  AllocationCancelled: (event, reader) => {
    const what = much(event);
    const owner = reader.nameOf(event.owner);
    const name = reader.nameOf(event.unit);
    const by =
      event.by === undefined ? text('', '') : text(` av ${reader.nameOf(event.by)}`, ` by ${reader.nameOf(event.by)}`);
    const whose = isOwn(reader, event)
      ? text('er tilldelning', 'your allocation')
      : text(`tilldelningen till ${name}`, `the allocation to ${name}`);
    const said = sentence(
      `${whose.sv} på ${what.sv} är inställd${by.sv}; ${owner} ser till att ett nytt svar kommer senast ${event.replyBy}.`,
      `${whose.en} of ${what.en} is cancelled${by.en}; ${owner} sees to it that a new answer comes by ${event.replyBy}.`,
    );
    return reader.unit === event.owner
      ? { action: 'decide', text: said, due: event.replyBy }
      : { action: 'know', text: said };
  },
};
