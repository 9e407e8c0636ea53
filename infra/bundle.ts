import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type BuildOptions } from 'esbuild';
import { capabilities as registered } from '../functions/capabilities.ts';
import type { Capability } from '../shared/capability.ts';
import { functionsOf } from '../shared/folds.ts';
import { entries, entryPointOf, sourceOf } from './entries.ts';
import { lean, trusting } from './lean.ts';
import { noticesFor } from './notices.ts';
import { quick } from './quick.ts';
import { buildWeb, webFolder, writeWeb } from './web.ts';

export const projectRoot = resolve(import.meta.dirname, '..');

/** The name of every function, which is also the folder of its bundle. */
export const functionNames = (capabilities: readonly Capability[] = registered): readonly string[] =>
  functionsOf(capabilities).map(({ name }) => name);

/** Where the bundle of a function lies, whether or not it has been made. */
export const bundleFolder = (name: string, dist: string = join(projectRoot, 'dist')): string => join(dist, name);

/** Beside each bundle: the licenses of the packages in it. */
export const noticesFile = 'THIRD-PARTY-NOTICES.txt';

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
  /** Where the bundles go. */
  readonly dist?: string;
  readonly capabilities?: readonly Capability[];
  /**
   * Beside each other on one machine, and not one by one in Lambda: what functions share is made once, into chunks, in a
   * third of the time. Source maps, which take another third, are for Lambda; what DynamoDB would refuse is refused for an
   * engine that is laxer.
   */
  readonly together?: boolean;
};
/** Everything that was made, and which files it was made of. */
export type Bundled = { readonly bundles: readonly Bundle[]; readonly read: readonly string[] };

/** How a function is bundled by whoever looks for no more than a small bundle: what ours are compared with, too. */
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

/** Where the chunks lie that functions share. */
const chunks = 'shared';

/**
 * Makes `<dist>/<name>/index.mjs` and its source map for every function, in one pass of esbuild.
 * Throws when an entry does not exist or does not compile.
 */
export const bundle = async ({
  root = projectRoot,
  dist = join(root, 'dist'),
  capabilities = registered,
  together = false,
}: BundleOptions = {}): Promise<Bundled> => {
  const functions = functionsOf(capabilities);
  /** Also beside the chunks: what reads a file lies there as soon as two functions have it. */
  const foldersOf = (name: string) => [bundleFolder(name, dist), ...(together ? [join(dist, chunks)] : [])];
  const beside = functions.flatMap(({ name, files = {} }) =>
    Object.entries(files).flatMap(([file, source]) =>
      foldersOf(name).map((folder) => ({ to: join(folder, file), from: sourceOf(source) })),
    ),
  );
  // What brings the page to its bucket has it beside itself.
  const page = functions.some(({ name }) => name === 'page-publisher') ? await buildWeb(root) : undefined;
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: functions.map(entryPointOf),
    outdir: dist,
    write: false,
    ...bundling,
    plugins: [entries(capabilities, root), quick, ...(together ? [] : [trusting]), ...bundling.plugins],
    metafile: true,
    ...(together && { splitting: true, chunkNames: `${chunks}/[hash]`, sourcemap: false }),
  });
  const writeNotices = async ({ name, files = {} }: (typeof functions)[number]): Promise<void> => {
    const made = metafile.outputs[relative(root, join(bundleFolder(name, dist), 'index.mjs'))];
    const besides = Object.values(files).map((source) => relative(root, sourceOf(source)));
    const text = await noticesFor(root, [...Object.keys(made?.inputs ?? {}), ...besides]);
    await replaceIfChanged(join(bundleFolder(name, dist), noticesFile), Buffer.from(text));
  };
  await Promise.all([
    // What is handed on to Lambda says whose work is in it; on one machine the packages lie beside it.
    ...(together ? [] : functions.map(writeNotices)),
    ...outputFiles.map((file) => replaceIfChanged(file.path, file.contents)),
    ...beside.map(async ({ to, from }) => replaceIfChanged(to, await readFile(from))),
    ...(page ? [writeWeb(page, webFolder(dist))] : []),
  ]);
  const bundles = functions.map(({ name }) => {
    const contents = outputFiles.find((file) => file.path === join(bundleFolder(name, dist), 'index.mjs'))?.contents;
    if (!contents) throw new Error(`esbuild made no bundle for ${name}.`);
    return { name, contents };
  });
  const modules = Object.keys(metafile.inputs).filter((input) => !input.startsWith('function:'));
  const read = [
    ...modules.map((input) => resolve(root, input)),
    ...beside.map(({ from }) => from),
    ...(page?.read ?? []),
  ];
  return { bundles, read };
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
    for (const { name, bytes, gzipBytes } of (await bundle()).bundles.map(figuresOf)) {
      console.error(`${name.padEnd(16)}${kilobytes(bytes)}${kilobytes(gzipBytes)} gzip`);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
