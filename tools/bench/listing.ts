import { marshall } from '@aws-sdk/util-dynamodb';
import sample from '../../data/campaign-2018.json' with { type: 'json' };
import type { Publication } from '../../functions/channels/state.ts';
import { channelsStored } from '../../functions/channels/store.ts';
import { stored } from '../../functions/gatherings/store.ts';
import type { Gathering } from '../../functions/gatherings/state.ts';
import { listedKey, listedOf, listingStored, rowOf } from '../../functions/gatherings/listing.ts';
import { addDays, type Day, dayOf, type Instant } from '../../shared/calendar.ts';
import { notStored } from '../../shared/commit.ts';
import { newId } from '../../shared/ids.ts';
import type { Stack } from '../../infra/local/stack.ts';
import { caller } from '../../infra/local/wire.ts';
import { putAll } from './batch.ts';
import { campaign } from './session.ts';

/** Stores many listed events: the items that publishing would write. */
const units = sample.associations.map(({ id }) => id);
const kinds = ['yard-party', 'talk', 'door-knocking', 'cabin', 'debate'];
const languages = ['sv', 'en', 'ar', 'so', 'fi'];
const someSummary =
  'Kom och prata med oss om skolan, vården och bostäderna i kvarteret. Vi bjuder på korv, fika och musik, och flera av ' +
  'våra kandidater är på plats hela eftermiddagen.';
const of = <T>(values: readonly T[], number: number): T => values[number % values.length] as T;

const eventOf = (number: number, day: Day, now: Instant, summary: string): Gathering => {
  const unit = of(units, number);
  return {
    ...notStored,
    id: newId(),
    status: number % 50 === 0 ? 'cancelled' : 'published',
    unit,
    filer: 'district-staff',
    title: `Gårdsfest med kandidaterna i ${unit}, nummer ${number}`,
    summary,
    kind: of(kinds, number),
    place: {
      name: `Parken vid torget i ${unit}`,
      address: `Storgatan ${number}, 123 45 ${unit}`,
      area: unit,
      lat: 59.334_591,
      lon: 18.063_24,
    },
    startsAt: `${day}T${10 + (number % 10)}:00`,
    endsAt: `${day}T${12 + (number % 10)}:00`,
    organisers: [unit, 'district'],
    languages: ['sv', of(languages, number)],
    visibility: 'public',
    sequence: number % 4,
    changedAt: now,
    publishedAt: now,
  };
};

/** Events lie this many days before and after today. */
const daysAround = 80;

const eventsAround = (count: number, now: Instant, summary: string, daysAhead = 0): readonly Gathering[] => {
  const first = addDays(dayOf(new Date().toISOString()), daysAhead - daysAround);
  const dayOfNth = (i: number) => addDays(first, Math.floor((i * 2 * daysAround) / count));
  return Array.from({ length: count }, (_, i) => eventOf(i, dayOfNth(i), now, summary));
};

/** Lists `count` events, spread evenly over 160 days around today. `now` is when the listing last changed. */
export const storeListing = async (
  stack: Stack,
  count: number,
  now: Instant,
  summary: string = someSummary,
): Promise<void> => {
  const { listed, listing } = listingStored(campaign);
  const entity = { version: 1, createdAt: now, updatedAt: now };
  const rows = eventsAround(count, now, summary).map((event) => {
    const item = { ...entity, key: listedKey(event), row: rowOf(listedOf(event)) };
    return { ...listed(item), ...item };
  });
  // The version is higher than that of any earlier listing, so that nobody's copy of that one is taken as current.
  await putAll(stack, [...rows, { ...listing(), ...entity, version: Date.now(), changes: 1 }]);
};

/** Registers `count` events, spread like those of the listing but not listed, or like that so many days ahead. */
export const storeEvents = async (
  stack: Stack,
  count: number,
  now: Instant,
  daysAhead?: number,
): Promise<readonly Gathering[]> => {
  const { gatherings } = stored(campaign);
  const entity = { version: 1, createdAt: now, updatedAt: now };
  const events = eventsAround(count, now, someSummary, daysAhead);
  await putAll(
    stack,
    events.map((event) => ({ ...gatherings(event), ...event, ...entity })),
  );
  return events;
};

/** A publication of each of these events, in the channels in turn, at noon on the day before. */
export const storePublications = (
  stack: Stack,
  events: readonly Gathering[],
  channels: readonly string[],
  change: Partial<Publication> = {},
): Promise<void> => {
  const { publications } = channelsStored(campaign);
  return putAll(
    stack,
    events.map((event, i) => {
      const publication: Publication = {
        version: 1,
        createdAt: event.changedAt,
        updatedAt: event.changedAt,
        id: newId(),
        event: event.id,
        channel: of(channels, i),
        at: `${addDays(event.startsAt.slice(0, 10), -1)}T12:00`,
        language: 'sv',
        status: 'accepted',
        replyBy: event.startsAt.slice(0, 10),
        tooLate: false,
        ...change,
      };
      return { ...publications(publication), ...publication };
    }),
  );
};

/** Moves the version of the listing, so that everybody must read it again. */
export const touchListing = async ({ table }: Stack): Promise<void> => {
  await caller(table.endpoint, 'dynamodb')('UpdateItem', {
    TableName: table.name,
    Key: marshall(listingStored(campaign).listing()),
    UpdateExpression: 'ADD version :one',
    ExpressionAttributeValues: marshall({ ':one': 1 }),
  });
};
