import { beforeAll, describe, expect, test } from 'vitest';
import { folder, line, materialsCampaign } from '../support/materials-api.ts';
import { itemsOf } from '../support/stack.ts';

/** What is in the catalogue is removed, or retired where something was made with it. */
describe('material: what is removed from the catalogue', () => {
  const { call, must, refusal, keeper, enter, stock, order } = materialsCampaign('materials-removal');
  beforeAll(enter);
  const catalogued = async (id: string) =>
    itemsOf({ body: await must('association-nacka', 'GET /materials/catalogue') }).find((each) => each.id === id);

  test('is gone while nothing was made with it, with its editions', async () => {
    await must(keeper, 'PUT /materials/items/flag', folder);
    expect(await refusal('city-hall-staff', 'DELETE /materials/items/flag')).toBe('403 not-allowed');
    expect(await must(keeper, 'DELETE /materials/items/flag/editions/so')).toEqual({ id: 'so', retired: false });
    expect(await refusal(keeper, 'DELETE /materials/items/flag/editions/so')).toBe('404 not-found');
    expect(await must(keeper, 'GET /materials/items/flag')).toMatchObject({ editions: [{ language: 'sv' }] });
    expect(await must(keeper, 'DELETE /materials/items/flag')).toEqual({ id: 'flag', retired: false });
    expect(await refusal(keeper, 'GET /materials/items/flag')).toBe('404 not-found');
    expect(await catalogued('flag')).toBeUndefined();
  });

  test('is retired otherwise: it takes no new orders, is shown so, and comes back when it is entered again', async () => {
    await stock(10);
    const { body } = await order({ lines: [line(4)] });
    expect(await must(keeper, 'DELETE /materials/items/folder/editions/sv')).toEqual({ id: 'sv', retired: true });
    expect((await order({ lines: [line(1)] })).body).toMatchObject({ code: 'nothing-available' });
    expect(await must(keeper, 'DELETE /materials/items/folder')).toEqual({ id: 'folder', retired: true });
    expect(await must(keeper, 'DELETE /materials/items/folder')).toEqual({ id: 'folder', retired: true });
    expect(await catalogued('folder')).toMatchObject({ valid: false, retired: expect.any(String) });
    expect((await order({ lines: [line(1, 'so')] })).body).toMatchObject({ code: 'nothing-available' });
    expect(await must('association-nacka', `GET /materials/orders/${String(body.id)}`)).toMatchObject({
      lines: [{ quantity: 4, sources: [{ from: 'stock', quantity: 4 }] }],
    });
    expect(await must(keeper, 'PUT /materials/items/folder', folder)).not.toHaveProperty('retired');
    expect((await call('association-nacka', `GET /materials/items/folder`)).body).toMatchObject({
      editions: [{ language: 'so' }, { language: 'sv' }],
    });
    expect((await order({ lines: [line(1)] })).status).toBe(201);
  });
});
