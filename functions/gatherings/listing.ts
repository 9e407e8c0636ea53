import type { Instant } from '../../shared/calendar.ts';
import { notStored } from '../../shared/commit.ts';
import { instantOf } from '../../shared/local-time.ts';
import type { Unit } from '../../shared/units.ts';
import type { Gathering, Listed, ListingHead, Texts } from './state.ts';

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
  /** By language; descriptions are on the page of the event only. */
  readonly texts?: Texts | undefined;
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

export const listingPartition = (campaign: string): string => `${campaign}#listing`;
export const listingStored = (campaign: string) => {
  const pk = listingPartition(campaign);
  return {
    listed: ({ key }: Listed) => ({ pk, sk: `l#${key}` }),
    listing: () => ({ pk, sk: 'head' }),
  };
};
export const noListing: ListingHead = { ...notStored, changes: 0 };

/** Sorts by start, as does what is listed. */
export const listedFrom = (start: Instant): string => start.replaceAll(/\D/g, '').slice(0, 12);
/** An event that is moved to another time gets another key: its old item goes in the same transaction. */
export const listedKey = ({ startsAt, id }: Pick<Gathering, 'startsAt' | 'id'>): string =>
  `${listedFrom(instantOf(startsAt))}#${id}`;

/** Only what is public, and has been published, ever leaves; what is cancelled after that stays, and says so. */
export const isListed = (gathering: Gathering): boolean =>
  gathering.visibility === 'public' && gathering.publishedAt !== undefined;

/** Of several languages what lists and feeds tell. */
const listedTexts = (texts: Texts | undefined): Texts | undefined =>
  texts &&
  Object.fromEntries(
    Object.entries(texts).map(([language, { title, summary }]) => [
      language,
      { ...(title !== undefined && { title }), ...(summary !== undefined && { summary }) },
    ]),
  );

export const listedOf = (gathering: Gathering): ListedEvent => ({
  id: gathering.id,
  isCancelled: gathering.status === 'cancelled',
  title: gathering.title,
  summary: gathering.summary,
  texts: listedTexts(gathering.texts),
  kind: gathering.kind,
  audience: gathering.audience,
  startsAt: instantOf(gathering.startsAt),
  endsAt: instantOf(gathering.endsAt),
  place: gathering.place?.name,
  address: gathering.place?.address,
  area: gathering.place?.area,
  lat: gathering.place?.lat,
  lon: gathering.place?.lon,
  url: gathering.online?.url,
  organisers: gathering.organisers,
  languages: gathering.languages,
  sequence: gathering.sequence,
  changedAt: gathering.changedAt,
  publishedAt: gathering.publishedAt ?? gathering.changedAt,
});

const time = {
  write: (value: unknown): unknown => Date.parse(value as Instant) / 1000,
  read: (value: unknown): unknown => new Date(Math.round((value as number) * 1000)).toISOString(),
};
const asIs = { write: (value: unknown) => value, read: (value: unknown) => value };

/**
 * The values in a row, in their order: a new one is added at the end, so that old rows can be read. Names would cost as
 * much as what they name, and instants are shorter as seconds: a feed reads many rows.
 */
const columns = {
  isCancelled: { write: Number, read: Boolean },
  title: asIs,
  summary: asIs,
  kind: asIs,
  audience: asIs,
  startsAt: time,
  endsAt: time,
  place: asIs,
  address: asIs,
  area: asIs,
  lat: asIs,
  lon: asIs,
  url: asIs,
  organisers: asIs,
  languages: asIs,
  sequence: asIs,
  changedAt: time,
  publishedAt: time,
  texts: asIs,
} as const satisfies Readonly<Record<Exclude<keyof ListedEvent, 'id'>, typeof asIs>>;
const names = Object.keys(columns) as readonly (keyof typeof columns)[];

export const rowOf = (event: ListedEvent): string =>
  JSON.stringify(
    names.map((name) => {
      const value = event[name];
      return value === undefined ? null : columns[name].write(value);
    }),
  );

export const fromListed = ({ key, row }: Pick<Listed, 'key' | 'row'>): ListedEvent => {
  const values = JSON.parse(row) as readonly unknown[];
  const pairs = names.flatMap((name, i) => {
    const value = values[i];
    return value === null || value === undefined ? [] : [[name, columns[name].read(value)] as const];
  });
  return { ...Object.fromEntries(pairs), id: key.slice(key.indexOf('#') + 1) } as ListedEvent;
};
