import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { type Body, errorsOf } from '../support/stack.ts';
import { requestBody, staffCampaign, today, weeks } from '../support/staff-api.ts';

/** Requests are put right: changed until they are answered, and opened again. */
describe('staff: changing requests', () => {
  const { call, must, refusal, file, allocated, show } = staffCampaign('staff-changing');
  const errors = async (persona: string, request: string, body: Body) =>
    errorsOf(await call(persona, request, body)).join(' ');
  const historyOf = async (request: string, persona = 'association-solna') =>
    ((await must(persona, `GET /staff/requests/${request}`)).history as readonly Body[]).map(({ event, data }) => [
      event,
      (data as Body).note ?? (data as Body).reason,
    ]);

  test('who asked changes what it says; what is not named stays', async () => {
    const request = await file({ note: 'Gärna kvällar', languages: ['sv'] });
    const path = `PATCH /staff/requests/${request}`;
    const changed = {
      from: addDays(weeks.from, 1),
      extent: 75,
      priority: 'high',
      note: 'Gärna helger',
      languages: null,
    };
    const { languages: _, ...said } = changed;
    expect(await must('association-solna', path, changed)).toMatchObject({
      ...said,
      to: weeks.to,
      tasks: requestBody.tasks,
    });
    expect(await show(request)).not.toHaveProperty('languages');
    const { version } = await show(request);
    expect((await must('association-solna', path, changed)).version).toBe(version);
    expect(await historyOf(request)).toEqual([
      ['StaffRequested', 'Gärna kvällar'],
      ['StaffRequestEdited', 'Gärna helger'],
    ]);
    expect(await errors('association-solna', path, {})).toBe(' nothing');
    expect(await errors('association-solna', path, { from: addDays(today, -1) })).toBe('/from past');
    expect(await errors('association-solna', path, { to: addDays(weeks.from, -1) })).toBe('/to order');
    expect(await errors('association-solna', path, { unit: 'nacka' })).toBe('/unit unrecognized-keys  nothing');
    expect(await refusal('association-nacka', path, { extent: 10 })).toBe('404 not-found');
  });

  test('an office says why, and leaves the note', async () => {
    const request = await file();
    const path = `PATCH /staff/requests/${request}`;
    expect(await errors('city-hall-staff', path, { extent: 60 })).toBe('/reason reason-for-owner');
    const reason = 'Enligt samtal';
    expect(await errors('city-hall-staff', path, { note: 'Ändrat', reason })).toBe('/note own-words');
    await must('city-hall-staff', path, { extent: 60, reason });
    expect(await must('association-solna', `GET /staff/requests/${request}`)).toMatchObject({
      extent: 60,
      changed: { by: 'city-hall', reason },
    });
    // Who asked for them changes it like they do; what is an office's own no other office changes.
    const filed = await file({}, 'district-staff');
    await must('district-staff', `PATCH /staff/requests/${filed}`, { extent: 60 });
    const own = await file({ unit: 'district' }, 'district-staff');
    expect(await refusal('city-hall-staff', `PATCH /staff/requests/${own}`, { extent: 60, reason })).toBe(
      '403 not-allowed',
    );
  });

  test('until it is answered', async () => {
    const { request } = await allocated('answered');
    expect(await refusal('association-solna', `PATCH /staff/requests/${request}`, { extent: 60 })).toBe(
      '409 wrong-status',
    );
  });

  test('of neighbours together each changes their own part, and the others are told', async () => {
    const { unit: _, extent: __, ...rest } = requestBody;
    const units = [
      { unit: 'kista', extent: 35 },
      { unit: 'sundbyberg', extent: 30 },
    ];
    const { id, joint } = await must('association-kista', 'POST /staff/requests', { ...rest, units });
    await must('association-kista', `PATCH /staff/requests/${String(id)}`, { extent: 40 });
    const other = String((joint as readonly Body[])[1]?.request);
    const seen = await must('association-sundbyberg', `GET /staff/requests/${other}`);
    expect(seen).toMatchObject({
      extent: 30,
      joint: [
        { unit: 'kista', extent: 40 },
        { unit: 'sundbyberg', extent: 30 },
      ],
    });
  });

  test('what was declined is opened again by the office that declined it, with a reason', async () => {
    const request = await file();
    await must('city-hall-staff', `POST /staff/requests/${request}/declines`, { reason: 'Alla är upptagna' });
    const path = `POST /staff/requests/${request}/reopening`;
    expect(await refusal('district-staff', path, { reason: 'En blev ledig' })).toBe('403 not-allowed');
    expect(await refusal('association-solna', path, { reason: 'En blev ledig' })).toBe('403 not-allowed');
    expect(await errors('city-hall-staff', path, {})).toBe('/reason invalid-type');
    expect(await must('city-hall-staff', path, { reason: 'En blev ledig' })).toMatchObject({
      status: 'submitted',
      replyBy: addDays(today, 7),
      reopened: { by: 'city-hall', reason: 'En blev ledig' },
    });
    expect((await call('city-hall-staff', path, { reason: 'En blev ledig' })).status).toBe(200);
    expect(await historyOf(request)).toEqual([
      ['StaffRequested', undefined],
      ['StaffRequestDeclined', 'Alla är upptagna'],
      ['StaffRequestReopened', 'En blev ledig'],
    ]);
    expect(await refusal('city-hall-staff', `POST /staff/requests/${await file()}/reopening`, { reason: 'x' })).toBe(
      '409 wrong-status',
    );
  });

  test('what was withdrawn is opened again by its unit', async () => {
    const request = await file();
    await must('association-solna', `POST /staff/requests/${request}/withdrawal`);
    const path = `POST /staff/requests/${request}/reopening`;
    expect(await refusal('district-head', path, { reason: 'Fel' })).toBe('403 not-allowed');
    expect(await must('association-solna', path, { reason: 'Det var fel begäran' })).toMatchObject({
      status: 'submitted',
    });
  });
});
