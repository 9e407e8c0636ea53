import type { Instant } from '../../shared/calendar.ts';
import type { Recorded } from '../../shared/commit.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import type { Office, Unit } from '../../shared/units.ts';
import type { HookEvent, OffBecause } from './state.ts';

/** What can have happened to hooks: never with a secret or a whole address, which may hold one. Pure. */
type On<T extends string, D> = {
  readonly type: T;
  readonly subject: string;
  readonly hook: string;
  readonly office: Office;
  readonly host: string;
} & Readonly<D>;

export type HooksEvent =
  | On<'HookRegistered', { events: readonly HookEvent[] }>
  /** Until `oldValidUntil` the key before it signs, too. */
  | On<'HookKeyRotated', { oldValidUntil: Instant }>
  | On<'HookSwitchedOff', { because: OffBecause }>
  | On<'HookResumed', object>
  | On<'HookRemoved', object>
  | On<'DeliveryReplayed', { delivery: string }>;

/** The office whose hook it is; of what it sends again it need not be told. */
export const concerns = ({ type, office }: Recorded<HooksEvent>): readonly Unit[] =>
  type === 'DeliveryReplayed' ? [] : [office];

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decision<C extends ProblemCode> = readonly HooksEvent[] | Refusal<C>;
