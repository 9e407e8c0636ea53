import { describe, expect, test } from 'vitest';
import { problems } from '../shared/problems.ts';
import { read, type Source, sourcesBelow } from './support/sources.ts';
import * as tidy from './support/tidy-rules.ts';

/** The rules of the house that no compiler knows, tried on the whole source, and on a bad example each. */

const sources = sourcesBelow('functions', 'shared', 'infra', 'tools', 'test');
const tidyTests = /^test\/(tidy\.test|support\/tidy-rules)\.ts$/;

/** A rule, what it says, and a file that breaks it. */
const rules: readonly (readonly [what: string, rule: tidy.Rule, bad: Source])[] = [
  [
    'what decides or folds knows no clock, no chance, no outside, and does not wait',
    tidy.pureKnowsNoOutside,
    { path: 'functions/pot/funds/rules.ts', text: 'export const close = (at = Date.now()) => at;' },
  ],
  [
    'nor does it reach the outside through what it imports',
    tidy.pureReachesNoOutside([
      ...sources,
      { path: 'functions/odd/keys.ts', text: "import { get } from '../../shared/table.ts';" },
    ]),
    { path: 'functions/odd/evolve.ts', text: "import { key } from './keys.ts';" },
  ],
  [
    'only the table speaks to DynamoDB, only the queue to SQS, only the store to S3',
    tidy.sdkBehindOneGate,
    { path: 'functions/pot/store.ts', text: "import { GetItemCommand } from '@aws-sdk/client-dynamodb';" },
  ],
  [
    'nothing of the product imports what runs or tests it',
    tidy.productStandsAlone,
    { path: 'shared/ids.ts', text: "import type { Wire } from '../infra/local/wire.ts';" },
  ],
  [
    'what is shared knows no capability',
    tidy.sharedKnowsNoCapability,
    { path: 'shared/execute.ts', text: "export { evolve } from '../functions/pot/evolve.ts';" },
  ],
  [
    'a capability imports nothing of another but its events and offers',
    tidy.capabilitiesMeetAtOffers,
    { path: 'functions/staff/plans/rules.ts', text: "import { totals } from '../../pot/state.ts';" },
  ],
  [
    'no function imports the list of capabilities',
    tidy.nobodyImportsTheList,
    { path: 'functions/notifications/consumer.ts', text: "import { capabilities } from '../capabilities.ts';" },
  ],
  [
    'what is bundled has the small zod',
    tidy.zodIsMini,
    { path: 'functions/pot/offers.ts', text: "import * as z from 'zod';" },
  ],
  ['a file’s name says what is in it', tidy.namesSayWhat, { path: 'shared/utils.ts', text: '' }],
  ['exports have a name', tidy.exportsAreNamed, { path: 'shared/ids.ts', text: 'const id = 1;\nexport default id;' }],
  ['there are no classes outside infra', tidy.noClasses, { path: 'shared/ids.ts', text: 'export class Id {}' }],
  ['files are short', tidy.filesAreShort, { path: 'shared/ids.ts', text: 'const a = 1;\n'.repeat(251) }],
  ['nothing is put off', tidy.nothingPutOff, { path: 'shared/ids.ts', text: '// TODO: later' }],
  [
    'no test and no check is switched off',
    tidy.nothingSwitchedOff,
    { path: 'test/a.test.ts', text: "test.only('this', () => {});" },
  ],
];

describe.each(rules)('%s', (_what, rule, bad) => {
  test('everywhere', () => {
    const broken = sources
      .filter(({ path }) => !tidyTests.test(path))
      .flatMap((source) => rule(source).map((what) => `${source.path}: ${what}`));
    expect(broken).toEqual([]);
  });

  test('and who breaks it is found', () => {
    expect(rule(bad)).toHaveLength(1);
  });
});

test('the whole source is looked at, and each kind of pure file is there', () => {
  const pure = sources.filter(tidy.isPure).map(({ path }) => path);
  for (const name of tidy.pureNames) expect(pure.some((path) => path.endsWith(`/${name}.ts`))).toBe(true);
  for (const path of ['infra/local/stack.ts', 'test/tidy.test.ts'])
    expect(sources.map((source) => source.path)).toContain(path);
});

describe('the rules read code, not words', () => {
  test.each([
    ['a comment', '/** Never a Date. */\n// async\nexport const a = 1;'],
    ['a string', "export const a = 'await the Date';"],
  ])('%s may say anything', (_what, text) => {
    expect(tidy.pureKnowsNoOutside({ path: 'functions/pot/judge.ts', text })).toEqual([]);
  });

  test.each([
    ['of several lines', "import {\n  a,\n  b,\n} from 'zod';"],
    ['passed on', "export * from 'zod';"],
    ['for its effect', "import 'zod';"],
    ['when needed', "const z = await import('zod');"],
    ['of types', "import type { ZodType } from 'zod/v4';"],
  ])('an import %s is found', (_what, text) => {
    expect(tidy.zodIsMini({ path: 'shared/fields.ts', text })).toHaveLength(1);
  });

  test('a type of the table is no way to the table', () => {
    const commit = { path: 'shared/commit.ts', text: "import type { Item } from './table.ts';" };
    expect(tidy.pureReachesNoOutside(sources)(commit)).toEqual([]);
    expect(tidy.isPure(commit)).toBe(true);
  });

  test('a capability’s own files, and what another offers, may be imported', () => {
    const text =
      "import { a } from '../state.ts';\nimport { b } from '../../campaign/offers.ts';\nimport { c } from '../../staff/funding.ts';";
    expect(tidy.capabilitiesMeetAtOffers({ path: 'functions/pot/funds/rules.ts', text })).toEqual([]);
  });
});

/** Codes that nobody can get: no contract declares them, and the edge does not say them either. */
const unsaid = (codes: readonly string[], all: readonly Source[]): readonly string[] => {
  const saying = all.filter(({ path }) => /(^functions\/.*\/contract|^shared\/(?!problems\.)[^/]+)\.ts$/.test(path));
  return codes.filter((code) => !saying.some(({ text }) => text.includes(`'${code}'`)));
};

describe('the registry of problems', () => {
  test('holds nothing that nobody can get', () => {
    expect(unsaid(Object.keys(problems), sources)).toEqual([]);
  });

  test('a code that only the rules or the registry know is found', () => {
    const text = "refuse('never-said')";
    const all = ['shared/problems.ts', 'functions/pot/funds/rules.ts'].map((path) => ({ path, text }));
    expect(unsaid(['never-said'], all)).toEqual(['never-said']);
    expect(unsaid(['never-said'], [{ path: 'functions/pot/funds/contract.ts', text }])).toEqual([]);
  });
});

describe('what is written for people', () => {
  const scripts = new Set(Object.keys(JSON.parse(read('package.json')).scripts));
  const missing = (text: string): readonly string[] =>
    [...text.matchAll(/\bnpm (?:run (?:-s |--silent )?([\w:-]+)|(start|test))\b/g)]
      .map(([, run, short]) => run ?? short ?? '')
      .filter((name) => !scripts.has(name));

  test.each(['README.md', 'docs/RUNBOOK.md', '.ci/run'])('%s names only commands that exist', (path) => {
    expect(missing(read(path))).toEqual([]);
  });

  test('a command that does not exist is found', () => {
    expect(missing('`npm ci && npm test`, then `npm run -s fly -- away`')).toEqual(['fly']);
  });
});
