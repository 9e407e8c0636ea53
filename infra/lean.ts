import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** A summary, description or example of an operation, as the formatter writes it. */
const documentation =
  /^ {4}(?:(?:summary|description):\s+'(?:[^'\\\n]|\\.)*',|example: \{(?:.*\},|\n(?: {5}.*\n)+ {4}\},))$/gm;

/** The reason of a read, as the formatter writes it. */
const reason = /\basOf\(\s*'(?:[^'\\\n]|\\.)*',/g;

/** What a function never reads stays out of its bundle: a cold start pays for every kilobyte. */
export const lean: Plugin = {
  name: 'lean',
  setup({ onLoad }) {
    // The SDK's clients want the version out of their package.json, and would bring all of it.
    onLoad({ filter: /[\\/]node_modules[\\/].*package\.json$/ }, async ({ path }) => {
      const { name, version } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ name, version }), loader: 'json' };
    });
    // Node has SHA-256 of its own, so that the SDK never falls back to its one in JavaScript.
    onLoad({ filter: /[\\/]sha256[\\/]Sha256Js\.js$/ }, () => ({ contents: 'export class Sha256Js {}', loader: 'js' }));
    // Feeds are written, never read: the reader of XML, half of this package and another one, stays out.
    onLoad({ filter: /[\\/]xml-js[\\/]lib[\\/]index\.js$/ }, () => ({
      contents: "module.exports = { js2xml: require('./js2xml') };",
      loader: 'js',
    }));
    // Of its two halves the one for servers wants files and streams; both draw the same.
    onLoad({ filter: /[\\/]qrcode[\\/]lib[\\/]index\.js$/ }, () => ({
      contents: "module.exports = require('./browser');",
      loader: 'js',
    }));
    // Examples are for the API's description; the contracts that show them, or parts of them, only hand them on.
    onLoad({ filter: /[\\/]functions[\\/].*[\\/]examples\.ts$/ }, async ({ path }) => {
      const names = [...(await readFile(path, 'utf8')).matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
      const nothing = 'const nothing = new Proxy({}, { get: () => nothing });';
      return {
        contents: [nothing, ...names.map((name) => `export const ${name} = nothing;`)].join('\n'),
        loader: 'js',
      };
    });
    // So are summaries and descriptions. One that is written in another way just stays; lines keep their numbers.
    onLoad({ filter: /[\\/]functions[\\/].*[\\/]contract\.ts$/ }, async ({ path }) => {
      const contents = (await readFile(path, 'utf8')).replace(documentation, (found) => found.replace(/[^\n]+/g, ''));
      return { contents, loader: 'ts' };
    });
    // Why a read may be a moment old is for whoever reads the code.
    onLoad(
      { filter: /[\\/](functions|shared)[\\/].*(store|commands|directory|actor|people|funding)\.ts$/ },
      async ({ path }) => {
        const contents = (await readFile(path, 'utf8')).replace(reason, (found) => found.replace(/'.*'/, "''"));
        return { contents, loader: 'ts' };
      },
    );
  },
};
