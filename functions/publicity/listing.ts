import type { Instant } from '../../shared/calendar.ts';
import { type Entity, unborn } from '../../shared/commit.ts';
import { instantOf } from '../../shared/local-time.ts';
import type { Unit } from '../../shared/units.ts';
import type { CampaignEvent } from './events/state.ts';

/**
 * What leaves Valsam of an event, materialised: one small item for each public event that has been published, written
 * in the transaction that changes the event, and one head whose version says whether anything has changed since. Feeds
 * and the public list are made of nothing else. Pure.
 */
export type ListedEvent = {
  readonly id: string;
  readonly isCancelled: boolean;
  readonly title: string;
  readonly summary: string;
  readonly kind: string;
  readonly audience?: string | undefined;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Name, address; none where it is online. */
  readonly place?: string | undefined;
  readonly address?: string | undefined;
  readonly area?: Unit | undefined;
  readonly lat?: number | undefined;
  readonly lon?: number | undefined;
  readonly url?: string | undefined;
  readonly organisers: readonly Unit[];
  readonly languages: readonly string[];
  readonly sequence: number;
  readonly changedAt: Instant;
  readonly publishedAt: Instant;
};

/** As it is stored: the values in a fixed order, since names would cost as much as what they name. */
export type Listed = Entity & { readonly key: string; readonly row: string };
/** Its version rises with every change of the listing; so it is what a feed's ETag is made of. */
export type ListingHead = Entity & { readonly changes: number };

export const listingPartition = (campaign: string): string => `${campaign}#listing`;
export const listingStored = (campaign: string) => {
  const pk = listingPartition(campaign);
  return {
    listed: ({ key }: Listed) => ({ pk, sk: `l#${key}` }),
    listing: () => ({ pk, sk: 'head' }),
  };
};
export const noListing: ListingHead = { ...unborn, changes: 0 };

/** Sorts by start. An event that is moved to another time gets another key: its old item goes in the same transaction. */
export const listedKey = ({ startsAt, id }: Pick<CampaignEvent, 'startsAt' | 'id'>): string =>
  `${instantOf(startsAt)}#${id}`;

/** Only what is public, and has been published, ever leaves; what is cancelled after that stays, and says so. */
export const isListed = (event: CampaignEvent): boolean =>
  event.visibility === 'public' && event.publishedAt !== undefined;

/** Names of the values in a row, in their order: a new one is added at the end, so that old rows can be read. */
const columns = [
  'id',
  'isCancelled',
  'title',
  'summary',
  'kind',
  'audience',
  'startsAt',
  'endsAt',
  'place',
  'address',
  'area',
  'lat',
  'lon',
  'url',
  'organisers',
  'languages',
  'sequence',
  'changedAt',
  'publishedAt',
] as const satisfies readonly (keyof ListedEvent)[];

export const listedOf = (event: CampaignEvent): ListedEvent => ({
  id: event.id,
  isCancelled: event.status === 'cancelled',
  title: event.title,
  summary: event.summary,
  kind: event.kind,
  audience: event.audience,
  startsAt: instantOf(event.startsAt),
  endsAt: instantOf(event.endsAt),
  place: event.place?.name,
  address: event.place?.address,
  area: event.place?.area,
  lat: event.place?.lat,
  lon: event.place?.lon,
  url: event.online?.url,
  organisers: event.organisers,
  languages: event.languages,
  sequence: event.sequence,
  changedAt: event.changedAt,
  publishedAt: event.publishedAt ?? event.changedAt,
});

export const rowOf = (event: ListedEvent): string => JSON.stringify(columns.map((column) => event[column] ?? null));

export const fromRow = (row: string): ListedEvent => {
  const values = JSON.parse(row) as readonly unknown[];
  const pairs = columns.map((column, i) => [column, values[i]] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== null && value !== undefined)) as ListedEvent;
};
