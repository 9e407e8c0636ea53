import type { Day, Instant } from '../../shared/calendar.ts';
import type { Entity } from '../../shared/commit.ts';
import type { Ore } from '../../shared/money.ts';
import type { Keeps } from '../../shared/texts.ts';
import type { Office, Unit } from '../../shared/units.ts';
import type { SpendingStatus } from '../pot/funding.ts';
import type { Delivery, Receipt, Reversed } from './deliveries/state.ts';
import type { OrderShare } from './orders/state.ts';
import type { Movement } from './stock/state.ts';

/** What there is of material: the catalogue, stock, orders and print runs. Pure. */

/** Copies, whole. */
export type Copies = number;
export type Ids<T> = Readonly<Record<string, T>>;
/** `item/language`: one language edition of an item. */
export type EditionId = string;

export const kinds = ['folder', 'booklet', 'poster', 'newspaper', 'pdf', 'other'] as const;
export type Kind = (typeof kinds)[number];
export const translations = ['original', 'professional', 'volunteer'] as const;
export type Translation = (typeof translations)[number];

/** D11: one language of an item. Its text is kept apart, its readability (D12) here. */
export type Edition = {
  readonly bilingual: boolean;
  readonly translation: Translation;
  readonly unitCost?: Ore | undefined;
  readonly lix?: number | undefined;
  readonly words?: number | undefined;
  readonly hasFile?: true | undefined;
  /** Since when nothing more of it can be had. */
  readonly retired?: Instant | undefined;
};

/** D13: copies for one association. */
export type Ration = { readonly perAssociation: Copies; readonly inPriorityArea: Copies };

export type CatalogueItem = Entity & {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  readonly leadTimeDays?: number | undefined;
  /** D9: the last day on which more than what is in stock can be ordered. */
  readonly orderDeadline?: Day | undefined;
  readonly rationed?: Ration | undefined;
  readonly validFrom?: Day | undefined;
  readonly validTo?: Day | undefined;
  readonly editions: Ids<Edition>;
  readonly retired?: Instant | undefined;
};

export const sizes = ['small', 'medium', 'large'] as const;
export type PackLine = { readonly item: string; readonly language?: string | undefined; readonly quantity: Copies };
/** D10. A line without language takes the orderer's choice. */
export type Pack = Entity & {
  readonly id: string;
  readonly size: (typeof sizes)[number];
  readonly lines: readonly PackLine[];
};

/** What lies in a depot: free, and kept for orders. */
export type Shelf = { readonly onHand: Copies; readonly reserved: Copies };
export type PerDepot<T> = Readonly<Partial<Record<Office, T>>>;
/** A print run on its way, as far as orders are concerned: what of it is still to come. */
export type Coming = { readonly quantity: Copies; readonly deliveredBy: Day };

/** Copies that an order waits for. */
export type Waiter = {
  readonly order: string;
  readonly quantity: Copies;
  readonly neededBy?: Day | undefined;
  /** When a change asked for them, as a ULID; undefined: with the order itself. */
  readonly asked?: string | undefined;
};

/** What a line that waited was given since it was decided. */
export type Gift = { readonly order: string; readonly depot: Office; readonly quantity: Copies };

/** What has been received of it is on hand + reserved + delivered + waste - difference, always. */
export type EditionStock = {
  readonly depots: PerDepot<Shelf>;
  readonly delivered: Copies;
  readonly waste: Copies;
  /** What counts found more than the books said, or (below zero) fewer. */
  readonly difference: Copies;
  /** Confirmed and not arrived, by the ULID of the run. */
  readonly runs: Ids<Coming>;
  /** What these are promised to, in the order in which that was promised. */
  readonly promised: readonly Waiter[];
  /** Ordered, and neither in stock nor promised: as it was asked for. */
  readonly waiting: readonly Waiter[];
  /** To orders that are open, as it was given: how a line stands follows from it when it is read. */
  readonly given: readonly Gift[];
  /** E16: what orders asked for of an edition that there was not. */
  readonly wanted?: readonly Given[] | undefined;
  /** The order that last laid its hand on what lay free while others had such gifts, and the event with which it did. */
  readonly taken?: { readonly order: string; readonly at: string } | undefined;
};
/** As it is stored, short, since the whole catalogue is read at once: shelves as pairs, and nothing that is nothing. */
export type KeptStock = Partial<Omit<EditionStock, 'depots'>> & {
  readonly depots: PerDepot<readonly [onHand: Copies, reserved: Copies]>;
};

/**
 * All editions of one item, so that an order writes as few rows as it has items. Whatever changes what an order may
 * count on moves its version, which is what guards it: never oversold (invariant 4).
 */
export type Stock = Entity & {
  readonly item: string;
  readonly editions: Ids<KeptStock>;
  /** D13: what associations have had of a rationed item. */
  readonly rations?: Readonly<Record<Unit, Copies>> | undefined;
};

/** Why a line cannot have more than what it has. */
export const lacks = ['print-yourself', 'too-late', 'not-valid', 'no-such-edition', 'no-file'] as const;
export type Lack = (typeof lacks)[number];

/** What an order line holds of an edition: in depots, of runs to come, and without a promise. */
export type Claim = {
  readonly held?: PerDepot<Copies> | undefined;
  readonly promised?: Ids<Copies> | undefined;
  readonly waiting?: Copies | undefined;
};
export type Claims = Readonly<Record<EditionId, Claim>>;
/**
 * As it was decided when the order was placed or changed; what it has been given and promised since is known to the stock,
 * and computed when read (standing.ts).
 */
export type Line = Claim & {
  readonly quantity: Copies;
  /** Why there is no more. */
  readonly lack?: Lack | undefined;
  readonly delivered?: PerDepot<Copies> | undefined;
  /** What the receiver says was not there. */
  readonly missing?: Copies | undefined;
};

/** A pack as it was ordered, with what it brought of each edition then (D10). */
export type OrderedPack = {
  readonly pack: string;
  readonly quantity: Copies;
  readonly languages?: readonly string[] | undefined;
  readonly brings: Readonly<Record<EditionId, Copies>>;
};

/** That somebody ended an order or opened it again: when, on whose behalf, and why. */
export type Said = { readonly at: Instant; readonly by: Unit; readonly reason?: string | undefined };

export const orderStatuses = ['placed', 'picking', 'partly-delivered', 'delivered', 'received', 'cancelled'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export type Order = Entity &
  Keeps & {
    /** `<unit>.<ULID>`: says whose it is, and sorts by time. */
    readonly id: string;
    readonly unit: Unit;
    readonly status: OrderStatus;
    /** What of the lines came with packs. */
    readonly packs?: readonly OrderedPack[] | undefined;
    /** `freed`: what it let go of then. */
    readonly cancelled?: (Said & { readonly freed: Claims }) | undefined;
    readonly reopened?: Said | undefined;
    /** May name a person: only here, never in an event, and gone some days after the campaign. */
    readonly deliverTo?: string | undefined;
    readonly neededBy?: Day | undefined;
    readonly acceptPartial: boolean;
    /** D6: who sees to it that it is delivered, by when; once it is, whose it is, to say that it has come. */
    readonly owner?: Unit | undefined;
    readonly replyBy?: Day | undefined;
    readonly escalated?: true | undefined;
    readonly filer: string;
    readonly lines: Readonly<Record<EditionId, Line>>;
    /** D13: what packs would have brought beyond the ration. */
    readonly leftOut?: Readonly<Record<EditionId, Copies>> | undefined;
    /** E11: who is asked to order with it, to the same place. */
    readonly shares?: Readonly<Record<Unit, OrderShare>> | undefined;
    /** The order with which it is one. */
    readonly joins?: string | undefined;
    /** Items of its lines that are posters (E4). */
    readonly posters?: readonly string[] | undefined;
    /** Items whose ration it used. */
    readonly rationed?: readonly string[] | undefined;
    /** Oldest first. */
    readonly deliveries?: readonly Delivery[] | undefined;
    readonly receipts?: readonly Receipt[] | undefined;
    readonly deliveredAt?: Instant | undefined;
    /** When the receiver last confirmed what had come by then. */
    readonly receivedAt?: Instant | undefined;
  };

/** What came of a run, or into stock, for an order. */
export type Given = { readonly order: string; readonly quantity: Copies };

/** What came of a run at once, and whom it went to; the rest lies in the district's depot. `id` is of its event. */
export type Arrival = {
  readonly id: string;
  readonly at: Instant;
  readonly quantity: Copies;
  readonly given: readonly Given[];
  readonly reversed?: Reversed | undefined;
};

export type Run = Entity &
  Keeps & {
    /** `<item>.<language>.<ULID>` */
    readonly id: string;
    readonly item: string;
    readonly language: string;
    readonly quantity: Copies;
    readonly deliveredBy: Day;
    /** D6: the offices were told that it had not come by then. */
    readonly escalated?: true | undefined;
    /** Invariant 4: only of a confirmed one anything is promised. */
    readonly status: 'awaiting-funds' | 'confirmed' | 'arrived' | 'cancelled';
    /** The pot's request that pays for it, and how that stood when it was last looked at; `unpaid`: ended with nothing paid. */
    readonly spending?:
      { readonly request: string; readonly status: SpendingStatus; readonly unpaid?: true } | undefined;
    /** Oldest first. */
    readonly arrivals?: readonly Arrival[] | undefined;
    /** By the district office, and why. */
    readonly calledOff?: Reversed | undefined;
  };

export type AssociationFacts = {
  readonly name: string;
  readonly ring: 'inner' | 'outer';
  readonly priorityArea: boolean;
};
export type Associations = Readonly<Record<Unit, AssociationFacts>>;

/** Who waited and now has something of an edition. */
export type GivenOut = Gift & { readonly edition: EditionId; readonly unit: Unit };

/** What the events of stock, orders and print runs are folded into: a command has those of them that it reads. */
export type MaterialsState = {
  readonly stocks: Ids<Stock>;
  readonly movement?: Movement | undefined;
  readonly order?: Order | undefined;
  /** The order that another one joins. */
  readonly joined?: Order | undefined;
  /** What a job changes many of. */
  readonly orders?: Ids<Order>;
  readonly run?: Run | undefined;
  /** Not stored: what the command says and no event may, since it may name a person. */
  readonly said?: { readonly deliverTo?: string | undefined };
  /** Not stored: what the command gave to those who waited. */
  readonly givenOut?: readonly GivenOut[];
};
