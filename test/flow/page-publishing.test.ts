import { expect, test, vi } from 'vitest';

/** Bringing the page to its bucket, and what CloudFormation is told of it. */
const stored: [string, object][] = [];
const removed: string[] = [];
let failing = false;
vi.mock('../../shared/store.ts', () => ({
  putObject: async (key: string, _bytes: Uint8Array, told: object) => {
    if (failing) throw new Error('no such bucket');
    stored.push([key, told]);
  },
  removeObject: async (key: string) => void removed.push(key),
}));
vi.mock('node:fs/promises', () => ({
  readdir: async (folder: string) =>
    [
      [folder, 'index.html'],
      [`${folder}/web`, 'main-A.js'],
      [folder, 'web'],
    ].map(([parentPath, name]) => ({ parentPath, name, isFile: () => name !== 'web' })),
  readFile: async () => new Uint8Array(),
}));
const told: [string, RequestInit][] = [];
vi.stubGlobal('fetch', async (url: string, request: RequestInit) => {
  told.push([url, request]);
  return { ok: true };
});

const asked = async (RequestType: 'Create' | 'Update' | 'Delete') => {
  const { handler } = await import('../../functions/site/publishing/entry.ts');
  [stored, removed, told].forEach((each) => each.splice(0));
  const ids = { StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Page' };
  await handler({ RequestType, ResponseURL: 'https://cloudformation.example/x', ...ids });
  const [[url, { method, body }] = ['', {}]] = told;
  expect([told.length, url, method]).toEqual([1, 'https://cloudformation.example/x', 'PUT']);
  return JSON.parse(String(body)) as object;
};

test('each file is stored with its type and how long it is kept, the document last', async () => {
  expect(await asked('Update')).toEqual({
    Status: 'SUCCESS',
    StackId: 'stack',
    RequestId: 'request',
    LogicalResourceId: 'Page',
    PhysicalResourceId: 'page',
  });
  expect(stored).toEqual([
    ['page/web/main-A.js', { type: 'text/javascript; charset=utf-8', cache: 'public, max-age=31536000, immutable' }],
    ['page/index.html', { type: 'text/html; charset=utf-8', cache: 'no-cache' }],
  ]);
});

test('it goes with the stack, so that the bucket can', async () => {
  expect(await asked('Delete')).toMatchObject({ Status: 'SUCCESS' });
  expect(removed).toEqual(['page/web/main-A.js', 'page/index.html']);
});

test('what fails is told, and not waited for for an hour', async () => {
  failing = true;
  expect(await asked('Create')).toMatchObject({ Status: 'FAILED', Reason: 'no such bucket' });
});
