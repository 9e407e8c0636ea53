import { beforeAll, describe, expect, test } from 'vitest';
import { line, materialsCampaign, soon } from '../support/materials-api.ts';
import { errorsOf } from '../support/stack.ts';

describe('E4: an order of posters, and a print run, say where they may not hang', () => {
  const { call, must, keeper, enter, placed } = materialsCampaign('materials-posters');
  const posters = (quantity: number) => ({ lines: [line(quantity, 'sv', 'poster')] });
  beforeAll(async () => {
    await enter();
    await must('admin', 'PUT /settings', { publicity: { posters: { areas: { nacka: { allowed: false } } } } });
  });

  test('in the answers of placing, changing and showing it', async () => {
    const wish = { unit: 'nacka', deliverTo: 'Torget 1', ...posters(5) };
    const warnings = [{ item: 'poster', why: 'poster-ban' }];
    const { id, ...answer } = await must('association-nacka', 'POST /materials/orders', wish);
    expect(answer.warnings).toEqual(warnings);
    const path = `/materials/orders/${String(id)}`;
    expect((await must('association-nacka', `PATCH ${path}`, posters(6))).warnings).toEqual(warnings);
    expect((await must(keeper, `GET ${path}`)).warnings).toEqual(warnings);
    const other = await placed(posters(5), 'solna');
    expect(await must(keeper, `GET ${other}`)).not.toHaveProperty('warnings');
    const run = { ...line(20, 'sv', 'poster'), deliveredBy: soon };
    expect((await must(keeper, 'POST /materials/print-runs', run)).warnings).toEqual(['poster-ban']);
  });

  test('nothing is printed of a retired item', async () => {
    await placed({ lines: [line(1)] });
    await must(keeper, 'DELETE /materials/items/folder');
    const answer = await call(keeper, 'POST /materials/print-runs', { ...line(5), deliveredBy: soon });
    expect(errorsOf(answer)).toEqual(['/item invalid-value']);
    expect(JSON.stringify(answer.body)).toContain('Folder: bostäder går inte längre att beställa.');
  });
});
