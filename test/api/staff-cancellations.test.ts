import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { type Body, errorsOf } from '../support/stack.ts';
import { staffCampaign, weeks } from '../support/staff-api.ts';

/** Cancelling what is allocated, and moving others in the same call (D3). */
describe('staff: cancellations', () => {
  const { call, must, enter, file, part, allocate, allocated, show, statusOf } = staffCampaign('staff-cancellations');
  const cancel = (allocation: string, more: Body = {}, persona = 'district-head') =>
    call(persona, `POST /staff/allocations/${allocation}/cancellations`, { reason: 'Slutar', ...more });
  /** Kista with 35 and Sundbyberg with 30 on one position. */
  const pool = async (position: string) => {
    await enter(position);
    const kista = await file({ unit: 'kista', extent: 35 });
    const sundbyberg = await file({ unit: 'sundbyberg', extent: 30 });
    const parts = [part(kista, position, { extent: 35 }), part(sundbyberg, position, { extent: 30 })];
    const [first = '', second = ''] = await allocate(...parts);
    return { kista: { request: kista, id: first }, sundbyberg: { request: sundbyberg, id: second } };
  };

  test('frees the part, reopens the request and keeps its history', async () => {
    const { request, allocation } = await allocated('cancelled');
    const { status, body } = await cancel(allocation);
    expect([status, body.status, body.endedAt]).toEqual([200, 'cancelled', expect.any(String)]);
    expect((await cancel(allocation)).body).toEqual(body);
    const after = await show(request);
    expect([after.status, after.allocations]).toEqual(['submitted', []]);
    expect((after.history as readonly Body[]).map(({ event }) => event)).toEqual([
      'StaffRequested',
      'StaffAllocated',
      'AllocationCancelled',
    ]);
    expect(await must('association-solna', `GET /staff/allocations/${allocation}`)).toMatchObject({
      status: 'cancelled',
    });
  });

  test('is for the office that employs or supervises', async () => {
    const { allocation } = await allocated('whose');
    expect((await cancel(allocation, {}, 'county-council-head')).body.code).toBe('not-allowed');
    expect((await cancel(allocation, {}, 'association-solna')).body.code).toBe('not-allowed');
    expect((await cancel(allocation, {}, 'city-hall-staff')).status).toBe(200);
  });

  test('D3: what would leave a neighbour under 50 is refused, naming it', async () => {
    const { kista, sundbyberg } = await pool('left-over');
    const { status, body } = await cancel(kista.id);
    expect([status, body.code, body.units, body.position]).toEqual([
      409,
      'share-too-small',
      ['sundbyberg'],
      'left-over',
    ]);
    expect([await statusOf(kista.request), await statusOf(sundbyberg.request)]).toEqual(['allocated', 'allocated']);
  });

  test('D3: unless the same call cancels it, too', async () => {
    const { kista, sundbyberg } = await pool('both-end');
    expect((await cancel(kista.id, { also: [sundbyberg.id] })).status).toBe(200);
    expect([await statusOf(kista.request), await statusOf(sundbyberg.request)]).toEqual(['submitted', 'submitted']);
  });

  test('D3: or moves it to where it is lawful', async () => {
    const { kista, sundbyberg } = await pool('moved-from');
    await enter('moved-to', { shares: [{ unit: 'spanga-tensta', extent: 50 }] });
    const instead = { ...part(sundbyberg.request, 'moved-to', { extent: 30 }), replaces: sundbyberg.id };
    const { status, body } = await cancel(kista.id, { allocations: [instead] });
    expect([status, body.status, (body.moved as readonly Body[]).map(({ position }) => position)]).toEqual([
      200,
      'cancelled',
      ['moved-to'],
    ]);
    expect(await show(sundbyberg.request)).toMatchObject({
      status: 'allocated',
      allocations: [{ position: 'moved-to' }],
    });
    expect(await must('association-sundbyberg', `GET /staff/allocations/${sundbyberg.id}`)).toMatchObject({
      status: 'replaced',
    });
  });

  test('names the field that points nowhere, or twice at the same', async () => {
    const { allocation } = await allocated('pointing');
    const { request } = await allocated('pointing-too');
    const wrong = async (more: Body) => errorsOf(await cancel(allocation, more));
    expect(await wrong({ also: ['pointing.01J4Z6X9Q8W7E6R5T4Y3V2B1N0'] })).toEqual(['/also/0 unknown']);
    expect(await wrong({ also: [allocation] })).toEqual(['/also/0 twice']);
    expect(await wrong({ allocations: [part(request, 'nowhere')] })).toEqual(['/allocations/0/position unknown']);
    expect((await cancel('pointing.01J4Z6X9Q8W7E6R5T4Y3V2B1N0')).body.code).toBe('not-found');
  });

  test('judges what it moves by every rule of allocating', async () => {
    const { allocation } = await allocated('moving');
    await enter('full', { shares: [{ unit: 'city-hall', extent: 60 }] });
    await enter('crowded');
    const closed = await file({ unit: 'nacka' });
    await must('association-nacka', `POST /staff/requests/${closed}/withdrawal`);
    const open = await file({ unit: 'nacka', to: addDays(weeks.to, -1) });
    const until = { to: addDays(weeks.to, -1) };
    const crowd = await file({ unit: 'district', extent: 100 }, 'district-staff');
    const one = part(crowd, 'crowded', { extent: 1, to: weeks.from });
    for (let i = 0; i < 5; i++) await allocate(...Array.from({ length: 20 }, () => one));
    const codes = [];
    for (const wanted of [
      part(closed, 'moving'),
      part(open, 'moving'),
      part(open, 'full', until),
      part(open, 'moving', { ...until, extent: 51 }),
      part(open, 'moving', { ...until, extent: 49 }),
      { ...one, from: weeks.to, to: weeks.to },
    ])
      codes.push((await cancel(allocation, { allocations: [wanted] })).body.code);
    expect(codes).toEqual([
      'request-closed',
      'outside-period',
      'over-allocated',
      'exceeds-request',
      'share-too-small',
      'too-many-allocations',
    ]);
  });

  test('of what is disputed already is not possible', async () => {
    const { allocation } = await allocated('disputed');
    await must('association-solna', `POST /staff/allocations/${allocation}/disputes`, { reason: 'Fel' });
    expect((await cancel(allocation)).body.code).toBe('wrong-status');
  });
});
