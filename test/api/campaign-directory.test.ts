import { beforeAll, describe, expect, test } from 'vitest';
import { materialsCampaign } from '../support/materials-api.ts';
import { ask, type Body, itemsOf, theStack } from '../support/stack.ts';

/** What everything in a campaign is called. */
describe('the directory', () => {
  const { id, call, must, enter } = materialsCampaign('directory');
  const channel = { kind: 'newsletter', owner: 'district', name: 'Nyhetsbrevet', audience: 900, leadTimeDays: 3 };
  beforeAll(async () => {
    await enter();
    await must('district-staff', 'PUT /channels/newsletter', { ...channel, languages: ['sv', 'so'] });
    await must('city-hall-staff', 'PUT /channels/page', { ...channel, kind: 'facebook', owner: 'city-hall' });
  });
  const namesIn = (all: unknown) => (all as readonly Body[]).map(({ id: one, name }) => [one, name]);

  test('has the units, as their own lists have them', async () => {
    const found = await must('association-solna', 'GET /directory');
    const [offices, associations] = await Promise.all([
      call('association-solna', 'GET /offices'),
      call('association-solna', 'GET /associations?limit=100'),
    ]);
    expect(found.offices).toEqual(itemsOf(offices).map(({ id: one, name }) => ({ id: one, name })));
    expect(found.associations).toEqual(
      itemsOf(associations).map(({ id: one, name, kind, ring, neighbourGroup }) => ({
        id: one,
        name,
        kind,
        ring,
        ...(neighbourGroup !== undefined && { neighbourGroup }),
      })),
    );
    expect((found.associations as readonly Body[]).length).toBe(4);
  });

  test('has budget lines without amounts, items and channels with their kinds and languages', async () => {
    const found = await must('association-solna', 'GET /directory');
    const { budgetLines } = await must('district-head', 'GET /pot');
    expect(found.budgetLines).toEqual((budgetLines as readonly Body[]).map(({ id: one, name }) => ({ id: one, name })));
    expect(found.catalogueItems).toContainEqual({
      id: 'folder',
      name: 'Folder: bostäder',
      kind: 'folder',
      languages: ['so', 'sv'],
    });
    expect(namesIn(found.catalogueItems)).toHaveLength(3);
    expect(found.channels).toEqual([
      { id: 'newsletter', name: channel.name, kind: 'newsletter', languages: ['sv', 'so'] },
      { id: 'page', name: channel.name, kind: 'facebook' },
    ]);
    expect(new Set(Object.keys(found))).toEqual(
      new Set([
        'offices',
        'associations',
        'budgetLines',
        'catalogueItems',
        'assets',
        'tasks',
        'eventKinds',
        'audiences',
        'posterRules',
        'milestones',
        'channels',
        'languages',
        'contacts',
      ]),
    );
    expect(found.eventKinds).toContainEqual({
      id: 'yard-party',
      name: 'Gårdsfest',
      names: { sv: 'Gårdsfest', en: 'Yard party' },
    });
    expect(found.languages).toEqual([
      { id: 'en', name: 'engelska', names: { sv: 'engelska', en: 'English' } },
      { id: 'so', name: 'somaliska', names: { sv: 'somaliska', en: 'Somali' } },
      { id: 'sv', name: 'svenska', names: { sv: 'svenska', en: 'Swedish' } },
    ]);
  });

  test('is the same for all of the campaign, and of nobody, as long as nobody shows how they are reached', async () => {
    const read = async (persona: string) => String((await call(persona, 'GET /directory')).bytes);
    const all = await Promise.all(['association-solna', 'association-kista', 'district-head', 'admin'].map(read));
    expect(new Set(all).size).toBe(1);
    const people = itemsOf(await call('admin', 'GET /people?limit=100'));
    expect(people.length).toBeGreaterThan(5);
    for (const { id: person, subject } of people)
      for (const said of [person, subject]) expect(all[0]).not.toContain(`"${String(said)}"`);
  });

  test('is not sent again to whoever has it, until a name changes', async () => {
    const first = await call('association-solna', 'GET /directory');
    const known = { 'if-none-match': String(first.headers.get('etag')) };
    expect((await call('association-solna', 'GET /directory', undefined, known)).status).toBe(304);
    await must('city-hall-staff', 'PUT /channels/page', {
      ...channel,
      kind: 'facebook',
      owner: 'city-hall',
      name: 'Ny',
    });
    const changed = await call('association-solna', 'GET /directory', undefined, known);
    expect([changed.status, namesIn(changed.body.channels)]).toEqual([
      200,
      [
        ['newsletter', channel.name],
        ['page', 'Ny'],
      ],
    ]);
  });

  test('is not for strangers', async () => {
    const token = await theStack().token('association-farsta');
    expect((await ask(`GET /campaigns/${id}/directory`, { token })).status).toBe(404);
  });
});
