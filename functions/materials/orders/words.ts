import { text } from '../../../shared/problems.ts';
import { enumerated, isOwn, know, sentence, whom } from '../../../shared/words.ts';
import { type MaterialsSentences, namesOf, orderOf } from '../phrases.ts';
import type { EditionId, Line } from '../state.ts';

/** What is said of an order. Pure; where it goes stays behind the link, since it may name a person. */

const lacking = (lines: Readonly<Record<EditionId, Line>>, isSo: (line: Line) => boolean): readonly EditionId[] =>
  Object.entries(lines).flatMap(([edition, line]) => (isSo(line) ? [edition] : []));

/** What an order does not get at once. */
const gaps = (lines: Readonly<Record<EditionId, Line>>) => {
  const waiting = lacking(lines, ({ waiting: copies = 0 }) => copies > 0);
  const without = lacking(lines, ({ lack }) => lack !== undefined && lack !== 'print-yourself');
  const [wait, lack] = [namesOf(waiting), namesOf(without)];
  return {
    sv: `${waiting.length > 0 ? `; ${wait.sv} väntar på tryck` : ''}${without.length > 0 ? `; ${lack.sv} går inte att få` : ''}`,
    en: `${waiting.length > 0 ? `; ${wait.en} waits for a print run` : ''}${without.length > 0 ? `; ${lack.en} cannot be had` : ''}`,
  };
};

const needed = (day: string | undefined) =>
  day === undefined ? { sv: '', en: '' } : { sv: ` till ${day}`, en: ` for ${day}` };

export const orderSentences: MaterialsSentences<
  | 'OrderPlaced'
  | 'OrderChanged'
  | 'OrderRedirected'
  | 'OrderPicked'
  | 'OrderDelivered'
  | 'OrderReceived'
  | 'SharesAsked'
  | 'ShareConsented'
  | 'ShareDeclined'
  | 'ShareEscalated'
  | 'OrderEscalated'
  | 'OrderPickingReversed'
  | 'OrderDeliveryReversed'
  | 'OrderReceiptReversed'
  | 'OrderCancelled'
  | 'OrderReopened'
  | 'OrderAddressForgotten'
> = {
  OrderPlaced: (event, reader) => {
    const who = whom(reader, event);
    const what = namesOf(Object.keys(event.lines));
    const gap = gaps(event.lines);
    const by = needed(event.neededBy);
    const said = sentence(
      `${who.sv} har beställt ${what.sv}${by.sv}${gap.sv}.`,
      `${who.en} ordered ${what.en}${by.en}${gap.en}.`,
    );
    if (isOwn(reader, event)) return { action: 'know', text: said };
    return { action: 'do', text: said, ...(event.neededBy !== undefined && { due: event.neededBy }) };
  },
  OrderChanged: (event, reader) => {
    const order = orderOf(reader, event);
    const what = namesOf(Object.keys(event.lines));
    const gap = gaps(event.lines);
    return know(`${order.sv} gäller nu ${what.sv}${gap.sv}.`, `${order.en} now is of ${what.en}${gap.en}.`);
  },
  OrderRedirected: (event, reader) => {
    const order = orderOf(reader, event);
    const by = needed(event.neededBy);
    return event.elsewhere
      ? know(
          `${order.sv} ska levereras till ett annat ställe${by.sv}.`,
          `${order.en} is to be delivered elsewhere${by.en}.`,
        )
      : know(`${order.sv} behövs${by.sv}.`, `${order.en} is needed${by.en}.`);
  },
  OrderPicked: (event, reader) => {
    const order = orderOf(reader, event);
    return know(`${order.sv} plockas ihop.`, `${order.en} is being picked.`);
  },
  OrderDelivered: (event, reader) => {
    const order = orderOf(reader, event);
    const [partly, isLate] = [event.status === 'partly-delivered', event.late];
    const said = sentence(
      `${order.sv} är ${partly ? 'delvis ' : ''}levererad${isLate ? ', för sent' : ''}.`,
      `${order.en} was ${partly ? 'partly ' : ''}delivered${isLate ? ', too late' : ''}.`,
    );
    return { action: isOwn(reader, event) && !partly ? 'do' : 'know', text: said };
  },
  OrderReceived: (event, reader) => {
    const order = orderOf(reader, event);
    const missing = Object.keys(event.missing);
    const what = namesOf(missing);
    if (event.partly)
      return missing.length === 0
        ? know(
            `det som hittills levererats av ${order.sv} har kommit fram.`,
            `what was delivered so far of ${order.en} has come.`,
          )
        : know(
            `det som hittills levererats av ${order.sv} har kommit, men ${what.sv} fattas.`,
            `what was delivered so far of ${order.en} has come, but ${what.en} is missing.`,
          );
    return missing.length === 0
      ? know(`${order.sv} har kommit fram.`, `${order.en} has come.`)
      : know(`${order.sv} har kommit, men ${what.sv} fattas.`, `${order.en} has come, but ${what.en} is missing.`);
  },
  SharesAsked: (event, reader) => {
    const { asked, replyBy, unit } = event;
    const who = whom(reader, event);
    if (asked.includes(reader.unit))
      return {
        action: 'decide',
        text: sentence(
          `${who.sv} vill beställa material tillsammans med er, till ett ställe: säg ja eller nej senast ${replyBy}.`,
          `${who.en} wants to order material together with you, to one place: say yes or no by ${replyBy}.`,
        ),
        due: replyBy,
      };
    const names = enumerated(asked.map((each) => reader.nameOf(each)));
    return unit === reader.unit
      ? know(`ni har frågat ${names.sv} om att beställa tillsammans.`, `you asked ${names.en} to order together.`)
      : know(
          `${who.sv} har frågat ${names.sv} om att beställa tillsammans.`,
          `${who.en} asked ${names.en} to order together.`,
        );
  },
  ShareConsented: (event, reader) => {
    const [order, name] = [orderOf(reader, event), reader.nameOf(event.with)];
    return reader.unit === event.with
      ? know(`ni beställer tillsammans med ${order.sv}.`, `you order together with ${order.en}.`)
      : know(`${name} beställer tillsammans med er.`, `${name} orders together with you.`);
  },
  ShareDeclined: (event, reader) => {
    const [order, name] = [orderOf(reader, event), reader.nameOf(event.with)];
    return reader.unit === event.with
      ? know(
          `ni har sagt nej till att beställa tillsammans med ${order.sv}.`,
          `you declined to order together with ${order.en}.`,
        )
      : know(
          `${name} har sagt nej till att beställa tillsammans med er; skälet finns vid er beställning.`,
          `${name} declined to order together with you; the reason is with your order.`,
        );
  },
  ShareEscalated: (event, reader) => {
    const { replyBy, with: asked } = event;
    const [who, name] = [whom(reader, event), reader.nameOf(asked)];
    return reader.unit === asked
      ? {
          action: 'decide',
          text: sentence(
            `ni skulle senast ${replyBy} ha svarat ${who.sv} om att beställa material tillsammans: säg ja eller nej nu.`,
            `you should have answered ${who.en} by ${replyBy} about ordering material together: say yes or no now.`,
          ),
          due: replyBy,
        }
      : know(
          `${name} skulle senast ${replyBy} ha svarat om att beställa material tillsammans med ${who.sv}.`,
          `${name} should have answered by ${replyBy} about ordering material together with ${who.en}.`,
        );
  },
  OrderEscalated: (event, reader) => {
    const { owner, replyBy, status } = event;
    const order = orderOf(reader, event);
    const who = reader.nameOf(owner);
    const said =
      status === 'delivered'
        ? sentence(
            `${order.sv} är levererad, och det skulle ha bekräftats senast ${replyBy}: bekräfta att den har kommit, eller säg vad som fattas.`,
            `${order.en} was delivered, which should have been confirmed by ${replyBy}: confirm that it has come, or say what is missing.`,
          )
        : sentence(
            `${order.sv} skulle ha levererats senast ${replyBy}; ${who} ser till att det sker nu.`,
            `${order.en} should have been delivered by ${replyBy}; ${who} sees to it now.`,
          );
    return reader.unit === owner ? { action: 'do', text: said, due: replyBy } : { action: 'know', text: said };
  },
  OrderPickingReversed: (event, reader) => {
    const order = orderOf(reader, event);
    return know(
      `${order.sv} plockas inte längre och kan ändras igen; skälet finns vid beställningen.`,
      `${order.en} is not being picked any more and can be changed again; the reason is with the order.`,
    );
  },
  OrderDeliveryReversed: (event, reader) => {
    const order = orderOf(reader, event);
    const then =
      event.status === 'cancelled'
        ? text('; det är fritt igen', '; it is free again')
        : text('; det ligger undan på nytt', '; it is kept for it again');
    return know(
      `något av ${order.sv} var infört som levererat, men så är det inte${then.sv}.`,
      `something of ${order.en} was entered as delivered, which is not so${then.en}.`,
    );
  },
  OrderReceiptReversed: (event, reader) => {
    const order = orderOf(reader, event);
    return know(
      `bekräftelsen att ${order.sv} har kommit är tillbakatagen; skälet finns vid beställningen.`,
      `the receipt of ${order.en} was reversed; the reason is with the order.`,
    );
  },
  OrderCancelled: (event, reader) => {
    const order = orderOf(reader, event);
    const { unit, by = unit } = event;
    if (by === unit || by === reader.unit)
      return know(
        `${order.sv} är avbeställd, och det som inte levererats är fritt igen.`,
        `${order.en} was cancelled, and what was not delivered is free again.`,
      );
    const who = reader.nameOf(by);
    return know(
      `${who} har avbeställt ${order.sv}; skälet finns vid beställningen.`,
      `${who} cancelled ${order.en}; the reason is with the order.`,
    );
  },
  OrderReopened: (event, reader) => {
    const order = orderOf(reader, event);
    const gap = gaps(event.lines);
    const said = sentence(`${order.sv} gäller igen${gap.sv}.`, `${order.en} stands again${gap.en}.`);
    return { action: isOwn(reader, event) ? 'know' : 'do', text: said };
  },
  OrderAddressForgotten: (event, reader) => {
    const order = orderOf(reader, event);
    return know(`det är borttaget vart ${order.sv} levererades.`, `where ${order.en} was delivered to was removed.`);
  },
};
