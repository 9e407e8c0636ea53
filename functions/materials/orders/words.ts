import { isOwn, know, sentence, whom } from '../../../shared/words.ts';
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
  | 'OrderPicked'
  | 'OrderDelivered'
  | 'OrderReceived'
  | 'OrderCancelled'
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
  OrderCancelled: (event, reader) => {
    const order = orderOf(reader, event);
    return know(
      `${order.sv} är avbeställd, och det som inte levererats är fritt igen.`,
      `${order.en} was cancelled, and what was not delivered is free again.`,
    );
  },
  OrderAddressForgotten: (event, reader) => {
    const order = orderOf(reader, event);
    return know(`det är borttaget vart ${order.sv} levererades.`, `where ${order.en} was delivered to was removed.`);
  },
};
