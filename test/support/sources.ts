import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own TypeScript, read as text: the compiler in use has no API for it. */
export type Source = { readonly path: string; readonly text: string };
export type Import = { readonly from: string; readonly typeOnly: boolean };

const root = fileURLToPath(new URL('../..', import.meta.url));

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** All files below a folder whose names are such, paths from the root of the project. */
export const filesBelow = (folder: string, names: RegExp): readonly Source[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    // What npm put there, or a test makes, is not the project's own.
    .filter((path) => names.test(path) && !/(^|\/)(node_modules|made)\//.test(path))
    .sort()
    .map((path) => ({ path, text: read(path) }));
export const sourcesBelow = (...folders: readonly string[]): readonly Source[] =>
  folders.flatMap((folder) => filesBelow(folder, /\.m?ts$/));

// A quotation mark in a regular expression may begin a string here; none ends later than its line.
const tokens = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const isComment = (token: string): boolean => token.startsWith('//') || token.startsWith('/*');

export const withoutComments = (text: string): string =>
  text.replace(tokens, (token) => (isComment(token) ? '' : token));
/** What runs: no comments, and of plain strings only the quotation marks. Templates stay, since they hold code. */
export const codeOf = (text: string): string =>
  text.replace(tokens, (token) => (isComment(token) ? '' : token.startsWith('`') ? token : "''"));

const clause = /\b(import|export)\s+(type\s)?(?:[\w*{}\s,$]+?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/g;

/** What a file imports or passes on: a path from the root for its own files, else the name of the package. */
export const importsOf = ({ path, text }: Source): readonly Import[] =>
  [...withoutComments(text).matchAll(clause)].map(([, , type, named, called]) => {
    const from = named ?? called ?? '';
    return {
      from: from.startsWith('.') ? posix.join(posix.dirname(path), from) : from,
      typeOnly: type !== undefined,
    };
  });
