import { beforeAll, describe, expect, test } from 'vitest';
import { fromListed, listingPartition } from '../../functions/gatherings/listing.ts';
import { at, past, publicityCampaign } from '../support/events-api.ts';
import { queryAll } from '../../shared/table.ts';
import { useTable } from '../support/table-env.ts';

/** The listing beside the events, read from the store itself: feeds and the public list are made of nothing else. */
describe('events: what is listed', () => {
  const { id, must, drafted, published } = publicityCampaign('events-listed');
  beforeAll(useTable);
  const listing = async () => {
    const items = await queryAll({ pk: listingPartition(id), prefix: '' });
    const rows = items.filter(({ sk }) => sk.startsWith('l#'));
    return {
      version: Number(items.find(({ sk }) => sk === 'head')?.version ?? 0),
      rows: rows.map((item) => fromListed({ key: String(item.key), row: String(item.row) })),
    };
  };

  test('what is published is listed, moved, cancelled and taken away; drafts and members’ events never', async () => {
    await drafted();
    await published({ visibility: 'members' });
    expect(await listing()).toEqual({ version: 0, rows: [] });

    const event = await published({ title: 'A' });
    const first = await listing();
    expect(first.version).toBe(1);
    expect(first.rows).toMatchObject([
      { id: event.slice('/events/'.length), title: 'A', isCancelled: false, sequence: 0 },
    ]);

    await must('association-solna', `PATCH ${event}`, { startsAt: at(30), endsAt: at(30, '15:00'), title: 'B' });
    const moved = await listing();
    expect([moved.version, moved.rows.map(({ title, sequence }) => [title, sequence])]).toEqual([2, [['B', 1]]]);

    await must('association-solna', `PATCH ${event}`, { cost: 5 });
    expect(await listing()).toEqual(moved);

    await must('association-solna', `POST ${event}/cancellation`, { reason: 'Storm' });
    const cancelled = await listing();
    expect(cancelled.rows).toEqual([
      { ...moved.rows[0], isCancelled: true, sequence: 2, changedAt: expect.any(String) },
    ]);
    expect(JSON.stringify(cancelled)).not.toContain('Storm');

    await must('district-staff', `POST ${event}/publication`);
    expect((await listing()).rows).toMatchObject([{ isCancelled: false, sequence: 3 }]);

    await must('association-solna', `PATCH ${event}`, { visibility: 'members' });
    expect(await listing()).toEqual({ version: 5, rows: [] });
    await must('association-solna', `PATCH ${event}`, { visibility: 'public' });
    expect((await listing()).rows).toHaveLength(1);
  });

  test('what came of an event changes nothing outside', async () => {
    const event = await published(past);
    const before = await listing();
    await must('association-solna', `POST ${event}/results`, { reach: 1, cost: 1 });
    expect(await listing()).toEqual(before);
  });

  test('32 clients publish, change and cancel at once: the listing is what the events say', async () => {
    const events = await Promise.all(Array.from({ length: 8 }, (_, i) => drafted({ title: `Fest ${i}` })));
    const acts = [
      (event: string) => must('district-staff', `POST ${event}/publication`),
      (event: string) => must('association-solna', `POST ${event}/cancellation`, { reason: 'x' }),
      (event: string) => must('city-hall-staff', `POST ${event}/publication`),
      (event: string, i: number) =>
        must('association-solna', `PATCH ${event}`, { startsAt: at(25 + i), endsAt: at(25 + i, '16:00') }).catch(
          // Cancelled at that moment: that is an answer, too.
          (error: Error) => expect(error.message).toContain('wrong-status'),
        ),
    ];
    await Promise.all(acts.flatMap((act, i) => events.map((event) => act(event, i))));
    const { rows } = await listing();
    const shown = await Promise.all(events.map((event) => must('district-staff', `GET ${event}`)));
    for (const event of shown) {
      const row = rows.filter((each) => each.id === event.id);
      expect(row).toMatchObject([
        { isCancelled: event.status === 'cancelled', sequence: event.sequence, title: event.title },
      ]);
    }
  });
});
