import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { channelsCampaign, evening, today } from '../support/channels-api.ts';
import { type Body, errorsOf, itemsOf, theStack } from '../support/stack.ts';

/** D16: the channels of all offices, and what is published in them when. */
describe('channels: the register', () => {
  const { id, call, must, refusal, enter } = channelsCampaign('channels-register');

  test('each office enters its own channels, changes them, and may hand them over', async () => {
    const { status, headers, body } = await enter('fb-district', {
      guidelines: 'Bild i liggande format.',
      languages: ['sv', 'ar'],
    });
    expect([status, headers.get('location'), headers.get('etag')]).toEqual([
      201,
      `/campaigns/${id}/channels/fb-district`,
      expect.stringMatching(/^"1-/),
    ]);
    expect(body).toMatchObject({
      audience: 10_000,
      leadTimeDays: 2,
      measured: { publications: 0 },
      boosted: { boosts: 0 },
    });
    expect((await enter('fb-district', {}, { 'if-match': '"7"' })).body.code).toBe('changed-meanwhile');
    expect((await enter('fb-district', { area: 'nacka', minGapHours: 6 })).body).toMatchObject({
      version: 2,
      area: 'nacka',
    });
    const theirs = { kind: 'x', owner: 'city-hall', name: 'X', audience: 5 };
    expect(await refusal('district-staff', 'PUT /channels/x', theirs)).toBe('403 not-allowed');
    expect(await refusal('city-hall-staff', 'PUT /channels/fb-district', theirs)).toBe('403 not-allowed');
    await must('district-head', 'PUT /channels/fb-district', theirs);
    expect(await must('city-hall-staff', 'PUT /channels/fb-district', theirs)).toMatchObject({ kind: 'x', version: 3 });
  });

  test('all see them, by owner and kind', async () => {
    await enter('letter', { kind: 'newsletter', owner: 'county-council' });
    const ids = async (query = '') =>
      itemsOf(await call('association-nacka', `GET /channels${query}`)).map((each) => each.id);
    expect(await ids()).toEqual(['fb-district', 'letter']);
    expect(await ids('?owner=county-council')).toEqual(['letter']);
    expect(await ids('?kind=x')).toEqual(['fb-district']);
    expect(await must('association-nacka', 'GET /channels/letter')).toMatchObject({ owner: 'county-council' });
    expect(await refusal('association-nacka', 'GET /channels/none')).toBe('404 not-found');
    const [all] = itemsOf(await call('association-nacka', 'GET /channels?limit=1'));
    expect(all?.id).toBe('fb-district');
  });
});

describe('channels: a publication', () => {
  const { id, call, must, refusal, enter, draft, published, propose, proposed, url } = channelsCampaign('publications');
  let event = '';
  beforeAll(async () => {
    await enter('fb-district');
    await enter('letter', { kind: 'newsletter', owner: 'city-hall', leadTimeDays: 5 });
    event = await published();
  });

  test('is proposed by who organises the event; the owner of the channel is to answer, in time', async () => {
    const { status, headers, body } = await propose(event, { text: 'Kom på fest!' });
    expect([status, headers.get('location'), headers.get('etag')]).toEqual([
      201,
      `/campaigns/${id}${event}/publications/${String(body.id)}`,
      expect.stringMatching(/^"1-/),
    ]);
    expect(body).toMatchObject({
      status: 'proposed',
      owner: 'district',
      title: 'Gårdsfest',
      text: 'Kom på fest!',
      replyBy: addDays(today, 5),
      tooLate: false,
      clashes: [],
    });
    expect(await must('association-solna', `GET ${event}/publications/${String(body.id)}`)).toEqual(body);
    await theStack().idle();
    const inbox = itemsOf(await call('district-head', 'GET /offices/district/inbox?action=decide'));
    expect(inbox.filter(({ event: type }) => type === 'PublicationProposed')).toMatchObject([
      { due: addDays(today, 5), open: true, subject: `${event.slice(1)}/publications/${String(body.id)}` },
    ]);
    // Whose event it is, is told who answers and by when, and is asked for nothing.
    const own = itemsOf(await call('association-solna', 'GET /associations/solna/inbox'));
    const told = own.filter(({ event: type }) => type === 'PublicationProposed');
    expect(told).toMatchObject([{ action: 'know', open: false }]);
    expect(told[0]?.text).toContain(`svarar senast ${addDays(today, 5)}`);
  });

  test('what the owner of the channel proposes is accepted at once', async () => {
    expect((await propose(event, {}, 'district-staff')).body).toMatchObject({ status: 'accepted' });
    expect((await propose(event, {}, 'city-hall-staff')).body).toMatchObject({ status: 'proposed' });
  });

  test('a time for which the lead time is lost is marked, and clashes are shown to whom may know', async () => {
    const soon = await published({ startsAt: `${addDays(today, 4)}T14:00`, endsAt: `${addDays(today, 4)}T15:00` });
    const late = await propose(soon, { channel: 'letter', at: `${addDays(today, 3)}T09:00` });
    expect(late.body).toMatchObject({ tooLate: true, replyBy: today });
    const { clashes } = (await propose(event, { at: evening(3, '20:00') })).body;
    expect(clashes).toHaveLength(3);
    expect(clashes).toContainEqual({
      why: 'channel',
      channel: 'fb-district',
      at: evening(3),
      event: event.slice('/events/'.length),
      title: 'Gårdsfest',
      link: expect.stringMatching(new RegExp(`^/campaigns/${id}${event}/publications/`)),
    });
  });

  test('E4: posters are told where and when they may hang', async () => {
    await enter('posters', { kind: 'poster' });
    const party = await published();
    const firstDay = addDays(evening(3).slice(0, 10), 1);
    await must('admin', 'PUT /settings', {
      publicity: { posters: { firstDay, areas: { nacka: { allowed: false } } } },
    });
    const whys = ({ body }: { readonly body: Body }) => (body.clashes as { why: string }[]).map(({ why }) => why);
    const early = await propose(party, { channel: 'posters', at: evening(3) });
    expect(whys(early)).toContain('poster-day');
    const shown = await call('district-staff', `GET ${party}/publications/${String(early.body.id)}`);
    expect(whys(shown)).toContain('poster-day');
    expect(whys(await propose(party, { channel: 'posters', at: evening(2) }))).not.toContain('poster-day');
    const banned = await published({ place: { name: 'Torget', area: 'nacka' } });
    expect(whys(await propose(banned, { channel: 'posters', at: evening(2) }))).toContain('poster-ban');
    const { posterRules } = await must('association-solna', 'GET /directory');
    expect(posterRules).toEqual([
      { allowed: true, firstDay },
      { area: 'nacka', allowed: false, firstDay },
    ]);
    await must('admin', 'PUT /settings', {});
  });

  test('only of what will be public', async () => {
    const quiet = await draft();
    expect((await propose(quiet)).body.code).toBe('wrong-status');
    await must('association-solna', `POST ${quiet}/submissions`);
    const planned = await proposed(quiet, {}, 'district-staff');
    expect(await refusal('district-staff', `POST ${planned}/postings`, { url })).toBe('409 wrong-status');
    await must('district-staff', `POST ${quiet}/publication`);
    expect(await must('district-staff', `POST ${planned}/postings`, { url })).toMatchObject({ status: 'posted', url });
    const inner = await published({ visibility: 'members' });
    expect((await propose(inner)).body.code).toBe('wrong-status');
  });

  test('is listed by its event and by its channel', async () => {
    const all = itemsOf(await call('association-solna', `GET ${event}/publications`));
    expect(all.length).toBe(4);
    const inChannel = async (query: string) =>
      itemsOf(await call('city-hall-staff', `GET /channels/fb-district/publications${query}`)).map(({ at }) => at);
    expect(await inChannel('')).toEqual([evening(3), evening(3), evening(3), evening(3), evening(3, '20:00')]);
    const day = evening(3).slice(0, 10);
    expect(await inChannel(`?from=${day}&to=${day}&limit=2`)).toHaveLength(2);
    expect(await inChannel(`?from=${addDays(day, 1)}`)).toEqual([]);
    expect(await inChannel(`?to=${addDays(day, -1)}`)).toEqual([]);
    const order = await call(
      'district-staff',
      `GET /channels/fb-district/publications?from=${day}&to=${addDays(day, -1)}`,
    );
    expect([order.status, errorsOf(order)]).toEqual([400, ['/query/to order']]);
    expect(await refusal('district-staff', 'GET /channels/none/publications')).toBe('404 not-found');
    expect(await refusal('district-staff', 'GET /channels/fb-district/publications?cursor=x')).toBe(
      '400 malformed-request',
    );
  });

  test('a repeated request has one effect and the same answer', async () => {
    const other = await published();
    const key = { 'idempotency-key': 'once' };
    const first = await propose(other, {}, 'association-solna', key);
    const again = await propose(other, {}, 'association-solna', key);
    expect([again.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([201, first.body, 'true']);
    expect(itemsOf(await call('association-solna', `GET ${other}/publications`))).toHaveLength(1);
  });

  test('what is open when its event is cancelled is void, until it will be after all', async () => {
    const other = await published();
    const path = await proposed(other);
    await must('association-solna', `POST ${other}/cancellation`, { reason: 'Regn' });
    expect(await must('association-solna', `GET ${path}`)).toMatchObject({ status: 'void' });
    expect(itemsOf(await call('district-staff', `GET ${other}/publications`))).toMatchObject([{ status: 'void' }]);
    expect(await refusal('district-staff', `POST ${path}/acceptances`)).toBe('409 wrong-status');
    await must('district-staff', `POST ${other}/publication`);
    expect(await must('district-staff', `POST ${path}/acceptances`)).toMatchObject({ status: 'accepted' });
  });
});

describe('channels: what its owner does', () => {
  const { must, refusal, call, enter, published, proposed, posted, url } = channelsCampaign('publications-decisions');
  let event = '';
  beforeAll(async () => {
    await enter('fb-district');
    event = await published();
  });
  const owner = 'district-staff';

  test('accepts or declines, and nobody else does', async () => {
    const path = await proposed(event);
    for (const persona of ['city-hall-head', 'association-solna'])
      for (const deed of ['acceptances', 'declines', 'postings', 'measurements'])
        expect(await refusal(persona, `POST ${path}/${deed}`, {})).toBe('403 not-allowed');
    const accepted = await call(owner, `POST ${path}/acceptances`, undefined, { 'if-match': '"1"' });
    expect([accepted.status, accepted.body.status, accepted.headers.get('etag')]).toEqual([
      200,
      'accepted',
      expect.stringMatching(/^"2-/),
    ]);
    expect(await must(owner, `POST ${path}/acceptances`)).toEqual(accepted.body);
    expect(await refusal(owner, `POST ${path}/declines`, { reason: 'x' }, { 'if-match': '"1"' })).toBe(
      '412 changed-meanwhile',
    );
    const reason = 'Veckan är full.';
    expect(await must(owner, `POST ${path}/declines`, { reason })).toMatchObject({ status: 'declined', reason });
    expect(await refusal(owner, `POST ${path}/acceptances`)).toBe('409 wrong-status');
    expect(await refusal(owner, `POST ${path}/postings`, { url })).toBe('409 wrong-status');
  });

  test('posts and measures; D15: the figures count for the channel, and corrections take their place', async () => {
    const path = await posted(event);
    expect(await refusal(owner, `POST ${path}/declines`, { reason: 'x' })).toBe('409 wrong-status');
    const [first, second] = [{ reach: 700, clicks: 30 }, { reach: 900 }];
    expect(await must(owner, `POST ${path}/measurements`, first)).toMatchObject({
      status: 'posted',
      url,
      measured: first,
    });
    await enter('fb-district', { audience: 90_000 });
    expect(await must(owner, `POST ${path}/measurements`, second)).toMatchObject({ measured: second });
    expect(await must('association-nacka', 'GET /channels/fb-district')).toMatchObject({
      measured: { publications: 1, reach: 900, audience: 10_000 },
    });
    const open = await proposed(event);
    expect(await refusal(owner, `POST ${open}/measurements`, first)).toBe('409 wrong-status');
  });

  test('a channel that is handed over is decided on by its new owner', async () => {
    await enter('handed');
    const path = await proposed(event, { channel: 'handed' });
    await must(owner, 'PUT /channels/handed', { kind: 'facebook', owner: 'city-hall', name: 'x', audience: 1 });
    expect(await refusal(owner, `POST ${path}/acceptances`)).toBe('403 not-allowed');
    expect(await must('city-hall-staff', `POST ${path}/acceptances`)).toMatchObject({
      owner: 'city-hall',
      status: 'accepted',
    });
  });
});
