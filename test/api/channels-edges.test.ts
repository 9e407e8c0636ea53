import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { channelsCampaign, evening, partyDay, today } from '../support/channels-api.ts';
import { type Rights, rightsWith } from '../support/rights.ts';
import { type Body, errorsOf, itemsOf, operationsOf } from '../support/stack.ts';

describe('channels: the plan', () => {
  const { call, must, enter, published, proposed } = channelsCampaign('publications-plan');
  const [from, to] = [evening(6).slice(0, 10), partyDay];

  test('shows all channels by time, with clashes and gaps', async () => {
    await enter('fb-district');
    await enter('letter', { kind: 'newsletter', owner: 'city-hall' });
    const [one, other] = [await published(), await published({ organisers: ['solna', 'nacka'] })];
    await proposed(one);
    await proposed(one, { channel: 'letter', at: evening(5) });
    await proposed(other, { at: evening(3, '16:30') });
    const { publications: all, gaps } = await must('county-council-staff', `GET /publicity/plan?from=${from}&to=${to}`);
    const shown = (all as readonly Body[]).map(({ at, channel, clashes }) => [
      at,
      channel,
      (clashes as readonly Body[]).map(({ why }) => why),
    ]);
    expect(shown).toEqual([
      [evening(5), 'letter', []],
      [evening(3, '16:30'), 'fb-district', ['channel']],
      [evening(3), 'fb-district', ['channel']],
    ]);
    const day = (n: number) => addDays(partyDay, -n);
    expect(gaps).toEqual([
      {
        channel: 'fb-district',
        days: [
          { from: day(6), to: day(4) },
          { from: day(2), to: day(0) },
        ],
      },
      {
        channel: 'letter',
        days: [
          { from: day(6), to: day(6) },
          { from: day(4), to: day(0) },
        ],
      },
    ]);
    const own = await must('district-staff', `GET /publicity/plan?from=${from}&to=${to}&owner=city-hall`);
    expect([(own.publications as readonly Body[]).length, (own.gaps as readonly Body[]).length]).toEqual([1, 1]);
    await must('district-staff', `POST ${one}/cancellation`, { reason: 'Regn' });
    const after = await must('county-council-staff', `GET /publicity/plan?from=${from}&to=${to}`);
    expect((after.publications as readonly Body[]).map(({ status }) => status)).toEqual(['void', 'proposed', 'void']);
  });

  test('of four weeks from today unless asked, and of 92 days at most', async () => {
    expect(await must('district-staff', 'GET /publicity/plan')).toMatchObject({ from: today, to: addDays(today, 27) });
    expect(await must('district-staff', `GET /publicity/plan?from=${from}&to=${addDays(from, 91)}`)).toMatchObject({
      from,
    });
    for (const [end, code] of [
      [addDays(from, 92), 'too-big'],
      [addDays(from, -1), 'order'],
    ]) {
      const answer = await call('district-staff', `GET /publicity/plan?from=${from}&to=${end}`);
      expect([answer.status, errorsOf(answer)]).toEqual([400, [`/query/to ${code}`]]);
    }
  });
});

describe('channels: bad input', () => {
  const { call, enter, published, propose, posted } = channelsCampaign('publications-bad-input');
  let event = '';
  beforeAll(async () => {
    await enter('fb-district');
    event = await published();
  });

  test.each([
    [{ kind: 'tiktok' }, '/kind invalid-value'],
    [{ audience: -1 }, '/audience too-small'],
    [{ audience: 20_000_001 }, '/audience too-big'],
    [{ audience: 1.5 }, '/audience invalid-type'],
    [{ name: 'A\nB' }, '/name control-characters'],
    [{ area: 'atlantis' }, '/area unknown'],
    [{ languages: ['sv', 'sv'] }, '/languages twice'],
    [{ languages: ['svenska-1'] }, '/languages/0 language'],
    [{ languages: [] }, '/languages too-small'],
    [{ leadTimeDays: 61 }, '/leadTimeDays too-big'],
    [{ minGapHours: -1 }, '/minGapHours too-small'],
    [{ measured: {} }, '/measured unrecognized-keys'],
  ])('%j is no channel', async (change, error) => {
    const answer = await enter('odd', change);
    expect([answer.status, errorsOf(answer)]).toEqual([422, [error]]);
  });
  test('an id is a word', async () => {
    expect(errorsOf(await enter('Odd'))).toEqual(['/path/channel slug']);
  });

  test.each([
    [{ channel: 'none' }, '/channel unknown'],
    [{ at: `${addDays(today, -1)}T18:00` }, '/at past'],
    [{ at: '2199-01-01T18:00' }, '/at outside-campaign'],
    [{ at: '9999-01-01T18:00' }, '/at local-time'],
    [{ at: `${partyDay}T17:01` }, '/at order'],
    [{ at: evening(3, '24:00') }, '/at local-time'],
    [{ language: 'svenska-1' }, '/language language'],
    [{ text: 'a\u202eb' }, '/text unbalanced-bidi'],
    [{ text: 'a'.repeat(5001) }, '/text too-big'],
    [{ status: 'accepted' }, '/status unrecognized-keys'],
  ])('%j is no publication', async (change, error) => {
    const answer = await propose(event, change);
    expect([answer.status, errorsOf(answer)]).toEqual([422, [error]]);
  });

  test.each([
    ['postings', { url: 'http://social.example/1' }, '/url web-address'],
    ['postings', { url: 'javascript:alert(1)' }, '/url web-address'],
    ['measurements', { reach: -1 }, '/reach too-small'],
    ['measurements', { reach: 1, clicks: 0.5 }, '/clicks invalid-type'],
    ['declines', { reason: ' ' }, '/reason empty'],
  ])('%s %j are refused', async (deed, body, error) => {
    const path = await posted(event);
    const answer = await call('district-staff', `POST ${path}/${deed}`, body);
    expect([answer.status, errorsOf(answer)]).toEqual([422, [error]]);
  });
});

describe('channels: at the same moment', () => {
  const { call, must, enter, published, proposed, posted } = channelsCampaign('publications-together');
  const count = 32;
  const all = <T>(each: (i: number) => Promise<T>) => Promise.all(Array.from({ length: count }, (_, i) => each(i)));

  test('of 32 who decide on one publication at the same moment, all who answer alike agree with what it is', async () => {
    await enter('fb-district');
    const path = await proposed(await published());
    const answers = await all((i) =>
      i % 2 === 0
        ? call('district-staff', `POST ${path}/acceptances`)
        : call('district-head', `POST ${path}/declines`, { reason: `Skäl ${i}` }),
    );
    const final = await must('district-staff', `GET ${path}`);
    // Whoever declined first gave the reason; who came too late to accept was told so.
    expect(final.status).toBe('declined');
    const reasons = new Set(answers.filter((_, i) => i % 2 === 1).map(({ body }) => body.reason));
    expect(reasons).toEqual(new Set([final.reason]));
    for (const { status, body } of answers.filter((_, i) => i % 2 === 0))
      expect(status === 200 ? body.status : body.code).toBe(status === 200 ? 'accepted' : 'wrong-status');
    expect([2, 3]).toContain(final.version);
  });

  test('32 measurements in one channel all count, each once', async () => {
    await enter('busy');
    const event = await published();
    const paths = await all(() => posted(event, { channel: 'busy' }));
    await all((i) => must('district-staff', `POST ${paths[i]}/measurements`, { reach: 100 + i }));
    const reach = Array.from({ length: count }, (_, i) => 100 + i).reduce((a, b) => a + b, 0);
    expect(await must('district-staff', 'GET /channels/busy')).toMatchObject({
      measured: { publications: count, reach, audience: count * 10_000 },
    });
  });

  test('32 proposals with one key are one publication', async () => {
    const event = await published();
    const wish = { channel: 'fb-district', at: evening(2), language: 'sv' };
    const answers = await all(() =>
      call('association-solna', `POST ${event}/publications`, wish, { 'idempotency-key': 'one' }),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(itemsOf(await call('association-solna', `GET ${event}/publications`))).toHaveLength(1);
  });
});

describe('channels: who may (invariant 8)', () => {
  const campaign = 'publications-rights';
  const { enter, published, proposed } = channelsCampaign(campaign);
  const named: Record<string, string> = { campaign, channel: 'fb-district' };
  beforeAll(async () => {
    await enter('fb-district');
    const event = await published();
    const publication = await proposed(event);
    named.event = event.slice('/events/'.length);
    named.publication = publication.slice(`${event}/publications/`.length);
  });
  const rights: Rights = {
    setChannel: '++4334',
    removeChannel: '++4334',
    showChannel: '++4++4',
    listChannels: '++4++4',
    proposePublication: '++4+34',
    listPublications: '++4+34',
    listPublicationsInChannel: '++4444',
    showPublication: '++4+34',
    acceptPublication: '++4334',
    declinePublication: '++4334',
    postPublication: '++4334',
    measurePublication: '++4334',
    amendPublication: '334+34',
    withdrawPublication: '334+34',
    reopenPublication: '++4334',
    counterPublication: '++4334',
    acceptCounterProposal: '334+34',
    showPublicationPlan: '++4444',
  };
  const { tabled, missing } = rightsWith(named);
  const guarded = tabled(operationsOf('channels'), rights);
  const none = '01J4Z6X9QAW7E6R5T4Y3V2B1N1';
  missing(guarded, rights, { channel: 'none', event: none, publication: none });
});
