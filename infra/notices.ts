import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What licenses ask of whoever hands on a bundle: which packages are in it, and their texts. Minifying takes the comments
 * away in which they stand.
 */
const inPackages = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** The folders of the packages that these files belong to, each once. */
export const packagesOf = (files: readonly string[]): readonly string[] =>
  [...new Set(files.flatMap((file) => inPackages.exec(file.replaceAll('\\', '/'))?.[1] ?? []))].sort();

type Manifest = { readonly name: string; readonly version: string; readonly license?: string };
const isText = (name: string): boolean => /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i.test(name);

/** Name, version, license and its text as the package brings them. Throws when a package says nothing of its license. */
const noticeOf = async (folder: string): Promise<string> => {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
  const names = (await readdir(folder)).filter(isText).sort();
  const texts = await Promise.all(names.map(async (name) => (await readFile(join(folder, name), 'utf8')).trim()));
  const { name, version, license } = manifest;
  if (license === undefined && texts.length === 0) throw new Error(`The package ${name} says nothing of its license.`);
  return [`${name} ${version} (${license ?? 'see below'})`, ...texts].join('\n\n');
};

const kept = new Map<string, Promise<string>>();

/** The notices for a bundle of these files, with paths below `root`; empty where no package is in it. */
export const noticesFor = async (root: string, files: readonly string[]): Promise<string> => {
  const notices = packagesOf(files).map((folder) => {
    const notice = kept.get(folder) ?? noticeOf(join(root, folder));
    kept.set(folder, notice);
    return notice;
  });
  return (await Promise.all(notices)).map((notice) => `${notice}\n`).join(`\n${'-'.repeat(80)}\n\n`);
};
