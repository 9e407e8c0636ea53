import { create } from 'qrcode';
import { describe, expect, test, vi } from 'vitest';
import type { Gathering } from '../../functions/gatherings/state.ts';
import { functions } from '../../functions/channels/capability.ts';
import { sourceOf } from '../../infra/entries.ts';
import { pictureColours, pictureOf, pictureSize } from '../../functions/channels/kit/picture.ts';
import { qrPng, qrSvg } from '../../functions/channels/kit/qr.ts';
import { createRenderer } from '../../functions/channels/kit/render.ts';
import { type Picture, readPng } from '../support/png.ts';
import { listed, nasty, notInXml } from '../support/public-site.ts';

/** The picture for previews and the QR codes, looked at pixel by pixel. */
// Each pixel is looked at: a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });
const files: Readonly<Record<string, string>> = functions[0].files;
const render = createRenderer((name) => sourceOf(files[name] ?? name));
const drawn = async (change: Partial<Gathering>, language: 'sv' | 'en' = 'sv'): Promise<Picture> =>
  readPng(await render(pictureOf(listed(1, change), 'Valrörelsen 2018', language)));

/** How many pixels within are not of the ground's colour. */
const inked = (picture: Picture, [left, top, right, bottom]: readonly [number, number, number, number]): number => {
  let count = 0;
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) if (picture.at(x, y) !== pictureColours.ground) count++;
  return count;
};
const { width, height } = pictureSize;
const titleArea = [80, 60, 1_120, 360] as const;

describe('the picture', () => {
  test('is 1200 x 630, and says title, time, place and campaign', async () => {
    const picture = await drawn({});
    expect([picture.width, picture.height]).toEqual([1_200, 630]);
    expect(inked(picture, titleArea)).toBeGreaterThan(2_000);
    expect(inked(picture, [80, 540, 1_120, 600])).toBeGreaterThan(500);
  });

  test('has letters of its own for å, ä and ö, and none of them is a box', async () => {
    const inks = await Promise.all(
      ['a', 'å', 'ä', 'o', 'ö', 'A', 'Å', 'Ä', 'O', 'Ö', '\u{e000}'].map(async (letter) =>
        inked(await drawn({ title: letter }), titleArea),
      ),
    );
    expect(new Set(inks).size).toBe(inks.length);
    const [a = 0, ring = 0, dots = 0] = inks;
    expect(ring).toBeGreaterThan(a);
    expect(dots).toBeGreaterThan(a);
  });

  test('breaks no word that a smaller size keeps whole', () => {
    const lines = (title: string) => [
      ...pictureOf(listed(1, { title }), 'V', 'sv').matchAll(/font-weight="700"[^>]*>([^<]*)/g),
    ];
    expect(lines('EuroPride-paraden').map(([, line]) => line)).toContain('EuroPride-paraden');
    expect(lines('Ett Östermalmstorgsmöte').map(([, line]) => line)).toEqual(
      expect.arrayContaining(['Ett', 'Östermalmstorgsmöte']),
    );
  });

  test.each([
    ['wide letters without a space', 'W'.repeat(120)],
    ['many words', 'Vårmöte om skolan '.repeat(6)],
    ['Arabic', 'لقاء مفتوح مع المرشحين في سولنا: أسئلة وأجوبة'.repeat(2)],
    ['letters that the font lacks', '東京'.repeat(60)],
    ['nothing to break at', '@%—…mM'.repeat(20)],
  ])('keeps its margins: %s', async (_what, title) => {
    const picture = await drawn({ title, place: { name: title, address: title }, status: 'cancelled' });
    for (const area of [
      [0, 20, 70, height],
      [width - 70, 20, width, height],
      [0, height - 20, width, height],
      // Between the place and the campaign's name.
      [0, 539, width, 548],
    ] as const)
      expect(inked(picture, area)).toBe(0);
  });

  test('begins Arabic on the right', async () => {
    const picture = await drawn({ title: 'سولنا' });
    expect(inked(picture, [80, 60, 600, 190])).toBe(0);
    expect(inked(picture, [600, 60, 1_120, 190])).toBeGreaterThan(1_000);
  });

  test('of what is cancelled says so, in either language', async () => {
    const word = [80, 60, 400, 130] as const;
    const inks = await Promise.all([
      drawn({ title: 'a', status: 'cancelled' }),
      drawn({ title: 'a', status: 'cancelled' }, 'en'),
    ]);
    const [sv = 0, en = 0] = inks.map((picture) => inked(picture, word));
    expect(Math.min(sv, en)).toBeGreaterThan(1_000);
    expect(sv).not.toBe(en);
  });

  test.each([...nasty, notInXml])('is drawn whatever the texts: %j', async (text) => {
    expect((await drawn({ title: text, place: { name: text } })).width).toBe(1_200);
  });
});

describe('a QR code', () => {
  const address = 'https://valsam.example/s/4kT0zRb8Qx';
  const { modules } = create(address, { errorCorrectionLevel: 'M' });
  const wanted = Array.from({ length: modules.size }, (_, y) =>
    Array.from({ length: modules.size }, (_each, x) => Boolean(modules.get(y, x))),
  );
  const margin = 4;
  const readBack = (picture: Picture): readonly (readonly boolean[])[] => {
    const scale = picture.width / (modules.size + 2 * margin);
    const centre = (i: number): number => Math.floor((i + margin + 0.5) * scale);
    return wanted.map((row, y) => row.map((_, x) => picture.at(centre(x), centre(y)) === '#000000'));
  };

  test('as PNG has the modules of that address, large enough to print', async () => {
    const picture = readPng(await qrPng(address, render));
    expect(picture.width).toBeGreaterThanOrEqual(1_000);
    expect(readBack(picture)).toEqual(wanted);
  });

  test('as SVG has the same, and four modules of nothing around', async () => {
    const svg = await qrSvg(address);
    expect(svg).not.toMatch(/<script|style=|href/);
    const picture = readPng(await render(await qrSvg(address, (modules.size + 2 * margin) * 8)));
    expect(readBack(picture)).toEqual(wanted);
    for (let i = 0; i < picture.width; i++)
      for (const edge of [0, margin * 8 - 1])
        expect([picture.at(i, edge), picture.at(edge, i)]).toEqual(['#ffffff', '#ffffff']);
  });

  test('of another address is another', async () => {
    expect(await qrSvg(`${address}x`)).not.toBe(await qrSvg(address));
  });
});
