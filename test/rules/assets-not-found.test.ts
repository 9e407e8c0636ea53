import { beforeEach, expect, test, vi } from 'vitest';
import { ask, begin } from '../support/assets-play.ts';
import { asset, august, now } from '../support/assets-state.ts';
import { contents, fill } from '../support/memory-table.ts';

/** Rules take for granted that what they are about is there: their commands answer 404 before. */
vi.mock(import('../../shared/table.ts'), () => import('../support/memory-table.ts'));
beforeEach(() => begin([asset('bike-1')]));

const gone = { booking: 'solna.01M83Y8C5VKN9V3T2F4F6W6Q1G' };
const report = { ...august(5, 6), note: 'Punktering' };

test.each<[string, () => Promise<unknown>]>([
  ['cancelled', () => ask.cancel(now, gone, {})],
  ['staffed anew', () => ask.change(now, gone, { crew: [] })],
  ['staffed anew, by an id that cannot be one', () => ask.change(now, { booking: 'solna' }, { crew: [] })],
  ['reported as broken', () => ask.reportDefect(now, { asset: 'bike-2' }, report)],
  ['mended', () => ask.endDefect(now, { asset: 'bike-2', defect: 'd' }, undefined)],
])('what was never booked or entered cannot be %s', async (_what, asking) => {
  const before = contents();
  expect(await asking()).toMatchObject({ refused: 'not-found' });
  expect(contents()).toBe(before);
});

test.each<[string, () => Promise<unknown>]>([
  ['entered', () => ask.setAsset(now, { asset: 'bike-2' }, { kind: 'bike' })],
  ['booked', () => ask.book(now, {}, { unit: 'solna', kind: 'bike', ...august(10, 12), crew: [] })],
])('in no campaign anything can be %s', async (_what, asking) => {
  fill();
  expect(await asking()).toMatchObject({ refused: 'not-found' });
  expect(contents().size).toBe(0);
});
