import { describe, expect, test } from 'vitest';
import { at, party, publicityCampaign } from '../support/events-api.ts';
import { type Body, errorsOf, itemsOf, theStack } from '../support/stack.ts';

/** What is refused, and what is stored as given. */
describe('events: bad input', () => {
  const { call, must, register, drafted, published } = publicityCampaign('events-input');
  const { place: _, ...nowhere } = party;

  test.each<[string, Body, string]>([
    ['a line feed in a title', { title: 'A\nB' }, '/title control-characters'],
    ['a carriage return in a title', { title: 'A\rB' }, '/title control-characters'],
    ['a carriage return in a description', { description: 'A\r\nB' }, '/description control-characters'],
    ['one in what is said of access', { accessibility: { note: 'A\rB' } }, '/accessibility/note control-characters'],
    ['a tab in a title', { title: 'A\tB' }, '/title control-characters'],
    ['a NUL in a description', { description: 'A\u0000B' }, '/description control-characters'],
    ['an escape in a place', { place: { name: 'A\u001b[2J' } }, '/place/name control-characters'],
    ['a control of the second set', { summary: 'A\u0085B' }, '/summary control-characters'],
    ['a lone surrogate', { title: 'A\ud800' }, '/title lone-surrogate'],
    ['an override that is not closed', { title: 'A\u202egnp.exe' }, '/title unbalanced-bidi'],
    ['an isolate closed twice', { summary: '\u2067A\u2069\u2069' }, '/summary unbalanced-bidi'],
    ['an empty title', { title: ' ' }, '/title empty'],
    ['a title of 121', { title: 'A'.repeat(121) }, '/title too-big'],
    ['a summary of 301', { summary: 'A'.repeat(301) }, '/summary too-big'],
    ['a description of 5 001', { description: 'A'.repeat(5001) }, '/description too-big'],
    ['a script for an address', { ...nowhere, online: { url: 'javascript:alert(1)' } }, '/online/url web-address'],
    [
      'a script by way of a line feed',
      { ...nowhere, online: { url: 'java\nscript:alert(1)' } },
      '/online/url web-address',
    ],
    ['data for an address', { ...nowhere, online: { url: 'data:text/html,x' } }, '/online/url web-address'],
    ['no secure address', { ...nowhere, online: { url: 'http://a.example' } }, '/online/url web-address'],
    ['a password in an address', { ...nowhere, online: { url: 'https://a:b@c.example' } }, '/online/url web-address'],
    ['an address of one slash', { ...nowhere, online: { url: 'https:/a.example' } }, '/online/url web-address'],
    ['an address with a space', { ...nowhere, online: { url: 'https://a.example/a b' } }, '/online/url web-address'],
    ['neither place nor address', { place: undefined }, '/place needed'],
    ['the end before the start', { endsAt: at(20) }, '/endsAt order'],
    ['the year 9999', { endsAt: '9999-12-31T23:59' }, '/endsAt local-time'],
    ['30 February', { startsAt: '2027-02-30T10:00' }, '/startsAt local-time'],
    ['an hour that no clock shows', { startsAt: '2027-03-28T02:30' }, '/startsAt local-time'],
    ['24 o’clock', { endsAt: at(21, '24:00') }, '/endsAt local-time'],
    ['an instant', { startsAt: `${at(21)}:00Z` }, '/startsAt local-time'],
    ['before the campaign', { startsAt: '2020-01-01T10:00' }, '/startsAt outside-campaign'],
    ['after it', { endsAt: '2199-01-01T10:00' }, '/endsAt outside-campaign'],
    ['too long', { startsAt: at(-12), endsAt: at(21) }, '/endsAt too-big'],
    ['a latitude of 91', { place: { name: 'P', lat: 91, lon: 0 } }, '/place/lat too-big'],
    ['a longitude of -181', { place: { name: 'P', lat: 0, lon: -181 } }, '/place/lon too-small'],
    ['half a coordinate', { place: { name: 'P', lat: 59 } }, '/place/lon needed'],
    ['the other half', { place: { name: 'P', lon: 18 } }, '/place/lat needed'],
    ['an unknown area', { place: { name: 'P', area: 'gone' } }, '/place/area unknown'],
    ['no organiser', { organisers: [] }, '/organisers too-small'],
    ['an organiser twice', { organisers: ['solna', 'solna'] }, '/organisers twice'],
    ['an unknown organiser', { organisers: ['solna', 'gone'] }, '/organisers/1 unknown'],
    ['no language', { languages: [] }, '/languages too-small'],
    ['a language that is none', { languages: ['svenska!'] }, '/languages/0 language'],
    ['a kind that is no word', { kind: 'Yard Party' }, '/kind slug'],
    ['the word that every object answers to', { kind: 'constructor' }, '/kind slug'],
    ['a status', { status: 'published' }, '/status unrecognized-keys'],
    ['a negative cost', { cost: -1 }, '/cost too-small'],
    ['a cost of half an öre', { cost: 0.5 }, '/cost invalid-type'],
    ['a reach of more than there are', { expectedReach: 10_000_001 }, '/expectedReach too-big'],
    ['nobody to ask', { contact: { public: true } }, '/contact/name needed'],
    ['a contact with something else', { contact: { name: 'A', born: 1900 } }, '/contact/born unrecognized-keys'],
  ])('%s', async (_what, change, error) => {
    const { status, body } = await register(change);
    expect([status, errorsOf({ body })]).toEqual([422, [error]]);
  });

  test('a description of 1 MB is not even read', async () => {
    const large = await register({ description: 'A'.repeat(1_000_000) });
    expect([large.status, large.body.code]).toEqual([413, 'too-large']);
  });

  const odd = '<script>alert(1)</script> ]]> "\'&amp;\u2028\u2029 — «Åäö» \u2067عيد\u2069 🚲 =1+1';
  test('what each format escapes is stored as given', async () => {
    const said = { title: odd, summary: odd, description: `${odd}\n\t${odd}`, place: { name: odd, address: odd } };
    const event = await published({ ...said, accessibility: { note: odd } });
    expect(await must('association-nacka', `GET ${event}`)).toMatchObject({ ...said, accessibility: { note: odd } });
  });

  test('and is told of: no queue refuses what a text may hold', async () => {
    const title = `Fest 🚲 a\uffffb\ufffec`;
    await published({ title });
    await theStack().idle();
    const inbox = itemsOf(await call('association-solna', 'GET /associations/solna/inbox?limit=100'));
    expect(inbox.map(({ text }) => text)).toContainEqual(expect.stringContaining(title));
  });

  test('nights when the clock is moved, past midnight, and several days', async () => {
    const shown = async (startsAt: string, endsAt: string) => {
      const event = await must('association-solna', `GET ${await drafted({ startsAt, endsAt })}`);
      return [event.startsAt, event.endsAt];
    };
    for (const times of [
      [at(21, '22:00'), at(22, '02:00')],
      [at(10, '00:00'), at(20, '23:59')],
      [at(-10, '23:59'), at(-9, '00:00')],
    ] as const)
      expect(await shown(...times)).toEqual(times);
  });

  test.each<[object, string]>([
    [{ reach: 10, attended: 11, cost: 0 }, '/attended too-big'],
    [{ reach: -1, cost: 0 }, '/reach too-small'],
    [{ reach: 1 }, '/cost invalid-type'],
    [{ reach: 1, cost: 2 ** 53 }, '/cost too-big'],
  ])('%j came of nothing', async (body, error) => {
    expect(errorsOf(await call('association-solna', `POST ${await published()}/results`, body))).toContain(error);
  });

  test('a cancellation needs a reason', async () => {
    const event = await drafted();
    for (const [body, error] of [
      [{}, '/reason invalid-type'],
      [{ reason: '' }, '/reason empty'],
      [{ reason: 'A'.repeat(501) }, '/reason too-big'],
    ] as const)
      expect(errorsOf(await call('association-solna', `POST ${event}/cancellation`, body))).toEqual([error]);
  });
});
