import * as z from 'zod/mini';
import { type AllOf, callsOf } from '../../shared/capability.ts';
import { slug } from '../../shared/fields.ts';
import { log } from '../../shared/log.ts';
import { queueNamed, queueOf, send } from '../../shared/queue.ts';
import type { Item, Key } from '../../shared/table.ts';
import { envelope, type Message, noticeKey } from './offers.ts';

const eventItem = z.looseObject({
  ...envelope,
  campaign: slug(),
  // Nobody needs to be told of some, such as the registration of an administrator.
  concerns: z.array(slug()),
});

/** Keys and book-keeping of the item, who did it, and texts that may be long: no sentence needs them. */
const leftOut = new Set([
  'pk',
  'sk',
  'l1',
  'l2',
  'l3',
  'campaign',
  'actor',
  'concerns',
  'ledger',
  'receiptId',
  'outward',
  'fields',
  'drafts',
]);

/** What is to be sent to one queue, and the item that is there once it has arrived. */
export type Parcel = { readonly queueUrl: string; readonly body: object; readonly arrived: Key };

/**
 * One message for each unit that the event concerns, and what capabilities send to queues of their own because of it.
 * @throws when the item is not an event.
 */
export const parcelsOf = (all: AllOf<'calls'>, item: unknown): readonly Parcel[] => {
  const parsed = z.safeParse(eventItem, item);
  // Paths only: the values may be somebody's data, and the error goes to the log.
  if (!parsed.success)
    throw new Error(`not an event: ${parsed.error.issues.map(({ path }) => `/${path.join('/')}`).join(', ')}`);
  const { campaign, concerns } = parsed.data;
  const kept = Object.entries(parsed.data).filter(([name]) => !leftOut.has(name));
  const event = Object.fromEntries(kept) as Message['event'];
  return [
    ...[...new Set(concerns)].map((recipient) => ({
      queueUrl: queueOf(recipient),
      body: { recipient, campaign, event } satisfies Message,
      arrived: noticeKey(campaign, recipient, event.id),
    })),
    ...callsOf(all, item as Item).map(({ queue, ...call }) => ({ queueUrl: queueNamed(queue), ...call })),
  ];
};

/**
 * Sends each parcel to its queue. One queue out of reach does not hold up the others.
 * @returns those that were not taken, or may not have been: sending them again is harmless.
 */
export const deliver = async <P extends { readonly parcel: Parcel }>(parcels: readonly P[]): Promise<readonly P[]> => {
  const byQueue = Map.groupBy(parcels, ({ parcel }) => parcel.queueUrl);
  const left = await Promise.all(
    [...byQueue].map(async ([queueUrl, group]) => {
      try {
        const refused = await send(
          queueUrl,
          group.map(({ parcel }) => JSON.stringify(parcel.body)),
        );
        if (refused.length > 0) log.warn('a queue refused messages', { messages: refused.length });
        return refused.map((position) => group[position] as P);
      } catch (error) {
        log.error('a queue could not be reached', error, { messages: group.length });
        return group;
      }
    }),
  );
  return left.flat();
};
