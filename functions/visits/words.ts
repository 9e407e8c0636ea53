import { announcing, enumerated, know, sentence, whom, type Reader, type Sentences } from '../../shared/words.ts';
import { type Text, text } from '../../shared/problems.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import type { VisitsNotice } from './events.ts';

/** What is said of visits. Pure; who is asked, topics and reasons stay behind the link. */
const requestOf = ({ unit, nameOf }: Reader, event: { readonly unit: Unit }): Text =>
  unit === event.unit
    ? text('er begäran om besök', 'your request for a visit')
    : text(`begäran om besök hos ${nameOf(event.unit)}`, `the request for a visit to ${nameOf(event.unit)}`);
const visitOf = ({ unit, nameOf }: Reader, event: { readonly unit: Unit }): Text =>
  unit === event.unit
    ? text('besöket hos er', 'the visit to you')
    : text(`besöket hos ${nameOf(event.unit)}`, `the visit to ${nameOf(event.unit)}`);

/** What of it ends: the visit, where there was a day for it, else the request. */
const ended = (reader: Reader, event: { readonly unit: Unit; readonly day?: string }): Text => {
  if (event.day === undefined) return requestOf(reader, event);
  const visit = visitOf(reader, event);
  return text(`${visit.sv} ${event.day}`, `${visit.en} ${event.day}`);
};

const sentences: Sentences<VisitsNotice> = {
  VisitAsked: (event, reader) => {
    const who = whom(reader, event);
    const days = enumerated(event.wishes);
    const owner = reader.nameOf(event.owner);
    const short = event.shortNotice ? text(', med kort varsel', ', at short notice') : text('', '');
    const said = sentence(
      `${who.sv} har bett om besök av en kandidat, ${days.sv}${short.sv}; ${owner} ser till att svaret kommer senast ${event.replyBy}.`,
      `${who.en} asked for a visit by a candidate, ${days.en}${short.en}; ${owner} sees to it that the answer comes by ${event.replyBy}.`,
    );
    return reader.unit === event.owner
      ? { action: 'decide', text: said, due: event.replyBy }
      : { action: 'know', text: said };
  },
  VisitAccepted: (event, reader) => {
    const visit = visitOf(reader, event);
    const other = event.wished
      ? text('', '')
      : text(', en annan dag än de önskade', ', another day than those wished for');
    return know(`${visit.sv} blir ${event.day}${other.sv}.`, `${visit.en} is on ${event.day}${other.en}.`);
  },
  VisitDeclined: (event, reader) => {
    const what = ended(reader, event);
    return event.day === undefined
      ? know(
          `${what.sv} har fått avslag; skälet finns vid begäran.`,
          `${what.en} was declined; the reason is with the request.`,
        )
      : know(
          `${what.sv} blir inte av; skälet finns vid begäran.`,
          `${what.en} is off; the reason is with the request.`,
        );
  },
  VisitWithdrawn: (event, reader) => {
    const what = ended(reader, event);
    return event.day === undefined
      ? know(`${what.sv} är tillbakadragen.`, `${what.en} was withdrawn.`)
      : know(`${what.sv} behövs inte längre.`, `${what.en} is no longer asked for.`);
  },
  VisitEscalated: (event, reader) => {
    const request = requestOf(reader, event);
    const said = sentence(
      `${request.sv} skulle ha besvarats senast ${event.replyBy}; cheferna för alla tre kanslierna behöver se till att det sker nu.`,
      `${request.en} should have been answered by ${event.replyBy}; the heads of all three offices need to see to it now.`,
    );
    return isOffice(reader.unit)
      ? { action: 'decide', text: said, due: event.replyBy }
      : { action: 'know', text: said };
  },
  CandidateForgotten: (event, reader) => {
    const visit = visitOf(reader, event);
    return know(
      `namnet på den som ombads om ${visit.sv} är raderat, som det ska efter kampanjen.`,
      `the name of who was asked for ${visit.en} is forgotten, as it must be after the campaign.`,
    );
  },
};

export const announce = announcing('visits', sentences);
