import { enumerated, isOwn, know, sentence, whom } from '../../../shared/words.ts';
import { isOffice } from '../../../shared/units.ts';
import { much, requestOf, shortNotice, type StaffSentences } from '../phrases.ts';

/** What is said of a staff request. Pure; reasons and notes stay behind the link, since they may name a person. */
export const requestSentences: StaffSentences<
  'StaffRequested' | 'StaffRequestDeclined' | 'StaffRequestWithdrawn' | 'StaffRequestEscalated'
> = {
  StaffRequested: (event, reader) => {
    const who = whom(reader, event);
    const owner = reader.nameOf(event.owner);
    const what = much(event);
    const tasks = enumerated(event.tasks);
    const short = shortNotice(event.shortNotice);
    const said = sentence(
      `${who.sv} har begärt personal, ${what.sv}${short.sv}, för ${tasks.sv}; ${owner} ser till att svaret kommer senast ${event.replyBy}.`,
      `${who.en} asked for staff, ${what.en}${short.en}, for ${tasks.en}; ${owner} sees to it that the answer comes by ${event.replyBy}.`,
    );
    return reader.unit === event.owner
      ? { action: 'decide', text: said, due: event.replyBy }
      : { action: 'know', text: said };
  },
  StaffRequestDeclined: (event, reader) => {
    const request = requestOf(reader, event);
    return know(
      `${request.sv} har fått avslag; skälet finns vid begäran.`,
      `${request.en} was declined; the reason is with the request.`,
    );
  },
  StaffRequestWithdrawn: (event, reader) => {
    const request = requestOf(reader, event);
    const freed =
      event.ended.length > 0
        ? { sv: ', och det som tilldelats är fritt igen', en: ', and what was allocated is free again' }
        : { sv: '', en: '' };
    return know(`${request.sv} är tillbakadragen${freed.sv}.`, `${request.en} was withdrawn${freed.en}.`);
  },
  StaffRequestEscalated: (event, reader) => {
    const request = requestOf(reader, event);
    const said = sentence(
      `${request.sv} skulle ha besvarats senast ${event.replyBy}; cheferna för alla tre kanslierna behöver se till att det sker nu.`,
      `${request.en} should have been answered by ${event.replyBy}; the heads of all three offices need to see to it now.`,
    );
    return isOffice(reader.unit) && !isOwn(reader, event)
      ? { action: 'decide', text: said, due: event.replyBy }
      : { action: 'know', text: said };
  },
};
