import * as z from 'zod/mini';
import type { Contract } from '../../shared/contract.ts';
import { line, office, slug } from '../../shared/fields.ts';
import { listOf, paging } from '../../shared/paging.ts';
import { distinct, instant, list, removed, stamps, weighable } from '../../shared/resources.ts';
import * as example from './examples.ts';
import { hookEvents, troubles } from './state.ts';

/** Outgoing hooks: an office's program learns over HTTPS what the public sees change. Pure. */
const path = '/campaigns/{campaign}/hooks';
const one = `${path}/{hook}` as const;
const own = { see: 'target-unit', act: 'target-unit' } as const;

export const hookEvent = z.enum(hookEvents);
export const hook = z.object({
  id: z.string(),
  office: slug(),
  url: z.string(),
  events: list(hookEvent),
  status: z.enum(['on', 'off']),
  onSince: instant(),
  offBecause: z.optional(z.enum(['gone', 'failing'])),
  offSince: z.optional(instant()),
  ...stamps,
});
export const hookWithSecret = z.extend(hook, { secret: z.optional(z.string()) });

export const hookOutcome = z.union([z.object({ status: z.int() }), z.object({ trouble: z.enum(troubles) })]);
export const hookFailure = z.object({
  /** The `webhook-id`. */
  id: z.string(),
  type: hookEvent,
  event: z.string(),
  at: instant(),
  status: z.enum(['waiting', 'failed']),
  tries: z.int(),
  lastTriedAt: z.optional(instant()),
  last: z.optional(hookOutcome),
  nextTryAt: z.optional(instant()),
});

export const hookInFull = z.extend(hook, { lastDeliveredAt: z.optional(instant()), ...weighable });

export const contract = {
  registerHook: {
    route: `POST ${path}`,
    summary: 'Register an address that is told of public events',
    description:
      'By an office, at most ten. Created, changed and cancelled public events are posted as thin messages `{type, timestamp, data: {campaign, event, url}}`, signed as Standard Webhooks prescribes: `webhook-id`, `webhook-timestamp`, `webhook-signature`. `secret` is shown this once; an answer repeated under an `Idempotency-Key` lacks it: rotate the key then. Only HTTPS on port 443 or 8443 and public addresses: loopback, private, link-local and other special ones are refused here, and again with every sending for what the name resolves to.',
    see: 'offices',
    act: 'offices',
    status: 201,
    body: z.strictObject({
      office: office(),
      url: line(500),
      events: z._default(list(hookEvent, z.minLength(1), z.maxLength(hookEvents.length), distinct()), [...hookEvents]),
    }),
    result: hookWithSecret,
    refusals: ['too-many-hooks'],
    example: { body: example.hookBody, result: { ...example.hook, secret: example.secret } },
  },
  listHooks: {
    route: `GET ${path}`,
    summary: 'List the hooks of one’s office, without their secrets',
    see: 'offices',
    act: 'offices',
    result: z.object({ items: list(hook) }),
    refusals: [],
    example: { result: { items: [example.hook] } },
  },
  showHook: {
    ...own,
    route: `GET ${one}`,
    summary: 'Show a hook, and when something last got through',
    result: hookInFull,
    refusals: [],
    example: { result: { ...example.hook, lastDeliveredAt: '2026-08-03T08:12:00.000Z' } },
  },
  removeHook: {
    ...own,
    route: `DELETE ${one}`,
    summary: 'Remove a hook at once, with what still waited for it',
    result: removed,
    decisive: { HookRemoved: true },
    refusals: [],
    example: { result: { id: example.hook.id } },
  },
  rotateHookKey: {
    ...own,
    route: `POST ${one}/rotations`,
    summary: 'Sign with a new key',
    description:
      'For 24 hours the key before it signs, too: `webhook-signature` then holds both signatures, so that the receiver can take over the new key in its own time. A key before that ends at once.',
    status: 201,
    result: hookWithSecret,
    refusals: [],
    example: { result: { ...example.hook, secret: example.secret } },
  },
  resumeHook: {
    ...own,
    route: `POST ${one}/resumption`,
    summary: 'Switch a hook on again',
    description:
      'A hook is switched off, and its office told, when its address answers 410, or when a message was given up after all its tries and nothing else got through in that time. What happened while it was off is not sent: the feeds have it.',
    result: hook,
    refusals: [],
    example: { result: example.hook },
  },
  listHookFailures: {
    ...own,
    route: `GET ${one}/failures`,
    summary: 'List what has not got through, newest first',
    description:
      'Tried again after 5 seconds, 5 and 30 minutes, 2, 5, 10 and 10 hours (`waiting`), then given up (`failed`). Kept for 30 days.',
    query: paging,
    result: listOf(hookFailure),
    refusals: [],
    example: { result: { items: [example.failure] } },
  },
  replayHookFailure: {
    ...own,
    route: `POST ${one}/failures/{delivery}/replay`,
    summary: 'Send again what was given up',
    description: 'With its own `webhook-id`, and as many tries as a new message has.',
    result: hookFailure,
    refusals: ['wrong-status'],
    example: { result: { ...example.failure, tries: 0 } },
  },
} as const satisfies Contract;
