import * as z from 'zod/mini';
import type { AllOf } from '../../shared/capability.ts';
import { callsOf, eventsAbout } from '../../shared/folds.ts';
import { toldOf } from '../../shared/events.ts';
import { slug } from '../../shared/fields.ts';
import { amongSchema } from '../../shared/gathered.ts';
import { log } from '../../shared/log.ts';
import { queueNamed, queueOf, send } from '../../shared/queue.ts';
import type { Key } from '../../shared/table.ts';
import { letterPrefix } from '../../shared/letters.ts';
import type { MailCall } from '../letters/offers.ts';
import { envelope, type Message, noticeKey } from './offers.ts';

const eventItem = z.object({
  ...envelope,
  campaign: slug(),
  // Nobody needs to be told of some, such as the registration of an administrator.
  concerns: z.array(slug()),
  // By unit.
  among: z.optional(z.record(z.string(), amongSchema)),
});

/** What is to be sent to one queue, and the item that is there once it has arrived. */
export type Parcel = { readonly queueUrl: string; readonly body: object; readonly arrived: Key };

/** Names of fields only: their values, and the keys of their maps, may be somebody's data, and the error goes to the log. */
const notAnEvent = (...fields: readonly unknown[]): Error =>
  new Error(`not an event: ${fields.map((field) => `/${String(field ?? '')}`).join(', ')}`);

/** What the item says, as far as the schema of its type knows it. */
const read = <T extends z.ZodMiniType>(schema: T, item: unknown): z.infer<T> => {
  const parsed = z.safeParse(schema, item);
  if (!parsed.success) throw notAnEvent(...parsed.error.issues.map(({ path: [field] }) => field));
  return parsed.data;
};

/** Of a letter (shared/letters.ts) that it is there, and no more: whoever sends it reads it. */
const letterItem = z.object({ pk: z.string(), sk: z.string().check(z.startsWith(letterPrefix)), campaign: slug() });
const isLetter = (item: unknown): boolean => z.safeParse(letterItem, item).success;
const letterParcel = (item: unknown): Parcel => {
  const { pk, sk, campaign } = read(letterItem, item);
  const body: MailCall = { kind: 'letter', campaign, letter: sk };
  return { queueUrl: queueNamed('mail'), body, arrived: { pk, sk } };
};

/**
 * One message for each unit that the event concerns, and what capabilities send to queues of their own because of it.
 * @throws when the item is not an event, or of a type that nobody knows.
 */
export const parcelsOf = (all: AllOf<'events' | 'calls'>, item: unknown): readonly Parcel[] => {
  if (isLetter(item)) return [letterParcel(item)];
  const { id, at, type, subject, campaign, concerns, among = {} } = read(eventItem, item);
  const events = eventsAbout(all, subject);
  const known = events?.known().get(type);
  if (!known) throw notAnEvent(events ? 'type' : 'subject');
  const happened = { ...read(known.schema(), item), type, subject };
  const event = { ...toldOf(events, happened, ['notice']), id, at, type, subject };
  const call = { ...toldOf(events, happened, ['hook']), id, at, type, subject, campaign };
  return [
    ...[...new Set(concerns)].map((recipient) => ({
      queueUrl: queueOf(recipient),
      body: { recipient, campaign, event, ...(among[recipient] && { among: among[recipient] }) } satisfies Message,
      arrived: noticeKey(campaign, recipient, among[recipient]?.id ?? id),
    })),
    ...callsOf(all, call).map(({ queue, ...each }) => ({ queueUrl: queueNamed(queue), ...each })),
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
          group.map(({ parcel }) => parcel.body),
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
