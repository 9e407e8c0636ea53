import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { materialsCampaign } from '../support/materials-api.ts';
import { tokenOf } from '../support/signed.ts';
import { ask, type Body, heads, itemsOf, theStack } from '../support/stack.ts';
import { party, today } from '../support/events-api.ts';
import { positionBody, requestBody } from '../support/staff-api.ts';
import { everyItem, type Lying, saying } from '../support/whole-table.ts';
import { isTold } from '../support/own-data.ts';
import { enteringIn } from '../support/visits-api.ts';

/** GDPR, articles 15, 17 and 20: what is stored of somebody, for themselves, and how it goes. */
describe('what is stored of oneself', () => {
  const { id, must, call, file, personOf, enter, stock, refusal } = materialsCampaign('own-data');
  const kim = {
    subject: 'b7c1e6f0-kims-own-sign-in',
    name: 'Kim Åkerlund Holm',
    email: 'kim.holm@example.se',
    phone: '070-123 45 67',
  };
  const contact = { name: kim.name, email: kim.email, phone: '+46 70 123 45 67', public: true };
  const named = `Ring ${kim.name.toUpperCase()}!`;
  /** Each as it would be found: a number is written in two ways. */
  const traces = [kim.subject, kim.name, kim.name.toUpperCase(), kim.email, kim.phone, contact.phone];
  const days = { from: today, to: addDays(today, 20) };
  let person = '';
  let boss = '';
  const own = async (request: string, headers: Record<string, string> = {}) =>
    ask(request, { token: await tokenOf(kim.subject), headers });
  /** As Kim, below the campaign; what must succeed. */
  const kimMust = async (request: string, body?: unknown, headers: Record<string, string> = {}): Promise<Body> => {
    const answer = await ask(request.replace(' ', ` /campaigns/${id}`), {
      token: await tokenOf(kim.subject),
      body,
      headers,
    });
    if (answer.status >= 300) throw new Error(`${request}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  beforeAll(async () => {
    const memberships = [
      { unit: 'district', role: 'staff' },
      { unit: 'nacka', role: 'member' },
    ];
    const entered = await must('admin', 'POST /people', { ...kim, memberships }, { 'idempotency-key': 'kim' });
    [person, boss] = [String(entered.id), await personOf('district-head')];
    await enter();
    await stock(500);

    // The pot: asks, stands in for the head, votes.
    const wish = { budgetLine: 'publicity', amount: 450_000, purpose: named, unit: 'nacka' };
    await kimMust('POST /pot/requests', wish, { 'idempotency-key': 'wish' });
    await must('district-head', 'PUT /pot/deputies/district', { person, ...days });
    await must('city-hall-head', 'POST /pot/deputies/district/confirmations');
    await kimMust(`POST ${await file()}/approvals`);
    await kimMust(`POST ${await file()}/refusals`, { reason: 'För dyrt.' });
    // Staff: asks, is employed; opens a feed.
    await kimMust('POST /staff/requests', { ...requestBody, unit: 'nacka', note: named });
    for (const who of [{ person: kim.name }, { email: kim.email }])
      await must('district-head', `PUT /staff/positions/by-${Object.keys(who)[0]}`, { ...positionBody, ...who });
    await kimMust('POST /staff/feeds', { unit: 'nacka' });
    // Material: has something brought.
    const lines = [{ item: 'folder', language: 'sv', quantity: 20 }];
    await kimMust('POST /materials/orders', { unit: 'nacka', lines, deliverTo: `${kim.name}, Storgatan 1` });
    await must('district-staff', 'PUT /materials/assets/bike', { kind: 'bike', notes: `Nyckeln har ${kim.name}` });
    // Publicity: whom to ask, and who is asked.
    const event = await kimMust('POST /events', { ...party, organisers: ['nacka'], contact });
    await must('district-staff', `POST /events/${String(event.id)}/publication`);
    await must('association-solna', 'POST /events', { ...party, contact });
    const candidate = await enteringIn(must)({ person, name: kim.name, conditions: named });
    const visit = { unit: 'nacka', candidate, wishes: [addDays(today, 21)], topic: named, place: kim.name };
    await kimMust('POST /visits', visit);
    await must('association-solna', 'POST /visits', { ...visit, unit: 'solna', wishes: [addDays(today, 22)] });
    // Another's, who stays with them.
    await enteringIn(must)({ name: 'Alva Andersson', conditions: named });
    // Somebody else's words that name nobody.
    await file({ purpose: 'Annons i Mitt i Solna' });
    await theStack().idle();
    const [notice] = itemsOf(await call('district-staff', 'GET /offices/district/inbox'));
    await kimMust(`POST /offices/district/inbox/${String(notice?.id)}/reading`);
    await must('district-head', `POST /offices/district/inbox/${String(notice?.id)}/reading`);
  }, 60_000);

  /** What is deliberately not told, and why. */
  const leftOut: readonly (readonly [why: string, is: (item: Lying) => boolean])[] = [
    ['the sign-in is the person’s own, which is told', ({ sk }) => sk === `subject#${kim.subject}`],
    ['who stands in is told from the deputies; the pot has it once more', ({ sk }) => sk === 'pot'],
    ['a notice says again what its event says, which is told', ({ pk, readBy }) => pk.includes('#inbox#') && !readBy],
    ['what others wrote of somebody is theirs to tell', ({ sk }) => sk === 'a#bike'],
  ];
  test('is exported whole: every item that knows of one is told, or left out for a reason', async () => {
    const answer = await own('GET /me/export');
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const [campaign] = answer.body.campaigns as readonly Body[];
    expect(answer.body).toMatchObject({ subject: kim.subject, campaigns: [{ id, person: { id: person, ...kim } }] });
    const knowing = saying(await everyItem(), person, ...traces);
    expect(knowing.length).toBeGreaterThan(20);
    const untold = knowing.filter((item) => !isTold(campaign, item));
    expect(untold.filter((item) => !leftOut.some(([, is]) => is(item))).map(({ pk, sk }) => `${pk} ${sk}`)).toEqual([]);
    // And no reason stands there for nothing.
    expect(leftOut.filter(([, is]) => !knowing.some(is)).map(([why]) => why)).toEqual([]);
  });

  test('and so is that of whoever heads an office, adopts, proposes and votes', async () => {
    await must('district-head', 'PUT /pot/budget-lines/publicity', { name: 'Publicitet', amount: 20_000_000 });
    await must('city-hall-head', 'POST /pot/mandates', { tiers: [{ upTo: null, heads: 2 }] });
    await must('county-council-head', 'PUT /pot/deputies/county-council', {
      person: await personOf('county-council-staff'),
      ...days,
    });
    // Other campaigns of the same table are copies, with the same people.
    const items = (await everyItem()).filter((item) => JSON.stringify(item).includes(id));
    for (const subject of [...heads, 'county-council-staff', 'association-solna']) {
      const who = await personOf(subject);
      const { body } = await ask('GET /me/export', { token: await theStack().token(subject) });
      const own = (body.campaigns as readonly Body[]).find((each) => each.id === id);
      const untold = saying(items, who).filter((item) => !isTold(own, item) && item.sk !== `subject#${subject}`);
      const unsaid = untold.filter((item) => !leftOut.some(([, is]) => is(item)));
      expect([subject, ...unsaid.map(({ pk, sk }) => `${pk} ${sk}`)]).toEqual([subject]);
    }
  });

  test('says each thing by what it is of, with one’s own words', async () => {
    const { body } = await own('GET /me/export');
    const [{ stored } = { stored: {} }] = body.campaigns as readonly {
      readonly stored: Readonly<Record<string, Body[]>>;
    }[];
    expect(Object.keys(stored).toSorted()).toEqual([
      'candidates',
      'deputyships',
      'events',
      'history',
      'orders',
      'positions',
      'readNotices',
      'spendingRequests',
      'staffRequests',
      'visits',
    ]);
    expect(stored.spendingRequests).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ unit: 'nacka', filed: true, votes: [] }),
        expect.objectContaining({ votes: [expect.objectContaining({ vote: 'approval', office: 'district' })] }),
        expect.objectContaining({ votes: [expect.objectContaining({ vote: 'refusal', reason: 'För dyrt.' })] }),
      ]),
    );
    expect(stored.deputyships).toEqual([{ office: 'district', periods: [days] }]);
    expect(stored.history).toContainEqual(
      expect.objectContaining({
        event: 'SpendingRequested',
        own: true,
        data: expect.objectContaining({ purpose: named }),
      }),
    );
    expect(stored.history).toContainEqual(expect.not.objectContaining({ own: true }));
  });

  test('has nothing of anybody else, no digest and no secret', async () => {
    const text = String((await own('GET /me/export')).bytes);
    expect(text).not.toContain(boss);
    expect(text).not.toContain('Mitt i Solna');
    expect(text).not.toMatch(/"(actor|hash|keyed|inputHash|answer|secret|token)"/);
    expect(text).not.toMatch(/[0-9a-f]{32}/);
    for (const { id: other, name } of itemsOf(await call('admin', 'GET /people?limit=100')))
      if (other !== person) for (const word of [other, name]) expect(text).not.toContain(String(word));
  });

  test('is for whoever shows a token: of who is in no campaign there is nothing', async () => {
    expect((await ask('GET /me/export')).status).toBe(401);
    const nobody = await ask('GET /me/export', { token: await tokenOf('nobody-at-all') });
    expect([nobody.status, nobody.body]).toEqual([200, { subject: 'nobody-at-all', campaigns: [] }]);
    expect((await ask('DELETE /me', { token: await tokenOf('nobody-at-all') })).body).toEqual({ campaigns: [] });
  });

  describe('goes', () => {
    test('not while one heads an office, and then nothing of it goes', async () => {
      const token = await theStack().token('district-head');
      const { status, body } = await ask('DELETE /me', { token });
      expect([status, body.code, body.detail]).toEqual([
        409,
        'wrong-status',
        expect.stringMatching(/^Lämna över chefskapet i .* först\.$/),
      ]);
      expect(await must('admin', `GET /people/${boss}`)).toMatchObject({ id: boss });
    });

    test('not by a version that it does not have', async () => {
      expect((await own('DELETE /me', { 'if-match': '"1"' })).body.code).toBe('changed-meanwhile');
    });

    test('by one’s own wish: no item has sign-in, name, e-mail or number any more', async () => {
      const before = await everyItem();
      expect(saying(before, ...traces).length).toBeGreaterThan(8);
      const erased = await own('DELETE /me');
      expect([erased.status, erased.body]).toEqual([200, { campaigns: [id] }]);
      await theStack().idle();
      const after = await everyItem();
      expect(saying(after, ...traces).map(({ pk, sk }) => `${pk} ${sk}`)).toEqual([]);
      // Its trace in inboxes goes, too; the other reader's stays.
      const marks = after.filter(({ readBy }) => readBy).map(({ readBy }) => readBy);
      expect(marks).toContainEqual([boss]);
      expect(JSON.stringify(marks)).not.toContain(person);
    });

    test('and the id that what happened keeps leads to nobody', async () => {
      expect(await refusal('admin', `GET /people/${person}`)).toBe('404 not-found');
      expect((await own(`GET /campaigns/${id}/pot`)).status).toBe(404);
      expect((await own('GET /me/export')).body).toEqual({ subject: kim.subject, campaigns: [] });
      expect(await must('district-head', 'GET /pot/ledger/verification')).toMatchObject({
        balanced: true,
        matchesBalances: true,
      });
      const history = itemsOf(await call('district-head', `GET /audit?subject=campaign/people/${person}`));
      expect(history.at(-1)).toMatchObject({ event: 'PersonForgotten', actor: person });
    });

    test('by an administrator in the same way; of a head nothing goes', async () => {
      const robin = {
        subject: `robin-${id}`,
        name: `Robin af ${id}`,
        email: `robin@${id}.example.se`,
        memberships: [],
      };
      const entered = await must('admin', 'POST /people', robin);
      const asked = { ...party, contact: { name: robin.name, email: robin.email, public: false } };
      await must('association-solna', 'POST /events', asked);
      await file({ purpose: `Resa för ${robin.name}` });
      const words = [robin.subject, robin.name, robin.email];
      expect(saying(await everyItem(), ...words).length).toBeGreaterThan(3);
      await must('admin', `DELETE /people/${String(entered.id)}`);
      expect(saying(await everyItem(), ...words)).toEqual([]);

      await file({ purpose: 'Kanslichef, Distriktskansliet reser' });
      const before = saying(await everyItem(), 'Kanslichef, Distriktskansliet').length;
      expect(await refusal('admin', `DELETE /people/${boss}`)).toBe('409 wrong-status');
      expect(saying(await everyItem(), 'Kanslichef, Distriktskansliet')).toHaveLength(before);
    });

    test('while what names nobody stays', async () => {
      const purposes = itemsOf(await call('district-head', 'GET /pot/requests?limit=100')).map(
        ({ purpose }) => purpose,
      );
      expect(purposes).toContain('Annons i Mitt i Solna');
      expect(purposes).toContain(undefined);
      const events = itemsOf(await call('district-head', 'GET /events'));
      expect(events.map(({ title }) => title)).toEqual([party.title, party.title, party.title]);
    });
  });
});
