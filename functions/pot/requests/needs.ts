import { type Announcement, enumerated, know, type Reader, sentence } from '../../../shared/words.ts';
import type { Day } from '../../../shared/calendar.ts';
import { type Text, text } from '../../../shared/problems.ts';
import { isOffice, type Office, offices, type Unit } from '../../../shared/units.ts';
import type { Judgement } from '../state.ts';

/** Whose decision is needed, in words. Pure. */
const heads = [
  text('ingen chef', 'no head'),
  text('en chef', 'one head'),
  text('två chefer', 'two heads'),
  text('tre chefer', 'three heads'),
];
const headsOf = ({ missing }: Judgement): Text => heads[missing.heads] as Text;
const needs = ({ missing }: Judgement): string => (missing.heads === 1 ? 'needs' : 'need');

/** Which heads the decision takes before any has voted, as a clause that begins with the time. */
export const needOf = (
  { nameOf }: Reader,
  event: Judgement & { readonly own: readonly Office[] },
  when: Text,
): Text => {
  const { headsNeeded, missing, own } = event;
  if (headsNeeded === null)
    return text(
      `svar väntas ${when.sv}, men kan ges först när ett mandat gäller`,
      `an answer is due ${when.en}, but none can be given before a mandate is in force`,
    );
  if (missing.otherOffice && own.length === offices.length)
    return text(`${when.sv} behöver alla tre cheferna godkänna`, `${when.en} all three heads need to approve`);
  const many = headsOf(event);
  if (!missing.otherOffice || own.length === 0)
    return text(`${when.sv} behöver ${many.sv} godkänna`, `${when.en} ${many.en} ${needs(event)} to approve`);
  const others = enumerated(own.map(nameOf));
  return missing.heads === 1
    ? text(
        `${when.sv} behöver en chef för ett annat kansli än ${others.sv} godkänna`,
        `${when.en} one head of an office other than ${others.en} needs to approve`,
      )
    : text(
        `${when.sv} behöver ${many.sv} godkänna, minst en för ett annat kansli än ${others.sv}`,
        `${when.en} ${many.en} need to approve, at least one of them of an office other than ${others.en}`,
      );
};

/** D8: the head of a requester's own office counts only where more than one is needed, or the tier lets them alone. */
const mayBeNeeded = (unit: Unit, { missing, own }: Judgement & { readonly own: readonly Office[] }): boolean =>
  isOffice(unit) && !(own.includes(unit) && own.length < offices.length && missing.otherOffice && missing.heads === 1);

/** What is still lacking after some have voted; whose own offices those are the event does not say. */
export const lackingOf = (event: Judgement): Text => {
  if (event.headsNeeded === null)
    return text('beslut kan fattas först när ett mandat gäller', 'nothing can be decided before a mandate is in force');
  // A mandate adopted meanwhile may ask for fewer than have approved: each further approval judges anew.
  if (event.missing.heads === 0) return text('ett godkännande till avgör', 'one more approval decides');
  const many = headsOf(event);
  if (!event.missing.otherOffice)
    return text(`ytterligare ${many.sv} behöver godkänna`, `${many.en} more ${needs(event)} to approve`);
  return event.missing.heads === 1
    ? text(
        'ytterligare en chef behöver godkänna, för ett annat kansli än sökandens',
        'one head more needs to approve, of an office other than the requester’s own',
      )
    : text(
        `ytterligare ${many.sv} behöver godkänna, minst en för ett annat kansli än sökandens`,
        `${many.en} more need to approve, at least one of an office other than the requester’s own`,
      );
};

export const by = (day: Day): Text => text(`senast ${day}`, `by ${day}`);
export const byAsBefore: Text = text('senast samma dag som förut', 'by the same day as before');

export const askFor = (
  reader: Reader,
  event: Judgement & { readonly own: readonly Office[] },
  said: Text,
  due?: Day,
): Announcement =>
  mayBeNeeded(reader.unit, event)
    ? { action: 'decide', text: sentence(said.sv, said.en), ...(due !== undefined && { due }) }
    : know(said.sv, said.en);
