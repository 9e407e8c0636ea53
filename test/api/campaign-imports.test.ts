import { beforeAll, describe, expect, test } from 'vitest';
import sample from '../../data/campaign-2018.json' with { type: 'json' };
import { importCampaign } from '../../tools/import/import.ts';
import { bareCampaign, errorsOf, itemsOf, theStack } from '../support/stack.ts';

/** D6: a campaign that is loaded makes one notice for each unit, and not one for each thing. */
describe('an import', () => {
  const id = 'imported';
  const { call, must, refusal } = bareCampaign('import-window');
  const told = async (persona: string, unit: string) => {
    const token = await theStack().token(persona);
    const path = `${theStack().url}/campaigns/${id}/${unit}/inbox?limit=100`;
    const answer = await fetch(path, { headers: { authorization: `Bearer ${token}` } });
    return itemsOf({ body: (await answer.json()) as Record<string, unknown> }).map(({ event }) => String(event));
  };
  beforeAll(async () => {
    const file = { ...sample, campaign: { ...sample.campaign, id } };
    const { url, token } = theStack();
    await importCampaign({ url, tokenFor: token, file, asIs: false, say: () => {} });
    await theStack().idle();
  });

  test('of the whole sample tells each unit a handful: the mandate, and that it is there', async () => {
    for (const office of ['district', 'city-hall', 'county-council']) {
      const all = await told(`${office}-head`, `offices/${office}`);
      expect(all.length).toBeLessThanOrEqual(10);
      expect(all.filter((event) => event === 'CampaignImported')).toHaveLength(1);
      expect(new Set(all)).toEqual(new Set(['CampaignImported', 'MandateProposed', 'MandateAdopted']));
    }
    expect(await told('association-solna', 'associations/solna')).toEqual(['CampaignImported']);
  });

  test('is in all histories, and what comes after it is told', async () => {
    const token = await theStack().token('district-head');
    const ask = async (path: string, init: RequestInit = {}) =>
      (
        await fetch(`${theStack().url}/campaigns/${id}${path}`, {
          ...init,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        })
      ).json() as Promise<Record<string, unknown>>;
    const history = await ask('/audit?subject=materials/items/platform-short');
    expect(itemsOf({ body: history }).map(({ event }) => event)).toContain('ItemSet');
    const before = await told('district-head', 'offices/district');
    const body = { unit: 'district', budgetLine: 'reserve', amount: 1000, purpose: 'Kaffe' };
    await ask('/pot/requests', { method: 'POST', body: JSON.stringify(body) });
    await theStack().idle();
    expect((await told('district-head', 'offices/district')).length).toBe(before.length + 1);
  });

  test('of the same file once more tells nothing; of a changed one each change is told, as if made by hand', async () => {
    const { url, token } = theStack();
    const load = async (file: object) => {
      await importCampaign({ url, tokenFor: token, file, asIs: false, say: () => {} });
      await theStack().idle();
    };
    const count = async () => ({
      district: (await told('district-head', 'offices/district')).length,
      solna: (await told('association-solna', 'associations/solna')).length,
      kista: (await told('association-kista', 'associations/kista')).length,
    });
    const file = { ...sample, campaign: { ...sample.campaign, id } };
    const before = await count();
    await load(file);
    expect(await count()).toEqual(before);
    const renamed = <T extends { readonly name: string }>(all: readonly T[], most: number) =>
      all.map((each, i) => (i < most ? { ...each, name: `${each.name} nu` } : each));
    await load({ ...file, associations: renamed(file.associations, 5), catalogue: renamed(file.catalogue, 6) });
    expect(await count()).toEqual({ ...before, district: before.district + 11 });
  });

  test('is begun and completed by an administrator, while the campaign is being set up', async () => {
    expect(await refusal('admin', 'POST /imports/completion', { units: [] })).toBe('409 wrong-status');
    const begun = await must('admin', 'POST /imports');
    expect(begun.imports).toMatchObject([{ until: expect.any(String) }]);
    expect(await must('admin', 'POST /imports')).toEqual(begun);
    const wrong = await call('admin', 'POST /imports/completion', { units: [{ unit: 'nowhere', things: 1 }] });
    expect(errorsOf(wrong)).toEqual(['/units/0/unit unknown']);
    const done = await must('admin', 'POST /imports/completion', { units: [{ unit: 'solna', things: 1 }] });
    expect(done.imports).toMatchObject([{ done: true }]);
    expect(await must('admin', 'POST /imports/completion', { units: [] })).toEqual(done);
    expect(await refusal('association-solna', 'POST /imports')).toBe('403 not-allowed');
  });

  test('into a campaign that has begun is refused: there nothing is done unheard', async () => {
    const token = await theStack().token('admin');
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${theStack().url}/campaigns/${id}/imports`, { method: 'POST', headers });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([409, 'wrong-status']);
  });
});
