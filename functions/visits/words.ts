import {
  act,
  announcing,
  type Announcement,
  enumerated,
  know,
  type NameOf,
  sentence,
  type Told,
  whom,
  type Reader,
  type Sentences,
} from '../../shared/words.ts';
import type { Day } from '../../shared/calendar.ts';
import { type Text, text } from '../../shared/problems.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import { titles } from './called.ts';
import type { CandidatesNotice, VisitsNotice } from './events.ts';
import type { Answerer } from './state.ts';

/** What is said of visits and candidates. Pure; who is asked, topics and reasons stay behind the link. */
type Of = { readonly unit: Unit; readonly association?: Unit };

const nothing = text('', '');
const isWhose = ({ unit }: Reader, { association }: { readonly association?: Unit }): boolean => association === unit;
const candidateOf = (reader: Reader, event: { readonly association?: Unit }): Text =>
  isWhose(reader, event) ? text('er kandidat', 'your candidate') : text('en kandidat', 'a candidate');
/** Whose candidate is asked: that is the news for their association. */
const byWhom = (reader: Reader, event: Of): Text =>
  isWhose(reader, event) ? text(' av er kandidat', ' by your candidate') : nothing;

const requestOf = (reader: Reader, event: Of): Text => {
  const by = byWhom(reader, event);
  if (reader.unit === event.unit) return text(`er begäran om besök${by.sv}`, `your request for a visit${by.en}`);
  const name = reader.nameOf(event.unit);
  return text(`begäran om besök hos ${name}${by.sv}`, `the request for a visit to ${name}${by.en}`);
};
const visitOf = (reader: Reader, event: Of): Text => {
  const by = byWhom(reader, event);
  if (reader.unit === event.unit) return text(`besöket hos er${by.sv}`, `the visit to you${by.en}`);
  const name = reader.nameOf(event.unit);
  return text(`besöket hos ${name}${by.sv}`, `the visit to ${name}${by.en}`);
};

/** What of it ends: the visit, where there was a day for it, else the request. */
const ended = (reader: Reader, event: Of & { readonly day?: string }): Text => {
  if (event.day === undefined) return requestOf(reader, event);
  const visit = visitOf(reader, event);
  return text(`${visit.sv} ${event.day}`, `${visit.en} ${event.day}`);
};

type Awaited = {
  readonly owner: Unit;
  readonly replyBy: Day;
  readonly association?: Unit;
  readonly answers: boolean;
};
/** Who answers, or sees to it that it is done: the office whose it is, and whose candidate is asked. */
const awaited = (reader: Reader, event: Awaited, { sv, en }: Text): Announcement => {
  const { owner, replyBy, answers } = event;
  const office = reader.nameOf(owner);
  if (isWhose(reader, event) && !answers)
    return act(
      `${sv}. Säg det till kandidaten; ${office} tar emot svaret senast ${replyBy}.`,
      `${en}. Tell the candidate; ${office} takes the answer by ${replyBy}.`,
    );
  const said = sentence(
    `${sv}; ${office} ser till att svaret kommer senast ${replyBy}.`,
    `${en}; ${office} sees to it that the answer comes by ${replyBy}.`,
  );
  return reader.unit === owner || isWhose(reader, event)
    ? { action: 'decide', text: said, due: replyBy }
    : { action: 'know', text: said };
};

const whoAnswers = (reader: Reader, by: Answerer): Text => {
  if (by === 'candidate') return text('kandidaten', 'the candidate');
  const name = reader.nameOf(by);
  return text(name, name);
};
const soon = (event: { readonly shortNotice: boolean }): Text =>
  event.shortNotice ? text(', med kort varsel', ', at short notice') : nothing;

const sentences: Sentences<VisitsNotice> = {
  VisitAsked: (event, reader) => {
    const [who, candidate, days, short] = [
      whom(reader, event),
      candidateOf(reader, event),
      enumerated(event.wishes),
      soon(event),
    ];
    return awaited(
      reader,
      event,
      text(
        `${who.sv} har bett om besök av ${candidate.sv}, ${days.sv}${short.sv}`,
        `${who.en} asked for a visit by ${candidate.en}, ${days.en}${short.en}`,
      ),
    );
  },
  VisitAccepted: (event, reader) => {
    const visit = visitOf(reader, event);
    const other = event.wished ? nothing : text(', en annan dag än de önskade', ', another day than those wished for');
    return know(`${visit.sv} blir ${event.day}${other.sv}.`, `${visit.en} is on ${event.day}${other.en}.`);
  },
  VisitChanged: (event, reader) => {
    const [visit, name] = [visitOf(reader, event), reader.nameOf(event.by)];
    const by = event.by === reader.unit ? text('ni', 'you') : text(name, name);
    if (!event.anew)
      return know(`${by.sv} har ändrat platsen för ${visit.sv}.`, `${by.en} changed the place of ${visit.en}.`);
    if (reader.unit === event.was.association && !isWhose(reader, event) && reader.unit !== event.unit)
      return know(
        `${by.sv} har bett en annan kandidat om ${visit.sv}; er kandidat behövs inte där.`,
        `${by.en} asked another candidate for ${visit.en}; yours is not needed there.`,
      );
    const [candidate, days, short] = [candidateOf(reader, event), enumerated(event.wishes), soon(event)];
    const [sv, en] =
      event.was.candidate === event.candidate
        ? ['frågar igen', 'asks again']
        : [`frågar ${candidate.sv} i stället`, `asks ${candidate.en} instead`];
    return awaited(
      reader,
      event,
      text(
        `${by.sv} har ändrat ${visit.sv} och ${sv}, ${days.sv}${short.sv}`,
        `${by.en} changed ${visit.en} and ${en}, ${days.en}${short.en}`,
      ),
    );
  },
  VisitDeclined: (event, reader) => {
    const [what, by] = [ended(reader, event), whoAnswers(reader, event.by)];
    return event.day === undefined
      ? know(
          `${what.sv} har fått avslag av ${by.sv}; skälet finns vid begäran.`,
          `${what.en} was declined by ${by.en}; the reason is with the request.`,
        )
      : know(
          `${what.sv} blir inte av, säger ${by.sv}; skälet finns vid begäran.`,
          `${what.en} is off, says ${by.en}; the reason is with the request.`,
        );
  },
  VisitReopened: (event, reader) => {
    const [what, who] = [requestOf(reader, event), whoAnswers(reader, event.by)];
    return awaited(reader, event, text(`${who.sv} har öppnat ${what.sv} igen`, `${who.en} opened ${what.en} again`));
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
};

const ofCandidates: Sentences<CandidatesNotice> = {
  CandidateSet: (event, reader) => {
    const { sv, en } = candidateOf(reader, event);
    return event.isNew
      ? know(`${sv} finns nu att be om besök.`, `${en} can be asked for visits now.`)
      : know(`det som gäller för ${sv} är ändrat.`, `what holds for ${en} was changed.`);
  },
  CandidateRemoved: (event, reader) => {
    const { sv, en } = candidateOf(reader, event);
    return event.retired
      ? know(
          `${sv} tar inte emot fler besök; de som finns ligger kvar.`,
          `${en} takes no more visits; those that there are stay.`,
        )
      : { ...know(`${sv} är borttagen.`, `${en} was removed.`), about: 'candidates' };
  },
  CandidateForgotten: (event, reader) => {
    const { sv, en } = candidateOf(reader, event);
    if (!event.whole)
      return know(
        `villkoren för ${sv} är raderade, eftersom de nämnde någon som har raderats.`,
        `the conditions of ${en} were deleted, since they named somebody who was forgotten.`,
      );
    const isHit = isOffice(reader.unit) ? event.units.length > 0 : event.units.includes(reader.unit);
    return !isHit
      ? know(`uppgifterna om ${sv} är raderade.`, `what was known of ${en} is forgotten.`)
      : act(
          `uppgifterna om ${sv} är raderade; de besök som återstår behöver en annan kandidat.`,
          `what was known of ${en} is forgotten; the visits that are left need another candidate.`,
        );
  },
  CandidateFeedOpened: (event, reader) => {
    const { sv, en } = candidateOf(reader, event);
    return know(`${sv} har fått en kalender över sina besök.`, `${en} has got a calendar of their visits.`);
  },
  CandidateFeedRevoked: (event, reader) => {
    const { sv, en } = candidateOf(reader, event);
    return know(`en kalender för ${sv} är återkallad.`, `a calendar of ${en} was revoked.`);
  },
};

const announceVisit = announcing('visits', sentences, titles);
/** Whose candidate is asked sees what the candidate is asked for, and not the request. */
export const announce = (event: Told<VisitsNotice>, unit: Unit, nameOf: NameOf): Announcement => {
  const said = announceVisit(event, unit, nameOf);
  return isOffice(unit) || unit === event.unit ? said : { ...said, about: `candidates/${event.candidate}` };
};
export const announceCandidate = announcing('candidates', ofCandidates, titles);
