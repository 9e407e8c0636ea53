import { describe, expect, test } from 'vitest';
import { type Body, errorsOf, itemsOf, theStack } from '../support/stack.ts';
import { rightsNow } from '../support/rights.ts';
import { everyItem, saying } from '../support/whole-table.ts';
import { day, kim, visitsCampaign } from '../support/visits-api.ts';

/** D18: candidates are people with free days, conditions and a load of their own. */
describe('a candidate', () => {
  const { id, call, must, refusal, enter, asked, personOf } = visitsCampaign('candidates');
  const get = (candidate: string, persona = 'district-staff') => must(persona, `GET /candidates/${candidate}`);

  test('is entered by an office, with days, load and conditions; Valsam makes the id', async () => {
    const body = {
      ...kim,
      association: 'solna',
      free: [{ from: day(9) }, { from: day(3), to: day(5) }, { from: day(6), to: day(8) }],
      perWeek: 2,
      email: 'kim@example.org',
      conditions: 'Resan betald.',
    };
    const answer = await call('city-hall-staff', 'POST /candidates', body);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      201,
      `/campaigns/${id}/candidates/${String(answer.body.id)}`,
    ]);
    expect(answer.body).toMatchObject({ ...body, free: [{ from: day(3), to: day(9) }], booked: [], feeds: [] });
    const shown = await get(String(answer.body.id), 'association-kista');
    expect(shown).toMatchObject({ name: kim.name, conditions: body.conditions });
    for (const hidden of ['feeds', 'email']) expect(shown).not.toHaveProperty(hidden);
    const plain = await must('district-staff', 'POST /candidates', { name: 'Robin', free: [] });
    expect(plain).toMatchObject({ perWeek: 3, free: [] });
  });

  test.each<[string, Body]>([
    ['/name empty', { name: '' }],
    ['/name invalid-type', { name: undefined }],
    ['/association unknown', { association: 'gone' }],
    ['/person unknown', { person: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }],
    ['/person invalid-format', { person: 'kim' }],
    ['/email email', { email: 'kim@example.org, alla@example.org' }],
    ['/perWeek too-small', { perWeek: 0 }],
    ['/conditions too-big', { conditions: 'x'.repeat(501) }],
    ['/free/0/to order', { free: [{ from: day(2), to: day(1) }] }],
    ['/free/0/from outside-campaign', { free: [{ from: '2199-01-01' }] }],
    ['/free too-big', { free: Array.from({ length: 101 }, () => ({ from: day(1) })) }],
  ])('%s cannot be entered', async (error, change) => {
    expect(errorsOf(await call('district-staff', 'POST /candidates', { ...kim, ...change }))).toEqual([error]);
  });

  test('is one person at most, and a person one candidate', async () => {
    const person = await personOf('association-kista');
    const candidate = await enter({ person });
    expect(errorsOf(await call('district-staff', 'POST /candidates', { ...kim, person }))).toEqual(['/person twice']);
    expect(await must('district-staff', `PATCH /candidates/${candidate}`, { person })).toMatchObject({ version: 1 });
    await must('district-staff', `PUT /candidates/${candidate}`, kim);
    expect(await get(candidate)).not.toHaveProperty('person');
  });

  test('is changed by offices, and by themselves as far as days, load and conditions go', async () => {
    const candidate = await enter({ person: await personOf('association-nacka'), conditions: 'Med tåg.' });
    const one = `/candidates/${candidate}`;
    const mine = { free: [{ from: day(10), to: day(20) }], perWeek: 1, conditions: 'Till fots.' };
    expect(await must('association-nacka', `PATCH ${one}`, mine)).toMatchObject({ ...kim, ...mine, version: 2 });
    expect(await must('association-nacka', `PATCH ${one}`, { perWeek: 1 })).toMatchObject({ version: 2 });
    expect(await refusal('association-nacka', `PATCH ${one}`, { name: 'Någon Annan' })).toBe('403 not-allowed');
    expect(await refusal('association-nacka', `PATCH ${one}`, { email: 'x@example.org' })).toBe('403 not-allowed');
    expect(await must('district-staff', `PATCH ${one}`, { email: 'n@example.org' })).toMatchObject(mine);
    expect(await refusal('association-solna', `PATCH ${one}`, { perWeek: 9 })).toBe('403 not-allowed');
    expect(errorsOf(await call('district-staff', `PATCH ${one}`, {}))).toEqual([' nothing']);
    expect(await must('city-hall-staff', `PATCH ${one}`, { association: 'nacka' })).toMatchObject({
      ...mine,
      name: kim.name,
      association: 'nacka',
    });
    const { version } = await get(candidate);
    const stale = await call('district-staff', `PUT ${one}`, kim, { 'if-match': `"${Number(version) - 1}"` });
    expect(stale.body.code).toBe('changed-meanwhile');
  });

  test('keeps the days that visits are on, until these are declined or moved', async () => {
    const candidate = await enter();
    const visit = await asked({ candidate, wishes: [day(20)] });
    const less = { free: [{ from: day(1), to: day(19) }] };
    const refused = await call('district-staff', `PATCH /candidates/${candidate}`, less);
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: 'rests-on', restsOn: [visit.split('/').at(-1)], detail: expect.stringContaining(day(20)) },
    ]);
    expect(await refusal('district-staff', `PUT /candidates/${candidate}`, { ...kim, ...less })).toBe('409 rests-on');
    await must('district-staff', `POST ${visit}/declines`, { reason: 'x' });
    await must('district-staff', `PATCH /candidates/${candidate}`, less);
  });

  test('is removed while nobody has asked for them; else retired, and comes back when entered again', async () => {
    const [unused, used] = [await enter(), await enter()];
    const visit = await asked({ candidate: used });
    await must('association-solna', `POST ${visit}/withdrawal`);
    expect(await must('district-staff', `DELETE /candidates/${unused}`)).toEqual({ id: unused, retired: false });
    expect(await refusal('district-staff', `GET /candidates/${unused}`)).toBe('404 not-found');
    expect(await must('district-staff', `DELETE /candidates/${used}`)).toEqual({ id: used, retired: true });
    expect(await must('district-staff', `DELETE /candidates/${used}`)).toEqual({ id: used, retired: true });
    const wish = { unit: 'solna', candidate: used, wishes: [day(14)], topic: 'x' };
    expect(errorsOf(await call('association-solna', 'POST /visits', wish))).toEqual(['/candidate retired']);
    await must('district-staff', `PUT /candidates/${used}`, kim);
    await must('association-solna', 'POST /visits', wish);
  });

  test('is listed, by association, or if they can be asked for on a day', async () => {
    const free = await enter({ name: 'Fri', association: 'sundbyberg', free: [{ from: day(30) }] });
    const taken = await enter({ name: 'Tagen', association: 'sundbyberg' });
    await asked({ candidate: taken, wishes: [day(30)] });
    const listed = async (query: string) =>
      itemsOf(await call('association-kista', `GET /candidates?limit=100${query}`)).map((each) => each.id);
    expect(await listed('&association=sundbyberg')).toEqual([free, taken]);
    expect(await listed(`&association=sundbyberg&freeOn=${day(30)}`)).toEqual([free]);
    expect(await listed(`&association=sundbyberg&freeOn=${day(31)}`)).toEqual([taken]);
    // When somebody is booked, all may know; by whom, offices and whose it is.
    const bookedAs = async (persona: string) => (await get(taken, persona)).booked;
    expect(await bookedAs('association-kista')).toEqual([{ days: [day(30)] }]);
    for (const persona of ['association-solna', 'city-hall-head'])
      expect(await bookedAs(persona)).toMatchObject([{ days: [day(30)], unit: 'solna' }]);
  });

  test('reads what they are asked for, and nobody else’s', async () => {
    const candidate = await enter();
    const [first, second] = [await asked({ candidate, wishes: [day(28)] }), await asked({ candidate })];
    await must('district-staff', `POST ${first}/declines`, { reason: 'x' });
    await asked();
    const visits = async (query = '') =>
      itemsOf(await call('district-staff', `GET /candidates/${candidate}/visits${query}`)).map((each) => each.id);
    expect(await visits()).toEqual([first, second].map((each) => each.split('/').at(-1)));
    expect(await visits('?status=asked')).toEqual([second.split('/').at(-1)]);
  });

  test('invariant 8', async () => {
    const candidate = await enter({ person: await personOf('association-solna') });
    const found = await rightsNow(call, 'candidates', { candidate, feed: 'x' });
    expect(found).toEqual({
      enterCandidate: '++4334',
      listCandidates: '++4++4',
      showCandidate: '++4++4',
      setCandidate: '++4334',
      changeCandidate: '++4+34',
      removeCandidate: '++4334',
      listCandidateVisits: '++4+44',
      openCandidateFeed: '++4+44',
      revokeCandidateFeed: '++4+44',
    });
    for (const request of ['GET', 'PATCH', 'DELETE'])
      expect(await refusal('district-staff', `${request} /candidates/01ARZ3NDEKTSV4RRFFQ69G5FAV`)).toBe(
        '404 not-found',
      );
  });

  test('invariant 9: is exported whole, and erased with the person; whose visits are ahead is told', async () => {
    // Of this campaign alone: other campaigns of the table have people of their own.
    const robin = { subject: `robin-${id}`, name: `Robin af ${id}`, email: `robin@${id}.example.se` };
    const memberships = [{ unit: 'nacka', role: 'member' }];
    const person = String((await must('admin', 'POST /people', { ...robin, memberships })).id);
    const candidate = await enter({ person, name: 'Robban', conditions: 'Bara med tåg.' });
    const host = await enter({ name: 'Värd', conditions: `Bor hos ${robin.name}.` });
    const other = await enter({ name: 'Någon', email: robin.email });
    const visit = await asked({ candidate, place: `Hos ${robin.name}` });
    await must('district-staff', `POST /candidates/${candidate}/feeds`);
    await must('admin', `DELETE /people/${person}`);
    const words = ['Robban', 'Bara med tåg', robin.name, robin.email];
    const left = saying(await everyItem(), ...words).filter(({ sk }) => !sk.startsWith('e#'));
    expect(left.map(({ pk, sk }) => `${pk} ${sk}`)).toEqual([]);
    const is = await get(candidate);
    expect(is).toMatchObject({ id: candidate, free: [], feeds: [], retired: expect.any(String) });
    for (const gone of ['name', 'person', 'conditions']) expect(is).not.toHaveProperty(gone);
    expect(await get(host)).not.toHaveProperty('conditions');
    for (const gone of ['name', 'email']) expect(await get(other)).not.toHaveProperty(gone);
    expect(await must('district-staff', `GET ${visit}`)).not.toHaveProperty('candidateName');
    await theStack().idle(60_000);
    const inbox = itemsOf(await call('association-solna', 'GET /associations/solna/inbox?limit=100'));
    expect(inbox.find(({ event }) => event === 'CandidateForgotten')).toMatchObject({ action: 'do' });
  });
});
