import { describe, expect, test } from 'vitest';
import { calendar, vevent } from '../support/calendar-files.ts';
import { at, publicityCampaign } from '../support/events-api.ts';
import { type Body, itemsOf } from '../support/stack.ts';

/** A calendar that is imported again: what came out of it before becomes as it is now. */
describe('events: a second import', () => {
  const { call, must, refusal } = publicityCampaign('events-import-again');
  const path = 'POST /events/import';
  const time = (local: string) => `${local.replaceAll(/[-:]/g, '')}00`;
  const open = (uid: string, days: number, ...lines: readonly string[]) =>
    vevent(
      `UID:${uid}`,
      `DTSTART:${time(at(days, '18:00'))}`,
      `DTEND:${time(at(days, '20:00'))}`,
      'SUMMARY:Öppet hus',
      'LOCATION:Folkets hus',
      ...lines,
    );
  const ics = (...events: readonly string[]) => ({ format: 'ics', text: calendar(...events), unit: 'solna' });
  const listed = async (query: string) => itemsOf(await call('association-solna', `GET /events?limit=100&${query}`));

  test('imported again, it updates what came of it, and calls off what is no longer there', async () => {
    const circles = () => listed(`kind=circle&from=${at(22).slice(0, 10)}&to=${at(24).slice(0, 10)}`);
    const series = (...lines: readonly string[]) =>
      vevent(
        'UID:again',
        `DTSTART:${time(at(22, '18:00'))}`,
        'DURATION:PT2H',
        'SUMMARY:Studiecirkel',
        'LOCATION:Biblioteket',
        'RRULE:FREQ=DAILY;COUNT=3',
        ...lines,
      );
    const first = await must('association-solna', path, { ...ics(series()), kind: 'circle' });
    await must('association-solna', path, { token: first.token });
    const [one, two] = await circles();
    await must('association-solna', `POST /events/${String(one?.id)}/submissions`);
    await must('district-staff', `POST /events/${String(one?.id)}/publication`);
    await must('association-solna', `PATCH /events/${String(two?.id)}`, { title: 'Vår cirkel' });

    const next = series('SEQUENCE:1', `EXDATE:${time(at(24, '18:00'))}`).replace('Biblioteket', 'Folkets hus');
    const again = await must('association-solna', path, { ...ics(next), kind: 'circle' });
    const moved = [{ field: 'place', from: 'Biblioteket', to: 'Folkets hus' }];
    expect(again).toMatchObject({
      events: [],
      changes: [
        { event: one?.id, title: 'Studiecirkel', changed: moved },
        { event: two?.id, title: 'Vår cirkel', changed: moved },
      ],
      cancellations: [{ startsAt: at(24, '18:00') }],
    });
    const key = { 'idempotency-key': 'again' };
    const stored = await call('association-solna', path, { token: again.token }, key);
    expect(stored.body).toMatchObject({ created: 0, changes: [{ event: one?.id }, { event: two?.id }] });
    const now = await circles();
    expect(now.map(({ title, status, place, sequence }) => [title, status, (place as Body).name, sequence])).toEqual([
      ['Studiecirkel', 'published', 'Folkets hus', 1],
      ['Vår cirkel', 'draft', 'Folkets hus', 0],
      ['Studiecirkel', 'cancelled', 'Biblioteket', 0],
    ]);
    // Said again it is stored once, also after somebody has changed it by hand.
    await must('association-solna', `PATCH /events/${String(one?.id)}`, { place: { name: 'Parken' } });
    expect((await call('association-solna', path, { token: again.token }, key)).body).toEqual(stored.body);
    expect(await must('association-solna', path, { token: again.token })).toEqual(stored.body);
    expect((await circles())[0]).toMatchObject({ place: { name: 'Parken' } });
    expect(await must('association-solna', path, ics(next))).toMatchObject({ changes: [], cancellations: [] });
    // What somebody has changed since the preview is not changed over their head.
    const later = await must(
      'association-solna',
      path,
      ics(next.replace('SEQUENCE:1', 'SEQUENCE:2\r\nDESCRIPTION:Ny')),
    );
    await must('association-solna', `PATCH /events/${String(two?.id)}`, { title: 'Cirkeln' });
    expect(await refusal('association-solna', path, { token: later.token })).toBe('412 changed-meanwhile');
  });

  test('METHOD:CANCEL calls off what it names; answers to invitations are refused as what they are', async () => {
    const { token } = await must('association-solna', path, ics(open('off', 26)));
    await must('association-solna', path, { token });
    const cancel = ics('METHOD:CANCEL', vevent('UID:off', 'SEQUENCE:1'), vevent('UID:nobody', 'SEQUENCE:1'));
    const preview = await must('association-solna', path, cancel);
    expect(preview).toMatchObject({
      events: [],
      cancellations: [{ startsAt: at(26, '18:00') }],
      left: [{ at: 2, code: 'called-off' }],
    });
    await must('association-solna', path, { token: preview.token });
    expect(await must('association-solna', path, cancel)).toMatchObject({ cancellations: [], left: [{}, {}] });
    for (const method of ['REPLY', 'COUNTER'])
      expect(await must('association-solna', path, ics(`METHOD:${method}`, open('x', 27)))).toMatchObject({
        events: [],
        errors: [{ code: 'method' }],
      });
  });

  test('an event that says no place gets the one for such, and the area', async () => {
    const nowhere = open('nowhere', 28).replace('LOCATION:Folkets hus\r\n', '');
    expect(await must('association-solna', path, ics(nowhere))).toMatchObject({
      events: [],
      errors: [{ at: 1, pointer: '/place' }],
    });
    expect(
      await must('association-solna', path, { ...ics(nowhere), place: 'Expeditionen', area: 'solna' }),
    ).toMatchObject({ events: [{ place: 'Expeditionen', area: 'solna' }], errors: [] });
  });
});
