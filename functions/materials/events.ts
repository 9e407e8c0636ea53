import type { Day } from '../../shared/calendar.ts';
import type { Recorded } from '../../shared/commit.ts';
import type { ProblemCode, Refusal } from '../../shared/problems.ts';
import { type Office, offices, type Unit } from '../../shared/units.ts';
import type { SpendingStatus } from '../pot/funding.ts';
import type { FilesEvent } from './files/events.ts';
import type {
  CatalogueItem,
  Claim,
  Copies,
  Edition,
  EditionId,
  Gift,
  Given,
  Ids,
  Kind,
  Line,
  OrderStatus,
  Pack,
  PackLine,
  PerDepot,
} from './state.ts';

/**
 * What can have happened to material. The subject is the path below the campaign. Where an order is delivered to is
 * never in an event: it may name a person, and events stay. Pure.
 */
type On<T extends string, D> = { readonly type: T; readonly subject: string } & Readonly<D>;

type ItemFields = Pick<
  CatalogueItem,
  'name' | 'kind' | 'leadTimeDays' | 'orderDeadline' | 'rationed' | 'validFrom' | 'validTo'
>;
type OnOrder = { order: string; unit: Unit };
type OnRun = { run: string; item: string; language: string };
/** What an order's lines become. */
type Planned = {
  lines: Readonly<Record<EditionId, Line>>;
  neededBy?: Day | undefined;
  acceptPartial: boolean;
  leftOut?: Readonly<Record<EditionId, Copies>>;
  rationed?: readonly string[];
};
type Freed = Readonly<Record<EditionId, Claim>>;

export type MaterialsEvent =
  /** `editions`: those that came with it, new or changed. */
  | On<'ItemSet', ItemFields & { item: string; editions?: Ids<Edition> }>
  | On<'EditionsSet', { item: string; editions: Ids<Edition> }>
  | On<'PackSet', { pack: string; size: Pack['size']; lines: readonly PackLine[] }>
  | On<'PackRemoved', { pack: string }>
  | On<'ItemProposed', { proposal: string; unit: Unit; name: string; kind: Kind; language?: string; note?: string }>
  | On<'ProposalAdopted', { proposal: string; unit: Unit; item: string }>
  | On<'ProposalDeclined', { proposal: string; unit: Unit; reason: string }>
  | On<
      'StockMoved',
      {
        depot: Office;
        to?: Office;
        item: string;
        language: string;
        quantity: Copies;
        reason: 'arrival' | 'count' | 'waste' | 'transfer';
        note?: string;
      }
    >
  /** What lay free, to those who waited. */
  | On<'StockGiven', { given: readonly (Gift & { readonly unit: Unit; readonly edition: EditionId })[] }>
  | On<'OrderPlaced', OnOrder & Planned>
  | On<'OrderChanged', OnOrder & Planned & { freed: Freed }>
  | On<'OrderPicked', OnOrder>
  | On<
      'OrderDelivered',
      OnOrder & { delivered: Readonly<Record<EditionId, PerDepot<Copies>>>; status: OrderStatus; late: boolean }
    >
  /** `partly`: more of it is to come. */
  | On<'OrderReceived', OnOrder & { missing: Readonly<Record<EditionId, Copies>>; partly?: true }>
  | On<'OrderCancelled', OnOrder & { freed: Freed }>
  /** Where it went was removed after the campaign. */
  | On<'OrderAddressForgotten', OnOrder>
  /** It is to be printed once the pot's request `spending` has been granted. */
  | On<'PrintRunOrdered', OnRun & { quantity: Copies; deliveredBy: Day; spending: string }>
  /** `spendingStatus`: of the request that it had waited for. */
  | On<'PrintRunConfirmed', OnRun & { quantity: Copies; deliveredBy: Day; spendingStatus?: SpendingStatus }>
  | On<'PrintRunCancelled', OnRun & { spendingStatus: SpendingStatus }>
  /** After it was confirmed. `unpaid`: the money was set free, and nothing had been paid. */
  | On<'PrintRunFundsEnded', OnRun & { spendingStatus: SpendingStatus; unpaid?: true }>
  /** `units`: those to whom something is promised of it. */
  | On<'PrintRunMoved', OnRun & { deliveredBy: Day; was: Day; units: readonly Unit[] }>
  | On<
      'PrintRunArrived',
      OnRun & { quantity: Copies; given: readonly (Given & { readonly unit: Unit })[]; units: readonly Unit[] }
    >
  | FilesEvent;

/** Whom an event concerns: the offices as far as they keep what it is about, and the units whose orders it touches. */
export const concerns = (event: Recorded<MaterialsEvent>): readonly Unit[] => {
  switch (event.type) {
    case 'ItemSet':
    case 'EditionsSet':
    case 'PackSet':
    case 'PackRemoved':
    case 'PrintRunOrdered':
    case 'PrintRunConfirmed':
    case 'PrintRunCancelled':
    case 'FileAccepted':
      return offices;
    case 'OrderAddressForgotten':
    // What becomes of it is told.
    case 'UploadOpened':
      return [];
    case 'FileRefused':
      return ['district'];
    case 'PrintRunFundsEnded':
      return event.unpaid ? ['district'] : [];
    case 'StockMoved':
      return [...new Set(['district', event.depot, ...(event.to ? [event.to] : [])])];
    case 'StockGiven':
      return [...new Set(['district', ...event.given.flatMap(({ depot, unit }) => [depot, unit])])];
    case 'PrintRunMoved':
    case 'PrintRunArrived':
      return [...new Set([...offices, ...event.units])];
    case 'OrderPlaced':
    case 'OrderChanged': {
      const depots = Object.values(event.lines).flatMap(({ held }) => Object.keys(held ?? {}));
      return [...new Set(['district', ...depots, event.unit])];
    }
    default:
      return [...new Set(['district', event.unit])];
  }
};

/** What a rule answers: what happened, nothing (it is so already), or a refusal. */
export type Decision<C extends ProblemCode> = readonly MaterialsEvent[] | Refusal<C>;
