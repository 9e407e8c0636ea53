import { fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { keptOrMade, type Made } from './kept.ts';
import type { Template } from './template.ts';

/** What is deployed: the template, whose functions say where their bundles lie, and the folder of the page. */
export type Program = { readonly template: Template; readonly web?: string };
export type FromMaker = { readonly said: string } | { readonly made: Made<Program> } | { readonly failed: string };

const root = path.resolve(import.meta.dirname, '../..');
const below = (name: string): string => path.join(root, name);

/**
 * The program of the sources as they are now. It is kept among what npm installed: that goes when packages are installed
 * anew, git does not see it, and the data folder is left to what its owner stores. Throws when a function does not compile.
 */
export const prepareProgram = async (say: (line: string) => void = () => {}): Promise<Program> =>
  keptOrMade({
    place: below('node_modules/.cache/valsam'),
    // The last three: what shall be installed, and what npm says is.
    sources: [
      'functions',
      'shared',
      'infra',
      'web',
      'openapi.json',
      'cdk.json',
      'tsconfig.json',
      'package.json',
      'package-lock.json',
      'node_modules/.package-lock.json',
    ].map(below),
    also: [
      // The template names the bundles by their whole path.
      root,
      process.version,
      Object.entries(process.env)
        .filter(([name]) => name.startsWith('CDK_'))
        .sort(),
    ],
    make: (folder) => make(folder, say),
  });

const make = (folder: string, say: (line: string) => void): Promise<Made<Program>> =>
  new Promise((resolve, reject) => {
    const maker = fork(fileURLToPath(new URL('./program-maker.ts', import.meta.url)), [folder], {
      execArgv: [],
      // The rules that validation checks are also checked by the tests of infra/, and take a second.
      env: { CDK_VALIDATION: 'false', ...process.env },
    });
    maker.on('message', (message: FromMaker) => {
      if ('said' in message) say(message.said);
      else if ('made' in message) resolve(message.made);
      else reject(new Error(message.failed));
    });
    maker.on('error', reject);
    maker.on('exit', (code) => reject(new Error(`What bundles the functions ended with code ${code}.`)));
  });
