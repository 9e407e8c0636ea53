import { describe, expect, test } from 'vitest';
import { itemsOf, loadedCampaign, theStack } from '../support/stack.ts';

/** D8: neither a unit that was entered once the campaign had begun nor a head on one other’s word is a way round the mandate. */
describe('D8: an administrator and one head', () => {
  const { call, must, refusal, personOf, wish } = loadedCampaign('new-units');
  const solna = { kind: 'municipality', ring: 'inner', priorityArea: false };
  const at = async (subject: string) => `/people/${await personOf(subject)}`;
  const member = (subject: string, role: string, unit: string) => ({
    subject,
    name: 'Kim',
    memberships: [{ unit, role }],
  });
  const ask = async (unit: string, amount = 100_000): Promise<string> => {
    const { id } = await must('district-staff', 'POST /pot/requests', { ...wish, unit, amount });
    return `/pot/requests/${String(id)}`;
  };

  test('an association that is new gets no money before a head has confirmed it, and all offices are asked', async () => {
    const entered = await call('admin', 'PUT /associations/new-town', { name: 'Nystad', ...solna });
    expect([entered.status, entered.body.confirmedBy]).toEqual([201, 'nobody']);
    const request = await ask('new-town');
    expect(await refusal('city-hall-head', `POST ${request}/approvals`)).toBe('409 unit-unconfirmed');
    expect(await refusal('city-hall-staff', 'POST /associations/new-town/confirmations')).toBe('403 not-allowed');
    expect(await refusal('city-hall-head', 'POST /associations/new-town/confirmations', undefined, {})).toBe(
      '428 precondition-required',
    );
    await theStack().idle();
    const told = itemsOf(await call('county-council-staff', 'GET /offices/county-council/inbox?limit=100'));
    expect(told.filter(({ event }) => event === 'AssociationSet')).toMatchObject([
      {
        action: 'decide',
        text: 'Föreningen Nystad är ny; en kanslichef behöver bekräfta den innan den kan få pengar ur potten.',
      },
    ]);
  });

  test('and by the word of one office alone none by that office’s vote', async () => {
    const request = await ask('new-town');
    expect(await must('city-hall-head', 'POST /associations/new-town/confirmations')).toMatchObject({
      confirmedBy: 'city-hall',
    });
    expect(await refusal('city-hall-head', 'POST /associations/new-town/confirmations')).toBe(
      '409 other-office-adopts',
    );
    expect(await must('city-hall-head', `POST ${request}/approvals`)).toMatchObject({
      status: 'submitted',
      missing: { heads: 1, otherOffice: true },
    });
    expect(await must('county-council-head', `POST ${request}/approvals`)).toMatchObject({ status: 'reserved' });
    expect(await must('county-council-head', 'POST /associations/new-town/confirmations')).not.toHaveProperty(
      'confirmedBy',
    );
    expect(await refusal('district-head', 'POST /associations/new-town/confirmations')).toBe('409 nothing-to-confirm');
  });

  test('a head whom one other office confirmed is one hand with it, until the third confirms, too', async () => {
    const person = `/people/${await personOf('county-council-staff')}`;
    const heads = [{ unit: 'county-council', role: 'head' }];
    const change = { subject: 'county-council-staff', name: 'Kim', memberships: heads };
    expect((await call('admin', `PUT ${person}`, change)).status).toBe(202);
    expect(await must('city-hall-head', `POST ${person}/confirmations`)).toMatchObject({
      memberships: heads,
      vouched: { 'county-council': 'city-hall' },
    });
    const line = { name: 'Publicitet', amount: 1_000_000 };
    expect(await refusal('county-council-staff', 'PUT /pot/budget-lines/publicity', line)).toBe('409 head-unconfirmed');
    expect(await refusal('county-council-staff', 'POST /pot/budget-lines/publicity/adoptions')).toBe(
      '409 nothing-to-confirm',
    );
    expect(await refusal('county-council-staff', 'DELETE /pot/budget-lines/publicity')).toBe('409 head-unconfirmed');
    const { contributions } = await must('district-head', 'GET /pot');
    const correctionOf = (of: string) => {
      const made = (contributions as readonly { id: string; office: string }[]).find(({ office }) => office === of);
      return `POST /pot/contributions/${made?.id}/corrections`;
    };
    const correction = { amount: 90_000_000, reason: 'Fel belopp' };
    const own = correctionOf('county-council');
    expect(await refusal('county-council-staff', own, correction)).toBe('409 head-unconfirmed');
    await must('district-head', correctionOf('district'), correction);
    expect(await refusal('county-council-staff', `${correctionOf('district')}/adoptions`)).toBe('409 head-unconfirmed');
    await must('district-head', 'PUT /pot/budget-lines/publicity', line);
    await call('admin', 'PUT /associations/newer-town', { name: 'Nyare', ...solna });
    await call('admin', `PUT ${await at('district-staff')}`, member('district-staff', 'head', 'district'));
    const deputy = { person: await personOf('district-staff'), from: '2026-07-01', to: '2026-07-31' };
    await must('district-head', 'PUT /pot/deputies/district', deputy);
    for (const waiting of [
      '/pot/budget-lines/publicity/adoptions',
      '/pot/deputies/district/confirmations',
      '/associations/newer-town/confirmations',
      `${await at('district-staff')}/confirmations`,
    ])
      expect([waiting, await refusal('county-council-staff', `POST ${waiting}`)]).toEqual([
        waiting,
        '409 head-unconfirmed',
      ]);
    const request = await ask('solna', 900_000);
    await must('city-hall-head', `POST ${request}/approvals`);
    expect(await must('county-council-staff', `POST ${request}/approvals`)).toMatchObject({
      status: 'submitted',
      missing: { heads: 1 },
    });
    expect(await must('district-head', `POST ${person}/confirmations`)).not.toHaveProperty('vouched');
    expect(await must('county-council-staff', `POST ${request}/approvals`)).toMatchObject({ status: 'reserved' });
  });

  test('a vote of who is head no more has lapsed, is shown so, told so, and waits for whoever acts now', async () => {
    const request = await ask('nacka', 900_000);
    await must('county-council-staff', `POST ${request}/approvals`);
    const person = `/people/${await personOf('county-council-staff')}`;
    const staff = [{ unit: 'county-council', role: 'staff' }];
    await must('admin', `PUT ${person}`, { subject: 'county-council-staff', name: 'Kim', memberships: staff });
    await must('district-head', `POST ${person}/confirmations`);
    expect((await must('city-hall-staff', `GET ${request}`)).approvals).toMatchObject([
      { office: 'county-council', lapsed: true },
    ]);
    expect(await must('city-hall-head', `POST ${request}/approvals`)).toMatchObject({
      status: 'submitted',
      missing: { heads: 1 },
      approvals: [{ office: 'county-council', lapsed: true }, { office: 'city-hall' }],
    });
    expect(await must('county-council-head', `POST ${request}/approvals`)).toMatchObject({ status: 'reserved' });
  });
});
