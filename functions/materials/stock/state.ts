import type { Entity } from '../../../shared/commit.ts';
import type { Keeps } from '../../../shared/texts.ts';
import type { Office } from '../../../shared/units.ts';
import type { Reversed } from '../deliveries/state.ts';
import type { Copies, Given } from '../state.ts';

/** Copies that came, went or were counted. Pure. */
export const movementReasons = ['arrival', 'count', 'waste', 'transfer'] as const;
export type MovementReason = (typeof movementReasons)[number];

export type Movement = Entity &
  Keeps & {
    /** `<item>.<ULID>`, of the event that moved them. */
    readonly id: string;
    readonly depot: Office;
    readonly to?: Office | undefined;
    readonly item: string;
    readonly language: string;
    readonly quantity: Copies;
    readonly reason: MovementReason;
    readonly note?: string | undefined;
    /** What of it went at once to those who waited. */
    readonly given?: readonly Given[] | undefined;
    readonly reversed?: Reversed | undefined;
  };
export const movementId = (item: string, event: string): string => `${item}.${event}`;
