import type { Day } from '../../../shared/calendar.ts';
import { type Text, text } from '../../../shared/problems.ts';
import { isOffice, type Office } from '../../../shared/units.ts';
import { type Announcement, know, type Reader, sentence } from '../../../shared/words.ts';
import type { PotSentences } from '../phrases.ts';

/** What is said of proposals that nobody adopts. Pure. */
type Of = 'Mandate' | 'BudgetLine' | 'ContributionCorrection' | 'Deputy';

const mandate = ({ number }: { readonly number: number }): Text =>
  text(`mandat ${number} för potten`, `mandate ${number} for the pot`);
const line = ({ name }: { readonly name: string }): Text =>
  text(`ändringen av posten ${name}`, `the change of the budget line ${name}`);
const correction = ({ office }: { readonly office: Office }, { nameOf }: Reader): Text =>
  text(
    `rättelsen av det som ${nameOf(office)} har skjutit till`,
    `the correction of what ${nameOf(office)} contributed`,
  );
const deputy = ({ office }: { readonly office: Office }, { nameOf }: Reader): Text =>
  text(`den ställföreträdare som ${nameOf(office)} vill ha`, `the deputy whom ${nameOf(office)} wants`);

type Done = { readonly by: Office };
type Overdue = { readonly replyBy: Day; readonly offices: readonly Office[] };
type What<T> = (event: T, reader: Reader) => Text;
const declined =
  <T>(what: What<T>) =>
  (event: T & Done, reader: Reader): Announcement => {
    const [is, who] = [what(event, reader), reader.nameOf(event.by)];
    return know(`${who} har avslagit ${is.sv}; skälet finns där.`, `${who} declined ${is.en}; the reason is there.`);
  };
const withdrawn =
  <T>(what: What<T>) =>
  (event: T & Done, reader: Reader): Announcement => {
    const [is, who] = [what(event, reader), reader.nameOf(event.by)];
    return know(`${who} har tagit tillbaka ${is.sv}.`, `${who} withdrew ${is.en}.`);
  };
const escalated =
  <T>(what: What<T>) =>
  (event: T & Overdue, reader: Reader): Announcement => {
    const is = what(event, reader);
    const { unit } = reader;
    return {
      action: isOffice(unit) && !event.offices.includes(unit) ? 'decide' : 'know',
      text: sentence(
        `${is.sv} skulle ha besvarats senast ${event.replyBy}; en chef som inte har svarat behöver anta eller avslå.`,
        `${is.en} should have been answered by ${event.replyBy}; a head who has not answered needs to adopt or decline.`,
      ),
    };
  };

export const proposalSentences: PotSentences<`${Of}${'Declined' | 'Withdrawn' | 'Escalated'}`> = {
  MandateDeclined: declined(mandate),
  MandateWithdrawn: withdrawn(mandate),
  MandateEscalated: escalated(mandate),
  BudgetLineDeclined: declined(line),
  BudgetLineWithdrawn: withdrawn(line),
  BudgetLineEscalated: escalated(line),
  ContributionCorrectionDeclined: declined(correction),
  ContributionCorrectionWithdrawn: withdrawn(correction),
  ContributionCorrectionEscalated: escalated(correction),
  DeputyDeclined: declined(deputy),
  DeputyWithdrawn: withdrawn(deputy),
  DeputyEscalated: escalated(deputy),
};
