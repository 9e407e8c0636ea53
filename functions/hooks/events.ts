import * as z from 'zod/mini';
import type { Recorded } from '../../shared/commit.ts';
import { event, type EventOf, eventsOf, inHistories, inNotices, type NoticeOf, tell } from '../../shared/events.ts';
import { office, ulid } from '../../shared/fields.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import type { Unit } from '../../shared/units.ts';
import { hookEvents } from './state.ts';

/** What can have happened to hooks: never with a secret or a whole address, which may hold one. Pure. */
export const hooksEvents = /* @__PURE__ */ eventsOf(() => {
  const host = inNotices({ host: z.string() });
  const owner = inHistories({ office: office() });
  const hook = inHistories({ hook: z.string() });
  const plain = event(host, owner, hook);

  return {
    HookRegistered: event(host, owner, hook, inHistories({ events: z.array(z.enum(hookEvents)) })),
    /** Until `oldValidUntil` the key before it signs, too. */
    HookKeyRotated: event(host, owner, hook, inHistories({ oldValidUntil: z.string() })),
    HookSwitchedOff: event(host, owner, hook, inNotices({ because: z.enum(['gone', 'failing']) })),
    HookResumed: plain,
    HookRemoved: plain,
    DeliveryReplayed: event(host, owner, tell(['hook', 'offices', 'associations'], { hook: ulid(), delivery: ulid() })),
  };
});
export type HooksEvent = EventOf<typeof hooksEvents>;
export type HooksNotice = NoticeOf<typeof hooksEvents>;

/** The office whose hook it is; of what it sends again it need not be told. */
export const concerns = ({ type, office }: Recorded<HooksEvent>): readonly Unit[] =>
  type === 'DeliveryReplayed' ? [] : [office];

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decision<C extends ProblemCode> = readonly HooksEvent[] | Refusal<C>;
