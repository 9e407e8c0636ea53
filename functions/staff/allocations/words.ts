import { enumerated, isOwn, know, sentence, whom } from '../../../shared/words.ts';
import { text } from '../../../shared/problems.ts';
import { much, shortNotice, someOf, type StaffSentences } from '../phrases.ts';

/** What is said of allocations. Pure; reasons stay behind the link. */
export const allocationSentences: StaffSentences<
  'StaffAllocated' | 'AllocationConfirmed' | 'AllocationDisputed' | 'AllocationCancelled'
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
      `${who.sv} har bekräftat personalen, ${what.sv}, på befattningen ${event.position}.`,
      `${who.en} confirmed the staff, ${what.en}, on the position ${event.position}.`,
    );
  },
  AllocationDisputed: (event, reader) => {
    const who = whom(reader, event);
    const what = much(event);
    const tasks = enumerated(event.uncovered);
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
  AllocationCancelled: (event, reader) => {
    const what = much(event);
    const owner = reader.nameOf(event.owner);
    const name = reader.nameOf(event.unit);
    const whose = isOwn(reader, event)
      ? text('er tilldelning', 'your allocation')
      : text(`tilldelningen till ${name}`, `the allocation to ${name}`);
    const said = sentence(
      `${whose.sv} på ${what.sv} är inställd; ${owner} ser till att ett nytt svar kommer senast ${event.replyBy}.`,
      `${whose.en} of ${what.en} is cancelled; ${owner} sees to it that a new answer comes by ${event.replyBy}.`,
    );
    return reader.unit === event.owner
      ? { action: 'decide', text: said, due: event.replyBy }
      : { action: 'know', text: said };
  },
};
