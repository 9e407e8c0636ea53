import { describe, expect, test } from 'vitest';
import { capabilities, problems, services } from '../functions/capabilities.ts';
import type { Contract, Operation } from '../shared/contract.ts';
import { problems as generic } from '../shared/problems.ts';
import { read, type Source, sourcesBelow } from './support/sources.ts';
import * as tidy from './support/tidy-rules.ts';

/** The rules of the house that no compiler knows, tried on the whole source, and on a bad example each. */

const sources = sourcesBelow('functions', 'shared', 'infra', 'tools', 'test');
const tidyTests = /^test\/(tidy\.test|support\/tidy-rules)\.ts$/;

/** A rule, what it says, and a file that breaks it. */
const rules: readonly (readonly [what: string, rule: tidy.Rule, bad: Source])[] = [
  [
    'what decides, folds, shows or words says that it is pure',
    tidy.pureFilesSaySo,
    { path: 'functions/pot/funds/rules.ts', text: '/** Rules of the pot. */\nexport const close = 1;' },
  ],
  [
    'what says that it is pure knows no clock, no chance, no outside, and does not wait',
    tidy.pureKnowsNoOutside,
    { path: 'functions/pot/money.ts', text: '/** Money. Pure. */\nexport const close = (at = Date.now()) => at;' },
  ],
  [
    'nor does it reach the outside through what it imports',
    tidy.pureReachesNoOutside([
      ...sources,
      { path: 'functions/odd/keys.ts', text: "import { get } from '../../shared/table.ts';" },
    ]),
    { path: 'functions/odd/money.ts', text: "/** Money. Pure. */\nimport { key } from './keys.ts';" },
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
    'nor has it a word of one',
    tidy.sharedSaysNoCapability,
    { path: 'shared/contract.ts', text: '/** Heads, and who may be a deputy. */' },
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
  ['tables may be longer', tidy.filesAreShort, { path: 'functions/pot/words.ts', text: 'const a = 1;\n'.repeat(401) }],
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
  for (const name of ['rules', 'events', 'evolve', 'views', 'words']) {
    expect(pure.some((path) => path.endsWith(`/${name}.ts`))).toBe(true);
  }
  for (const path of ['infra/local/stack.ts', 'test/tidy.test.ts'])
    expect(sources.map((source) => source.path)).toContain(path);
});

describe('the rules read code, not words', () => {
  const impuritiesIn = (code: string): readonly string[] =>
    tidy.pureKnowsNoOutside({ path: 'functions/pot/money.ts', text: `/** Money. Pure. */\n${code}` });

  test.each([
    ['a comment may say anything', '// async\nexport const a = 1;'],
    ['a string may say anything', "export const a = 'await Date.now()';"],
    ['an instant that is given may be converted', 'export const a = (at: string) => new Date(at).getUTCDay();'],
    ['an id may be checked', "import { isUlid } from '../../shared/ids.ts';"],
  ])('%s', (_what, code) => {
    expect(impuritiesIn(code)).toEqual([]);
  });

  test.each([
    ['waits', 'export const a = async () => 1;'],
    ['reads the clock', 'export const a = new Date();'],
    ['reads the clock without brackets', 'export const a = new Date;'],
    ['has the time zone of the machine', 'export const a = (at: string) => new Date(at).getDay();'],
    ['throws dice', 'export const a = Math.random();'],
    ['waits for a timer', 'setTimeout(a, 1);'],
    ['reads the environment', 'export const a = process.env.A;'],
    ['asks the net', 'export const a = fetch(b);'],
    ['makes ids', "import { isUlid, newId } from '../../shared/ids.ts';"],
  ])('a file that %s is not pure', (_what, code) => {
    expect(impuritiesIn(code)).toHaveLength(1);
  });

  test('a file is pure that says so at its head, not further down', () => {
    const text = '/** Money. */\nexport const a = 1;\n/** Pure. */\nexport const b = 2;';
    expect(tidy.isPure({ path: 'functions/pot/money.ts', text })).toBe(false);
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
    const commit = { path: 'shared/commit.ts', text: "/** Pure. */\nimport type { Item } from './table.ts';" };
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
  const saying = all.filter(({ path }) => /(^functions\/.*\/contract|^shared\/(?!problems\.)[^.]+)\.ts$/.test(path));
  return codes.filter((code) => !saying.some(({ text }) => text.includes(`'${code}'`)));
};

/** Codes of contracts that no capability has made a problem of. */
const unknown = (contracts: readonly Contract[]): readonly string[] =>
  contracts.flatMap(Object.values<Operation>).flatMap(({ refusals }) => refusals.filter((code) => !(code in problems)));

describe('the problems of all capabilities', () => {
  test('hold nothing that nobody can get', () => {
    expect(unsaid(Object.keys(problems), sources)).toEqual([]);
  });

  test('a code that only the rules or the registry know is found', () => {
    const text = "refuse('never-said')";
    const all = ['shared/problems.ts', 'functions/pot/problems.ts', 'functions/pot/funds/rules.ts'];
    expect(
      unsaid(
        ['never-said'],
        all.map((path) => ({ path, text })),
      ),
    ).toEqual(['never-said']);
    expect(unsaid(['never-said'], [{ path: 'functions/pot/funds/contract.ts', text }])).toEqual([]);
  });

  test('hold whatever a contract lists', () => {
    expect(unknown(services.map(({ contract }) => contract))).toEqual([]);
  });

  test('a code that only a contract knows is found', () => {
    const [operation] = services.flatMap(({ contract }) => Object.values(contract)) as [Operation];
    expect(unknown([{ odd: { ...operation, refusals: ['wrong-status', 'never-made'] } }])).toEqual(['never-made']);
  });

  test('are each of one capability', () => {
    const codes = [generic, ...capabilities.map((each) => each.problems ?? {})].flatMap((part) => Object.keys(part));
    expect(codes).toEqual([...new Set(codes)]);
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
