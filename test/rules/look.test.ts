import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tokensCss, tokensFile } from '../../infra/tokens.ts';
import { type Colour, dark, light } from '../../shared/look.ts';
import { pageStyle } from '../../shared/page-style.ts';
import { contrast } from '../support/contrast.ts';
import { filesBelow, sourcesBelow } from '../support/sources.ts';

/** One look for all: the page with script, those without, letters, PDFs and pictures. */
const web = (name: string): string => readFileSync(new URL(`../../web/${name}`, import.meta.url), 'utf8');

test('the page’s tokens are made of it: `node infra/tokens.ts`', () => {
  expect(readFileSync(tokensFile, 'utf8')).toBe(tokensCss());
});

test('what no style sheet reaches has the same colours', () => {
  const themes = [...web('index.html').matchAll(/theme-color" content="(#\w+)"/g)].map(([, colour]) => colour);
  expect(themes).toEqual([light.paper, dark.paper]);
  expect([...web('icon.svg').matchAll(/#\w{6}/g)].flat()).toEqual([light.paper, light.falu]);
});

test('nobody else names a colour', () => {
  const naming = sourcesBelow('functions', 'shared', 'infra')
    .filter(({ path, text }) => path !== 'shared/look.ts' && /['":;, ]#(?:[\da-f]{6}|[\da-f]{3})['";,} ]/i.test(text))
    .map(({ path }) => path);
  expect(naming).toEqual([]);
  const sheets = filesBelow('web', /\.css$/).filter(({ path }) => path !== 'web/tokens.css');
  expect(sheets.filter(({ text }) => /#(?!fff|000)[\da-f]{3,8}\b/i.test(text))).toEqual([]);
});

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('%s', (name, of: Readonly<Record<Colour, string>>) => {
  const texts = ['ink', 'soft', 'gran', 'falu', 'ockra', 'himmel'] as const;
  const pairs: readonly (readonly [Colour, Colour])[] = [
    ...texts.flatMap((text) => (['paper', 'card'] as const).map((ground) => [text, ground] as const)),
    ...(['gran', 'falu', 'ockra', 'himmel'] as const).flatMap((text) => [
      [text, `${text}-tint`] as const,
      ['ink', `${text}-tint`] as const,
    ]),
    ['ink', 'sunk'],
    ['soft', 'sunk'],
    ['gran-ink', 'gran'],
    ['falu-ink', 'falu'],
  ];

  test('each text is at least 4.5 to 1 on its ground, what one fills in is edged with at least 3 to 1', () => {
    for (const [text, ground] of pairs)
      expect([text, ground, contrast(of[text], of[ground]) >= 4.5]).toEqual([text, ground, true]);
    for (const ground of ['paper', 'card'] as const)
      expect([ground, contrast(of.edge, of[ground]) >= 3]).toEqual([ground, true]);
  });

  test('pages without script have all of it', () => {
    const rule = name === 'dark' ? 'prefers-color-scheme:dark' : ':root{color-scheme:light dark';
    const line = pageStyle.split('\n').find((each) => each.includes(rule)) ?? '';
    for (const [token, value] of Object.entries(of)) expect(line).toContain(`--${token}:${value}`);
  });
});

test('black on white is 21 to 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});
