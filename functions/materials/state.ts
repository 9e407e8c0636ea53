import type { Day, Instant } from '../../shared/calendar.ts';
import type { Entity } from '../../shared/commit.ts';
import type { Ore } from '../../shared/money.ts';
import type { Keeps } from '../../shared/texts.ts';
import type { Office, Unit } from '../../shared/units.ts';
import type { SpendingStatus } from '../pot/funding.ts';

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
/** A print run on its way, as far as orders are concerned. */
export type Coming = { readonly quantity: Copies; readonly promised: Copies; readonly deliveredBy: Day };

/** What of the stock was given to a line that waited, as that was decided then. */
export type Gift = {
  readonly order: string;
  readonly plan: number;
  readonly depot: Office;
  readonly quantity: Copies;
};

/** What has been received of it is on hand + reserved + delivered + waste, always. */
export type EditionStock = {
  readonly depots: PerDepot<Shelf>;
  readonly delivered: Copies;
  readonly waste: Copies;
  /** Confirmed and not arrived, by the ULID of the run. */
  readonly runs: Ids<Coming>;
  /** Ordered, and neither in stock nor promised. */
  readonly waiting: Copies;
  /** To orders that are open: how a line stands follows from it when it is read. */
  readonly given: readonly Gift[];
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
/**
 * As it was decided when the order was placed or changed; what runs have brought since is computed when read
 * (standing.ts).
 */
export type Line = Claim & {
  readonly quantity: Copies;
  /** Why there is no more. */
  readonly lack?: Lack | undefined;
  readonly delivered?: PerDepot<Copies> | undefined;
  /** What the receiver says was not there. */
  readonly missing?: Copies | undefined;
};

/** What somebody wrote of copies that came, went or were counted. */
export type Movement = Entity &
  Keeps & {
    /** Of the event that moved them. */
    readonly id: string;
    readonly note?: string | undefined;
  };

export const orderStatuses = ['placed', 'picking', 'partly-delivered', 'delivered', 'received', 'cancelled'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export type Order = Entity & {
  /** `<unit>.<ULID>`: says whose it is, and sorts by time. */
  readonly id: string;
  readonly unit: Unit;
  readonly status: OrderStatus;
  /** How often its lines have been decided: what a run gave to earlier ones does not count. */
  readonly plan: number;
  /** May name a person: only here, never in an event, and gone some days after the campaign. */
  readonly deliverTo?: string | undefined;
  readonly neededBy?: Day | undefined;
  readonly acceptPartial: boolean;
  readonly filer: string;
  readonly lines: Readonly<Record<EditionId, Line>>;
  /** D13: what packs would have brought beyond the ration. */
  readonly leftOut?: Readonly<Record<EditionId, Copies>> | undefined;
  /** Items whose ration it used. */
  readonly rationed?: readonly string[] | undefined;
  readonly deliveredAt?: Instant | undefined;
  /** When the receiver last confirmed what had come by then. */
  readonly receivedAt?: Instant | undefined;
};

/** What an arrived run gave to a line of an order, as that was decided then. */
export type Given = { readonly order: string; readonly plan: number; readonly quantity: Copies };

export type Run = Entity & {
  /** `<item>.<language>.<ULID>` */
  readonly id: string;
  readonly item: string;
  readonly language: string;
  readonly quantity: Copies;
  readonly deliveredBy: Day;
  /** Invariant 4: only of a confirmed one anything is promised. */
  readonly status: 'awaiting-funds' | 'confirmed' | 'arrived' | 'cancelled';
  /** The pot's request that pays for it, and how that stood when it was last looked at. */
  readonly spending?: { readonly request: string; readonly status: SpendingStatus } | undefined;
  readonly arrivedAt?: Instant | undefined;
  /** What came, and whom it went to; the rest lies in the district's depot. */
  readonly arrived?: Copies | undefined;
  readonly given?: readonly Given[] | undefined;
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
  /** What a job changes many of. */
  readonly orders?: Ids<Order>;
  readonly run?: Run | undefined;
  /** Not stored: what the command says and no event may, since it may name a person. */
  readonly said?: { readonly deliverTo?: string | undefined };
  /** Not stored: what the command gave to those who waited. */
  readonly givenOut?: readonly GivenOut[];
};
