import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { daysOf, weekOf } from '../../shared/weeks.ts';
import { type Body, errorsOf } from '../support/stack.ts';
import { electionDay, staffCampaign, today, weeks, whole } from '../support/staff-api.ts';

/** What staff does for whom, and what it costs to look after (D1, D4, D24). In full-time weeks. */
describe('staff: figures', () => {
  const { call, must, refusal, enter, file, part, allocate } = staffCampaign('staff-views');
  const week = { from: weeks.from, to: addDays(weeks.from, 6) };
  const year = Number(today.slice(0, 4)) + 1;

  beforeAll(async () => {
    // The campaign lasts over two turns of the year, and the nights when the clocks change.
    await must('admin', 'PUT ', { name: 'Valrörelsen', start: whole.from, electionDay, end: `${year + 1}-02-28` });
    await enter('organiser', { extent: 80, shares: [{ unit: 'solna', extent: 50, ...week }] });
    await enter('own', { employer: 'nacka', extent: 50, ...week, administrator: 'city-hall' }, 'association-nacka');
    for (const position of ['organiser', 'own'])
      await must('city-hall-head', `POST /staff/positions/${position}/consents`);
    await must('county-council-head', 'POST /staff/positions/organiser/consents');
  });

  test('D4: load counts supervision and administration per office, and names who should take the next', async () => {
    expect(await must('county-council-staff', `GET /staff/load?from=${week.from}&to=${week.to}`)).toEqual({
      ...week,
      perOffice: [
        { office: 'district', supervision: 0, administration: 0, total: 0, asked: 0 },
        { office: 'city-hall', supervision: 1.3, administration: 0.5, total: 1.8, asked: 0 },
        { office: 'county-council', supervision: 0, administration: 0.8, total: 0.8, asked: 0 },
      ],
      unfairness: 2.08,
      next: 'district',
    });
    const all = await must('district-staff', 'GET /staff/load');
    expect([all.from, (all.perOffice as readonly Body[]).map(({ total }) => total)]).toEqual([
      whole.from,
      [0, 3.4, 2.4],
    ]);
    const turned = await call('district-staff', `GET /staff/load?from=${week.to}&to=${week.from}`);
    expect([turned.status, errorsOf(turned)]).toEqual([400, ['/query/to order']]);
    expect(errorsOf(await call('district-staff', 'GET /staff/load?from=2026-02-30'))).toEqual(['/query/from day']);
  });

  test('D24: coverage lists every association with what it asked for and got, by ring and priority area', async () => {
    await enter('given', { from: today });
    const soon = { from: today, to: addDays(today, 6) };
    const asked = await file({ unit: 'nykvarn', ...soon });
    const [allocation = ''] = await allocate(part(asked, 'given', soon));
    await must('association-nykvarn', `POST /staff/allocations/${allocation}/confirmations`);
    const withdrawn = await file({ unit: 'nykvarn' });
    await must('association-nykvarn', `POST /staff/requests/${withdrawn}/withdrawal`);
    await file({ ...week });
    const { ring, priority, perAssociation } = await must('city-hall-head', 'GET /staff/coverage');
    const none = { requests: 0, asked: 0, given: 0, confirmed: 0, shortNotice: 0, shares: 0, own: 0 };
    const rows = Object.fromEntries((perAssociation as readonly Body[]).map(({ unit, ...row }) => [unit, row]));
    expect(Object.keys(rows)).toEqual(['kista', 'nacka', 'nykvarn', 'solna', 'spanga-tensta', 'sundbyberg']);
    expect(rows.kista).toEqual({ name: 'Kista', ring: 'inner', priorityArea: true, ...none });
    expect(rows.nacka).toMatchObject({ ...none, own: 0.5 });
    expect(rows.nykvarn).toMatchObject({ requests: 1, asked: 0.5, given: 0.5, confirmed: 0.5, shortNotice: 0.5 });
    expect(rows.solna).toMatchObject({ ...none, requests: 1, asked: 0.5, shares: 0.5 });
    expect(ring).toMatchObject([
      { ring: 'inner', associations: 5, asking: 1, asked: 0.5, given: 0, own: 0.5 },
      { ring: 'outer', associations: 1, asking: 1, asked: 0.5, given: 0.5 },
    ]);
    expect((priority as readonly Body[]).map(({ priorityArea, associations }) => [priorityArea, associations])).toEqual(
      [
        [true, 4],
        [false, 2],
      ],
    );
    const own = await must('association-nykvarn', 'GET /staff/coverage');
    expect(own).toMatchObject({ ring: [], priority: [], perAssociation: [{ unit: 'nykvarn', ...rows.nykvarn }] });
    expect(own.average).toEqual([
      {
        ring: 'outer',
        associations: 1,
        ...none,
        requests: 1,
        asked: 0.5,
        given: 0.5,
        confirmed: 0.5,
        shortNotice: 0.5,
      },
    ]);
    const { average } = await must('association-solna', 'GET /staff/coverage');
    expect(average).toEqual([
      expect.objectContaining({ ring: 'inner', associations: 5, requests: 0.2, asked: 0.1, own: 0.1 }),
    ]);
    expect(await refusal('association-farsta', 'GET /staff/coverage')).toBe('404 not-found');
  });

  describe('D1: capacity', () => {
    const capacity = (name: string) => must('district-staff', `GET /staff/capacity?week=${name}`);
    /** The week of 31 December, which has days of January, or that of 1 January, which has days of December. */
    const turnOf = (last: number) => {
      const name = weekOf(`${last}-12-31`);
      return { name, ...(daysOf(name) as { readonly from: string; readonly to: string }) };
    };

    test('is what is free of each position in a week, by days', async () => {
      const shown = await capacity(weekOf(week.from));
      const { free } = (shown.positions as readonly Body[]).find(({ id }) => id === 'organiser') as Body;
      // The election is on a Sunday, so that the three weeks before it begin on a Monday.
      expect([shown.week, shown.from, free]).toEqual([weekOf(week.from), week.from, [{ ...week, extent: 30 }]]);
    });

    test('goes on over the turn of the year, day by day, whatever the number of the week', async () => {
      const { name, from, to } = turnOf(year);
      await enter('turn', {
        from: addDays(from, -7),
        to: addDays(to, 7),
        shares: [{ unit: 'solna', extent: 50, to: `${year}-12-31` }],
      });
      const shown = await capacity(name);
      expect([shown.from, shown.to]).toEqual([from, to]);
      const turn = (shown.positions as readonly Body[]).filter(({ id }) => id === 'turn');
      const newYear = `${year + 1}-01-01`;
      const free =
        from < newYear && newYear <= to
          ? [
              { from, to: `${year}-12-31`, extent: 50 },
              { from: newYear, to, extent: 100 },
            ]
          : [{ from, to, extent: 50 }];
      expect(turn).toMatchObject([{ free }]);
      const [before, after] = [await capacity(weekOf(addDays(from, -1))), await capacity(weekOf(addDays(to, 1)))];
      expect([before.to, after.from]).toEqual([addDays(from, -1), addDays(to, 1)]);
    });

    test('of a week that does not exist is refused', async () => {
      expect(await capacity('2026-W53')).toMatchObject({ from: '2026-12-28', to: '2027-01-03' });
      for (const name of ['2027-W53', '2027-W00', '2027-W54', '2027-W1', '2027W01', 'next']) {
        const answer = await call('district-staff', `GET /staff/capacity?week=${name}`);
        expect([answer.status, errorsOf(answer)]).toEqual([400, ['/query/week week']]);
      }
      expect(errorsOf(await call('district-staff', 'GET /staff/capacity'))).toEqual(['/query/week invalid-type']);
    });

    test('has seven days also in the weeks when the clocks change', async () => {
      const lastSunday = (month: string, days: number) =>
        Array.from({ length: 7 }, (_, i) => addDays(`${year}-${month}-${days}`, -i)).find(
          (day) => new Date(`${day}T00:00:00Z`).getUTCDay() === 0,
        ) as string;
      for (const sunday of [lastSunday('03', 31), lastSunday('10', 31)]) {
        const id = `clocks-${sunday}`;
        await enter(id, { from: addDays(sunday, -6), to: sunday });
        await must('city-hall-head', `POST /staff/positions/${id}/consents`);
        const { free } = ((await capacity(weekOf(sunday))).positions as readonly Body[]).find(
          (each) => each.id === id,
        ) as Body;
        expect(free).toEqual([{ from: addDays(sunday, -6), to: sunday, extent: 100 }]);
        const { perOffice } = await must('district-staff', `GET /staff/load?from=${addDays(sunday, -6)}&to=${sunday}`);
        expect((perOffice as readonly Body[])[1]).toMatchObject({ office: 'city-hall', supervision: 1 });
      }
    });
  });
});
