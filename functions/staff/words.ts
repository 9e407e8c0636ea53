import {
  act,
  type Announcement,
  announcing,
  enumerated,
  know,
  type NameOf,
  sentence,
  type Told,
} from '../../shared/words.ts';
import { text } from '../../shared/problems.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import { allocationSentences, dueOf } from './allocations/words.ts';
import { titles } from './called.ts';
import type { StaffNotice } from './events.ts';
import { byOffice, during, shortNotice, someOf, type StaffSentences } from './phrases.ts';
import { causeOf } from './plans/words.ts';
import { positionSentences } from './positions/words.ts';
import { requestSentences } from './requests/words.ts';

/** What is said of the events of staff. Pure. */

/** What is said to all at once: a plan, or a sheet of requests; each is told what is theirs. */
type Planned =
  'PlanRequested' | 'PlanComputed' | 'PlanFailed' | 'PlanCancelled' | 'PlanRemoved' | 'PlanDrafted' | 'PlanPublished';
const planAndSheetSentences: StaffSentences<Planned | 'StaffRequestsImported'> = {
  PlanRequested: (event) => {
    const days = during(event);
    return know(
      `en plan ${days.sv} är beställd och beräknas.`,
      `a plan ${days.en} was asked for and is being computed.`,
    );
  },
  PlanComputed: ({ met, asked, ...event }) => {
    const days = during(event);
    return act(
      `planen ${days.sv} är beräknad och tillgodoser ${met} av ${asked} begäranden; granska utkastet, som inte gäller förrän en chef offentliggör det.`,
      `the plan ${days.en} is computed and meets ${met} of ${asked} requests; look at the draft, which is not real until a head publishes it.`,
    );
  },
  PlanFailed: (event) => {
    const days = during(event);
    return act(
      `planen ${days.sv} kunde inte beräknas; begär den en gång till, helst för en kortare tid.`,
      `the plan ${days.en} could not be computed; ask for it once more, better for a shorter time.`,
    );
  },
  PlanCancelled: (event, reader) => {
    const days = during(event);
    const by = byOffice(reader, event, text('planen', 'the plan'));
    return know(
      `beräkningen av planen ${days.sv} är avbruten${by.sv}, och det blir inget utkast.`,
      `the computing of the plan ${days.en} was cancelled${by.en}, and there will be no draft.`,
    );
  },
  PlanRemoved: (event) => {
    const days = during(event);
    return know(`utkastet till planen ${days.sv} är borttaget.`, `the draft of the plan ${days.en} was removed.`);
  },
  PlanDrafted: (event) => {
    const days = during(event);
    return know(
      `ett utkast till plan ${days.sv} är beräknat; det gäller inte förrän en chef offentliggör det.`,
      `a draft of a plan ${days.en} was computed; it is not real until a head publishes it.`,
    );
  },
  PlanPublished: (event, reader) => {
    const days = during(event);
    const own = event.allocations.filter(({ unit }) => unit === reader.unit);
    const ended = event.ended.filter(({ unit }) => unit === reader.unit);
    if (own.length > 0) {
      const what = someOf(own, enumerated);
      const short = shortNotice(own.some((each) => each.shortNotice));
      const said = sentence(
        `ni har fått personal enligt planen ${days.sv}, ${what.sv}${short.sv}; bekräfta det, eller bestrid det om det inte är vad ni bad om.`,
        `you got staff by the plan ${days.en}, ${what.en}${short.en}; confirm it, or dispute it if it is not what you asked for.`,
      );
      return { action: 'do', text: said, ...dueOf(own) };
    }
    if (ended.length > 0) {
      const what = someOf(ended, enumerated);
      return know(
        `planen ${days.sv} har ändrats, och ni har inte längre ${what.sv}.`,
        `the plan ${days.en} has changed, and you no longer have ${what.en}.`,
      );
    }
    const unmet = (event.unmet ?? []).filter(({ unit }) => unit === reader.unit);
    if (unmet.length > 0) {
      const cause = causeOf(
        unmet.flatMap(({ rules }) => rules),
        unmet.flatMap(({ weights = [] }) => weights),
      );
      return know(
        `planen ${days.sv} är offentliggjord och ger er inget: ${cause.sv}; er begäran väntar fortfarande på svar.`,
        `the plan ${days.en} is published and gives you nothing: ${cause.en}; your request still awaits its answer.`,
      );
    }
    const count = event.allocations.length;
    const units = new Set(event.allocations.map(({ unit }) => unit)).size;
    return know(
      `planen ${days.sv} är offentliggjord (tilldelningar: ${count}, enheter: ${units}).`,
      `the plan ${days.en} is published (allocations: ${count}, units: ${units}).`,
    );
  },
  StaffRequestsImported: (event, reader) => {
    const count = (rows: typeof event.units) => rows.reduce((sum, { requests }) => sum + requests, 0);
    const own = count(event.units.filter(({ unit }) => unit === reader.unit));
    if (!isOffice(reader.unit))
      return know(
        `begäranden om personal har lagts in för er: ${own} stycken; de besvaras senast ${event.replyBy}.`,
        `requests for staff were entered for you: ${own} of them; they are answered by ${event.replyBy}.`,
      );
    const all = count(event.units);
    const owned = count(event.units.filter(({ owner }) => owner === reader.unit));
    if (owned === 0)
      return know(
        `begäranden om personal har lagts in: ${all} stycken; de andra kanslierna besvarar dem senast ${event.replyBy}.`,
        `requests for staff were entered: ${all} of them; the other offices answer them by ${event.replyBy}.`,
      );
    const said = sentence(
      `begäranden om personal har lagts in: ${all} stycken; ni ska besvara ${owned} av dem senast ${event.replyBy}.`,
      `requests for staff were entered: ${all} of them; you are to answer ${owned} by ${event.replyBy}.`,
    );
    return { action: 'decide', text: said, due: event.replyBy };
  },
};

const feedSentences: StaffSentences<'FeedOpened' | 'FeedRevoked'> = {
  FeedOpened: () => know('en kalenderadress är öppnad.', 'a calendar address was opened.'),
  FeedRevoked: () => know('en kalenderadress är återkallad.', 'a calendar address was revoked.'),
};

/** Every event of staff has its sentence, or this does not compile. */
const sentences: StaffSentences<StaffNotice['type']> = {
  ...positionSentences,
  ...requestSentences,
  ...allocationSentences,
  ...planAndSheetSentences,
  ...feedSentences,
};

const said = announcing<StaffNotice>('staff', sentences, titles);

/** A plan lists what is others', too, and an import is no resource: who is told is led to their own requests instead. */
const ownInstead = (event: Told<StaffNotice>, recipient: Unit): { readonly about?: string } => {
  if (event.type === 'StaffRequestsImported') return { about: 'staff/requests' };
  if (event.type !== 'PlanPublished' || isOffice(recipient)) return {};
  const request = [...event.allocations, ...event.ended, ...(event.unmet ?? [])].find(
    ({ unit }) => unit === recipient,
  )?.request;
  return { about: request === undefined ? 'staff/requests' : `staff/requests/${request}` };
};

/**
 * What an event of staff means for the recipient: what happened, what is expected of whom, and by when. Pure.
 * Free texts (title, note, reason) stay behind the link, since they may name a person.
 * @throws when staff knows no such event: a message made by a later version of Valsam.
 */
export const announce = (event: Told<StaffNotice>, recipient: Unit, nameOf: NameOf): Announcement => ({
  ...said(event, recipient, nameOf),
  ...ownInstead(event, recipient),
});
