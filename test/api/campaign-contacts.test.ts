import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { today } from '../support/events-api.ts';
import { ask, bareCampaign, type Body, errorsOf, itemsOf, theStack } from '../support/stack.ts';
import { everyItem, saying } from '../support/whole-table.ts';

/** How people are reached: as they choose, for whom it is meant, until a day. */
describe('contacts', () => {
  const { id, call, must, refusal, personOf } = bareCampaign('contacts');
  const solna = { function: 'Kampanjledare Solna', phone: '070-765 43 21', hours: 'kvällar' };
  const office = { function: 'Pressansvarig', email: 'press@kansli.example.se' };
  const seenBy = async (persona: string) =>
    ((await must(persona, 'GET /directory')).contacts as readonly Body[]).map(({ unit }) => unit);
  const end = addDays(today, 40);

  beforeAll(async () => {
    const association = { kind: 'municipality', ring: 'inner', priorityArea: false };
    for (const [unit, group] of [
      ['solna', 'norrort'],
      ['kista', 'norrort'],
      ['nacka', 'ostkust'],
    ]) {
      await must('admin', `PUT /associations/${unit}`, { ...association, name: unit, neighbourGroup: group });
      if (unit === 'solna') continue;
      const memberships = [{ unit, role: 'member' }];
      await must('admin', 'POST /people', { subject: `association-${unit}`, name: `Från ${unit}`, memberships });
    }
    const dates = { start: addDays(today, -30), electionDay: addDays(today, 30), end };
    await must('admin', 'PUT ', { name: 'Val', ...dates });
  });

  test('are chosen by each for themselves, in a unit that they are in', async () => {
    expect(await must('association-solna', 'PUT /contacts/solna', solna)).toEqual({
      unit: 'solna',
      ...solna,
      phone: '+46707654321',
      until: end,
    });
    expect(await must('district-staff', 'PUT /contacts/district', office)).toMatchObject({ until: end });
    for (const [persona, unit] of [
      ['association-kista', 'solna'],
      ['district-head', 'solna'],
      ['association-solna', 'district'],
      ['admin', 'solna'],
      ['admin', 'campaign'],
    ] as const)
      expect(await refusal(persona, `PUT /contacts/${unit}`, solna)).toBe('404 not-found');
    expect(await refusal('association-farsta', 'DELETE /contacts/solna')).toBe('404 not-found');
  });

  test('are checked', async () => {
    const wrong = async (change: Body) =>
      errorsOf(await call('association-kista', 'PUT /contacts/kista', { ...solna, ...change }));
    expect(await wrong({ phone: '12' })).toEqual(['/phone phone']);
    expect(await wrong({ email: 'kim' })).toEqual(['/email email']);
    expect(await wrong({ until: addDays(end, 1) })).toEqual(['/until outside-campaign']);
    expect(await wrong({ until: addDays(today, -1) })).toEqual(['/until past']);
    expect(await wrong({ person: 'somebody-else' })).toEqual(['/person unrecognized-keys']);
    expect(errorsOf(await call('association-kista', 'PUT /contacts/kista', { function: 'F' }))).toEqual([
      '/phone needed',
    ]);
    const stale = { 'if-match': '"99"' };
    expect(await refusal('association-solna', 'PUT /contacts/solna', office, stale)).toBe('412 changed-meanwhile');
    expect(await refusal('association-solna', 'DELETE /contacts/solna', undefined, stale)).toBe(
      '412 changed-meanwhile',
    );
  });

  test('are shown to those for whom they are', async () => {
    for (const [persona, units] of [
      ['association-solna', ['district', 'solna']],
      ['association-kista', ['district', 'solna']],
      ['association-nacka', ['district']],
      ['city-hall-staff', ['district', 'solna']],
      ['admin', ['district']],
    ] as const)
      expect([persona, await seenBy(persona)]).toEqual([persona, units]);
    const { contacts } = await must('association-kista', 'GET /directory');
    expect(contacts).toEqual([
      { unit: 'district', ...office, until: end },
      { unit: 'solna', ...solna, phone: '+46707654321', until: end },
    ]);
  });

  test('are another answer for each reader, known by another tag', async () => {
    const [near, far] = await Promise.all(
      ['association-kista', 'association-nacka'].map((persona) => call(persona, 'GET /directory')),
    );
    const [nearTag, farTag] = [near, far].map((each) => String(each?.headers.get('etag')));
    expect(nearTag).not.toBe(farTag);
    expect(near?.headers.get('cache-control')).toBe('no-store');
    const known = async (persona: string, tag = '') =>
      (await call(persona, 'GET /directory', undefined, { 'if-none-match': tag })).status;
    expect([await known('association-kista', nearTag), await known('association-nacka', nearTag)]).toEqual([304, 200]);
  });

  test('are in no event, no list of people and no other answer, but in their own export', async () => {
    await theStack().idle();
    const own = await everyItem();
    const places = saying(own, 'Kampanjledare Solna', '+46707654321', solna.phone).map(({ sk }) => sk);
    expect(places).toEqual([`person#${await personOf('association-solna')}`]);
    const people = String((await call('admin', 'GET /people?limit=100')).bytes);
    expect(people).not.toContain('Kampanjledare');
    const { body } = await ask('GET /me/export', { token: await theStack().token('association-solna') });
    const [exported] = (body.campaigns as readonly Body[]).filter((each) => each.id === id);
    expect(exported?.contacts).toEqual([{ unit: 'solna', ...solna, phone: '+46707654321', until: end }]);
    const audit = `GET /audit?subject=campaign/people/${await personOf('association-solna')}`;
    expect(itemsOf(await call('district-head', audit)).map(({ event }) => event)).toContain('ContactShown');
  });

  test('go when they are removed, when their day is past, and when one leaves the unit', async () => {
    await must('association-kista', 'PUT /contacts/kista', { ...solna, until: today });
    const jobs = async (now: string) => theStack().invoke('campaign-jobs', { now: `${now}T12:00:00.000Z` });
    await jobs(today);
    expect(await seenBy('association-kista')).toEqual(['district', 'kista', 'solna']);
    await jobs(addDays(today, 1));
    expect(await seenBy('association-kista')).toEqual(['district', 'solna']);
    expect(await refusal('association-kista', 'DELETE /contacts/kista')).toBe('404 not-found');

    expect(await must('association-solna', 'DELETE /contacts/solna')).toEqual({ unit: 'solna' });
    expect(await seenBy('district-head')).toEqual(['district']);

    await must('association-nacka', 'PUT /contacts/nacka', solna);
    expect(await seenBy('district-head')).toEqual(['district', 'nacka']);
    const nacka = await personOf('association-nacka');
    const memberships = [{ unit: 'kista', role: 'member' }];
    await must('admin', `PUT /people/${nacka}`, { subject: 'association-nacka', name: 'Från nacka', memberships });
    expect(await seenBy('district-head')).toEqual(['district']);
  });

  test('go when they name somebody who is erased', async () => {
    const robin = { subject: 'robin', name: 'Robin af Kleen', memberships: [] };
    const { id: person } = await must('admin', 'POST /people', robin);
    await must('association-kista', 'PUT /contacts/kista', { ...solna, function: 'Ring Robin af Kleen' });
    expect(await seenBy('district-head')).toEqual(['district', 'kista']);
    await must('admin', `DELETE /people/${String(person)}`);
    expect(await seenBy('district-head')).toEqual(['district']);
  });
});
