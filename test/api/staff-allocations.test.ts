import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { type Body, errorsOf, itemsOf, theStack } from '../support/stack.ts';
import { staffCampaign, suggestionsOf, today, weeks } from '../support/staff-api.ts';

/** Parts of positions that answer requests (D1, D3, D5). */
describe('staff: allocations', () => {
  const { id, call, must, refusal, enter, file, part, allocate, allocated, show, statusOf } =
    staffCampaign('staff-allocations');
  const post = (body: unknown, query = '', headers: Record<string, string> = {}) =>
    call('district-head', `POST /staff/allocations${query}`, body, headers);
  const onPosition = async (position: string) =>
    (await must('district-head', `GET /staff/positions/${position}`)).allocations as readonly Body[];
  /** Kista with 35 and Sundbyberg with 30, lawful only together. */
  const neighbours = async (position: string) => {
    await enter(position);
    const kista = await file({ unit: 'kista', extent: 35 });
    const sundbyberg = await file({ unit: 'sundbyberg', extent: 30 });
    return [part(kista, position, { extent: 35 }), part(sundbyberg, position, { extent: 30 })] as const;
  };

  describe('allocating', () => {
    test('answers every rule with its figures, and where it is', async () => {
      await enter('first', { tasks: ['flyers'] });
      const request = await file({ tasks: ['flyers', 'cabin'], languages: ['so'] });
      const { status, headers, body } = await post(part(request, 'first'));
      const [made] = body.allocations as readonly Body[];
      expect([status, headers.get('location'), body.lawful]).toEqual([
        201,
        `/campaigns/${id}/staff/allocations/${String(made?.id)}`,
        true,
      ]);
      const rules = Object.fromEntries((body.rules as readonly Body[]).map(({ rule, ...rest }) => [rule, rest]));
      const on = { position: 'first' };
      const of = { request };
      const days = (Date.parse(weeks.from) - Date.parse(today)) / 86_400_000;
      expect(rules).toEqual({
        open: { holds: true, hard: true, size: 0, limit: 0, ...of },
        period: { holds: true, hard: true, size: 0, limit: 0, ...on, ...of },
        extent: { holds: true, hard: true, size: 50, limit: 100, ...on },
        'request-extent': { holds: true, hard: true, size: 50, limit: 50, ...of },
        D3: { holds: true, hard: true, size: 50, limit: 50, ...on },
        count: { holds: true, hard: true, size: 1, limit: 100, ...on },
        // D5: what is missing is told, and refused by no rule when it is allocated by hand.
        tasks: { holds: false, hard: false, size: 1, limit: 0, ...on, ...of, who: ['cabin'] },
        languages: { holds: true, hard: false, size: 0, limit: 0, ...on, ...of },
        notice: { holds: true, hard: false, size: days, limit: 14, ...on, ...of },
      });
      const shown = await must('association-solna', `GET /staff/allocations/${String(made?.id)}`);
      expect(shown).toMatchObject({ ...made, title: 'Organisatör', supervisor: 'city-hall' });
      expect(await show(request)).toMatchObject({ status: 'allocated', allocations: [made] });
    });

    test('a dry run says the same and writes nothing', async () => {
      await enter('dry');
      const request = await file();
      const before = [await show(request), await must('district-head', 'GET /staff/positions/dry')];
      const key = { 'idempotency-key': 'dry' };
      const lawful = await post(part(request, 'dry'), '?dryRun=true', key);
      expect([lawful.status, lawful.body.lawful, lawful.body.allocations]).toEqual([200, true, []]);
      const unlawful = await post(part(request, 'dry', { extent: 51, to: addDays(weeks.to, 1) }), '?dryRun=true');
      const broken = (unlawful.body.rules as readonly Body[]).filter(({ holds }) => !holds);
      expect([
        unlawful.status,
        unlawful.body.lawful,
        broken.map(({ rule, size, limit, days }) => [rule, size, limit, days]),
      ]).toEqual([
        200,
        false,
        [
          ['period', 1, 0, [{ from: weeks.from, to: addDays(weeks.to, 1) }]],
          ['request-extent', 51, 50, [{ from: weeks.from, to: addDays(weeks.to, 1), extent: 51 }]],
        ],
      ]);
      expect([await show(request), await must('district-head', 'GET /staff/positions/dry')]).toEqual(before);
      // Nor is its key used up: what is meant is done.
      expect((await post(part(request, 'dry'), '', key)).headers.get('idempotency-replayed')).toBeNull();
      expect(await onPosition('dry')).toHaveLength(1);
    });

    test('what takes the place of a part of another office’s position needs a reason', async () => {
      const { request, allocation } = await allocated('of-the-district', { supervisor: 'city-hall' });
      const instead = { ...part(request, 'of-the-district', { to: addDays(weeks.to, -1) }), replaces: allocation };
      const replaced = (body: Body) => call('city-hall-head', 'POST /staff/allocations', body);
      expect(errorsOf(await replaced(instead))).toEqual(['/reason reason-for-owner']);
      expect((await replaced({ ...instead, reason: 'Hon slutar en dag tidigare' })).status).toBe(201);
      const history = (await show(request)).history as readonly Body[];
      expect(history.at(-1)).toMatchObject({ data: { reason: 'Hon slutar en dag tidigare' } });
    });

    test('D5: at short notice it is marked', async () => {
      await enter('soon', { from: today });
      const request = await file({ from: today });
      const { body } = await post(part(request, 'soon', { from: addDays(today, 13) }));
      expect(body.allocations).toMatchObject([{ shortNotice: true }]);
      expect((body.rules as readonly Body[]).find(({ rule }) => rule === 'notice')).toMatchObject({
        holds: false,
        size: 13,
      });
    });

    test('D3: a pool is lawful only as a whole, and with what is suggested', async () => {
      const [kista, sundbyberg] = await neighbours('pool');
      const alone = await post(kista, '', { 'accept-language': 'en' });
      expect([alone.status, alone.body.code, alone.body.units]).toEqual([409, 'share-too-small', ['kista']]);
      const [suggestion] = suggestionsOf(alone);
      expect(suggestion).toMatchObject({
        neighbourGroup: 'jarva',
        extent: 65,
        with: [{ request: sundbyberg.request }],
      });
      expect(alone.body.detail).toContain('With Sundbyberg 30 % it is lawful.');
      const companions = suggestion?.with.map(({ unit: _, ...each }) => ({ ...each, position: 'pool' })) ?? [];
      const { status, body } = await post({ allocations: [kista, ...companions] });
      expect([status, (body.allocations as readonly Body[]).map(({ unit }) => unit)]).toEqual([
        201,
        ['kista', 'sundbyberg'],
      ]);
    });

    test('replaces an allocation of the same request, which ends', async () => {
      const { request, allocation } = await allocated('replaced');
      await enter('replacing');
      const [instead = ''] = await allocate({ ...part(request, 'replacing'), replaces: allocation });
      expect((await show(request)).allocations).toMatchObject([{ id: instead, position: 'replacing' }]);
      expect(await must('association-solna', `GET /staff/allocations/${allocation}`)).toMatchObject({
        status: 'replaced',
      });
      const other = { ...part(await file(), 'replaced'), replaces: instead };
      expect(errorsOf(await post(other))).toEqual(['/replaces unknown']);
      const twice = { ...part(request, 'replaced', { extent: 25 }), replaces: instead };
      expect(errorsOf(await post({ allocations: [twice, twice] }))).toEqual(['/allocations/1/replaces twice']);
    });
  });

  describe('is refused', () => {
    test('D1: beyond what is free, naming the days', async () => {
      await enter('full', { shares: [{ unit: 'city-hall', extent: 60, from: addDays(weeks.from, 7) }] });
      const { status, body } = await post(part(await file(), 'full'));
      const days = [{ from: addDays(weeks.from, 7), to: weeks.to, extent: 110 }];
      expect([status, body.code, body.days, body.position]).toEqual([409, 'over-allocated', days, 'full']);
    });

    test('beyond what was asked for, outside the days, or of a request that is closed', async () => {
      await enter('plenty');
      const request = await file({ to: addDays(weeks.to, -1) });
      const of = { to: addDays(weeks.to, -1) };
      const exceeding = await post(part(request, 'plenty', { ...of, extent: 51 }));
      expect([exceeding.body.code, exceeding.body.limit]).toEqual(['exceeds-request', 50]);
      const outside = await post(part(request, 'plenty'));
      expect([outside.body.code, outside.body.request]).toEqual(['outside-period', request]);
      await must('association-solna', `POST /staff/requests/${request}/withdrawal`);
      expect((await post(part(request, 'plenty', of))).body.code).toBe('request-closed');
      expect(await onPosition('plenty')).toEqual([]);
    });

    test('when a position has a hundred already', async () => {
      await enter('crowded');
      const request = await file({ unit: 'district', extent: 100 }, 'district-staff');
      const one = part(request, 'crowded', { extent: 1, to: weeks.from });
      for (let i = 0; i < 5; i++) await allocate(...Array.from({ length: 20 }, () => one));
      const { status, body } = await post({ ...one, from: weeks.to, to: weeks.to });
      expect([status, body.code, body.limit]).toEqual([409, 'too-many-allocations', 100]);
    });

    test('where another office employs and supervises', async () => {
      await enter('others', { employer: 'county-council', supervisor: 'city-hall' }, 'county-council-head');
      const wanted = part(await file(), 'others');
      expect((await post(wanted)).body.code).toBe('not-allowed');
      expect(await refusal('district-head', 'POST /staff/allocations?dryRun=true', wanted)).toBe('403 not-allowed');
      expect((await call('city-hall-staff', 'POST /staff/allocations', wanted)).status).toBe(201);
    });
  });

  describe('D5: the requester', () => {
    test('confirms what is right', async () => {
      const { request, allocation } = await allocated('confirmed');
      const path = `POST /staff/allocations/${allocation}/confirmations`;
      for (const persona of ['district-head', 'association-kista'])
        expect(await refusal(persona, path)).toBe(persona === 'district-head' ? '403 not-allowed' : '404 not-found');
      expect(await must('association-solna', path)).toMatchObject({ status: 'confirmed', id: allocation });
      expect(await must('association-solna', path)).toMatchObject({ status: 'confirmed' });
      expect(await statusOf(request)).toBe('confirmed');
    });

    test('disputes what is not, and is told which tasks are not covered; the request awaits a new answer', async () => {
      await enter('disputed', { tasks: ['flyers'] });
      const request = await file({ tasks: ['cabin', 'flyers'] });
      const [allocation = ''] = await allocate(part(request, 'disputed'));
      const path = `/staff/allocations/${allocation}`;
      await must('admin', 'PUT /settings', { staff: { replyByDays: 5 } });
      const disputed = await must('association-solna', `POST ${path}/disputes`, { reason: 'Vi bad om valstuga' });
      expect(disputed).toMatchObject({
        status: 'disputed',
        dispute: { reason: 'Vi bad om valstuga', uncovered: ['cabin'] },
      });
      const awaiting = { status: 'submitted', allocations: [], replyBy: addDays(today, 5), dispute: disputed.dispute };
      expect(await show(request)).toMatchObject(awaiting);
      expect(await onPosition('disputed')).toEqual([]);
      expect(await refusal('association-solna', `POST ${path}/confirmations`)).toBe('409 wrong-status');
      expect(await must('association-solna', `POST ${path}/disputes`, { reason: 'Igen' })).toEqual(disputed);
      await theStack().idle();
      const { owner } = await show(request);
      const told = async (office: unknown) =>
        itemsOf(await call(`${String(office)}-head`, `GET /offices/${String(office)}/inbox?action=decide&limit=100`))
          .filter(({ event }) => event === 'AllocationDisputed')
          .map(({ subject, due }) => [subject, due]);
      expect(await told(owner)).toContainEqual([`staff/requests/${request}`, addDays(today, 5)]);
      await must('admin', 'PUT /settings', {});
      const [instead = ''] = await allocate(part(request, 'disputed'));
      expect(await statusOf(request)).toBe('allocated');
      await must('district-head', `POST /staff/allocations/${instead}/cancellations`, { reason: 'Nej' });
      expect(await refusal('association-solna', `POST /staff/allocations/${instead}/disputes`, { reason: 'x' })).toBe(
        '409 wrong-status',
      );
    });

    test('takes a dispute back while nobody else has the part', async () => {
      await enter('regretted');
      const request = await file();
      const [allocation = ''] = await allocate(part(request, 'regretted'));
      const path = `POST /staff/allocations/${allocation}/disputes`;
      expect(await refusal('association-solna', `${path}/withdrawal`)).toBe('409 wrong-status');
      await must('association-solna', path, { reason: 'Vi bad om valstuga' });
      expect(await refusal('district-head', `${path}/withdrawal`)).toBe('403 not-allowed');
      const back = await must('association-solna', `${path}/withdrawal`);
      expect(back).toMatchObject({ id: allocation, status: 'allocated', dispute: { reason: 'Vi bad om valstuga' } });
      expect(back).toHaveProperty('dispute.withdrawnAt');
      expect(await must('association-solna', `${path}/withdrawal`)).toEqual(back);
      expect(await statusOf(request)).toBe('allocated');
      await must('association-solna', path, { reason: 'Ändå inte' });
      const [other] = await allocate(part(await file({ extent: 100 }), 'regretted', { extent: 100 }));
      const { status, body } = await call('association-solna', `${path}/withdrawal`);
      expect([status, body.code, body.restsOn]).toEqual([409, 'rests-on', [other]]);
    });

    test('D3: cannot leave a neighbour under 50 by disputing', async () => {
      const [kista] = await allocate(...(await neighbours('pool-disputed')));
      const path = `POST /staff/allocations/${kista}/disputes`;
      const { status, body } = await call('association-kista', path, { reason: 'Fel' });
      expect([status, body.code, body.units]).toEqual([409, 'share-too-small', ['sundbyberg']]);
    });
  });
});
