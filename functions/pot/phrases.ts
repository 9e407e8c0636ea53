import { kronor, type Ore } from '../../shared/money.ts';
import { type Text, text } from '../../shared/problems.ts';
import type { Unit } from '../../shared/units.ts';
import type { Reader, Sentences } from '../../shared/words.ts';
import type { PotNotice } from './events.ts';

/** Parts of the sentences about the pot. Pure. */
export type PotSentences<T extends PotNotice['type']> = Sentences<PotNotice, T>;

export type Spending = { readonly unit: Unit; readonly supplement?: true };
export const requestOf = ({ unit, nameOf }: Reader, event: Spending): Text =>
  unit === event.unit
    ? text('er begäran', 'your request')
    : text(`begäran från ${nameOf(event.unit)}`, `the request by ${nameOf(event.unit)}`);

/** What is decided on: the request, or its supplement. */
export const matterOf = (reader: Reader, event: Spending): Text => {
  const request = requestOf(reader, event);
  return event.supplement ? text(`tillägget till ${request.sv}`, `the supplement to ${request.en}`) : request;
};

/** What a reservation that ends gives back; nothing when all of it was used. */
export const freed = (line: string, amount: Ore): Text =>
  amount === 0
    ? text('', '')
    : text(
        `, och ${kronor(amount)} är fria igen på posten ${line}`,
        `, and ${kronor(amount, 'en')} is free again on the budget line ${line}`,
      );
