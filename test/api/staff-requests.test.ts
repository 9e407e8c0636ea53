import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import type { Body } from '../support/stack.ts';
import { requestBody, staffCampaign, today, weeks } from '../support/staff-api.ts';

/** Requests that get an answer (D5, D6). */
describe('staff: requests', () => {
  const { id, call, must, refusal, personOf, enter, file, part, allocate, allocated, show, statusOf } =
    staffCampaign('staff-requests');
  const eventsOf = async (request: string, persona = 'district-head') =>
    ((await must(persona, `GET /staff/requests/${request}`)).history as readonly Body[]).map(({ event }) => event);

  describe('asking', () => {
    test('D6: the answer says where it is, who owns it and by when it is answered', async () => {
      const wish = { ...requestBody, languages: ['sv', 'so'], priority: 'high', note: 'Gärna kvällar' };
      const { status, headers, body } = await call('association-solna', 'POST /staff/requests', wish);
      expect([status, headers.get('location'), headers.get('etag')]).toEqual([
        201,
        `/campaigns/${id}/staff/requests/${String(body.id)}`,
        expect.stringMatching(/^"1-/),
      ]);
      expect(body).toMatchObject({ ...wish, status: 'submitted', replyBy: addDays(today, 7), allocations: [] });
      expect(body).toMatchObject({ shortNotice: false, earliestStart: addDays(today, 14) });
      expect(body).not.toHaveProperty('filer');
      expect(await show(String(body.id))).toMatchObject({
        filer: await personOf('association-solna'),
        owner: body.owner,
      });
    });

    test('D5: a start sooner than the agreed notice is accepted and marked', async () => {
      const sooner = { ...requestBody, from: addDays(today, 13) };
      expect(await must('association-solna', 'POST /staff/requests', sooner)).toMatchObject({ shortNotice: true });
      const later = { ...requestBody, from: addDays(today, 14) };
      expect(await must('association-solna', 'POST /staff/requests', later)).toMatchObject({ shortNotice: false });
      await must('admin', 'PUT /settings', { staff: { noticeDays: 15, replyByDays: 3 } });
      expect(await must('association-solna', 'POST /staff/requests', later)).toMatchObject({
        shortNotice: true,
        earliestStart: addDays(today, 15),
        replyBy: addDays(today, 3),
      });
      await must('admin', 'PUT /settings', {});
    });

    test('D6: the three offices take turns as owners', async () => {
      const owners: unknown[] = [];
      for (let i = 0; i < 6; i++) owners.push((await show(await file({ unit: 'nacka' }))).owner);
      expect(new Set(owners.slice(0, 3)).size).toBe(3);
      expect(owners.slice(3)).toEqual(owners.slice(0, 3));
    });

    test('together: each association answers for its own part, and sees with whom', async () => {
      const units = [
        { unit: 'kista', extent: 35 },
        { unit: 'sundbyberg', extent: 30 },
      ];
      const { unit: _, extent: __, ...rest } = requestBody;
      const made = await must('association-sundbyberg', 'POST /staff/requests', { ...rest, units, extent: 65 });
      expect(made).toMatchObject({ unit: 'sundbyberg', extent: 30 });
      const joint = made.joint as readonly Body[];
      expect(joint.map(({ request: ___, ...each }) => each)).toEqual(units);
      const [kista = ''] = joint.map(({ request }) => String(request));
      expect(await must('association-kista', `GET /staff/requests/${kista}`)).toMatchObject({ extent: 35, joint });
      expect((await show(kista)).owner).toBe(made.owner);
      expect(await refusal('association-sundbyberg', `GET /staff/requests/${kista}`)).toBe('404 not-found');
      // What is asked for in its name counts once the neighbour consents, and only then is it to be had.
      expect([(await show(kista)).status, (await show(kista)).proposedBy]).toEqual(['proposed', 'sundbyberg']);
      await enter('unasked', { shares: [] });
      expect(await refusal('district-head', 'POST /staff/allocations', part(kista, 'unasked', { extent: 35 }))).toBe(
        '409 request-closed',
      );
      expect(await refusal('district-head', `POST /staff/requests/${kista}/declines`, { reason: 'Nej' })).toBe(
        '403 not-allowed',
      );
      expect(await refusal('district-head', `POST /staff/requests/${kista}/consents`)).toBe('403 not-allowed');
      const consent = `POST /staff/requests/${kista}/consents`;
      expect(await must('association-kista', consent)).toMatchObject({ status: 'submitted' });
      expect((await call('association-kista', consent)).status).toBe(200);
      // A pool is allocated together, and each withdraws for itself.
      await enter('joint');
      await allocate(part(kista, 'joint', { extent: 35 }), part(String(made.id), 'joint', { extent: 30 }));
      expect(await refusal('association-sundbyberg', `POST /staff/requests/${kista}/withdrawal`)).toBe('404 not-found');
      const { allocations } = await show(kista);
      const path = `/staff/allocations/${String((allocations as readonly Body[])[0]?.id)}`;
      expect(await refusal('association-sundbyberg', `POST ${path}/confirmations`)).toBe('404 not-found');
      expect((await call('association-kista', `POST ${path}/confirmations`)).status).toBe(200);
    });

    test('a neighbour declines what is asked for in its name, and the office that would answer knows', async () => {
      const { unit: _, extent: __, ...rest } = requestBody;
      const units = [
        { unit: 'sundbyberg', extent: 35 },
        { unit: 'kista', extent: 30 },
      ];
      const { joint } = await must('association-sundbyberg', 'POST /staff/requests', { ...rest, units });
      const kista = String((joint as readonly Body[])[1]?.request);
      const declined = await must('association-kista', `POST /staff/requests/${kista}/declines`, {
        reason: 'Nej tack',
      });
      expect(declined).toMatchObject({ status: 'declined', endedBy: 'kista', reason: 'Nej tack' });
      expect(await refusal('association-kista', `POST /staff/requests/${kista}/consents`)).toBe('409 wrong-status');
    });

    test('an office asks for itself and for associations, an association for itself alone', async () => {
      expect((await call('district-staff', 'POST /staff/requests', { ...requestBody, unit: 'district' })).status).toBe(
        201,
      );
      expect((await call('district-staff', 'POST /staff/requests', requestBody)).status).toBe(201);
      const other = { ...requestBody, unit: 'city-hall' };
      expect(await refusal('district-staff', 'POST /staff/requests', other)).toBe('403 not-allowed');
      expect(await refusal('association-nacka', 'POST /staff/requests', requestBody)).toBe('403 not-allowed');
      const neighbours = [
        { unit: 'kista', extent: 35 },
        { unit: 'spanga-tensta', extent: 30 },
      ];
      const { unit: _, ...rest } = requestBody;
      const together = { ...rest, extent: 65, units: neighbours };
      expect(await refusal('association-sundbyberg', 'POST /staff/requests', together)).toBe('403 not-allowed');
      expect((await call('city-hall-staff', 'POST /staff/requests', together)).status).toBe(201);
    });
  });

  describe('the answer no', () => {
    test('is given with a reason while nothing is allocated, and only then', async () => {
      const request = await file();
      const decline = (of: string, reason = 'Alla är upptagna') =>
        call('city-hall-staff', `POST /staff/requests/${of}/declines`, { reason });
      expect((await decline(request)).body).toMatchObject({ status: 'declined', reason: 'Alla är upptagna' });
      expect((await decline(request)).status).toBe(200);
      expect(await eventsOf(request)).toEqual(['StaffRequested', 'StaffRequestDeclined']);
      const { request: met } = await allocated('declined');
      expect((await decline(met)).body.code).toBe('wrong-status');
      expect(await refusal('association-solna', `POST /staff/requests/${request}/withdrawal`)).toBe('409 wrong-status');
    });
  });

  describe('withdrawal', () => {
    test('frees what was allocated; the history tells all of it', async () => {
      const { request } = await allocated('withdrawn');
      const path = `POST /staff/requests/${request}/withdrawal`;
      expect(await refusal('district-head', path)).toBe('403 not-allowed');
      expect(await must('association-solna', path)).toMatchObject({ status: 'withdrawn', allocations: [] });
      expect((await call('association-solna', path)).status).toBe(200);
      expect(await must('district-head', 'GET /staff/positions/withdrawn')).toMatchObject({
        allocations: [],
        free: [{ ...weeks, extent: 100 }],
      });
      expect(await eventsOf(request)).toEqual(['StaffRequested', 'StaffAllocated', 'StaffRequestWithdrawn']);
      const history = JSON.stringify((await must('association-solna', `GET /staff/requests/${request}`)).history);
      expect(history).not.toContain(await personOf('district-head'));
    });

    test('D3: is refused while it would leave a neighbour under 50, naming the neighbour', async () => {
      await enter('pool-of-two');
      const kista = await file({ unit: 'kista', extent: 35 });
      const sundbyberg = await file({ unit: 'sundbyberg', extent: 30 });
      await allocate(part(kista, 'pool-of-two', { extent: 35 }), part(sundbyberg, 'pool-of-two', { extent: 30 }));
      const { status, body } = await call('association-kista', `POST /staff/requests/${kista}/withdrawal`);
      expect([status, body.code, body.units, body.position]).toEqual([
        409,
        'share-too-small',
        ['sundbyberg'],
        'pool-of-two',
      ]);
      expect(await statusOf(kista)).toBe('allocated');
    });
  });
});
