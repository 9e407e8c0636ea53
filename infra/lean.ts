import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** A summary, description or example of an operation, as the formatter writes it. */
const documentation =
  /^ {4}(?:(?:summary|description):\s+'(?:[^'\\\n]|\\.)*',|example: \{(?:.*\},|\n(?: {5}.*\n)+ {4}\},))$/gm;

/** The reason of a read, as the formatter writes it. */
const reason = /\basOf\(\s*'(?:[^'\\\n]|\\.)*',/g;

/** The making of a schema. */
const made = /\bz\.\w+\(/g;

/**
 * Errors of DynamoDB's that come of managing tables, exports and backups, or of PartiQL, with what describes them: no
 * function does such things. One that came all the same would be thrown under its name, as any that the SDK does not know.
 */
const managing =
  /^export var (?:Backup|Continuous|DuplicateItem|Export|GlobalTable|Import|IndexNotFound|Invalid(?:Export|Restore)|PointInTime|Policy|Replica(?:Already|Not)|ResourceInUse|Table)\w*Exception\$ = \[[^;]*\];\nn0_registry\.registerError\(.*\);\n/gm;

/** What a function never reads stays out of its bundle: a cold start pays for every kilobyte. */
export const lean: Plugin = {
  name: 'lean',
  setup({ onLoad }) {
    // The SDK's clients want the version out of their package.json, and would bring all of it.
    onLoad({ filter: /[\\/]node_modules[\\/].*package\.json$/ }, async ({ path }) => {
      const { name, version } = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify({ name, version }), loader: 'json' };
    });
    onLoad({ filter: /[\\/]client-dynamodb[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(managing, ''),
      loader: 'js',
    }));
    // What a region belongs to its name says as well; by the list of all regions there is only a description of it more.
    onLoad({ filter: /[\\/]lib[\\/]aws[\\/]partitions\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/"regions": \{(?:[^{}]|\{[^{}]*\})*\}/g, '"regions": {}'),
      loader: 'js',
    }));
    // What is made when these are loaded is used by the SDK's own clients alone, whose place is taken (lean-clients.ts).
    const clientsOwn =
      /(?:httpAuthSchemes|util-identity-and-auth).*[\\/](?:resolveAwsSdkSigV4Config|memoizeIdentityProvider|index)\.js$/;
    onLoad({ filter: clientsOwn }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/^(export const \w+ = )(?=\w+\()/gm, '$1/* @__PURE__ */ '),
      loader: 'js',
    }));
    // A function has no files of settings, in a home that it has not either.
    onLoad({ filter: /[\\/]shared-ini-file-loader[\\/]loadSharedConfigFiles\.js$/ }, () => ({
      contents:
        'export { CONFIG_PREFIX_SEPARATOR } from "./constants";' +
        'export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });',
      loader: 'js',
    }));
    // Node has SHA-256 and MD5 of its own, so that the SDK never falls back to its own in JavaScript.
    onLoad({ filter: /[\\/](?:sha256|md5)[\\/](?:Sha256|Md5)Js\.js$/ }, ({ path }) => ({
      contents: `export class ${/(\w+)\.js$/.exec(path)?.[1]} {}`,
      loader: 'js',
    }));
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
    // Whoever makes a schema does nothing else: one that nobody asks for need not be there.
    onLoad({ filter: /[\\/](functions|shared)[\\/].*resources\.ts$/ }, async ({ path }) => {
      const contents = (await readFile(path, 'utf8')).replace(made, '/* @__PURE__ */ $&');
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

/** In Lambda DynamoDB and IAM refuse by themselves what on one machine is refused for them. */
export const trusting: Plugin = {
  name: 'trusting',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]shared[\\/]table-limits\.ts$/ }, () => ({
      contents: 'export const demandWithinLimits = () => {};',
      loader: 'js',
    }));
    onLoad({ filter: /[\\/]shared[\\/]table-rights\.ts$/ }, () => ({
      contents: 'export const demandAllowed = () => {};',
      loader: 'js',
    }));
  },
};
