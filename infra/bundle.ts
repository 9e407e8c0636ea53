import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type BuildOptions } from 'esbuild';
import { services as registered } from '../functions/services.ts';
import type { Service } from '../shared/contract.ts';
import { lean } from './lean.ts';

export const projectRoot = resolve(import.meta.dirname, '..');

/** The functions that serve no route, and where each begins. */
const workers: Readonly<Record<string, string>> = {
  relay: 'functions/notifications/relay.ts',
  sweeper: 'functions/notifications/sweeper.ts',
  consumer: 'functions/notifications/consumer.ts',
  followers: 'functions/notifications/followers.ts',
  'hooks-dispatch': 'functions/hooks/dispatch.ts',
  'hooks-send': 'functions/hooks/sending/handler.ts',
  'pot-jobs': 'functions/pot/jobs.ts',
  'staff-jobs': 'functions/staff/jobs.ts',
  'materials-jobs': 'functions/materials/jobs.ts',
  'publicity-jobs': 'functions/gatherings/jobs.ts',
  'campaign-jobs': 'functions/campaign/jobs.ts',
  'files-check': 'functions/materials/files/check.ts',
};

/** Those of them whose libraries are heavy: nobody waits for their start. */
const heavyWorkers = ['files-check'];

/** The functions that may be larger than the others. */
export const heavyFunctions = (services: readonly Service[] = registered): ReadonlySet<string> =>
  new Set([...services.filter(({ heavy }) => heavy).map(({ name }) => name), ...heavyWorkers]);

/** Every function of Valsam: its name, which is also the folder of its bundle, and the file it begins with. */
export const functionEntries = (services: readonly Service[] = registered): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(services.map(({ name, entry = `${name}/handler.ts` }) => [name, `functions/${entry}`])),
  ...workers,
});

/** Where the bundle of a function lies, whether or not it has been made. */
export const bundleFolder = (name: string, root: string = projectRoot): string => join(root, 'dist', name);

export type Bundle = { readonly name: string; readonly contents: Uint8Array };
/** Minified, in bytes. */
export type BundleFigures = { readonly name: string; readonly bytes: number; readonly gzipBytes: number };
export const figuresOf = ({ name, contents }: Bundle): BundleFigures => ({
  name,
  bytes: contents.byteLength,
  gzipBytes: gzipSync(contents).byteLength,
});
export type BundleOptions = {
  readonly root?: string;
  readonly services?: readonly Service[];
  /** Source maps take a third of the time, and only who runs functions with them needs them: Lambda does. */
  readonly maps?: boolean;
};

/** How every function is bundled: what it is compared with is bundled the same way. */
export const bundling = {
  outExtension: { '.js': '.mjs' },
  bundle: true,
  minify: true,
  treeShaking: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  // The SDK's ESM variants can be shaken, its CommonJS ones cannot.
  mainFields: ['module', 'main'],
  alias: {
    '@aws-sdk/credential-provider-node': join(projectRoot, 'infra/credentials.ts'),
    '@smithy/core/event-streams': join(projectRoot, 'infra/no-event-streams.ts'),
    // Its signers bring one of their own.
    '@aws-sdk/client-s3': join(projectRoot, 'node_modules/@aws-sdk/client-s3'),
    'mnemonist/lru-cache': join(projectRoot, 'infra/no-endpoint-cache.ts'),
  },
  plugins: [lean],
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'silent',
} as const satisfies BuildOptions;

/**
 * Makes `dist/<name>/index.mjs` and its source map for every function, in one pass of esbuild.
 * Throws when an entry does not exist or does not compile.
 */
export const bundle = async ({ root = projectRoot, services = registered, maps = true }: BundleOptions = {}): Promise<
  readonly Bundle[]
> => {
  const entries = Object.entries(functionEntries(services));
  const missing = entries.filter(([, entry]) => !existsSync(join(root, entry)));
  if (missing.length > 0) {
    throw new Error(
      `These functions have no entry: ${missing.map(([name, entry]) => `${name} (${entry})`).join(', ')}`,
    );
  }
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: entries.map(([name, entry]) => ({ in: entry, out: `${name}/index` })),
    outdir: 'dist',
    write: false,
    ...bundling,
    ...(!maps && { sourcemap: false }),
  });
  await Promise.all(outputFiles.map((file) => replaceIfChanged(file.path, file.contents)));
  await Promise.all(services.map((service) => copyAssets(service, root)));
  return entries.map(([name]) => {
    const contents = outputFiles.find((file) => file.path === join(bundleFolder(name, root), 'index.mjs'))?.contents;
    if (!contents) throw new Error(`esbuild made no bundle for ${name}.`);
    return { name, contents };
  });
};

/** Files that a function reads from beside its bundle, listed in `bundled.ts` beside its entry. */
const copyAssets = async ({ name, entry = `${name}/handler.ts` }: Service, root: string): Promise<void> => {
  const list = join(root, 'functions', dirname(entry), 'bundled.ts');
  if (!existsSync(list)) return;
  const { assets } = (await import(pathToFileURL(list).href)) as { assets: Readonly<Record<string, string>> };
  await Promise.all(
    Object.entries(assets).map(async ([file, source]) =>
      replaceIfChanged(join(bundleFolder(name, root), file), await readFile(source)),
    ),
  );
};

/** A file is replaced at once or not at all: a running Valsam or a second test may be reading it. */
const replaceIfChanged = async (path: string, contents: Uint8Array): Promise<void> => {
  const present = await readFile(path).catch(() => undefined);
  if (present?.equals(contents)) return;
  const draft = `${path}.${process.pid}.${crypto.randomUUID()}.draft`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(draft, contents);
  await rename(draft, path);
};

if (import.meta.main) {
  try {
    const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
    // On stderr: the CDK reads what its app says on stdout.
    for (const { name, bytes, gzipBytes } of (await bundle()).map(figuresOf)) {
      console.error(`${name.padEnd(16)}${kilobytes(bytes)}${kilobytes(gzipBytes)} gzip`);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
