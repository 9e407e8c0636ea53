import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { light } from '../shared/look.ts';

/**
 * Makes the page (`web/`): what it consists of, under names that change with their contents, so that a browser asks for each only
 * once; the one document, which names them; and the service worker, which knows them all.
 */
export type WebFile = { readonly path: string; readonly contents: Uint8Array };
export type Web = {
  readonly files: readonly WebFile[];
  /** Compressed JavaScript in bytes: what the first screen needs, and what each further part adds. */
  readonly figures: { readonly first: number; readonly parts: Readonly<Record<string, number>> };
  readonly read: readonly string[];
};

/** In bytes, compressed: a phone on a bad net has it in a second. */
export const budget = { first: 40_000, part: 25_000 } as const;

const projectRoot = resolve(import.meta.dirname, '..');

const common = {
  bundle: true,
  minify: true,
  write: false,
  format: 'esm',
  target: 'es2023',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'silent',
  metafile: true,
} as const satisfies BuildOptions;

const hashOf = (...contents: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const each of contents) hash.update(each);
  return hash.digest('hex').slice(0, 10);
};
const hashed = (name: string, contents: string | Uint8Array): WebFile => ({
  path: `/web/${basename(name, extname(name))}-${hashOf(contents)}${extname(name)}`,
  contents: Buffer.from(contents),
});

const manifestWith = (icon: string): string =>
  JSON.stringify({
    name: 'Valsam',
    short_name: 'Valsam',
    start_url: '/',
    display: 'standalone',
    background_color: light.paper,
    theme_color: light.paper,
    icons: [{ src: icon, sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  });

/** What an output needs at once, itself included. */
const needed = (outputs: Metafile['outputs'], name: string, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const { path, kind } of outputs[name]?.imports ?? [])
    if (kind === 'import-statement') needed(outputs, path, seen);
  return seen;
};

/** @throws when it does not compile, or is larger than its budget. */
export const buildWeb = async (root: string = projectRoot): Promise<Web> => {
  const web = join(root, 'web');
  const page = await build({
    ...common,
    absWorkingDir: root,
    entryPoints: [join(web, 'main.tsx'), join(web, 'app.css')],
    outdir: join(root, 'web'),
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    splitting: true,
  });
  const { outputs } = page.metafile;
  const made = page.outputFiles.map((file): WebFile => ({
    path: `/web/${basename(file.path)}`,
    contents: file.contents,
  }));
  const outputOf = (source: string): string => {
    const found = Object.keys(outputs).find((name) => outputs[name]?.entryPoint === `web/${source}`);
    if (found === undefined) throw new Error(`esbuild made nothing of web/${source}.`);
    return found;
  };
  const icon = hashed('icon.svg', await readFile(join(web, 'icon.svg')));
  const manifest = hashed('manifest.webmanifest', manifestWith(icon.path));
  const main = outputOf('main.tsx');
  const atOnce = [...needed(outputs, main)].map((name) => `/web/${basename(name)}`);
  const names: Readonly<Record<string, string>> = {
    '/web/main.js': `/web/${basename(main)}`,
    '/web/app.css': `/web/${basename(outputOf('app.css'))}`,
    '/web/icon.svg': icon.path,
    '/web/manifest.webmanifest': manifest.path,
  };
  const html = Object.entries(names).reduce(
    (text, [from, to]) => text.replaceAll(from, to),
    (await readFile(join(web, 'index.html'), 'utf8')).replace(
      '</head>',
      `${atOnce
        .slice(1)
        .map((path) => `<link rel="modulepreload" href="${path}">`)
        .join('')}</head>`,
    ),
  );
  const shell = ['/', ...made.map(({ path }) => path), icon.path, manifest.path];
  const worker = await build({
    ...common,
    absWorkingDir: root,
    entryPoints: [join(web, 'worker/sw.ts')],
    define: { SHELL: JSON.stringify(shell), VERSION: JSON.stringify(hashOf(html, ...shell)) },
  });
  const files: WebFile[] = [
    ...made,
    icon,
    manifest,
    { path: '/index.html', contents: Buffer.from(html) },
    { path: '/sw.js', contents: worker.outputFiles[0]?.contents ?? new Uint8Array() },
  ];
  const read = [...Object.keys(page.metafile.inputs), ...Object.keys(worker.metafile.inputs)];
  const figures = figuresOf(files, atOnce);
  holdTo(figures);
  return {
    files,
    figures,
    read: [...read, 'web/index.html', 'web/icon.svg'].map((name) => resolve(root, name)),
  };
};

const figuresOf = (files: readonly WebFile[], atOnce: readonly string[]): Web['figures'] => {
  const scripts = files.filter(({ path }) => path.startsWith('/web/') && path.endsWith('.js'));
  const size = ({ contents }: WebFile): number => brotliCompressSync(contents).byteLength;
  const isFirst = ({ path }: WebFile): boolean => atOnce.includes(path);
  return {
    first: scripts.filter(isFirst).reduce((sum, each) => sum + size(each), 0),
    parts: Object.fromEntries(scripts.filter((each) => !isFirst(each)).map((each) => [each.path, size(each)])),
  };
};

/** @throws when the page has become too heavy: what grew is to be loaded later, or to be left out. */
const holdTo = ({ first, parts }: Web['figures']): void => {
  if (first > budget.first)
    throw new Error(`The first screen needs ${first} bytes of JavaScript, more than ${budget.first}.`);
  for (const [path, bytes] of Object.entries(parts))
    if (bytes > budget.part) throw new Error(`${path} has ${bytes} bytes of JavaScript, more than ${budget.part}.`);
};

/** Writes it into a folder that holds nothing else, each file at once: a running Valsam may be reading it. */
export const writeWeb = async ({ files }: Web, folder: string): Promise<void> => {
  for (const { path, contents } of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.draft`, contents);
    await rename(`${file}.draft`, file);
  }
  const wanted = new Set(files.map(({ path }) => join(folder, path)));
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && !wanted.has(file)) await rm(file, { force: true });
  }
};

/** Where the page lies, whether or not it has been made: beside the function that publishes it. */
export const webFolder = (dist: string = join(projectRoot, 'dist')): string => join(dist, 'page-publisher/page');

if (import.meta.main) {
  const began = performance.now();
  const made = await buildWeb();
  await writeWeb(made, webFolder());
  const { first, parts } = made.figures;
  console.error(
    `web: ${first} bytes of JavaScript at first, then ${Object.values(parts).join(', ') || 'none'} (${relative(process.cwd(), webFolder())}, ${Math.round(performance.now() - began)} ms)`,
  );
}
