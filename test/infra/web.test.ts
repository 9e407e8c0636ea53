import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { serveWeb } from '../../infra/local/web-files.ts';
import { budget, buildWeb, type Web, writeWeb } from '../../infra/web.ts';
import { webPolicy } from '../../shared/page-files.ts';
import { runFolder } from '../support/run.ts';

/** The page as it is made and sent. */
let web: Web;
let folder: string;
beforeAll(async () => {
  web = await buildWeb();
  folder = mkdtempSync(join(runFolder(), 'web-'));
  await writeWeb(web, folder);
});
const text = (path: string): string =>
  Buffer.from(web.files.find((file) => file.path === path)?.contents ?? []).toString();

describe('the page', () => {
  test('is within its budget, with room for what is to come', () => {
    expect(web.figures.first).toBeLessThanOrEqual(budget.first);
    expect(Object.values(web.figures.parts).length).toBeGreaterThan(1);
    for (const bytes of Object.values(web.figures.parts)) expect(bytes).toBeLessThanOrEqual(budget.part);
  });

  test('names files that there are, by what is in them, and has no script or style of its own', () => {
    const html = text('/index.html');
    const named = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(named.length).toBeGreaterThan(3);
    for (const path of named) {
      expect(web.files.map((file) => file.path)).toContain(path);
      expect(path).toMatch(/^\/web\/[\w-]+-\w{8,}\.\w+$/);
    }
    expect(html).not.toMatch(/<style|<script>|\son\w+=|\sstyle=/);
  });

  test('asks nobody else for anything', () => {
    const all = web.files.map(({ contents }) => Buffer.from(contents).toString()).join('\n');
    const addresses = [...all.matchAll(/https?:\/\/[\w.-]+/g)].map(([address]) => address);
    expect(addresses.filter((each) => !each.startsWith('http://www.w3.org'))).toEqual([]);
  });

  test('its service worker keeps the page’s own files, and nothing of the API', () => {
    const worker = text('/sw.js');
    for (const { path } of web.files.filter((file) => file.path.startsWith('/web/'))) expect(worker).toContain(path);
    expect(worker).not.toMatch(/campaigns|session|public/);
  });

  test('what the build before made goes, what it reads counts', async () => {
    writeFileSync(join(folder, 'web/old.js'), '');
    await writeWeb(web, folder);
    expect(readdirSync(join(folder, 'web'))).not.toContain('old.js');
    expect(web.read).toEqual(
      expect.arrayContaining([expect.stringMatching(/web\/tokens\.css$/), expect.stringMatching(/shared\/money\.ts$/)]),
    );
  });

  test('too much of it is not made', async () => {
    const root = mkdtempSync(join(runFolder(), 'large-'));
    mkdirSync(join(root, 'web/worker'), { recursive: true });
    for (const name of ['index.html', 'icon.svg', 'app.css']) writeFileSync(join(root, 'web', name), '</head>');
    writeFileSync(join(root, 'web/app.css'), 'a{color:red}');
    writeFileSync(join(root, 'web/worker/sw.ts'), 'console.log(SHELL, VERSION);');
    // What chance has made cannot be compressed.
    const noise = randomBytes(60_000).toString('base64');
    writeFileSync(join(root, 'web/main.tsx'), `console.log(${JSON.stringify(noise)});`);
    await expect(buildWeb(root)).rejects.toThrow(/more than 40000/);
  });
});

describe('the runner', () => {
  const asked = (path: string, headers = {}, method = 'GET') =>
    serveWeb(folder, new Set(['campaigns', 'docs']))({ method, path, headers });

  test.each(['/', '/c/val/pot', '/c/val/decide/pot.r.x', '/whatever'])('answers with the document: %s', (path) => {
    const reply = asked(path);
    expect(reply).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'content-security-policy': webPolicy([]),
      },
    });
    expect(String(reply?.body)).toBe(readFileSync(join(folder, 'index.html'), 'utf8'));
  });

  test('with a policy that names where files are sent to, and nobody else', () => {
    const reply = serveWeb(folder, new Set(), ['http://127.0.0.1:4000'])({ method: 'GET', path: '/', headers: {} });
    expect(reply?.headers['content-security-policy']).toContain("; connect-src 'self' http://127.0.0.1:4000; ");
  });

  test('with a file as it is stored, for ever, and not again to who has it', () => {
    const name = readdirSync(join(folder, 'web')).find((each) => each.startsWith('main-')) ?? '';
    const reply = asked(`/web/${name}`, { 'accept-encoding': 'gzip, br' });
    expect(reply?.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
    });
    expect(asked(`/web/${name}`, { 'if-none-match': reply?.headers.etag })?.status).toBe(304);
  });

  test.each(['/campaigns/val/none', '/campaigns', '/docs/none', '/web/none.js', '/web/../secrets.json'])(
    'leaves to the APIs, or to nobody, what is not the page’s: %s',
    (path) => expect(asked(path)).toBeUndefined(),
  );

  test('and what would change something', () => expect(asked('/', {}, 'POST')).toBeUndefined());
});
