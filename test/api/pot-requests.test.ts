import { describe, expect, test } from 'vitest';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { type Body, errorsOf, itemsOf, loadedCampaign } from '../support/stack.ts';

const today = dayOf(new Date().toISOString());
const officesOf = (votes: unknown) => (votes as { office: string }[]).map(({ office }) => office);

describe('spending requests', () => {
  const { id, call, must, refusal, file, reserve, reserved, pot, ownerOf, wish, personOf } = loadedCampaign('requests');

  describe('D6: filing', () => {
    test('no body is as good as {}: each field that is missing is named', async () => {
      for (const body of ['', {}])
        expect(
          errorsOf(await call('association-solna', 'POST /pot/requests', body)).map((each) => each.split(' ')[0]),
        ).toEqual(expect.arrayContaining(['/unit', '/budgetLine', '/amount', '/purpose']));
    });

    test('the answer says where it is, who owns it, by when it is answered, and what is lacking', async () => {
      const wanted = { ...wish, neededBy: '2026-08-20', payee: 'Lokaltidningen <AB> & "Co"' };
      const { status, headers, body } = await call('association-solna', 'POST /pot/requests', wanted);
      expect([status, headers.get('location'), headers.get('etag')]).toEqual([
        201,
        `/campaigns/${id}/pot/requests/${String(body.id)}`,
        expect.stringMatching(/^"1-/),
      ]);
      expect(body).toMatchObject({
        ...wanted,
        status: 'submitted',
        version: 1,
        headsNeeded: 1,
        missing: { heads: 1, otherOffice: true },
        approvals: [],
        refusals: [],
        paid: 0,
        outstanding: 0,
        freed: 0,
        replyBy: addDays(today, 5),
        expires: '2026-10-19',
      });
      const shown = await must('association-solna', `GET /pot/requests/${String(body.id)}`);
      expect(shown).toMatchObject({ ...body, claims: [], history: [{ event: 'SpendingRequested' }] });
    });

    test('the owner office is spread evenly', async () => {
      const owners = [];
      for (let i = 0; i < 6; i++)
        owners.push((await must('association-nacka', 'POST /pot/requests', { ...wish, unit: 'nacka' })).owner);
      expect(new Set(owners.slice(0, 3)).size).toBe(3);
      expect(owners.slice(3)).toEqual(owners.slice(0, 3));
    });

    test('the lists are filtered by unit, line and status; an association sees its own only', async () => {
      const kista = await file({ unit: 'kista', budgetLine: 'events' }, 'association-kista');
      const idOf = (path: string) => path.split('/').at(-1);
      const ids = async (persona: string, query: string) =>
        itemsOf(await call(persona, `GET /pot/requests?limit=100${query}`)).map((each) => each.id);
      expect(await ids('district-staff', '&unit=kista')).toEqual([idOf(kista)]);
      expect(await ids('district-staff', '&budgetLine=events&status=submitted')).toEqual([idOf(kista)]);
      expect(await ids('district-staff', '&budgetLine=events&unit=kista')).toEqual([idOf(kista)]);
      expect(await ids('district-staff', '&status=closed')).toEqual([]);
      expect(await ids('association-kista', '')).toEqual([idOf(kista)]);
      expect(await ids('association-kista', '&unit=kista&status=submitted')).toEqual([idOf(kista)]);
      expect(await ids('association-kista', '&unit=nacka')).toEqual([]);
    });
  });

  describe('D8: deciding', () => {
    test('a head’s own office does not do alone, and the other heads are counted', async () => {
      const request = await file({ unit: 'district', budgetLine: 'material' }, 'district-staff');
      const own = await must('district-head', `POST ${request}/approvals`);
      expect(own).toMatchObject({ status: 'submitted', missing: { heads: 1, otherOffice: true } });
      const other = await must('city-hall-head', `POST ${request}/approvals`);
      expect(other).toMatchObject({ status: 'reserved', outstanding: 450_000, heads: 1 });
      expect(officesOf(other.approvals)).toEqual(['district', 'city-hall']);
    });

    test('a purchase cannot be split under a threshold', async () => {
      const first = await reserved({ budgetLine: 'phone-bank' });
      expect(await must('district-head', `GET ${first}`)).toMatchObject({ heads: 1 });
      const second = await file({ budgetLine: 'phone-bank' });
      expect(await must('district-head', `GET ${second}`)).toMatchObject({ headsNeeded: 2 });
      await must(await ownerOf(first), `POST ${first}/closure`);
      expect(await must('district-head', `POST ${second}/approvals`)).toMatchObject({ status: 'reserved', heads: 1 });
    });

    test('an approval says what its head saw, a repeated one changes nothing, an edit voids it', async () => {
      const request = await file({ amount: 1_000_000, budgetLine: 'material' });
      const approved = await must('district-head', `POST ${request}/approvals`);
      expect(approved.approvals).toMatchObject([{ office: 'district', version: 1, amount: 1_000_000 }]);
      expect(await must('district-head', `POST ${request}/approvals`)).toEqual(approved);
      const edited = await must('association-solna', `PATCH ${request}`, { amount: 900_000, neededBy: '2026-08-01' });
      expect(edited).toMatchObject({ amount: 900_000, approvals: [], version: 3, expires: '2026-09-30' });
      await must('association-solna', `PATCH ${request}`, { neededBy: null, payee: 'Tryckeriet' });
      expect((await must('district-head', `GET ${request}`)).neededBy).toBeUndefined();
      await reserve(request);
      expect(await refusal('association-solna', `PATCH ${request}`, { amount: 1 })).toBe('409 wrong-status');
      expect(errorsOf(await call('association-solna', `PATCH ${request}`, {}))).toEqual([' nothing']);
    });

    test('one person has one vote, also who heads two offices', async () => {
      const both = ['district', 'city-hall'].map((unit) => ({ unit, role: 'head' }));
      const twice = { subject: 'coordinator', name: 'Samordnare', memberships: both };
      const path = `/people/${await personOf('coordinator')}`;
      await must('admin', `PUT ${path}`, twice);
      await must('county-council-head', `POST ${path}/confirmations`);
      const request = await file({ amount: 1_000_000, budgetLine: 'material' });
      expect(errorsOf(await call('coordinator', `POST ${request}/approvals`))).toEqual(['/office needed']);
      await must('coordinator', `POST ${request}/approvals`, { office: 'district' });
      const again = { office: 'city-hall' };
      expect(await refusal('coordinator', `POST ${request}/approvals`, again)).toBe('409 already-approved');
      const no = { ...again, reason: 'Nej' };
      expect(await refusal('coordinator', `POST ${request}/refusals`, no)).toBe('409 already-approved');
    });

    test('it is refused when the heads left cannot reach the number, and a vote is taken back until then', async () => {
      const request = await file({ amount: 4_000_000, budgetLine: 'material' });
      const opposed = await must('district-head', `POST ${request}/refusals`, { reason: 'För dyrt' });
      expect(opposed).toMatchObject({ status: 'submitted', refusals: [{ office: 'district', reason: 'För dyrt' }] });
      expect(await refusal('city-hall-head', `DELETE ${request}/approvals/mine`)).toBe('409 nothing-to-take-back');
      const back = await must('district-head', `DELETE ${request}/approvals/mine`);
      expect([back.refusals, back.approvals]).toEqual([[], []]);
      await must('district-head', `POST ${request}/refusals`, { reason: 'För dyrt' });
      const refused = await must('city-hall-head', `POST ${request}/refusals`, { reason: 'Nej' });
      expect(refused).toMatchObject({ status: 'refused' });
      expect(officesOf(refused.refusals)).toEqual(['district', 'city-hall']);
      expect(await refusal('city-hall-head', `DELETE ${request}/approvals/mine`)).toBe('409 wrong-status');
      expect(await refusal('county-council-head', `POST ${request}/approvals`)).toBe('409 wrong-status');
      const withdrawn = await file();
      await must('association-solna', `POST ${withdrawn}/withdrawal`);
      const late = { reason: 'För sent' };
      expect(await refusal('county-council-head', `POST ${withdrawn}/refusals`, late)).toBe('409 wrong-status');
    });

    test('D7: what exceeds the line is not reserved, and nothing changes', async () => {
      const request = await file({ amount: 6_000_000, budgetLine: 'reserve' });
      await must('district-head', `POST ${request}/approvals`);
      await must('city-hall-head', `POST ${request}/approvals`);
      const before = await must('district-head', `GET ${request}`);
      expect(await refusal('county-council-head', `POST ${request}/approvals`)).toBe('409 insufficient-funds');
      expect(await must('district-head', `GET ${request}`)).toEqual(before);
    });
  });

  describe('afterwards', () => {
    test('withdrawing frees the reservation, before anything is paid', async () => {
      const before = await pot();
      const request = await reserved({ budgetLine: 'events' });
      expect((await pot()).reserved).toBe(Number(before.reserved) + 450_000);
      const body = await must('association-solna', `POST ${request}/withdrawal`);
      expect(body).toMatchObject({ status: 'withdrawn', outstanding: 0, freed: 450_000 });
      expect(await must('association-solna', `POST ${request}/withdrawal`)).toEqual(body);
      expect((await pot()).reserved).toBe(before.reserved);
    });

    test('a supplement is approved as a new amount', async () => {
      const request = await reserved({ budgetLine: 'events', amount: 400_000 });
      const more = { amount: 200_000, reason: 'Sättningen blev dyrare' };
      const asked = await must('association-solna', `POST ${request}/supplements`, more);
      expect(asked).toMatchObject({ status: 'reserved', amount: 400_000, supplement: { ...more, headsNeeded: 2 } });
      expect(await refusal('association-solna', `POST ${request}/supplements`, more)).toBe('409 supplement-pending');
      expect(await must('district-head', `POST ${request}/approvals`)).toMatchObject({ amount: 400_000 });
      const body = await must('city-hall-head', `POST ${request}/approvals`);
      expect(body).toMatchObject({ amount: 600_000, outstanding: 600_000, heads: 2 });
      expect(body.supplement).toBeUndefined();
      const tooMuch = { amount: 999_500_001, reason: 'Allt' };
      const answer = await call('association-solna', `POST ${request}/supplements`, tooMuch);
      expect(errorsOf(answer)).toEqual(['/amount too-big']);
    });

    test('a refused supplement leaves the reservation as it was', async () => {
      const request = await reserved({ budgetLine: 'material', amount: 1_000 });
      await must('association-solna', `POST ${request}/supplements`, { amount: 10_000_000, reason: 'Mer' });
      const body = await must('district-head', `POST ${request}/refusals`, { reason: 'Nej' });
      expect(body).toMatchObject({ status: 'reserved', amount: 1_000, outstanding: 1_000 });
      expect(body.supplement).toBeUndefined();
    });

    test('what is not reserved is neither supplemented, closed nor extended', async () => {
      const request = await file();
      const commands: readonly (readonly [string, string, Body?])[] = [
        ['association-solna', 'supplements', { amount: 1, reason: 'Mer' }],
        ['district-staff', 'closure'],
        ['district-staff', 'extension', { until: '2027-12-01' }],
      ];
      for (const [persona, command, body] of commands)
        expect(await refusal(persona, `POST ${request}/${command}`, body)).toBe('409 wrong-status');
      const refused = await file({ amount: 90_000_000, budgetLine: 'material' });
      await must('district-head', `POST ${refused}/refusals`, { reason: 'Nej' });
      expect(await refusal('association-solna', `POST ${refused}/withdrawal`)).toBe('409 wrong-status');
    });

    test('closing frees what is outstanding; extending moves the last day ahead only', async () => {
      const request = await reserved({ budgetLine: 'material', neededBy: '2026-08-01' });
      const owner = await ownerOf(request);
      const extended = await must(owner, `POST ${request}/extension`, { until: '2027-12-01' });
      expect(extended.expires).toBe('2027-12-01');
      expect(await refusal(owner, `POST ${request}/extension`, { until: '2027-11-30' })).toBe('409 not-later');
      const closed = await must(owner, `POST ${request}/closure`);
      expect(closed).toMatchObject({ status: 'closed', freed: 450_000, outstanding: 0 });
      expect(await must(owner, `POST ${request}/closure`)).toEqual(closed);
    });

    test('an office that does not own it says why; who asked gives back what is left', async () => {
      const [one, other] = [await reserved({ budgetLine: 'material' }), await reserved({ budgetLine: 'material' })];
      const owner = await ownerOf(one);
      const stranger = owner === 'district-staff' ? 'city-hall-staff' : 'district-staff';
      const office = stranger.replace('-staff', '');
      const why = { reason: 'Fakturan dröjer' };
      const later = { until: '2027-12-01' };
      expect(errorsOf(await call(stranger, `POST ${one}/extension`, later))).toEqual(['/reason reason-for-owner']);
      await must(stranger, `POST ${one}/extension`, { ...later, ...why });
      expect(await refusal(stranger, `POST ${one}/closure`, why)).toBe('403 not-allowed');
      const receipt = { supplier: 'AB', number: 'closing', date: today };
      await must(stranger, `POST ${one}/payouts`, { amount: 50_000, paidBy: office, receipt });
      expect(errorsOf(await call(stranger, `POST ${one}/closure`))).toEqual(['/reason reason-for-owner']);
      expect(await must(stranger, `POST ${one}/closure`, why)).toMatchObject({ status: 'closed', freed: 400_000 });
      const { history } = await must(owner, `GET ${one}`);
      expect((history as readonly Body[]).at(-1)).toMatchObject({ data: { by: office, ...why } });
      expect(await must('association-solna', `POST ${other}/closure`)).toMatchObject({ status: 'closed' });
    });
  });
});
