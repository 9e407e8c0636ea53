import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { type Body, errorsOf, itemsOf, theStack } from '../support/stack.ts';
import { positionBody, requestBody, staffCampaign, suggestionsOf, weeks } from '../support/staff-api.ts';

/** Positions over several workplaces (D1-D4). */
describe('staff: positions', () => {
  const { id, call, must, refusal, enter, file, allocated } = staffCampaign('staff-positions');
  const put = (position: string, change: Body = {}, headers: Record<string, string> = {}) =>
    call('district-head', `PUT /staff/positions/${position}`, { ...positionBody, ...change }, headers);

  test('D1: a position has shares at several units; what they leave is free', async () => {
    const shares = [
      { unit: 'city-hall', extent: 25 },
      { unit: 'solna', extent: 50, to: addDays(weeks.to, -7) },
    ];
    const { status, headers, body } = await put('coordinator', { shares });
    expect([status, headers.get('location'), headers.get('etag')]).toEqual([
      201,
      `/campaigns/${id}/staff/positions/coordinator`,
      expect.stringMatching(/^"1-/),
    ]);
    expect(body).toMatchObject({ ...positionBody, shares, allocations: [] });
    expect(body.free).toEqual([
      { from: weeks.from, to: addDays(weeks.to, -7), extent: 25 },
      { from: addDays(weeks.to, -6), to: weeks.to, extent: 75 },
    ]);
    const again = await put('coordinator', { shares });
    expect([again.status, again.headers.get('etag')]).toEqual([200, expect.stringMatching(/^"1-/)]);
    const changed = await put('coordinator', { shares: [] }, { 'if-match': '"1"' });
    expect([changed.status, changed.body.version, changed.body.free]).toEqual([200, 2, [{ ...weeks, extent: 100 }]]);
    expect((await put('coordinator', { shares }, { 'if-match': '"1"' })).body.code).toBe('changed-meanwhile');
    expect(await must('county-council-staff', 'GET /staff/positions/coordinator')).toEqual(changed.body);
  });

  test('D1: shares never exceed the extent; the days are named', async () => {
    const shares = [
      { unit: 'solna', extent: 60, to: addDays(weeks.from, 9) },
      { unit: 'nacka', extent: 50, from: addDays(weeks.from, 5) },
    ];
    const { status, body } = await put('too-much', { shares }, { 'accept-language': 'en' });
    expect([status, body.code, body.limit, body.days]).toEqual([
      409,
      'over-allocated',
      100,
      [{ from: addDays(weeks.from, 5), to: addDays(weeks.from, 9), extent: 110 }],
    ]);
    expect(body.detail).toContain(
      `110 % of the position’s 100 % (${addDays(weeks.from, 5)}–${addDays(weeks.from, 9)})`,
    );
    expect(await refusal('district-head', 'GET /staff/positions/too-much')).toBe('404 not-found');
  });

  describe('D2: a position under 50 %', () => {
    test('is refused, with whom to pool it and the activist pool; followed, that is lawful', async () => {
      const request = await file({ unit: 'sundbyberg', extent: 30 });
      const shares = [{ unit: 'kista', extent: 30 }];
      const refused = await put('small', { extent: 49, shares }, { 'accept-language': 'en' });
      expect([refused.status, refused.body.code]).toEqual([409, 'position-too-small']);
      expect(refused.body.detail).toMatch(/activist pool.* With Sundbyberg 30 % it is lawful\./);
      const [suggestion] = suggestionsOf(refused);
      const companion = { unit: 'sundbyberg', extent: 30, ...weeks };
      expect(suggestion).toEqual({ neighbourGroup: 'jarva', with: [{ ...companion, request }], extent: 79 });
      const followed = await put('small', { extent: 79, shares: [...shares, companion] });
      expect(followed.status).toBe(201);
    });

    test('also where an association employs; 50 is enough', async () => {
      const own = { employer: 'nacka', extent: 49 };
      const entering = (change: Body) =>
        call('association-nacka', 'PUT /staff/positions/own-small', { ...positionBody, ...own, ...change });
      expect((await entering({})).body.code).toBe('position-too-small');
      expect((await entering({ extent: 50 })).status).toBe(201);
    });
  });

  describe('D3: an association’s share under 50', () => {
    test('is refused where an office employs, naming who, when, and with whom it is lawful', async () => {
      const requests = [await file({ unit: 'kista', extent: 35 }), await file({ unit: 'sundbyberg', extent: 30 })];
      const shares = [{ unit: 'spanga-tensta', extent: 14, from: addDays(weeks.from, 1) }];
      const refused = await put('pooled', { shares }, { 'accept-language': 'en' });
      expect([refused.status, refused.body.code, refused.body.units, refused.body.limit]).toEqual([
        409,
        'share-too-small',
        ['spanga-tensta'],
        50,
      ]);
      expect(refused.body.days).toEqual([
        { unit: 'spanga-tensta', from: addDays(weeks.from, 1), to: weeks.to, extent: 14 },
      ]);
      expect(refused.body.detail).toContain('With Kista 35 % and Sundbyberg 30 % it is lawful.');
      const suggestion = suggestionsOf(refused).find((each) =>
        each.with.every(({ request }) => requests.includes(request)),
      );
      expect(suggestion?.extent).toBe(79);
      const added = suggestion?.with.map(({ request: _, ...share }) => share) ?? [];
      const followed = await put('pooled', { shares: [...shares, ...added] });
      expect([followed.status, (followed.body.shares as Body[]).map(({ unit }) => unit)]).toEqual([
        201,
        ['spanga-tensta', 'kista', 'sundbyberg'],
      ]);
    });

    test('is nobody else’s matter where an association employs', async () => {
      const shares = [{ unit: 'kista', extent: 10 }];
      const body = { ...positionBody, employer: 'sundbyberg', shares };
      expect((await call('association-sundbyberg', 'PUT /staff/positions/own-pool', body)).status).toBe(201);
    });
  });

  describe('what is allocated already', () => {
    test('keeps a position from being removed, shortened, or handed to an association', async () => {
      const { allocation } = await allocated('in-use');
      expect(await refusal('district-head', 'DELETE /staff/positions/in-use')).toBe('409 position-in-use');
      expect((await put('in-use', { to: addDays(weeks.to, -1) })).body.code).toBe('position-in-use');
      expect((await put('in-use', { employer: 'solna' })).body.code).toBe('position-in-use');
      const { body } = await put('in-use', { shares: [{ unit: 'nacka', extent: 51 }] });
      expect([body.code, body.days]).toEqual(['over-allocated', [{ ...weeks, extent: 101 }]]);
      await must('district-head', `POST /staff/allocations/${allocation}/cancellations`, { reason: 'Slutar' });
      expect(await must('district-head', 'DELETE /staff/positions/in-use')).toEqual({ id: 'in-use' });
      expect(await refusal('district-head', 'GET /staff/positions/in-use')).toBe('404 not-found');
      expect(await refusal('district-head', 'DELETE /staff/positions/in-use')).toBe('404 not-found');
    });
  });

  describe('who may', () => {
    test('the office that employs or supervises changes a position, no other office', async () => {
      await enter('district-only', { supervisor: 'city-hall' });
      const change = { ...positionBody, title: 'Annat' };
      const path = 'PUT /staff/positions/district-only';
      expect(await refusal('county-council-head', path, change)).toBe('403 not-allowed');
      const reason = 'Överenskommet med er';
      expect(errorsOf(await call('city-hall-staff', path, change))).toEqual(['/reason reason-for-owner']);
      expect(await must('city-hall-staff', path, { ...change, reason })).toMatchObject({
        changed: { by: 'city-hall', reason },
      });
      const told = itemsOf(await call('district-head', 'GET /audit?subject=staff/positions/district-only'));
      expect(told.at(-1)).toMatchObject({ event: 'PositionSet', data: { by: 'city-hall', reason } });
      expect(await refusal('city-hall-head', 'DELETE /staff/positions/district-only')).toBe('403 not-allowed');
      // Nobody takes a position over by naming themselves in the body.
      const grab = { ...change, employer: 'county-council', supervisor: 'county-council' };
      expect(await refusal('county-council-head', path, grab)).toBe('403 not-allowed');
      expect(await refusal('county-council-staff', 'DELETE /staff/positions/district-only')).toBe('403 not-allowed');
      expect(await refusal('association-solna', 'PUT /staff/positions/new-one', positionBody)).toBe('403 not-allowed');
    });

    test('an association enters its own employee, who is counted in coverage and never planned by others', async () => {
      const body = { ...positionBody, employer: 'nykvarn', extent: 80, person: 'Nils Nykvarn' };
      await must('association-nykvarn', 'PUT /staff/positions/nykvarn-own', body);
      expect(await refusal('association-solna', 'PUT /staff/positions/nykvarn-own', body)).toBe('404 not-found');
      const { perAssociation } = await must('district-staff', 'GET /staff/coverage');
      const row = (perAssociation as readonly Body[]).find(({ unit }) => unit === 'nykvarn');
      expect(row).toMatchObject({ own: 2.4, given: 0 });
      const request = await file({ unit: 'nykvarn' });
      const part = { request, position: 'nykvarn-own', ...weeks, extent: 50 };
      for (const head of ['district-head', 'city-hall-head'])
        expect(await refusal(head, 'POST /staff/allocations', part)).toBe('403 not-allowed');
    });

    test('the name of who is employed is for the offices and the units they work for, and in no event', async () => {
      const person = 'Karin Kampanj';
      const shares = [{ unit: 'solna', extent: 60 }];
      await enter('named', { person, shares });
      for (const persona of ['county-council-staff', 'association-solna'])
        expect((await must(persona, 'GET /staff/positions/named')).person).toBe(person);
      expect(await refusal('association-nacka', 'GET /staff/positions/named')).toBe('404 not-found');
      const others = itemsOf(await call('association-nacka', 'GET /staff/positions?limit=100'));
      expect(others.map((each) => each.id)).not.toContain('named');
      await theStack().idle();
      const told = [
        await must('district-head', 'GET /audit?subject=staff/positions/named'),
        await must('association-solna', 'GET /audit?subject=staff/positions/named'),
        await must('association-solna', 'GET /associations/solna/inbox?limit=100'),
        await must('district-head', 'GET /offices/district/inbox?limit=100'),
      ];
      expect(JSON.stringify(told)).toContain('named');
      expect(JSON.stringify(told)).not.toContain(person);
      // The association reads its own share, and not what is free or others have.
      expect(await must('association-solna', 'GET /staff/positions/named')).not.toHaveProperty('free');
    });

    test('of others’ parts of a position an association sees nothing', async () => {
      await enter('shared', { shares: [{ unit: 'solna', extent: 50 }] });
      const request = await file({ ...requestBody, unit: 'nacka' });
      await must('district-head', 'POST /staff/allocations', { request, position: 'shared', ...weeks, extent: 50 });
      const seen = await must('association-nacka', 'GET /staff/positions/shared');
      expect([seen.shares, (seen.allocations as readonly Body[]).map(({ unit }) => unit)]).toEqual([[], ['nacka']]);
      expect((await must('association-solna', 'GET /staff/positions/shared')).allocations).toEqual([]);
    });
  });
});
