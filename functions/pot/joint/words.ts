import type { Day } from '../../../shared/calendar.ts';
import { kronor, type Ore } from '../../../shared/money.ts';
import { type Text, text } from '../../../shared/problems.ts';
import type { Office, Unit } from '../../../shared/units.ts';
import { type Announcement, enumerated, know, type Reader, sentence } from '../../../shared/words.ts';
import { lineCalled } from '../called.ts';
import { type PotSentences, requestOf } from '../phrases.ts';
import { askFor, by, needOf } from '../requests/needs.ts';
import type { Part } from './state.ts';

/** What is said of what several associations ask for together. Pure. */

type Joint = {
  readonly unit: Unit;
  readonly with: readonly Unit[];
  readonly replyBy: Day;
  readonly partners?: readonly Part[];
};

type Money = { readonly amount: Ore; readonly budgetLine: string };
const moneyOf = ({ amount, budgetLine }: Money): Text =>
  text(
    `${kronor(amount)} ur posten ${lineCalled(budgetLine)}`,
    `${kronor(amount, 'en')} from the budget line ${lineCalled(budgetLine)}`,
  );
export const askedTogether = (event: Money, who: Text): Text =>
  text(
    `${who.sv} har begärt ${moneyOf(event).sv} tillsammans med andra`,
    `${who.en} asked for ${moneyOf(event).en} together with others`,
  );
export const changedTogether = (event: Money, request: Text): Text =>
  text(`${request.sv} är ändrad till ${moneyOf(event).sv}`, `${request.en} was changed to ${moneyOf(event).en}`);

/** Each partner says yes or no to its share; the others, heads among them, know whose word is awaited. */
export const askPartners = (reader: Reader, event: Joint, said: Text): Announcement => {
  const { replyBy, partners = [] } = event;
  const names = enumerated(event.with.map(reader.nameOf));
  if (!event.with.includes(reader.unit))
    return know(
      `${said.sv}; det kan beslutas när ${names.sv} har godkänt sin del, senast ${replyBy}.`,
      `${said.en}; it can be decided once ${names.en} consents to its share, by ${replyBy}.`,
    );
  const own = partners.find(({ unit }) => unit === reader.unit);
  const share = own ? text(`, ${kronor(own.amount)},`, `, ${kronor(own.amount, 'en')},`) : text('', '');
  return {
    action: 'decide',
    text: sentence(
      `${said.sv}; godkänn er del${share.sv} eller avböj den senast ${replyBy}.`,
      `${said.en}; consent to your share${share.en} or decline it by ${replyBy}.`,
    ),
    due: replyBy,
  };
};

/** Silence: the owner sees to it that the partners answer. */
export const unconsented = (
  reader: Reader,
  event: { readonly unit: Unit; readonly awaited: readonly Unit[]; readonly owner?: Office; readonly replyBy: Day },
): Announcement => {
  const [request, names] = [requestOf(reader, event), enumerated(event.awaited.map(reader.nameOf))];
  const said = sentence(
    `${names.sv} skulle senast ${event.replyBy} ha svarat på sin del av ${request.sv}; det behöver ske nu.`,
    `${names.en} should have answered by ${event.replyBy} about its share of ${request.en}; that needs to happen now.`,
  );
  const isAwaited = event.awaited.includes(reader.unit) || reader.unit === event.owner;
  return { action: isAwaited ? 'do' : 'know', text: said };
};

export const jointSentences: PotSentences<'SpendingConsented' | 'SpendingDeclined'> = {
  SpendingConsented: (event, reader) => {
    const [request, who] = [requestOf(reader, event), reader.nameOf(event.by)];
    if (event.awaited.length > 0) {
      const names = enumerated(event.awaited.map(reader.nameOf));
      return know(
        `${who} har godkänt sin del av ${request.sv}; svar från ${names.sv} väntas senast ${event.replyBy}.`,
        `${who} consented to its share of ${request.en}; an answer of ${names.en} is due by ${event.replyBy}.`,
      );
    }
    const need = needOf(reader, event, by(event.replyBy));
    const money = moneyOf(event);
    const said = text(
      `${who} har godkänt sin del av ${request.sv}, och därmed har alla det: ${money.sv}; ${need.sv}.`,
      `${who} consented to its share of ${request.en}, and so all have: ${money.en}; ${need.en}.`,
    );
    return askFor(reader, event, said, event.replyBy);
  },
  SpendingDeclined: (event, reader) => {
    const [request, who] = [requestOf(reader, event), reader.nameOf(event.by)];
    return know(
      `${who} har avböjt sin del av ${request.sv}, som därmed är tillbakadragen; skälet finns vid begäran.`,
      `${who} declined its share of ${request.en}, which is withdrawn so; the reason is with the request.`,
    );
  },
};
