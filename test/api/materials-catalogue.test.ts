import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { folder, line, materialsCampaign, small, today } from '../support/materials-api.ts';
import { errorsOf, itemsOf } from '../support/stack.ts';

/** D9-D13: catalogue, stock, orders and print runs. */
describe('material: the catalogue', () => {
  const { id, call, must, refusal, keeper, enter, stock, printed } = materialsCampaign('materials-catalogue');
  beforeAll(enter);

  test('an item is entered and changed by the district office, and all see it', async () => {
    const { status, headers, body } = await call(keeper, 'PUT /materials/items/flyer', folder);
    expect([status, headers.get('location'), headers.get('etag')]).toEqual([
      201,
      `/campaigns/${id}/materials/items/flyer`,
      expect.stringMatching(/^"1-/),
    ]);
    expect((await call(keeper, 'PUT /materials/items/flyer', folder)).status).toBe(200);
    const change = { ...folder, name: 'Flygblad' };
    expect(await refusal(keeper, 'PUT /materials/items/flyer', change, { 'if-match': '"7"' })).toBe(
      '412 changed-meanwhile',
    );
    expect(await must('association-nacka', 'GET /materials/items/flyer')).toEqual(body);
    expect(await refusal('association-nacka', 'GET /materials/items/flag')).toBe('404 not-found');
    for (const persona of ['city-hall-head', 'association-nacka'])
      expect(await refusal(persona, 'PUT /materials/items/flyer', change)).toBe('403 not-allowed');
  });

  test('D12: an edition shows its readability', async () => {
    const edition = { bilingual: true, translation: 'professional', swedishText: 'Vi vill bygga bostäder.' };
    const entered = await call(keeper, 'PUT /materials/items/folder/editions/ar', edition);
    expect([entered.status, entered.body.readability]).toEqual([201, { lix: 29, words: 4, bureaucratic: false }]);
    expect(await must('association-nacka', 'GET /materials/items/folder/editions/ar')).toEqual(entered.body);
    expect(await refusal('association-nacka', 'GET /materials/items/folder/editions/fi')).toBe('404 not-found');
    expect(errorsOf(await call(keeper, 'PUT /materials/items/folder/editions/swedish-1', edition))).toEqual([
      '/path/language language',
    ]);
  });

  test.each(['zh-Hant', 'sr-Latn', 'pt-BR'])('D11: %s is one edition, however its tag is written', async (language) => {
    const edition = { bilingual: false, translation: 'professional' };
    const path = (tag: string) => `/materials/items/script/editions/${tag}`;
    await must(keeper, 'PUT /materials/items/script', { name: 'Folder', kind: 'folder' });
    const entered = await call(keeper, `PUT ${path(language.toLowerCase())}`, edition);
    expect([entered.status, entered.body.language, entered.headers.get('location')]).toEqual([
      201,
      language,
      `/campaigns/${id}${path(language)}`,
    ]);
    expect((await call(keeper, `PUT ${path(language.toUpperCase())}`, edition)).status).toBe(200);
    for (const tag of [language, language.toUpperCase()])
      expect(await must('association-nacka', `GET ${path(tag)}`)).toMatchObject({ language });
    const { editions } = await must('association-nacka', 'GET /materials/items/script');
    expect(
      (editions as readonly { readonly language: string }[]).filter((each) => each.language === language),
    ).toHaveLength(1);
    const run = await printed(5, { item: 'script', language });
    expect(await must('association-nacka', `GET ${run}`)).toMatchObject({ language });
  });

  test('D10: it says what is available, and how many of a pack there are, by which part', async () => {
    await stock(90);
    await stock(100, { item: 'poster' });
    expect((await call(keeper, 'PUT /materials/packs/small', small)).status).toBe(200);
    const pack = await must('association-nacka', 'GET /materials/packs/small');
    expect(pack).toMatchObject(small);
    const { items, packs } = await must('association-nacka', 'GET /materials/catalogue');
    const [shown] = packs as readonly object[];
    expect(shown).toMatchObject({ id: 'small', makeable: 4, limitedBy: { item: 'folder', language: 'sv' } });
    const poster = (items as readonly { readonly id: string }[]).find(({ id: item }) => item === 'poster');
    expect(poster).toMatchObject({ rationed: { perAssociation: 60, used: 0 }, editions: [{ available: 100 }] });
  });
});

describe('material: a pack', () => {
  const { call, must, refusal, keeper, enter, placed } = materialsCampaign('materials-packs');
  beforeAll(enter);

  test('a pack is removed by the district office; what was ordered of it stays', async () => {
    const order = await placed({ packs: [{ pack: 'small', quantity: 1 }] });
    expect(await refusal('association-nacka', 'DELETE /materials/packs/small')).toBe('403 not-allowed');
    expect(await refusal('city-hall-head', 'DELETE /materials/packs/small')).toBe('403 not-allowed');
    expect(await refusal(keeper, 'DELETE /materials/packs/small', undefined, { 'if-match': '"7"' })).toBe(
      '412 changed-meanwhile',
    );
    expect(await must(keeper, 'DELETE /materials/packs/small')).toEqual({ id: 'small' });
    expect(await refusal(keeper, 'DELETE /materials/packs/small')).toBe('404 not-found');
    expect(await refusal('association-nacka', 'GET /materials/packs/small')).toBe('404 not-found');
    expect((await must('association-nacka', 'GET /materials/catalogue')).packs).toEqual([]);
    expect((await must('association-nacka', `GET ${order}`)).lines).toHaveLength(2);
    const again = { unit: 'nacka', deliverTo: 'Torget', packs: [{ pack: 'small', quantity: 1 }] };
    expect(errorsOf(await call('association-nacka', 'POST /materials/orders', again))).toEqual([
      '/packs/0/pack unknown',
    ]);
    expect((await call(keeper, 'PUT /materials/packs/small', small)).status).toBe(201);
  });
});

describe('material: a proposal', () => {
  const { call, must, refusal, keeper, enter } = materialsCampaign('materials-proposals');
  beforeAll(enter);
  const wish = { unit: 'solna', name: 'Bostäder i Hagalund', kind: 'folder', language: 'sv' };
  const proposed = async () =>
    `/materials/items/proposals/${String((await must('association-solna', 'POST /materials/items/proposals', wish)).id)}`;

  test('of an edition is among the gaps of what is asked for, beside what orders asked for (E16)', async () => {
    const propose = (change: object) =>
      call('association-solna', 'POST /materials/items/proposals', { ...wish, editionOf: 'folder', ...change });
    expect(errorsOf(await propose({ editionOf: 'none' }))).toEqual(['/editionOf unknown']);
    expect(errorsOf(await propose({ language: undefined }))).toEqual(['/language needed']);
    const { body } = await propose({ language: 'ti', bilingual: true });
    expect(body).toMatchObject({ editionOf: 'folder', bilingual: true });
    await must('association-nacka', 'POST /materials/orders', {
      unit: 'nacka',
      deliverTo: 'Torget',
      lines: [line(5), line(30, 'ti')],
    });
    const { gaps } = await must('city-hall-staff', 'GET /materials/demand');
    expect(gaps).toEqual([
      {
        item: 'folder',
        name: 'Folder: bostäder',
        language: 'ti',
        why: 'missing',
        copies: 30,
        orders: 1,
        units: ['nacka', 'solna'],
        proposals: [{ proposal: body.id, unit: 'solna', bilingual: true }],
      },
    ]);
  });
  test('is taken up or declined by the district office, once', async () => {
    const [one, other] = [await proposed(), await proposed()];
    const reason = { reason: 'Det finns redan en.' };
    expect(await must(keeper, `POST ${one}/adoption`, { item: 'folder' })).toMatchObject({ status: 'adopted' });
    expect(await refusal(keeper, `POST ${one}/declines`, reason)).toBe('409 wrong-status');
    expect(await must(keeper, `POST ${other}/declines`, reason)).toMatchObject({ status: 'declined', ...reason });
    expect(await refusal(keeper, `POST ${other}/adoption`, { item: 'folder' })).toBe('409 wrong-status');
    expect(await refusal('city-hall-head', `POST ${other}/declines`, reason)).toBe('403 not-allowed');
  });
  test('is withdrawn by who made it, and opened again by the district office once it was declined', async () => {
    const [one, other] = [await proposed(), await proposed()];
    expect(await must('association-solna', `GET /materials/items/proposals?limit=1`)).toMatchObject({
      items: [{ status: 'proposed', replyBy: addDays(today, 5) }],
    });
    expect(await refusal(keeper, `POST ${one}/withdrawal`)).toBe('403 not-allowed');
    expect(await must('association-solna', `POST ${one}/withdrawal`)).toMatchObject({ status: 'withdrawn' });
    const why = { reason: 'Den andra är slut.' };
    expect(await refusal(keeper, `POST ${one}/reopening`, why)).toBe('409 wrong-status');
    expect(await refusal(keeper, `POST ${one}/adoption`, { item: 'folder' })).toBe('409 wrong-status');
    await must(keeper, `POST ${other}/declines`, { reason: 'Finns redan.' });
    expect(await refusal('association-solna', `POST ${other}/withdrawal`)).toBe('409 wrong-status');
    expect(await refusal('city-hall-staff', `POST ${other}/reopening`, why)).toBe('403 not-allowed');
    expect(await must(keeper, `POST ${other}/reopening`, why)).toMatchObject({ status: 'proposed', reopened: why });
  });
  test('is seen by the offices and by who made it', async () => {
    await proposed();
    const count = async (persona: string) => itemsOf(await call(persona, 'GET /materials/items/proposals')).length;
    expect([
      await count('city-hall-staff'),
      await count('association-solna'),
      await count('association-nacka'),
    ]).toEqual([6, 6, 0]);
    expect(await refusal('association-nacka', 'POST /materials/items/proposals', wish)).toBe('403 not-allowed');
  });
  test('is shown by itself with what each may do', async () => {
    const one = await proposed();
    const may = async (persona: string) => {
      const { status, commands } = await must(persona, `GET ${one}`);
      const all = commands as readonly { name: string; allowed: boolean; needs: readonly string[] }[];
      return [status, ...all.filter(({ allowed }) => allowed).map(({ name, needs }) => [name, ...needs].join(' '))];
    };
    expect(await may(keeper)).toEqual(['proposed', 'adoptProposal item', 'declineProposal reason']);
    expect(await may('association-solna')).toEqual(['proposed', 'withdrawProposal']);
    expect(await may('city-hall-staff')).toEqual(['proposed']);
    expect(await refusal('association-nacka', `GET ${one}`)).toBe('404 not-found');
    await must(keeper, `POST ${one}/declines`, { reason: 'Finns redan.' });
    expect(await may(keeper)).toEqual(['declined', 'reopenProposal reason']);
  });
});

describe('material: stock', () => {
  const { call, must, refusal, keeper, enter, stock, printed } = materialsCampaign('materials-stock');
  beforeAll(enter);
  const rows = async (query = '') => itemsOf(await call('city-hall-staff', `GET /materials/stock${query}`));

  test('is listed per depot and edition, with what print runs bring', async () => {
    await stock(100);
    await printed(50);
    await stock(30, { to: 'city-hall', reason: 'transfer' });
    expect(await rows('?item=folder')).toEqual([
      { depot: 'district', ...row, onHand: 70, reserved: 0, incoming: 50, available: 120 },
      { depot: 'city-hall', ...row, onHand: 30, reserved: 0, incoming: 0, available: 30 },
    ]);
    expect(await rows('?depot=city-hall')).toHaveLength(1);
    expect(await refusal('association-nacka', 'GET /materials/stock')).toBe('404 not-found');
  });
  test('is moved by the district office, or by the office whose depot it is, and never below zero', async () => {
    const waste = { depot: 'city-hall', ...line(-30), reason: 'waste' };
    expect(await refusal('county-council-staff', 'POST /materials/stock-movements', waste)).toBe('403 not-allowed');
    const more = { ...waste, quantity: -31 };
    expect(await refusal('city-hall-staff', 'POST /materials/stock-movements', more)).toBe('409 below-zero');
    const moved = await must('city-hall-staff', 'POST /materials/stock-movements', waste);
    expect(moved).toMatchObject({ received: 100, delivered: 0, waste: 30, difference: 0 });
    // What a count misses was not wasted, and what it finds did not come then.
    for (const [quantity, difference] of [
      [8, 8],
      [-5, 3],
    ] as const) {
      const counted = { ...waste, quantity, reason: 'count' };
      const after = await must('city-hall-staff', 'POST /materials/stock-movements', counted);
      expect(after).toMatchObject({ received: 100, waste: 30, difference });
    }
  });
  test('an item whose time is over cannot be ordered', async () => {
    const ending = { ...folder, validFrom: addDays(today, 1) };
    await must(keeper, 'PUT /materials/items/folder', ending);
    const wish = { unit: 'nacka', deliverTo: 'Torget', lines: [line(1)] };
    const { body } = await call('association-nacka', 'POST /materials/orders', wish);
    expect(body).toMatchObject({ code: 'nothing-available', editions: [{ item: 'folder', reason: 'not-valid' }] });
  });
});
const row = { item: 'folder', language: 'sv' };
