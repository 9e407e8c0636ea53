import type { Day } from '../../shared/calendar.ts';
import { kronor, type Ore } from '../../shared/money.ts';
import { type Text, text } from '../../shared/problems.ts';
import type { Office, Unit } from '../../shared/units.ts';
import type { Announcement, Reader, Sentences } from '../../shared/words.ts';
import { lineCalled } from './called.ts';
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
        `, och ${kronor(amount)} är fria igen på posten ${lineCalled(line)}`,
        `, and ${kronor(amount, 'en')} is free again on the budget line ${lineCalled(line)}`,
      );

/** Where another office than its owner did it, it said why. */
export const whyOf = ({ ownedBy }: { readonly ownedBy?: Office }): Text =>
  ownedBy === undefined ? text('', '') : text('; skälet finns vid begäran', '; the reason is with the request');

/** What is proposed is decided on by those whose answer it waits for, by its day; the others know. */
export const answeredBy = (isAwaited: boolean, said: Text, due: Day | undefined): Announcement =>
  isAwaited ? { action: 'decide', text: said, ...(due !== undefined && { due }) } : { action: 'know', text: said };
