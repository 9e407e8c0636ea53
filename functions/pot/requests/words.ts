import { enumerated, know, sentence, whom } from '../../../shared/words.ts';
import { kronor } from '../../../shared/money.ts';
import { text } from '../../../shared/problems.ts';
import { isOffice } from '../../../shared/units.ts';
import { lineCalled } from '../called.ts';
import { freed, matterOf, type PotSentences, requestOf, whyOf } from '../phrases.ts';
import { askedTogether, askPartners, changedTogether, unconsented } from '../joint/words.ts';
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
  | 'SpendingReopened'
  | 'SupplementRequested'
  | 'SpendingApproved'
  | 'SpendingReserved'
  | 'SpendingOpposed'
  | 'SpendingRefused'
  | 'VoteTakenBack'
  | 'VotesLapsed'
  | 'DecisionEscalated'
  | 'SpendingWithdrawn'
  | 'SpendingClosed'
  | 'ReservationExtended'
  | 'ReservationHeld'
  | 'ReservationReminded'
> = {
  SpendingRequested: (event, reader) => {
    const who = whom(reader, event);
    const { with: partners } = event;
    if (partners) return askPartners(reader, { ...event, with: partners }, askedTogether(event, who));
    const need = needOf(reader, event, by(event.replyBy));
    const owner = reader.nameOf(event.owner);
    const said = text(
      `${who.sv} har begärt ${kronor(event.amount)} ur posten ${lineCalled(event.budgetLine)}; ${need.sv}, och ${owner} ser till att svaret kommer.`,
      `${who.en} asked for ${kronor(event.amount, 'en')} from the budget line ${lineCalled(event.budgetLine)}; ${need.en}, and ${owner} sees to it that the answer comes.`,
    );
    return askFor(reader, event, said, event.replyBy);
  },
  SpendingEdited: (event, reader) => {
    const request = requestOf(reader, event);
    const { with: partners, replyBy } = event;
    if (partners && replyBy !== undefined)
      return askPartners(reader, { ...event, with: partners, replyBy }, changedTogether(event, request));
    const need = needOf(reader, event, byAsBefore);
    const said = text(
      `${request.sv} är ändrad till ${kronor(event.amount)} ur posten ${lineCalled(event.budgetLine)}; tidigare godkännanden gäller inte längre: ${need.sv}.`,
      `${request.en} was changed to ${kronor(event.amount, 'en')} from the budget line ${lineCalled(event.budgetLine)}; earlier approvals no longer count: ${need.en}.`,
    );
    return askFor(reader, event, said);
  },
  SpendingReopened: (event, reader) => {
    const who = reader.nameOf(event.by);
    const request = requestOf(reader, event);
    const { with: partners } = event;
    if (partners) {
      const again = text(`${who} har återöppnat ${request.sv}`, `${who} reopened ${request.en}`);
      return askPartners(reader, { ...event, with: partners }, again);
    }
    const need = needOf(reader, event, by(event.replyBy));
    const said = text(
      `${who} har återöppnat ${request.sv}, som nu gäller ${kronor(event.amount)} med det som är betalt; ${need.sv}, och skälet finns vid begäran.`,
      `${who} reopened ${request.en}, which is now for ${kronor(event.amount, 'en')} with what is paid; ${need.en}, and the reason is with the request.`,
    );
    return askFor(reader, event, said, event.replyBy);
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
        `${office} har godkänt ${matter.sv}, och ${kronor(event.amount)} är därmed reserverade på posten ${lineCalled(event.line)}${next.sv}.`,
        `${office} approved ${matter.en}, and so ${kronor(event.amount, 'en')} is reserved on the budget line ${lineCalled(event.line)}${next.en}.`,
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
  VotesLapsed: (event, reader) => {
    const matter = matterOf(reader, event);
    const { sv, en } = lackingOf({ ...event, missing: { ...event.missing, otherOffice: false } });
    // Who stands in for a head again has their vote back.
    if (event.lapsed.length === 0)
      return know(`alla besked om ${matter.sv} räknas åter; ${sv}.`, `all votes on ${matter.en} count again; ${en}.`);
    const who = enumerated(event.lapsed.map(reader.nameOf));
    return {
      action: (event.lapsed as readonly string[]).includes(reader.unit) ? 'decide' : 'know',
      text: sentence(
        `beskedet från ${who.sv} om ${matter.sv} räknas inte längre, eftersom den som gav det inte är chef där nu; ${sv}.`,
        `the vote of ${who.en} on ${matter.en} no longer counts, since who gave it is not its head now; ${en}.`,
      ),
    };
  },
  DecisionEscalated: (event, reader) => {
    const { awaited } = event;
    if (awaited) return unconsented(reader, { ...event, awaited });
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
    const why = whyOf(event);
    if (event.expired)
      return know(
        `reservationen för ${request.sv} har gått ut${money.sv}.`,
        `the reservation for ${request.en} has run out${money.en}.`,
      );
    return event.by === undefined
      ? know(`${request.sv} är avslutad${money.sv}.`, `${request.en} was closed${money.en}.`)
      : know(
          `${reader.nameOf(event.by)} har avslutat ${request.sv}${money.sv}${why.sv}.`,
          `${reader.nameOf(event.by)} closed ${request.en}${money.en}${why.en}.`,
        );
  },
  ReservationExtended: (event, reader) => {
    const request = requestOf(reader, event);
    const why = whyOf(event);
    return know(
      `reservationen för ${request.sv} gäller nu till och med ${event.until}${why.sv}.`,
      `the reservation for ${request.en} now lasts until ${event.until}, that day included${why.en}.`,
    );
  },
  ReservationHeld: (event, reader) => {
    const request = requestOf(reader, event);
    const { expires, claims } = event;
    const many = claims === 1 ? text('ett kvitto', 'one receipt') : text(`${claims} kvitton`, `${claims} receipts`);
    return {
      action: isOffice(reader.unit) ? 'do' : 'know',
      text: sentence(
        `reservationen för ${request.sv} gick ut efter ${expires}, men ${many.sv} väntar på svar; ett kansli behöver betala ut eller säga varför inte.`,
        `the reservation for ${request.en} ran out after ${expires}, but ${many.en} ${claims === 1 ? 'has' : 'have'} no answer yet; an office needs to pay or say why not.`,
      ),
    };
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
