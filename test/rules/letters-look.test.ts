import { expect, test } from 'vitest';
import { dark, light } from '../../shared/look.ts';
import { line, read } from '../support/letters.ts';

/** What a letter looks like, for programs that take its sheet and for those that do not. */
test('a letter looks as all the rest does: in light by its elements, ground and text together, in dark by its sheet', async () => {
  const lines = [line(), line({ due: '2026-08-01' }), line({ action: 'know', group: 'staff' })];
  const { html = '' } = await read({ kind: 'digest', lines, secretLink: 'https://valsam.example.org/confirm/T' });
  const [, sheet = '', body = ''] = /<style>(.*)<\/style>([\s\S]*)/.exec(html) ?? [];
  const coloursIn = (text: string) => [...text.matchAll(/#[\da-f]{3,6}\b/g)].flat();
  expect(coloursIn(body).filter((colour) => !(Object.values(light) as string[]).includes(colour))).toEqual([]);
  expect(coloursIn(sheet).filter((colour) => !(Object.values(dark) as string[]).includes(colour))).toEqual([]);
  for (const [, style = ''] of body.matchAll(/style="([^"]*)"/g))
    expect([style, /background-color:/.test(style)]).toEqual([style, /background-color:.*;color:/.test(style)]);
  const classes = new Set([...body.matchAll(/class="(\w+)" style="[^"]*color:/g)].map(([, name]) => name));
  expect([...classes].toSorted()).toEqual(['go', 'item', 'late', 'link', 'mark', 'paper', 'soft', 'soon']);
  for (const name of classes) expect(sheet).toContain(`.${name}{`);
});
