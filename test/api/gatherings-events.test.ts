import { describe, expect, test } from 'vitest';
import { at, party, past, publicityCampaign } from '../support/events-api.ts';
import { errorsOf } from '../support/stack.ts';

/** D15: an event is registered once, published, changed, cancelled or held. */
describe('events: from draft to what came of it', () => {
  const { id, call, must, refusal, register, drafted, published } = publicityCampaign('events-life');

  test('a minute, and an association has registered it', async () => {
    const { status, headers, body } = await register({ audience: 'families', cost: 300_000, expectedReach: 450 });
    expect([status, headers.get('location'), headers.get('etag')]).toEqual([
      201,
      `/campaigns/${id}/events/${String(body.id)}`,
      expect.stringMatching(/^"1-/),
    ]);
    expect(body).toMatchObject({ ...party, status: 'draft', unit: 'solna', visibility: 'public', clashes: [] });
    expect(body).not.toHaveProperty('filer');
    const { history, ...shown } = await must('association-solna', `GET /events/${String(body.id)}`);
    expect(shown).toEqual(body);
    expect(history).toMatchObject([{ event: 'EventRegistered' }]);
  });

  test('it is submitted, an office answers for it, and its publication is the approval', async () => {
    const event = await drafted();
    const submitted = await must('association-solna', `POST ${event}/submissions`);
    expect(submitted).toMatchObject({ status: 'submitted', owner: expect.any(String), replyBy: expect.any(String) });
    expect(await must('association-solna', `POST ${event}/submissions`)).toEqual(submitted);
    expect(await refusal('association-solna', `POST ${event}/publication`)).toBe('403 not-allowed');
    const { status, publishedAt, sequence } = await must('city-hall-staff', `POST ${event}/publication`);
    expect([status, typeof publishedAt, sequence]).toEqual(['published', 'string', 0]);
    expect(await refusal('association-solna', `POST ${event}/submissions`)).toBe('409 wrong-status');
  });

  test('it is registered and submitted in one step, and tried before that: then nothing is there', async () => {
    const tried = await call('association-solna', 'POST /events?dryRun=true', { ...party, submit: true });
    expect(tried.status).toBe(200);
    expect(tried.body).toMatchObject({ status: 'submitted', owner: expect.any(String) });
    expect((await call('association-solna', `GET /events/${String(tried.body.id)}`)).status).toBe(404);
    const { body } = await register({ submit: true });
    expect(body).toMatchObject({ ...party, status: 'submitted', owner: tried.body.owner, replyBy: tried.body.replyBy });
    const { history } = await must('association-solna', `GET /events/${String(body.id)}`);
    expect(history).toMatchObject([{ event: 'EventRegistered' }, { event: 'EventSubmitted' }]);
    // The next is another office's turn.
    expect((await register({ submit: true })).body.owner).not.toBe(body.owner);
  });

  test('the offices take turns to answer', async () => {
    const owners: unknown[] = [];
    for (let i = 0; i < 3; i++)
      owners.push((await must('association-solna', `POST ${await drafted()}/submissions`)).owner);
    expect(new Set(owners).size).toBe(3);
  });

  test('an office publishes at once, whosever it is', async () => {
    const event = await drafted({ organisers: ['county-council', 'nacka'] }, 'county-council-staff');
    expect((await must('county-council-staff', `POST ${event}/publication`)).status).toBe('published');
    // Saying it again changes nothing.
    expect((await must('district-staff', `POST ${event}/publication`)).version).toBe(2);
  });

  test('one’s own needs no approval to be cancelled, and an office may publish it again', async () => {
    const event = await published();
    const cancelled = await must('association-solna', `POST ${event}/cancellation`, { reason: 'Storm' });
    expect(cancelled).toMatchObject({ status: 'cancelled', reason: 'Storm', sequence: 1 });
    for (const act of ['PATCH', 'POST'])
      expect(
        await refusal(
          'association-solna',
          `${act} ${event}${act === 'POST' ? '/submissions' : ''}`,
          act === 'POST' ? undefined : { title: 'Ny' },
        ),
      ).toBe('409 wrong-status');
    const again = await must('district-staff', `POST ${event}/publication`);
    expect(again).toMatchObject({ status: 'published', sequence: 2 });
    expect(again).not.toHaveProperty('reason');
  });

  test('what came of it is said once it has begun, and corrected', async () => {
    const ahead = await published();
    const results = { reach: 450, attended: 120, cost: 280_000 };
    expect(await refusal('association-solna', `POST ${ahead}/results`, results)).toBe('409 too-soon');
    const event = await drafted(past);
    expect(await refusal('association-solna', `POST ${event}/results`, results)).toBe('409 wrong-status');
    // Also of what has been registered afterwards it can be said what came of it.
    await must('district-staff', `POST ${event}/publication`);
    expect(await must('association-solna', `POST ${event}/results`, results)).toMatchObject({
      status: 'held',
      results,
    });
    const more = { reach: 500, cost: 280_000, hours: { staff: 6, activists: 40 } };
    expect((await must('district-staff', `POST ${event}/results`, more)).results).toEqual(more);
    for (const [act, body] of [
      ['publication', undefined],
      ['cancellation', { reason: 'x' }],
    ] as const)
      expect(await refusal('district-staff', `POST ${event}/${act}`, body)).toBe('409 wrong-status');
    const { history } = await must('district-staff', `GET ${event}`);
    expect((history as { event: string }[]).map((each) => each.event)).toEqual([
      'EventRegistered',
      'EventPublished',
      'EventHeld',
      'EventHeld',
    ]);
  });

  test('E1: the hours that it is planned to take stand beside its cost', async () => {
    const event = await drafted({ cost: 100, hours: { activists: 12 } });
    expect(await must('association-solna', `GET ${event}`)).toMatchObject({ cost: 100, hours: { activists: 12 } });
    expect(await must('association-solna', `PATCH ${event}`, { hours: null })).not.toHaveProperty('hours');
    expect(await refusal('association-solna', `PATCH ${event}`, { hours: { staff: -1 } })).toBe('422 invalid-input');
  });

  test('an association publishes its own where the settings say so', async () => {
    const event = await drafted();
    await must('admin', 'PUT /settings', { publicity: { associationsPublish: true } });
    expect((await must('association-solna', `POST ${event}/publication`)).status).toBe('published');
    await must('admin', 'PUT /settings', {});
    expect(await refusal('association-solna', `POST ${await drafted()}/publication`)).toBe('403 not-allowed');
  });

  test('a repeated request registers one event and gives the same answer', async () => {
    const key = { 'idempotency-key': 'party-1' };
    const [first, second] = [0, 1].map(() => call('association-solna', 'POST /events', party, key));
    const answers = await Promise.all([first, second]);
    expect(answers.map((each) => each?.status)).toEqual([201, 201]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
  });
});

describe('events: a change', () => {
  const { call, must, refusal, drafted, published } = publicityCampaign('events-changes');

  test('of a published event raises its sequence, unless only those inside care', async () => {
    const event = await published();
    const moved = await must('association-solna', `PATCH ${event}`, { startsAt: at(22), endsAt: at(22, '18:00') });
    expect(moved).toMatchObject({ startsAt: at(22), endsAt: at(22, '18:00'), sequence: 1, title: party.title });
    const { sequence, cost } = await must('association-solna', `PATCH ${event}`, { cost: 100 });
    expect([sequence, cost]).toEqual([1, 100]);
    const online = await must('association-solna', `PATCH ${event}`, { online: { url: 'https://a.example/möte' } });
    expect([online.place, online.online, online.sequence]).toEqual([undefined, { url: 'https://a.example/möte' }, 2]);
  });

  test('null takes away what may be left out, and nothing else', async () => {
    const event = await drafted({ description: 'Två\nrader', audience: 'families', cost: 1 });
    const changed = await must('association-solna', `PATCH ${event}`, {
      description: null,
      audience: null,
      cost: null,
    });
    for (const name of ['description', 'audience', 'cost']) expect(changed).not.toHaveProperty(name);
    expect(errorsOf(await call('association-solna', `PATCH ${event}`, { title: null }))).toEqual([
      '/title invalid-type',
    ]);
    expect(errorsOf(await call('association-solna', `PATCH ${event}`, {}))).toEqual([' nothing']);
  });

  test('demands the version that it builds on, where it names one', async () => {
    const event = await drafted();
    expect((await call('association-solna', `PATCH ${event}`, { title: 'A' }, { 'if-match': '"1"' })).status).toBe(200);
    expect(await refusal('association-solna', `PATCH ${event}`, { title: 'B' }, { 'if-match': '"1"' })).toBe(
      '412 changed-meanwhile',
    );
    const { title, version } = await must('association-solna', `PATCH ${event}`, { title: 'A' });
    expect([title, version]).toEqual(['A', 2]);
  });

  test('is judged together with what was there', async () => {
    const event = await drafted();
    const wrong = async (body: object) => errorsOf(await call('association-solna', `PATCH ${event}`, body));
    expect(await wrong({ endsAt: at(21, '13:00') })).toEqual(['/endsAt order']);
    expect(await wrong({ place: { name: 'P' }, online: { url: 'https://a.example' } })).toEqual(['/online twice']);
    expect(await wrong({ organisers: ['solna', 'gone'] })).toEqual(['/organisers/1 unknown']);
    expect(await wrong({ place: { name: 'P', area: 'district' } })).toEqual(['/place/area unknown']);
  });

  test('an organiser may bring in others and go, but not give away what it keeps no part of', async () => {
    const event = await drafted();
    expect(await refusal('association-solna', `PATCH ${event}`, { organisers: ['nacka'] })).toBe('403 not-allowed');
    await must('association-solna', `PATCH ${event}`, { organisers: ['nacka', 'solna'] });
    expect((await must('association-nacka', `PATCH ${event}`, { organisers: ['nacka'] })).unit).toBe('nacka');
    expect(await refusal('association-solna', `GET ${event}`)).toBe('404 not-found');
  });

  test('whom to ask is for offices and organisers, unless it is public', async () => {
    const contact = { name: 'Kim Karlsson', phone: '070-123 45 67', public: false };
    const event = await published({ contact });
    const seen = async (persona: string) => (await must(persona, `GET ${event}`)).contact;
    expect(await Promise.all(['association-solna', 'city-hall-staff', 'association-nacka'].map(seen))).toEqual([
      contact,
      contact,
      undefined,
    ]);
    await must('association-solna', `PATCH ${event}`, { contact: { ...contact, public: true } });
    expect(await seen('association-nacka')).toMatchObject({ name: 'Kim Karlsson' });
    await must('association-solna', `PATCH ${event}`, { contact: null });
    expect(await seen('association-solna')).toBe(undefined);
    const { history } = await must('district-staff', `GET ${event}`);
    expect(JSON.stringify(history)).not.toContain('Kim Karlsson');
  });
});

describe('events: D15: the clash radar', () => {
  const { must, register, drafted, published } = publicityCampaign('events-radar');

  test('warns with links of what is on in the same area or for the same people, and refuses nothing', async () => {
    const first = await published(
      { title: 'Debatt', audience: 'families', organisers: ['nacka'] },
      'association-nacka',
    );
    const { status, body } = await register({
      startsAt: at(21, '16:00'),
      endsAt: at(21, '23:00'),
      audience: 'families',
    });
    const clash = { event: first.slice('/events/'.length), title: 'Debatt', link: `/campaigns/events-radar${first}` };
    const overlap = { from: at(21, '16:00'), to: at(21, '17:00') };
    expect([status, body.clashes]).toEqual([201, [{ ...clash, why: ['area', 'audience'], overlap }]]);
    const moved = await must('association-solna', `PATCH /events/${String(body.id)}`, { startsAt: at(21, '17:00') });
    expect(moved.clashes).toEqual([]);
    await must('association-solna', `PATCH /events/${String(body.id)}`, { startsAt: at(21, '16:30') });
    const shown = await must('association-solna', `GET /events/${String(body.id)}`);
    expect(shown.clashes).toMatchObject([{ overlap: { from: at(21, '16:30') } }]);
  });

  test('finds what began days ago, and not what is cancelled', async () => {
    const long = await drafted({ startsAt: at(1), endsAt: at(30), kind: 'exhibition' });
    const early = { startsAt: at(9, '10:00'), endsAt: at(9, '11:00') };
    const event = await drafted(early);
    const found = async () => (await must('association-solna', `GET ${event}`)).clashes as { event: string }[];
    expect((await found()).map((each) => each.event)).toEqual([long.slice('/events/'.length)]);
    await must('association-solna', `POST ${long}/cancellation`, { reason: 'x' });
    expect(await found()).toEqual([]);
  });

  test('of others’ drafts it tells that there is something', async () => {
    await drafted({ organisers: ['nacka'], startsAt: at(40), endsAt: at(40, '15:00') }, 'association-nacka');
    const { body } = await register({ startsAt: at(40), endsAt: at(40, '15:00') });
    expect(body.clashes).toEqual([{ why: ['area'], overlap: { from: at(40), to: at(40, '15:00') } }]);
  });
});
