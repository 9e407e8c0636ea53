import type { Day } from '../../../shared/calendar.ts';
import { type Text, text } from '../../../shared/problems.ts';
import { type Announcement, isOwn, know, type Reader, sentence, whom } from '../../../shared/words.ts';
import { isOffice, type Office, type Unit } from '../../../shared/units.ts';
import type { Extent, Span } from '../state.ts';
import { much, requestOf, shortNotice, wanted, type StaffSentences } from '../phrases.ts';

/** What is said of a staff request. Pure; reasons and notes stay behind the link, since they may name a person. */

/** The office that owns it answers by the day of reply. */
const forOwner = (
  reader: Reader,
  event: { readonly owner: Office; readonly replyBy: Day },
  said: Text,
): Announcement =>
  reader.unit === event.owner ? { action: 'decide', text: said, due: event.replyBy } : { action: 'know', text: said };

/** What a neighbour asked for in its name the unit consents to or declines. */
const proposed = (
  reader: Reader,
  { replyBy, ...event }: { readonly unit: Unit; readonly extent: Extent; readonly replyBy: Day } & Span,
  by: Unit,
): Announcement => {
  const [who, neighbour, what] = [whom(reader, event), reader.nameOf(by), much(event)];
  if (!isOwn(reader, event))
    return know(
      `${neighbour} har begärt personal tillsammans med ${who.sv}, ${what.sv}, som gäller när ${who.sv} har godkänt det, senast ${replyBy}.`,
      `${neighbour} asked for staff together with ${who.en}, ${what.en}, which counts once ${who.en} consents, by ${replyBy}.`,
    );
  return {
    action: 'do',
    text: sentence(
      `${neighbour} har begärt personal även för er, ${what.sv}; godkänn eller avböj det senast ${replyBy}.`,
      `${neighbour} asked for staff for you, too, ${what.en}; consent to it or decline it by ${replyBy}.`,
    ),
    due: replyBy,
  };
};
const unconsented = (
  reader: Reader,
  { replyBy, ...event }: { readonly unit: Unit; readonly replyBy: Day },
  by: Unit,
): Announcement => {
  const [who, neighbour] = [whom(reader, event), reader.nameOf(by)];
  const said = sentence(
    `${who.sv} skulle senast ${replyBy} ha svarat på det som ${neighbour} har begärt i ert namn; godkänn eller avböj det nu.`,
    `${who.en} should have answered by ${replyBy} what ${neighbour} asked for in your name; consent to it or decline it now.`,
  );
  const waits = sentence(
    `${who.sv} skulle senast ${replyBy} ha svarat på det som ${neighbour} har begärt i deras namn.`,
    `${who.en} should have answered by ${replyBy} what ${neighbour} asked for in their name.`,
  );
  return isOwn(reader, event) ? { action: 'do', text: said } : { action: 'know', text: waits };
};

export const requestSentences: StaffSentences<
  | 'StaffRequested'
  | 'StaffRequestEdited'
  | 'StaffRequestChanged'
  | 'StaffRequestConsented'
  | 'StaffRequestReopened'
  | 'StaffRequestDeclined'
  | 'StaffRequestWithdrawn'
  | 'StaffRequestEscalated'
> = {
  StaffRequested: (event, reader) => {
    const who = whom(reader, event);
    const owner = reader.nameOf(event.owner);
    const what = much(event);
    const tasks = wanted(event.tasks);
    const short = shortNotice(event.shortNotice);
    if (event.by !== undefined) return proposed(reader, event, event.by);
    const said = sentence(
      `${who.sv} har begärt personal, ${what.sv}${short.sv}, för ${tasks.sv}; ${owner} ser till att svaret kommer senast ${event.replyBy}.`,
      `${who.en} asked for staff, ${what.en}${short.en}, for ${tasks.en}; ${owner} sees to it that the answer comes by ${event.replyBy}.`,
    );
    return forOwner(reader, event, said);
  },
  StaffRequestEdited: (event, reader) => {
    const who = whom(reader, event);
    const [what, tasks, short] = [much(event), wanted(event.tasks), shortNotice(event.shortNotice)];
    const said = sentence(
      `${who.sv} har ändrat sin begäran om personal till ${what.sv}${short.sv}, för ${tasks.sv}; svaret kommer som förut senast ${event.replyBy}.`,
      `${who.en} changed the request for staff to ${what.en}${short.en}, for ${tasks.en}; the answer comes by ${event.replyBy} as before.`,
    );
    return forOwner(reader, event, said);
  },
  StaffRequestChanged: (event, reader) => {
    const [request, by] = [requestOf(reader, event), reader.nameOf(event.by)];
    const [what, tasks, short] = [much(event), wanted(event.tasks), shortNotice(event.shortNotice)];
    const said = sentence(
      `${by} har ändrat ${request.sv} till ${what.sv}${short.sv}, för ${tasks.sv}; skälet finns vid begäran, och svaret kommer som förut senast ${event.replyBy}.`,
      `${by} changed ${request.en} to ${what.en}${short.en}, for ${tasks.en}; the reason is with the request, and the answer comes by ${event.replyBy} as before.`,
    );
    return forOwner(reader, event, said);
  },
  StaffRequestDeclined: (event, reader) => {
    const request = requestOf(reader, event);
    const by =
      event.by === undefined ? text('', '') : text(` av ${reader.nameOf(event.by)}`, ` by ${reader.nameOf(event.by)}`);
    return know(
      `${request.sv} har fått avslag${by.sv}; skälet finns vid begäran.`,
      `${request.en} was declined${by.en}; the reason is with the request.`,
    );
  },
  StaffRequestConsented: (event, reader) => {
    const [who, what, owner] = [whom(reader, event), much(event), reader.nameOf(event.owner)];
    const said = sentence(
      `${who.sv} har godkänt begäran om personal tillsammans med grannar, ${what.sv}; ${owner} ser till att svaret kommer senast ${event.replyBy}.`,
      `${who.en} consented to the joint request for staff, ${what.en}; ${owner} sees to it that the answer comes by ${event.replyBy}.`,
    );
    return forOwner(reader, event, said);
  },
  StaffRequestReopened: (event, reader) => {
    const [request, by, owner] = [requestOf(reader, event), reader.nameOf(event.by), reader.nameOf(event.owner)];
    const said = sentence(
      `${by} har öppnat ${request.sv} igen; ${owner} ser till att svaret kommer senast ${event.replyBy}.`,
      `${by} opened ${request.en} again; ${owner} sees to it that the answer comes by ${event.replyBy}.`,
    );
    return forOwner(reader, event, said);
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
    if (event.by !== undefined) return unconsented(reader, event, event.by);
    const said = sentence(
      `${request.sv} skulle ha besvarats senast ${event.replyBy}; cheferna för alla tre kanslierna behöver se till att det sker nu.`,
      `${request.en} should have been answered by ${event.replyBy}; the heads of all three offices need to see to it now.`,
    );
    return isOffice(reader.unit) && !isOwn(reader, event)
      ? { action: 'decide', text: said, due: event.replyBy }
      : { action: 'know', text: said };
  },
};
