import { describe, expect, test } from 'vitest';
import { itemsOf, loadedCampaign, theStack } from '../support/stack.ts';

/** D8: once a mandate is in force a change of an office head takes effect when a head of another office confirms it. */
describe('D8: a change of an office head', () => {
  const { call, must, refusal } = loadedCampaign('head-change');
  const person = (subject: string, ...memberships: object[]) => ({ subject, name: 'Kim', memberships });
  const staff = { unit: 'city-hall', role: 'staff' };
  const head = { unit: 'city-hall', role: 'head' };
  const contribution = { office: 'city-hall', amount: 100 };

  test('it waits, is told to all offices, and the head stays head meanwhile', async () => {
    const body = await must('admin', 'PUT /people/city-hall-head', person('city-hall-head', staff));
    expect(body).toMatchObject({ memberships: [head], pending: { memberships: [staff], offices: ['city-hall'] } });
    expect((await call('city-hall-head', 'POST /pot/contributions', contribution)).status).toBe(200);
    await theStack().idle();
    for (const office of ['district', 'city-hall', 'county-council']) {
      const notices = itemsOf(await call(`${office}-staff`, `GET /offices/${office}/inbox?limit=100`));
      expect(notices.filter(({ event }) => event === 'HeadChangeProposed')).toEqual([
        expect.objectContaining({ action: office === 'city-hall' ? 'know' : 'decide' }),
      ]);
    }
  });

  test('neither the office itself nor the person in question confirms it', async () => {
    expect(await refusal('city-hall-head', 'POST /people/city-hall-head/confirmations')).toBe(
      '409 other-office-adopts',
    );
    await must('admin', 'PUT /people/coordinator', person('coordinator', head));
    expect(await refusal('city-hall-head', 'POST /people/coordinator/confirmations')).toBe('409 other-office-adopts');
    const own = { unit: 'district', role: 'head' };
    await must('admin', 'PUT /people/district-head', person('district-head', own, head));
    expect(await refusal('district-head', 'POST /people/district-head/confirmations')).toBe('409 other-office-adopts');
    await must('admin', 'PUT /people/district-head', person('district-head', own));
    expect(await refusal('district-head', 'POST /people/district-head/confirmations')).toBe('409 nothing-to-confirm');
  });

  test('a head of another office confirms it, and the old right is gone at once', async () => {
    const body = await must('district-head', 'POST /people/city-hall-head/confirmations');
    expect([body.memberships, body.pending]).toEqual([[staff], undefined]);
    expect(await refusal('city-hall-head', 'POST /pot/contributions', contribution)).toBe('403 not-allowed');
    expect(await refusal('district-head', 'POST /people/city-hall-head/confirmations')).toBe('409 nothing-to-confirm');
    await theStack().idle();
    for (const office of ['district', 'city-hall', 'county-council']) {
      const notices = itemsOf(await call(`${office}-staff`, `GET /offices/${office}/inbox?limit=100`));
      expect(notices.filter(({ event }) => event === 'HeadChangeConfirmed')).toEqual([
        expect.objectContaining({ text: 'Chefsbytet på Stadshuskansliet är bekräftat och gäller nu.' }),
      ]);
    }
  });

  test('a new head waits, too, and a proposal taken back leaves everything as it was', async () => {
    const proposed = await must('admin', 'PUT /people/city-hall-staff', person('city-hall-staff', head));
    expect(proposed).toMatchObject({ memberships: [staff], pending: { memberships: [head] } });
    const back = await must('admin', 'PUT /people/city-hall-staff', person('city-hall-staff', staff));
    expect([back.memberships, back.pending]).toEqual([[staff], undefined]);
    await must('admin', 'PUT /people/city-hall-staff', person('city-hall-staff', head));
    await must('county-council-head', 'POST /people/city-hall-staff/confirmations');
    expect((await call('city-hall-staff', 'POST /pot/contributions', contribution)).status).toBe(200);
  });

  describe('another sign-in of a head', () => {
    test('is a change of head, too', async () => {
      const other = person('association-nacka', { unit: 'county-council', role: 'head' });
      await must('admin', 'PUT /people/association-nacka', person('association-nacka-2'));
      const proposed = await must('admin', 'PUT /people/county-council-head', other);
      expect(proposed).toMatchObject({ subject: 'county-council-head', pending: { subject: 'association-nacka' } });
      expect(await refusal('association-nacka', 'GET /pot')).toBe('404 not-found');
      await must('district-head', 'POST /people/county-council-head/confirmations');
      expect((await call('association-nacka', 'GET /pot')).status).toBe(200);
      expect(await refusal('county-council-head', 'GET /pot')).toBe('404 not-found');
    });

    test('cannot be confirmed when somebody else got it in the meantime', async () => {
      const other = person('association-kista-2', { unit: 'county-council', role: 'head' });
      await must('admin', 'PUT /people/county-council-head', other);
      await must('admin', 'PUT /people/association-kista', person('association-kista-2'));
      expect(await refusal('district-head', 'POST /people/county-council-head/confirmations')).toBe(
        '409 subject-taken',
      );
    });
  });

  test('a head hands over before being forgotten', async () => {
    expect(await refusal('admin', 'DELETE /people/district-head')).toBe('409 wrong-status');
    expect((await call('admin', 'DELETE /people/city-hall-head')).body).toEqual({ id: 'city-hall-head' });
  });
});
