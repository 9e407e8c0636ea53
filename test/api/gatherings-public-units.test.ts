import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeEvents, storeListing, touchListing } from '../../tools/bench/listing.ts';
import { addresses, limits, stored } from '../../tools/bench/public.ts';
import { campaign, openSession, type Session } from '../../tools/bench/session.ts';
import { programOfRun } from '../support/run.ts';

/** What feeds cost in capacity units is the same on every machine: whoever makes them dearer shall notice. */
let session: Session;
beforeAll(async () => {
  session = await openSession({ program: programOfRun() });
  await storeListing(session.stack, stored, '2026-08-01T10:00:00.000Z');
}, 180_000);
afterAll(() => session?.end());

describe.each(addresses)('with 5 000 events listed, %s', (address) => {
  test('costs at most 120 read units cold, one and a half warm, and when it is unchanged', async () => {
    await touchListing(session.stack);
    const cold = await session.open(address);
    expect(cold.units.read).toBeLessThanOrEqual(limits.cold);
    expect(cold.units.read).toBeGreaterThan(limits.cold / 2);
    const warm = await session.open(address);
    expect([warm.status, warm.units]).toEqual([200, { read: limits.unchanged, write: 0 }]);
    const unchanged = await session.open(address, { 'if-none-match': cold.etag });
    expect([unchanged.status, unchanged.bytes, unchanged.units]).toEqual([
      304,
      0,
      { read: limits.unchanged, write: 0 },
    ]);
  });

  test('filtered it costs no more than the first time, whatever the filter', async () => {
    await touchListing(session.stack);
    await session.open(address);
    for (const query of ['?area=solna', '?language=so', '?kind=talk&lang=en'])
      expect([query, (await session.open(address + query)).units]).toEqual([
        query,
        { read: limits.unchanged, write: 0 },
      ]);
  });
});

test('the page of an event costs a few rows of what is near, once for each state of the listing and day', async () => {
  // Two on a day.
  const [event, same] = await storeEvents(session.stack, 320, '2026-08-01T10:00:00.000Z', 80);
  const address = (id = '') => `/public/${campaign}/events/${id}`;
  await touchListing(session.stack);
  // What the campaign and others are called is known from here on.
  await session.open(addresses[0] as string);
  const cold = await session.open(address(event?.id));
  expect([cold.status, cold.units]).toEqual([200, { read: 5, write: 0 }]);
  expect((await session.open(address(same?.id))).units).toEqual({ read: 2.5, write: 0 });
  const unchanged = await session.open(address(event?.id), { 'if-none-match': cold.etag });
  expect([unchanged.status, unchanged.units]).toEqual([304, { read: 2.5, write: 0 }]);
  await touchListing(session.stack);
  expect((await session.open(address(event?.id), { 'if-none-match': cold.etag })).status).toBe(200);
  const calendar = `${address(event?.id)}/event.ics`;
  const { etag } = await session.open(calendar);
  await touchListing(session.stack);
  // What is near is no part of it.
  expect((await session.open(calendar, { 'if-none-match': etag })).units).toEqual({ read: 1.5, write: 0 });
});

test('feeds hold the next 500 events and those of the last 31 days', async () => {
  const { stack } = session;
  const feed = (await (await fetch(`${stack.url}${addresses.at(-1)}`)).json()) as {
    readonly items: readonly unknown[];
  };
  expect(feed.items.length).toBeGreaterThan(500 + 30 * 31);
  expect(feed.items.length).toBeLessThan(500 + 32 * 32);
});

test('rows as long as they may be cost no more: the oldest are left out', async () => {
  await storeListing(session.stack, 2_000, '2026-08-01T11:00:00.000Z', 'ö'.repeat(300));
  const [event] = await storeEvents(session.stack, 1, '2026-08-01T11:00:00.000Z', 80);
  const page = await session.open(`/public/${campaign}/events/${event?.id}`);
  expect([page.status, page.units.read <= 10]).toEqual([200, true]);
  const { units } = await session.open(addresses[0] as string);
  expect(units.read).toBeLessThanOrEqual(limits.cold);
  expect(units.read).toBeGreaterThan(limits.cold / 2);
});
