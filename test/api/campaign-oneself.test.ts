import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { today } from '../support/events-api.ts';
import { tokenOf } from '../support/signed.ts';
import { ask, type Body, itemsOf, loadedCampaign, theStack } from '../support/stack.ts';

/** Who somebody is, and where. The stack has the campaigns of other tests, too. */
describe('oneself', () => {
  const { id, must, personOf } = loadedCampaign('oneself');
  const meAs = async (token: string) => ask('GET /me', { token });
  /** What is told of this campaign. */
  const own = async (persona: string): Promise<Body | undefined> => {
    const { body } = await meAs(await theStack().token(persona));
    return (body.campaigns as readonly Body[]).find((each) => each.id === id);
  };
  const listedTo = async (token: string) => itemsOf(await ask('GET /campaigns', { token }));
  let campaign: Body = {};
  let kim = '';

  beforeAll(async () => {
    campaign = await must('district-staff', 'GET ');
    const body = { subject: 'kim-signs-in', name: 'Kim Holm', email: 'kim@example.se', phone: '070-123 45 67' };
    const memberships = [
      { unit: 'city-hall', role: 'staff' },
      { unit: 'nacka', role: 'member' },
    ];
    kim = String((await must('admin', 'POST /people', { ...body, memberships })).id);
  });

  test('is a person with roles, each with what its unit is called, and the offices that they act for', async () => {
    expect(await own('district-head')).toEqual({
      id,
      name: campaign.name,
      person: { id: await personOf('district-head'), name: 'Kanslichef, Distriktskansliet' },
      memberships: [{ unit: 'district', role: 'head', unitName: 'Distriktskansliet' }],
      actingFor: ['district'],
    });
    const { body } = await meAs(await tokenOf('kim-signs-in'));
    expect(body).toEqual({
      subject: 'kim-signs-in',
      campaigns: [
        {
          id,
          name: campaign.name,
          person: { id: kim, name: 'Kim Holm' },
          memberships: [
            { unit: 'city-hall', role: 'staff', unitName: 'Stadshuskansliet' },
            { unit: 'nacka', role: 'member', unitName: expect.stringContaining('Nacka') },
          ],
          actingFor: [],
        },
      ],
    });
  });

  test('acts for an office as its deputy once that is confirmed, from the first day to the last', async () => {
    const appoint = async (from: number, to: number) => {
      const days = { from: addDays(today, from), to: addDays(today, to) };
      await must('city-hall-head', 'PUT /pot/deputies/city-hall', { person: kim, ...days });
    };
    const actingFor = async () => {
      const { body } = await meAs(await tokenOf('kim-signs-in'));
      return (body.campaigns as readonly Body[])[0]?.actingFor;
    };
    await appoint(0, 3);
    expect(await actingFor()).toEqual([]);
    await must('district-head', 'POST /pot/deputies/city-hall/confirmations');
    expect(await actingFor()).toEqual(['city-hall']);
    await appoint(2, 3);
    await must('district-head', 'POST /pot/deputies/city-hall/confirmations');
    expect(await actingFor()).toEqual([]);
  });

  test('is told whose word a headship leans on', async () => {
    const head = await personOf('county-council-head');
    const memberships = [{ unit: 'county-council', role: 'staff' }];
    await must('admin', `PUT /people/${head}`, { subject: 'county-council-head', name: 'K', memberships });
    await must('district-head', `POST /people/${head}/confirmations`);
    expect(await own('county-council-head')).toMatchObject({ memberships: [{ role: 'staff' }], actingFor: [] });
    const heading = [{ unit: 'county-council', role: 'head' }];
    await must('admin', `PUT /people/${head}`, { subject: 'county-council-head', name: 'K', memberships: heading });
    await must('district-head', `POST /people/${head}/confirmations`);
    expect(await own('county-council-head')).toMatchObject({
      vouched: { 'county-council': 'district' },
      actingFor: ['county-council'],
    });
  });

  test('is nobody else’s, nor kept on the way', async () => {
    const answer = await meAs(await theStack().token('association-solna'));
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const text = String(answer.bytes);
    const everybody = itemsOf({ body: await must('admin', 'GET /people?limit=100') }).map((person) =>
      String(person.id),
    );
    expect(everybody.filter((person) => text.includes(person))).toEqual([await personOf('association-solna')]);
    expect(String((await meAs(await tokenOf('kim-signs-in'))).bytes)).not.toMatch(/example\.se|070/);
    const tag = answer.headers.get('etag') ?? '';
    const again = await ask('GET /me', {
      token: await theStack().token('association-solna'),
      headers: { 'if-none-match': tag },
    });
    expect(again.status).toBe(304);
  });

  test('is in no campaign without a role there', async () => {
    const nobody = await tokenOf('nobody-at-all');
    expect((await meAs(nobody)).body).toEqual({ subject: 'nobody-at-all', campaigns: [] });
    expect(await listedTo(nobody)).toEqual([]);
    await must('admin', 'POST /people', { subject: 'without-a-role', name: 'Robin', memberships: [] });
    const robin = await tokenOf('without-a-role');
    expect([(await meAs(robin)).body.campaigns, await listedTo(robin)]).toEqual([[], []]);
    for (const path of ['/me', '/campaigns']) expect((await ask(`GET ${path}`)).status).toBe(401);
  });

  test('lists the campaigns that one is in; an administrator by the token’s group all', async () => {
    expect(await listedTo(await tokenOf('kim-signs-in'))).toEqual([campaign]);
    const other = { name: 'En annan', start: '2026-04-28', electionDay: '2026-09-13', end: '2026-10-04' };
    const admin = await theStack().token('admin');
    await ask('PUT /campaigns/oneself-elsewhere', { token: admin, body: other });
    const all = (await listedTo(admin)).map((each) => each.id);
    expect(all).toEqual(expect.arrayContaining([id, 'oneself-elsewhere']));
    // Who is registered nowhere is nobody, whatever they may do.
    const places = (await meAs(admin)).body.campaigns as readonly Body[];
    expect(places.map((each) => each.id)).not.toContain('oneself-elsewhere');
    const ofHead = (await listedTo(await theStack().token('district-head'))).map((each) => each.id);
    expect([ofHead.includes(id), ofHead.includes('oneself-elsewhere')]).toEqual([true, false]);
  });
});
