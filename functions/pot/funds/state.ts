import type { Instant } from '../../../shared/calendar.ts';
import type { Entity } from '../../../shared/commit.ts';
import type { Ore } from '../../../shared/money.ts';
import type { Keeps } from '../../../shared/texts.ts';
import type { Office } from '../../../shared/units.ts';
import type { Awaiting, Unadopted } from '../proposals/state.ts';
import type { Tier } from '../state.ts';

/** What the pot holds beside its balances: contributions, mandates, changes of its lines. Pure. */

/** What an office put in. */
export type Contribution = Entity &
  Keeps & {
    /** Of the event that made it. */
    readonly id: string;
    readonly office: Office;
    /** As it was corrected last. */
    readonly amount: Ore;
    readonly note?: string;
    /** Oldest first. */
    readonly corrections?: readonly Correction[];
    readonly pending?: ProposedCorrection;
    /** What was proposed last, and nobody adopted. */
    readonly lastProposal?: Unadopted & Pick<ProposedCorrection, 'amount' | 'offices'>;
  };

/** `id`: of the event that gave the reason, which is there until it is forgotten. */
type Explained = { readonly id: string; readonly reason?: string };
/** What was entered wrongly, until then. */
type Correction = Explained & { readonly at: Instant; readonly was: Ore };
/** Waits for a head of another office than these, as whose head `person` proposed it. */
export type ProposedCorrection = Explained &
  Awaiting & {
    readonly amount: Ore;
    readonly offices: readonly Office[];
    readonly person: string;
  };

export type Mandate = Entity &
  Keeps &
  Awaiting & {
    /** Its number; of one that somebody declined. */
    readonly id?: string;
    readonly number: number;
    readonly status: 'proposed' | 'in-force' | 'replaced' | Unadopted['status'];
    /** The office that did. */
    readonly proposedBy?: Office;
    /** How it ended where nobody adopted it. */
    readonly ended?: Unadopted;
    readonly tiers: readonly Tier[];
    readonly splitWindowDays: number;
    readonly adoptions: Readonly<Partial<Record<Office, { readonly person: string; readonly at: Instant }>>>;
    readonly inForceAt?: Instant;
  };

/** A change of a budget line that waits for a head of another office. */
type ProposedLine = Awaiting & {
  readonly name: string;
  readonly amount: Ore;
  readonly offices: readonly Office[];
  /** It shall end: be removed, or retired where it was used. */
  readonly ends?: true;
  /** Who proposed it, as a head of those offices: it lapses when they are that no more. */
  readonly person: string;
};
/** Where a change of a line waits. What waits no more is emptied: nothing is deleted from the ledger's partition. */
export type LineChange = Entity &
  Keeps & {
    /** The line; of one that something was declined of. */
    readonly id?: string;
    readonly line: string;
    /** What was proposed last, and nobody adopted. */
    readonly lastProposal?: Unadopted & Pick<ProposedLine, 'name' | 'amount' | 'offices' | 'ends'>;
  } & (ProposedLine | Readonly<Partial<Record<keyof ProposedLine, never>>>);
/** The change that waits there, if any. */
export const waitingIn = (change: LineChange | undefined) => (change?.person === undefined ? undefined : change);
