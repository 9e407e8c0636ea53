import type { Day } from '../../shared/calendar.ts';
import type { Entity } from '../../shared/commit.ts';
import type { Keeps } from '../../shared/texts.ts';
import type { Office, Unit } from '../../shared/units.ts';
import type { Turns } from '../gatherings/offers.ts';

export const visitStatuses = ['asked', 'accepted', 'declined', 'withdrawn'] as const;
export type VisitStatus = (typeof visitStatuses)[number];

/** D18: a candidate is asked to visit an association. Pure. */
export type Visit = Entity &
  Keeps & {
    /** `<unit>.<ULID>`: says whose it is. */
    readonly id: string;
    readonly unit: Unit;
    readonly filer: string;
    /** A name: only here, never in an event, and forgotten after the campaign. */
    readonly candidate?: string | undefined;
    /** In their order. */
    readonly wishes: readonly Day[];
    /** Absent once it is forgotten, like the reason. */
    readonly topic?: string | undefined;
    readonly status: VisitStatus;
    readonly owner: Office;
    readonly replyBy: Day;
    readonly shortNotice: boolean;
    /** The earliest wish, seen from the day it was asked, that is not short notice. */
    readonly earliest: Day;
    /** When the visit is, once it is accepted. */
    readonly day?: Day | undefined;
    readonly reason?: string | undefined;
    readonly escalated?: true | undefined;
  };

/** What events are folded into. */
export type VisitsState = {
  readonly visit?: Visit | undefined;
  readonly turns?: Turns | undefined;
  /** Context, not stored: what the command says and no event may: who is asked. */
  readonly candidate?: string | undefined;
};
