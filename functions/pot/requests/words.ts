import { know, sentence, whom } from '../../../shared/words.ts';
import { kronor } from '../../../shared/money.ts';
import { text } from '../../../shared/problems.ts';
import { isOffice } from '../../../shared/units.ts';
import { freed, matterOf, type PotSentences, requestOf } from '../phrases.ts';
import { askFor, by, byAsBefore, lackingOf, needOf } from './needs.ts';

/**
 * What is said of a spending request until it is decided, and of its end. Pure.
 *
 * A decision is asked for once, and again only when what it was based on has changed; what others decide meanwhile is
 * for information.
 */
export const requestSentences: PotSentences<
  | 'SpendingRequested'
  | 'SpendingEdited'
  | 'SupplementRequested'
  | 'SpendingApproved'
  | 'SpendingReserved'
  | 'SpendingOpposed'
  | 'SpendingRefused'
  | 'VoteTakenBack'
  | 'DecisionEscalated'
  | 'SpendingWithdrawn'
  | 'SpendingClosed'
  | 'ReservationExtended'
  | 'ReservationReminded'
> = {
  SpendingRequested: (event, reader) => {
    const who = whom(reader, event);
    const need = needOf(reader, event, by(event.replyBy));
    const owner = reader.nameOf(event.owner);
    const said = text(
      `${who.sv} har begärt ${kronor(event.amount)} ur posten ${event.budgetLine}; ${need.sv}, och ${owner} ser till att svaret kommer.`,
      `${who.en} asked for ${kronor(event.amount, 'en')} from the budget line ${event.budgetLine}; ${need.en}, and ${owner} sees to it that the answer comes.`,
    );
    return askFor(reader, event, said, event.replyBy);
  },
  SpendingEdited: (event, reader) => {
    const request = requestOf(reader, event);
    const need = needOf(reader, event, byAsBefore);
    const said = text(
      `${request.sv} är ändrad till ${kronor(event.amount)} ur posten ${event.budgetLine}; tidigare godkännanden gäller inte längre: ${need.sv}.`,
      `${request.en} was changed to ${kronor(event.amount, 'en')} from the budget line ${event.budgetLine}; earlier approvals no longer count: ${need.en}.`,
    );
    return askFor(reader, event, said);
  },
  SupplementRequested: (event, reader) => {
    const who = whom(reader, event);
    const need = needOf(reader, event, by(event.replyBy));
    const said = text(
      `${who.sv} har begärt ytterligare ${kronor(event.amount)} till det som redan är reserverat; ${need.sv}.`,
      `${who.en} asked for another ${kronor(event.amount, 'en')} on top of what is reserved; ${need.en}.`,
    );
    return askFor(reader, event, said, event.replyBy);
  },
  SpendingApproved: (event, reader) => {
    const office = reader.nameOf(event.office);
    const matter = matterOf(reader, event);
    const lacking = lackingOf(event);
    return know(
      `${office} har godkänt ${matter.sv}; ${lacking.sv}.`,
      `${office} approved ${matter.en}; ${lacking.en}.`,
    );
  },
  SpendingReserved: (event, reader) => {
    const office = reader.nameOf(event.office);
    const matter = matterOf(reader, event);
    const mine = reader.unit === event.unit;
    const next = mine
      ? text('; pengarna kan användas, lämna sedan in kvittona', '; the money can be used, then hand in the receipts')
      : text('', '');
    return {
      action: mine ? 'do' : 'know',
      text: sentence(
        `${office} har godkänt ${matter.sv}, och ${kronor(event.amount)} är därmed reserverade på posten ${event.line}${next.sv}.`,
        `${office} approved ${matter.en}, and so ${kronor(event.amount, 'en')} is reserved on the budget line ${event.line}${next.en}.`,
      ),
    };
  },
  SpendingOpposed: (event, reader) => {
    const office = reader.nameOf(event.office);
    const matter = matterOf(reader, event);
    return know(
      `${office} har sagt nej till ${matter.sv}, men de andra cheferna kan ännu godkänna; skälet finns vid begäran.`,
      `${office} said no to ${matter.en}, but the other heads can still approve; the reason is with the request.`,
    );
  },
  SpendingRefused: (event, reader) => {
    const office = reader.nameOf(event.office);
    const matter = matterOf(reader, event);
    return know(
      `${office} har sagt nej till ${matter.sv}, och därmed blir det avslag; skälet finns vid begäran.`,
      `${office} said no to ${matter.en}, and so it is refused; the reason is with the request.`,
    );
  },
  VoteTakenBack: (event, reader) => {
    const office = reader.nameOf(event.office);
    const matter = matterOf(reader, event);
    // Outside offices are not spoken of: there may be no approval left, and then the event cannot tell whose are own.
    const { sv, en } = lackingOf({ ...event, missing: { ...event.missing, otherOffice: false } });
    return {
      action: reader.unit === event.office ? 'decide' : 'know',
      text: sentence(
        `${office} har tagit tillbaka sitt besked om ${matter.sv}; ${sv}.`,
        `${office} took back its vote on ${matter.en}; ${en}.`,
      ),
    };
  },
  DecisionEscalated: (event, reader) => {
    const matter = matterOf(reader, event);
    const said = sentence(
      `${matter.sv} skulle ha besvarats senast ${event.replyBy}; cheferna för alla tre kanslierna behöver se till att det beslutas nu.`,
      `${matter.en} should have been answered by ${event.replyBy}; the heads of all three offices need to see to it that it is decided now.`,
    );
    return isOffice(reader.unit)
      ? { action: 'decide', text: said, due: event.replyBy }
      : { action: 'know', text: said };
  },
  SpendingWithdrawn: (event, reader) => {
    const request = requestOf(reader, event);
    const money = freed(event.line, event.freed);
    return know(`${request.sv} är tillbakadragen${money.sv}.`, `${request.en} was withdrawn${money.en}.`);
  },
  SpendingClosed: (event, reader) => {
    const request = requestOf(reader, event);
    const money = freed(event.line, event.freed);
    return event.expired
      ? know(
          `reservationen för ${request.sv} har gått ut${money.sv}.`,
          `the reservation for ${request.en} has run out${money.en}.`,
        )
      : know(`${request.sv} är avslutad${money.sv}.`, `${request.en} was closed${money.en}.`);
  },
  ReservationExtended: (event, reader) => {
    const request = requestOf(reader, event);
    return know(
      `reservationen för ${request.sv} gäller nu till och med ${event.until}.`,
      `the reservation for ${request.en} now lasts until ${event.until}, that day included.`,
    );
  },
  ReservationReminded: (event, reader) => {
    const request = requestOf(reader, event);
    const { expires } = event;
    if (reader.unit !== event.unit)
      return know(
        `reservationen för ${request.sv} går ut efter ${expires}, om den varken används eller förlängs.`,
        `the reservation for ${request.en} runs out after ${expires}, unless it is used or extended.`,
      );
    const said = sentence(
      `reservationen för ${request.sv} går ut efter ${expires}; använd den senast då eller be ett kansli förlänga den, annars blir pengarna fria.`,
      `the reservation for ${request.en} runs out after ${expires}; use it by then or ask an office to extend it, else the money is set free.`,
    );
    return { action: 'do', text: said, due: expires };
  },
};
