import { beforeAll, describe, expect, test } from 'vitest';
import { type Body, errorsOf, itemsOf, theStack } from '../support/stack.ts';
import { rightsNow } from '../support/rights.ts';
import { day, visitsCampaign } from '../support/visits-api.ts';

/** D18: candidates asked to visit associations. */
describe('D18: a visit', () => {
  const { id, call, must, refusal, enter, asked, personOf } = visitsCampaign('visits');
  let candidate = '';
  let wish: Body = {};
  beforeAll(async () => {
    candidate = await enter({ association: 'kista', perWeek: 21 });
    wish = { unit: 'solna', candidate, wishes: [day(21), day(14)], topic: 'Skolan' };
  });

  test('is asked for with an owner, a day of reply and its notice', async () => {
    const its = { hours: { from: '10:00', to: '11:00' }, place: 'Torget' };
    const { status, headers, body } = await call('association-solna', 'POST /visits', { ...wish, ...its });
    expect([status, headers.get('location')]).toEqual([201, `/campaigns/${id}/visits/${String(body.id)}`]);
    expect(body).toMatchObject({
      ...wish,
      ...its,
      candidateName: 'Kim Karlsson',
      wishes: [day(14), day(21)],
      status: 'asked',
      replyBy: day(5),
      shortNotice: false,
      earliest: day(7),
    });
    expect(await must('association-solna', `GET /visits/${String(body.id)}`)).toEqual(body);
    const soon = await must('association-solna', 'POST /visits', { ...wish, wishes: [day(2)] });
    expect(soon).toMatchObject({ shortNotice: true, replyBy: day(2) });
    const again = { ...wish, wishes: [day(30)] };
    const repeated = await Promise.all(
      [1, 2].map(() => call('association-solna', 'POST /visits', again, { 'idempotency-key': 'visit' })),
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
    expect(off).toMatchObject({ status: 'declined', reason: 'Sjuk', declinedBy: 'district' });
    expect(await refusal('district-staff', `POST ${visit}/acceptances`, { day: day(14) })).toBe('409 wrong-status');
    expect(await refusal('association-solna', `POST ${visit}/withdrawal`)).toBe('409 wrong-status');
    expect(await refusal('association-solna', `PATCH ${visit}`, { place: 'x' })).toBe('409 wrong-status');
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
    expect(owned.every(({ candidateName }) => typeof candidateName === 'string')).toBe(true);
  });
  test('D18, D24: the spread is for all to see, judged by who has a candidate of their own, and names nobody', async () => {
    const spread = await must('association-kista', 'GET /visits/spread');
    const rows = spread.perAssociation as readonly Body[];
    expect(rows).toHaveLength(4);
    expect(rows.find(({ unit }) => unit === 'solna')).toMatchObject({
      ring: 'inner',
      hasOwn: false,
      withdrawn: 1,
      declined: 1,
    });
    expect(rows.at(-1)).toMatchObject({ unit: 'kista', hasOwn: true });
    expect(spread.byOwn).toMatchObject([
      { hasOwn: false, associations: 3 },
      { hasOwn: true, associations: 1 },
    ]);
    expect(JSON.stringify(spread)).not.toContain('Kim');
  });

  test('invariants 6 and 9: offices, unit and the candidate’s association are told, each once, and nobody is named', async () => {
    const robin = await enter({ name: 'Robin Unik', association: 'kista' });
    const visit = await asked({ candidate: robin, place: 'Robin Uniks hem' });
    const { owner } = await must('district-staff', `GET ${visit}`);
    await must('district-staff', `POST ${visit}/acceptances`, { day: day(14) });
    await theStack().idle(60_000);
    for (const [persona, inbox] of [
      ['district-staff', 'offices/district'],
      ['county-council-staff', 'offices/county-council'],
      ['association-solna', 'associations/solna'],
      ['association-kista', 'associations/kista'],
    ] as const) {
      const all = itemsOf(await call(persona, `GET /${inbox}/inbox?limit=100`));
      const own = all.filter(({ subject }) => `/${String(subject)}` === visit);
      const isTheirs = inbox === 'associations/kista';
      const awaits = inbox === `offices/${String(owner)}` ? 'decide' : 'know';
      expect(own.map(({ event, action }) => [event, action])).toEqual([
        ['VisitAccepted', 'know'],
        ['VisitAsked', isTheirs ? 'do' : awaits],
      ]);
      expect(JSON.stringify(all)).not.toContain('Robin');
      // Whose candidate is asked sees what the candidate is booked for, and not the request.
      const path = isTheirs ? `/candidates/${robin}` : visit;
      expect(own.map(({ link }) => link)).toEqual([1, 2].map(() => `/campaigns/${id}${path}`));
      if (isTheirs)
        expect(own[1]?.text).toMatch(/^Solna har bett om besök av er kandidat, .* Säg det till kandidaten; /);
    }
    const audit = JSON.stringify((await call('district-head', 'GET /audit?limit=100')).body);
    expect(audit).not.toContain('Robin');
  });

  test.each<[Body, string]>([
    [{ unit: 'gone' }, '/unit unknown'],
    [{ candidate: 'Kim Karlsson' }, '/candidate invalid-format'],
    [{ candidate: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }, '/candidate unknown'],
    [{ candidate: undefined }, '/candidate invalid-type'],
    [{ topic: '\u202eA' }, '/topic unbalanced-bidi'],
    [{ place: 'A\nB' }, '/place control-characters'],
    [{ hours: { from: '12:00', to: '12:00' } }, '/hours/to order'],
    [{ hours: { from: '25:00', to: '26:00' } }, '/hours/from clock'],
    [{ wishes: [] }, '/wishes too-small'],
    [{ wishes: [day(3), day(3)] }, '/wishes twice'],
    [{ wishes: [day(-1)] }, '/wishes/0 past'],
    [{ wishes: ['2026-02-30'] }, '/wishes/0 day'],
    [{ wishes: [day(3), '2199-01-01'] }, '/wishes/1 outside-campaign'],
    [{ wishes: Array.from({ length: 11 }, (_, i) => day(i + 3)) }, '/wishes too-big'],
    [{ day: day(1) }, '/day unrecognized-keys'],
  ])('%j cannot be asked', async (change, error) => {
    const errors = errorsOf(await call('district-staff', 'POST /visits', { ...wish, ...change }));
    expect(errors[0]).toEqual(error);
  });

  test('a visit is on a day to come', async () => {
    const visit = await asked();
    const on = async (date: string) =>
      errorsOf(await call('district-staff', `POST ${visit}/acceptances`, { day: date }));
    expect([await on(day(-1)), await on('2199-01-01')]).toEqual([['/day past'], ['/day outside-campaign']]);
  });

  test('one that was declined is opened again by whoever declined it, with a reason', async () => {
    const visit = await asked();
    const why = { reason: 'Hon kan ändå.' };
    expect(await refusal('city-hall-staff', `POST ${visit}/reopening`, why)).toBe('409 wrong-status');
    await must('city-hall-staff', `POST ${visit}/declines`, { reason: 'Fullbokad.' });
    expect(await refusal('district-staff', `POST ${visit}/reopening`, why)).toBe('403 not-allowed');
    const again = await must('city-hall-head', `POST ${visit}/reopening`, why);
    expect(again).toMatchObject({ status: 'asked', reopened: { by: 'city-hall', ...why } });
    expect(await must('city-hall-staff', `POST ${visit}/reopening`, why)).toEqual(again);
    await must('city-hall-staff', `POST ${visit}/declines`, { reason: 'Nu är hon sjuk.' });
    const history = itemsOf(await call('association-solna', `GET /audit?subject=${visit.slice(1)}`));
    expect(history).toMatchObject([
      { event: 'VisitAsked' },
      { event: 'VisitDeclined', data: { reason: 'Fullbokad.' } },
      { event: 'VisitReopened', data: why },
      { event: 'VisitDeclined', data: { reason: 'Nu är hon sjuk.' } },
    ]);
  });

  test('the candidate answers, declines, thinks better of it, and sees what it is', async () => {
    const own = await enter({ person: await personOf('association-nacka') });
    const visit = await asked({ candidate: own });
    expect(await must('association-nacka', `GET ${visit}`)).not.toHaveProperty('filer');
    expect(await must('association-nacka', `POST ${visit}/acceptances`, { day: day(14) })).toMatchObject({
      status: 'accepted',
    });
    const off = await must('association-nacka', `POST ${visit}/declines`, { reason: 'Sjuk' });
    expect(off).toMatchObject({ declinedBy: 'candidate', reason: 'Sjuk' });
    const again = await must('association-nacka', `POST ${visit}/reopening`, { reason: 'Frisk' });
    expect(again).toMatchObject({ status: 'asked', reopened: { by: 'candidate' } });
    const found = await rightsNow(call, 'visits', { visit: visit.split('/').at(-1) as string });
    expect(found).toEqual({
      askForVisit: '++4++4',
      listVisits: '++4++4',
      showVisitSpread: '++4++4',
      showVisit: '++4++4',
      changeVisit: '++4+34',
      acceptVisit: '++43+4',
      declineVisit: '++43+4',
      reopenVisit: '++43+4',
      withdrawVisit: '334+34',
    });
  });

  test('invariant 8', async () => {
    const visit = await asked();
    const found = await rightsNow(call, 'visits', { visit: visit.split('/').at(-1) as string });
    expect(found).toEqual({
      askForVisit: '++4++4',
      listVisits: '++4++4',
      showVisitSpread: '++4++4',
      showVisit: '++4+44',
      changeVisit: '++4+44',
      acceptVisit: '++4344',
      declineVisit: '++4344',
      reopenVisit: '++4344',
      withdrawVisit: '334+44',
    });
    expect(await refusal('association-nacka', 'POST /visits', wish)).toBe('403 not-allowed');
  });
});
