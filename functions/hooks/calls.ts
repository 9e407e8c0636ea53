import * as z from 'zod/mini';
import type { Call as QueueCall, Happened } from '../../shared/capability.ts';
import { slug, ulid } from '../../shared/fields.ts';
import type { Key } from '../../shared/table.ts';
import { envelope } from '../notifications/offers.ts';
import { outwards } from '../gatherings/events.ts';
import { hookEvents, type HookEvent } from './state.ts';

/** What the relay hands on to hooks, in the form in which it travels in their queue. Pure. */
const common = { campaign: slug(), id: ulid() };

export const callSchema = z.discriminatedUnion('kind', [
  /** Something changed that the public sees: `id` is of what happened, `event` the campaign's event. */
  z.strictObject({
    ...common,
    kind: z.literal('change'),
    type: z.enum(hookEvents),
    event: ulid(),
    at: z.iso.datetime(),
  }),
  /** Somebody asked for one delivery to be sent again. */
  z.strictObject({ ...common, kind: z.literal('replay'), hook: ulid(), delivery: ulid() }),
]);
export type Call = Readonly<z.infer<typeof callSchema>>;

/** One delivery is due, as it travels in the senders' queue: all else is read when it is sent. */
export const dueSchema = z.strictObject({ campaign: slug(), hook: ulid(), delivery: ulid() });
export type Due = Readonly<z.infer<typeof dueSchema>>;

const happened = z.looseObject({
  ...envelope,
  campaign: slug(),
  outward: z.optional(z.enum(outwards)),
  hook: z.optional(z.string()),
  delivery: z.optional(z.string()),
});

/** What hooks must be told of it, if anything. */
export const callOf = (event: Happened): Call | undefined => {
  const parsed = z.safeParse(happened, event);
  if (!parsed.success) return undefined;
  const { id, at, type, subject, campaign, outward, hook, delivery } = parsed.data;
  const call =
    outward === undefined
      ? type === 'DeliveryReplayed' && { kind: 'replay', campaign, id, hook, delivery }
      : {
          kind: 'change',
          campaign,
          id,
          type: `event.${outward}` satisfies HookEvent,
          event: subject.split('/')[1],
          at,
        };
  return call ? z.parse(callSchema, call) : undefined;
};

/** What the relay sends on because of an event, whosever it is. */
export const calls = (event: Happened): readonly QueueCall[] => {
  const call = callOf(event);
  return call ? [{ queue: 'hooks', body: call, arrived: callKey(call) }] : [];
};

/** Is there once a call has been handed on to every hook it is for, so that a repetition is known as one. */
export const callKey = ({ campaign, id }: Pick<Call, 'campaign' | 'id'>): Key => ({
  pk: `${campaign}#hooks`,
  sk: `x#${id}`,
});
