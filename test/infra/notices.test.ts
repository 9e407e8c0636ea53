import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noticesFor, packagesOf } from '../../infra/notices.ts';

test('packages are found by the files that are of them, scoped ones and those within others too', () => {
  const files = [
    'functions/pot/rules.ts',
    'node_modules/zod/v4/mini/index.js',
    'node_modules/zod/v4/core/util.js',
    'node_modules/@smithy/core/dist/index.js',
    'node_modules/pdfkit/node_modules/fontkit/index.js',
  ];
  expect(packagesOf(files)).toEqual([
    'node_modules/@smithy/core',
    'node_modules/pdfkit/node_modules/fontkit',
    'node_modules/zod',
  ]);
});

test('a package that says nothing of its license goes into no bundle', async () => {
  const root = await mkdtemp(join(tmpdir(), 'valsam-notices-'));
  const folder = join(root, 'node_modules/odd');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'odd', version: '1.0.0' }));
  await expect(noticesFor(root, ['node_modules/odd/index.js'])).rejects.toThrow(/odd says nothing/);
  await rm(root, { recursive: true });
});
