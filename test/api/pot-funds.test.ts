import { beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { errorsOf, itemsOf, loadedCampaign, theStack } from '../support/stack.ts';

const today = dayOf(new Date().toISOString());

describe('what the pot holds', () => {
  const { call, must, refusal, file, reserved, pot, personOf } = loadedCampaign('funds');
  const lineOf = async (line: string) =>
    ((await pot()).budgetLines as { id: string; proposed?: object }[]).find((each) => each.id === line);

  describe('D7: the pot', () => {
    test('starts with what the offices put in and what the lines hold', async () => {
      const body = await pot();
      expect(body).toMatchObject({ currency: 'SEK', contributed: 90_000_000, reserved: 0, paid: 0 });
      expect(body).toMatchObject({ available: 90_000_000, mandate: { number: 1, status: 'in-force' } });
      expect(body.contributions).toMatchObject([
        { office: 'district', amount: 40_000_000 },
        { office: 'city-hall', amount: 30_000_000 },
        { office: 'county-council', amount: 20_000_000 },
      ]);
      expect(await lineOf('reserve')).toEqual({
        id: 'reserve',
        name: 'Reserv',
        amount: 5_000_000,
        reserved: 0,
        paid: 0,
        available: 5_000_000,
      });
    });

    test('reserved is what is outstanding, paid is net of returns, available is what is left', async () => {
      const request = await reserved({ budgetLine: 'events', amount: 300_000 });
      const receipt = { supplier: 'Scen AB', number: '1', date: today };
      await must('district-staff', `POST ${request}/payouts`, { amount: 200_000, paidBy: 'district', receipt });
      await must('district-staff', `POST ${request}/returns`, { amount: 50_000, reason: 'Rabatt' });
      expect(await pot()).toMatchObject({ reserved: 100_000, paid: 150_000, available: 90_000_000 - 250_000 });
      expect(await lineOf('events')).toMatchObject({ reserved: 100_000, paid: 150_000, available: 9_750_000 });
    });

    test('of a day says what there was at its end', async () => {
      const now = await pot();
      const { createdAt: _, ...balances } = await must('district-staff', `GET /pot?asOf=${today}`);
      expect(now).toMatchObject(balances);
      const before = await must('district-staff', `GET /pot?asOf=${addDays(today, -1)}`);
      expect(before).toMatchObject({ contributed: 0, reserved: 0, paid: 0, available: 0, mandate: null });
      expect([before.contributions, before.budgetLines]).toEqual([[], []]);
      expect(await refusal('district-staff', 'GET /pot?asOf=2026-02-30')).toBe('400 malformed-request');
    });
  });

  describe('D8: once a mandate is in force a budget line takes two offices', () => {
    test('the change waits, holds nothing yet, and is adopted by a head of another office', async () => {
      const proposed = await must('city-hall-head', 'PUT /pot/budget-lines/reserve', { name: 'Reserv', amount: 100 });
      expect(proposed).toMatchObject({ amount: 5_000_000, proposed: { amount: 100, offices: ['city-hall'] } });
      expect(await refusal('city-hall-head', 'POST /pot/budget-lines/reserve/adoptions')).toBe(
        '409 other-office-adopts',
      );
      const adopted = await must('district-head', 'POST /pot/budget-lines/reserve/adoptions');
      expect([adopted.amount, adopted.proposed]).toEqual([100, undefined]);
      expect(await refusal('district-head', 'POST /pot/budget-lines/reserve/adoptions')).toBe('409 nothing-to-confirm');
      expect(await refusal('district-head', 'POST /pot/budget-lines/nothing/adoptions')).toBe('404 not-found');
    });

    test('a new line is shown as proposed; it can be spent from when it is adopted', async () => {
      await must('district-head', 'PUT /pot/budget-lines/visits', { name: 'Besök', amount: 4_000_000 });
      expect(await lineOf('visits')).toMatchObject({ amount: 0, proposed: { amount: 4_000_000 } });
      const wish = { budgetLine: 'visits', amount: 1, purpose: 'Buss', unit: 'solna' };
      expect(errorsOf(await call('association-solna', 'POST /pot/requests', wish))).toEqual(['/budgetLine unknown']);
      await must('county-council-head', 'POST /pot/budget-lines/visits/adoptions');
      expect((await call('association-solna', 'POST /pot/requests', wish)).status).toBe(201);
    });

    test('lines sum to at most what is contributed, each at least what is bound on it', async () => {
      const line = { name: 'Reserv', amount: 90_000_000 };
      expect(await refusal('district-head', 'PUT /pot/budget-lines/reserve', line)).toBe('409 exceeds-contributions');
      const less = { name: 'Evenemang', amount: 249_999 };
      expect(await refusal('district-head', 'PUT /pot/budget-lines/events', less)).toBe('409 below-committed');
    });

    test('a proposal is judged again when it is adopted', async () => {
      await must('district-head', 'PUT /pot/budget-lines/events', { name: 'Evenemang', amount: 250_000 });
      await reserved({ budgetLine: 'events', amount: 1_000 });
      expect(await refusal('city-hall-head', 'POST /pot/budget-lines/events/adoptions')).toBe('409 below-committed');
      await must('district-head', 'PUT /pot/budget-lines/events', { name: 'Evenemang', amount: 10_900_000 });
      await must('district-head', 'PUT /pot/budget-lines/reserve', { name: 'Reserv', amount: 1_000_000 });
      await must('city-hall-head', 'POST /pot/budget-lines/reserve/adoptions');
      expect(await refusal('city-hall-head', 'POST /pot/budget-lines/events/adoptions')).toBe(
        '409 exceeds-contributions',
      );
    });
  });

  describe('D7, D8: a budget line ends', () => {
    beforeAll(() => must('district-head', 'POST /pot/contributions', { office: 'district', amount: 60_000 }));
    const line = 'flyers';
    const at = `/pot/budget-lines/${line}`;
    const set = async (amount: number) => {
      await must('district-head', `PUT ${at}`, { name: 'Flygblad', amount });
      await must('city-hall-head', `POST ${at}/adoptions`);
    };
    const wish = { budgetLine: line, amount: 10_000, purpose: 'Flygblad', unit: 'solna' };
    const ended = async () => {
      const proposed = await call('district-head', `DELETE ${at}`);
      expect([proposed.status, proposed.body.proposed]).toMatchObject([202, { ends: true, offices: ['district'] }]);
      expect(await refusal('district-head', `POST ${at}/adoptions`)).toBe('409 other-office-adopts');
      return must('county-council-head', `POST ${at}/adoptions`);
    };

    test('it is removed while nothing was asked for on it', async () => {
      await set(50_000);
      expect(await ended()).toMatchObject({ id: line, amount: 0, removed: true });
      expect(await lineOf(line)).toBeUndefined();
      expect(await refusal('district-head', `DELETE ${at}`)).toBe('404 not-found');
      expect(errorsOf(await call('association-solna', 'POST /pot/requests', wish))).toEqual(['/budgetLine unknown']);
    });

    test('else it is retired: what is on it stays, it takes no new requests, and comes back when it is set again', async () => {
      await set(50_000);
      const request = await reserved(wish);
      expect(await ended()).toMatchObject({ retired: true, amount: 10_000, reserved: 10_000, available: 0 });
      expect(await lineOf(line)).toMatchObject({ retired: true });
      expect(errorsOf(await call('association-solna', 'POST /pot/requests', wish))).toEqual(['/budgetLine unknown']);
      const receipt = { supplier: 'Tryckeriet', number: 'flyg', date: '2026-08-01' };
      await must('district-staff', `POST ${request}/payouts`, { amount: 10_000, paidBy: 'district', receipt });
      await must('association-solna', `PATCH ${await file()}`, { purpose: 'Annan annons' });
      await set(60_000);
      expect(await lineOf(line)).toEqual({
        id: line,
        name: 'Flygblad',
        amount: 60_000,
        reserved: 0,
        paid: 10_000,
        available: 50_000,
      });
      expect((await call('association-solna', 'POST /pot/requests', wish)).status).toBe(201);
      expect(await must('district-staff', 'GET /pot/ledger/verification')).toMatchObject({ matchesBalances: true });
    });
  });

  describe('D8: a deputy', () => {
    const period = { from: today, to: addDays(today, 7) };

    test('acts as head of their own office in a period, and not outside it', async () => {
      const request = await file({ budgetLine: 'material' });
      expect(await refusal('city-hall-staff', `POST ${request}/approvals`)).toBe('403 not-allowed');
      const deputy = await personOf('city-hall-staff');
      const confirmations = '/pot/deputies/city-hall/confirmations';
      const appointed = await call('city-hall-head', 'PUT /pot/deputies/city-hall', { person: deputy, ...period });
      expect([appointed.status, appointed.body.pending]).toEqual([
        202,
        { person: deputy, ...period, replyBy: addDays(today, 5) },
      ]);
      expect(await refusal('city-hall-staff', `POST ${request}/approvals`)).toBe('403 not-allowed');
      expect(await refusal('city-hall-head', `POST ${confirmations}`)).toBe('409 other-office-adopts');
      const confirmed = await must('district-head', `POST ${confirmations}`);
      expect([confirmed.person, confirmed.pending]).toEqual([deputy, undefined]);
      expect(await refusal('district-head', `POST ${confirmations}`)).toBe('409 nothing-to-confirm');
      expect(itemsOf(await call('district-staff', 'GET /pot/deputies'))).toEqual([confirmed]);
      expect(await must('city-hall-staff', `POST ${request}/approvals`)).toMatchObject({
        approvals: [{ office: 'city-hall', person: deputy }],
      });
      const later = { person: deputy, from: addDays(today, 1), to: addDays(today, 7) };
      expect((await call('city-hall-head', 'PUT /pot/deputies/city-hall', later)).status).toBe(202);
      await must('county-council-head', `POST ${confirmations}`);
      const other = await file({ budgetLine: 'material' });
      expect(await refusal('city-hall-staff', `POST ${other}/approvals`)).toBe('403 not-allowed');
      expect(await refusal('city-hall-staff', 'POST /pot/contributions', { office: 'city-hall', amount: 1 })).toBe(
        '403 not-allowed',
      );
    });

    test('is a member of the office, and appointed by its head', async () => {
      const stranger = { person: await personOf('association-solna'), ...period };
      expect(await refusal('district-head', 'PUT /pot/deputies/district', stranger)).toBe('409 not-a-member');
      const nobody = await call('district-head', 'PUT /pot/deputies/district', { person: 'nobody', ...period });
      expect(errorsOf(nobody)).toEqual(['/person unknown']);
      const backwards = { person: await personOf('district-staff'), from: period.to, to: period.from };
      expect(errorsOf(await call('district-head', 'PUT /pot/deputies/district', backwards))).toEqual(['/to order']);
      const deputy = { person: await personOf('district-staff'), ...period };
      expect(await refusal('city-hall-head', 'PUT /pot/deputies/district', deputy)).toBe('403 not-allowed');
    });

    const confirmedDeputy = async (person: string) => {
      await must('county-council-head', 'PUT /pot/deputies/county-council', { person, ...period });
      await must('district-head', 'POST /pot/deputies/county-council/confirmations');
    };

    test('is none any more once that is ended, at once', async () => {
      await confirmedDeputy(await personOf('county-council-staff'));
      const request = await file({ budgetLine: 'material' });
      await must('county-council-staff', `POST ${request}/approvals`);
      expect(await must('county-council-head', 'DELETE /pot/deputies/county-council')).toEqual({
        id: 'county-council',
      });
      const other = await file({ budgetLine: 'material' });
      expect(await refusal('county-council-staff', `POST ${other}/approvals`)).toBe('403 not-allowed');
      expect(await refusal('county-council-head', 'DELETE /pot/deputies/county-council')).toBe('404 not-found');
    });

    test('who leaves the office, or whom somebody else signs in as, is its deputy no longer; all offices are told', async () => {
      const person = await personOf('county-council-staff');
      const at = `/people/${person}`;
      const memberships = [{ unit: 'county-council', role: 'staff' }];
      const named = (subject: string, roles: object = memberships) => ({ subject, name: 'Kim', memberships: roles });
      const request = await file({ budgetLine: 'material' });
      await confirmedDeputy(person);
      await must('admin', `PUT ${at}`, named('county-council-staff', [{ unit: 'district', role: 'staff' }]));
      expect(await refusal('county-council-staff', `POST ${request}/approvals`)).toBe('403 not-allowed');
      await must('admin', `PUT ${at}`, named('county-council-staff'));
      expect(await refusal('county-council-staff', `POST ${request}/approvals`)).toBe('403 not-allowed');
      await confirmedDeputy(person);
      await must('admin', `PUT ${at}`, named('coordinator-2'));
      await must('admin', `PUT ${at}`, named('county-council-staff'));
      expect(await refusal('county-council-staff', `POST ${request}/approvals`)).toBe('403 not-allowed');
      await theStack().idle();
      const told = itemsOf(await call('city-hall-staff', 'GET /offices/city-hall/inbox?limit=100'));
      expect(told.filter(({ event }) => event === 'PersonSet').map(({ text }) => text)).toContain(
        'En persons inloggning eller plats på Landstingskansliet är ändrad; var personen ställföreträdare där gäller det inte längre.',
      );
    });
  });
});
