import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { publicityCampaign, today } from '../support/events-api.ts';
import { type Body, errorsOf, itemsOf, theStack } from '../support/stack.ts';
import { rightsNow } from '../support/rights.ts';

/** D18: candidates asked to visit associations. */
describe('D18: a visit', () => {
  const { id, call, must, refusal } = publicityCampaign('visits');
  const day = (days: number) => addDays(today, days);
  const wish = { unit: 'solna', candidate: 'Kim Karlsson', wishes: [day(21), day(14)], topic: 'Skolan' };
  const asked = async (change: Body = {}, persona = 'association-solna') =>
    `/visits/${String((await must(persona, 'POST /visits', { ...wish, ...change })).id)}`;

  test('is asked for with an owner, a day of reply and its notice', async () => {
    const { status, headers, body } = await call('association-solna', 'POST /visits', wish);
    expect([status, headers.get('location')]).toEqual([201, `/campaigns/${id}/visits/${String(body.id)}`]);
    expect(body).toMatchObject({
      ...wish,
      wishes: [day(14), day(21)],
      status: 'asked',
      replyBy: day(5),
      shortNotice: false,
      earliest: day(7),
    });
    expect(await must('association-solna', `GET /visits/${String(body.id)}`)).toEqual(body);
    const soon = await must('association-solna', 'POST /visits', { ...wish, wishes: [day(2)] });
    expect(soon).toMatchObject({ shortNotice: true, replyBy: day(2) });
    const repeated = await Promise.all(
      [1, 2].map(() => call('association-solna', 'POST /visits', wish, { 'idempotency-key': 'visit' })),
    );
    expect(repeated[0]?.body).toEqual(repeated[1]?.body);
  });

  test('is accepted on a day, moved, and called off', async () => {
    const visit = await asked();
    const accepted = await must('city-hall-staff', `POST ${visit}/acceptances`, { day: day(14) });
    expect(accepted).toMatchObject({ status: 'accepted', day: day(14), wished: true });
    expect(await must('city-hall-staff', `POST ${visit}/acceptances`, { day: day(15) })).toMatchObject({
      wished: false,
    });
    const off = await must('district-staff', `POST ${visit}/declines`, { reason: 'Sjuk' });
    expect(off).toMatchObject({ status: 'declined', reason: 'Sjuk' });
    expect(await refusal('district-staff', `POST ${visit}/acceptances`, { day: day(14) })).toBe('409 wrong-status');
    expect(await refusal('association-solna', `POST ${visit}/withdrawal`)).toBe('409 wrong-status');
  });

  test('is withdrawn by whose it is', async () => {
    const visit = await asked();
    expect((await must('association-solna', `POST ${visit}/withdrawal`)).status).toBe('withdrawn');
    expect(await refusal('district-staff', `POST ${visit}/declines`, { reason: 'x' })).toBe('409 wrong-status');
  });

  test('is listed by unit, owner and status', async () => {
    await asked({ unit: 'nacka' }, 'district-staff');
    const units = async (persona: string, query: string) =>
      new Set(itemsOf(await call(persona, `GET /visits?limit=100${query}`)).map(({ unit }) => unit));
    expect(await units('district-staff', '')).toEqual(new Set(['solna', 'nacka']));
    expect(await units('association-nacka', '')).toEqual(new Set(['nacka']));
    expect(await units('association-nacka', '&unit=solna')).toEqual(new Set());
    expect(await units('district-staff', '&unit=nacka')).toEqual(new Set(['nacka']));
    expect(await units('district-staff', '&status=withdrawn')).toEqual(new Set(['solna']));
    const owned = itemsOf(await call('district-staff', 'GET /visits?owner=city-hall&limit=100'));
    expect(new Set(owned.map(({ owner }) => owner))).toEqual(new Set(['city-hall']));
    expect(owned.length).toBeGreaterThan(0);
  });

  test('D24: the spread is for all to see, and names nobody', async () => {
    const spread = await must('association-kista', 'GET /visits/spread');
    const rows = spread.perAssociation as readonly Body[];
    expect(rows).toHaveLength(4);
    expect(rows.find(({ unit }) => unit === 'solna')).toMatchObject({
      ring: 'inner',
      accepted: 0,
      withdrawn: 1,
      declined: 1,
    });
    expect(rows.find(({ unit }) => unit === 'kista')).toMatchObject({ asked: 0, accepted: 0 });
    expect(JSON.stringify(spread)).not.toContain('Kim');
  });

  test('invariants 6 and 9: offices and unit are told, each once, and nobody is named', async () => {
    const visit = await asked({ candidate: 'Robin Unik' });
    const { owner } = await must('district-staff', `GET ${visit}`);
    await must('district-staff', `POST ${visit}/acceptances`, { day: day(14) });
    await theStack().idle(60_000);
    for (const [persona, inbox] of [
      ['district-staff', 'offices/district'],
      ['county-council-staff', 'offices/county-council'],
      ['association-solna', 'associations/solna'],
    ] as const) {
      const all = itemsOf(await call(persona, `GET /${inbox}/inbox?limit=100`));
      const own = all.filter(({ subject }) => `/${String(subject)}` === visit);
      expect(own.map(({ event, action }) => [event, action])).toEqual([
        ['VisitAccepted', 'know'],
        ['VisitAsked', inbox === `offices/${String(owner)}` ? 'decide' : 'know'],
      ]);
      expect(JSON.stringify(all)).not.toContain('Robin');
    }
    const audit = JSON.stringify((await call('district-head', 'GET /audit?limit=100')).body);
    expect(audit).not.toContain('Robin');
  });

  test.each<[Body, string]>([
    [{ unit: 'gone' }, '/unit unknown'],
    [{ candidate: 'A\nB' }, '/candidate control-characters'],
    [{ candidate: undefined }, '/candidate invalid-type'],
    [{ topic: '\u202eA' }, '/topic unbalanced-bidi'],
    [{ wishes: [] }, '/wishes too-small'],
    [{ wishes: [day(1), day(1)] }, '/wishes twice'],
    [{ wishes: [day(-1)] }, '/wishes/0 past'],
    [{ wishes: ['2026-02-30'] }, '/wishes/0 day'],
    [{ wishes: [day(1), '2199-01-01'] }, '/wishes/1 outside-campaign'],
    [{ wishes: Array.from({ length: 11 }, (_, i) => day(i + 1)) }, '/wishes too-big'],
    [{ day: day(1) }, '/day unrecognized-keys'],
  ])('%j cannot be asked', async (change, error) => {
    expect(errorsOf(await call('district-staff', 'POST /visits', { ...wish, ...change }))).toEqual([error]);
  });

  test('a visit is on a day to come', async () => {
    const visit = await asked();
    const on = async (date: string) =>
      errorsOf(await call('district-staff', `POST ${visit}/acceptances`, { day: date }));
    expect([await on(day(-1)), await on('2199-01-01')]).toEqual([['/day past'], ['/day outside-campaign']]);
  });

  test('invariant 8', async () => {
    const visit = await asked();
    const found = await rightsNow(call, 'visits', { visit: visit.split('/').at(-1) as string });
    expect(found).toEqual({
      askForVisit: '++4++4',
      listVisits: '++4++4',
      showVisitSpread: '++4++4',
      showVisit: '++4+44',
      acceptVisit: '++4344',
      declineVisit: '++4344',
      withdrawVisit: '334+44',
    });
    expect(await refusal('association-nacka', 'POST /visits', wish)).toBe('403 not-allowed');
  });
});
