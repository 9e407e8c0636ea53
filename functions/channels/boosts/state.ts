import type { Entity } from '../../../shared/commit.ts';
import type { Ore } from '../../../shared/money.ts';
import type { Unit } from '../../../shared/units.ts';
import type { Channel, Ids } from '../state.ts';

/**
 * D17: a paid boost in a channel, with or without an event. It awaits its money, which the pot reserves and pays, or
 * refuses; `withdrawn` is what was taken back, or ran out, before anything was paid. Pure.
 */
export const boostStatuses = ['awaiting-funds', 'reserved', 'paid', 'refused', 'withdrawn'] as const;
export type BoostStatus = (typeof boostStatuses)[number];

export type Boost = Entity & {
  /** A ULID. */
  readonly id: string;
  readonly channel: string;
  /** Who asks for it. */
  readonly unit: Unit;
  readonly amount: Ore;
  /** E5: the voter group that it shall reach, and the association in whose area. */
  readonly audience: string;
  readonly area?: Unit | undefined;
  readonly event?: string | undefined;
  readonly status: BoostStatus;
  /** The spending request in the pot. */
  readonly spending: string;
  /** What has been paid for it and has not come back. */
  readonly paid?: Ore | undefined;
  /** People that it reached. */
  readonly reach?: number | undefined;
};

/** The channels are there for what boosts in them have been measured to reach. */
export type BoostsState = { readonly boosts: Ids<Boost>; readonly channels: Ids<Channel> };
