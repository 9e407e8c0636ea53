import { posix } from 'node:path';
import { codeOf, importsOf, type Source, withoutComments } from './sources.ts';

/** The rules of the house, each as a function that names what breaks it in one file. */
export type Rule = (source: Source) => readonly string[];

const nameOf = (path: string): string => posix.basename(path).replace(/\.m?ts$/, '');
const isProduct = ({ path }: Source): boolean => /^(functions|shared)\//.test(path);
const found = (pattern: RegExp, text: string): readonly string[] => [
  ...new Set([...text.matchAll(new RegExp(pattern, `${pattern.flags}g`))].map(([match]) => match.trim())),
];

/** What a file says of itself: its first comment. */
const headerOf = (text: string): string => /\/\*\*[\s\S]*?\*\//.exec(text)?.[0] ?? '';
/** A file that says "Pure." knows only its arguments. It may convert an instant that it is given, but reads no clock. */
export const isPure = (source: Source): boolean => isProduct(source) && /\bPure\b/.test(headerOf(source.text));

/** What decides, folds, shows or words must be pure. */
const mustBePure =
  /^(rules|voting|judge|chain|settlement|status|readability|offers|events|state|evolve|fold|replay|commit|views|resources|examples|figures|words|phrases)$/;
export const pureFilesSaySo: Rule = (source) =>
  isProduct(source) && mustBePure.test(nameOf(source.path)) && !isPure(source) ? ['does not say that it is pure'] : [];

const impurity = new RegExp(
  [
    /\b(?:async|await|Promise|process|fetch|crypto|console|performance|Math\.random)\b/,
    /\b(?:set(?:Timeout|Interval|Immediate)|queueMicrotask)\b/,
    // The clock, and the time zone of the machine.
    /\bDate\.now\b|\bDate\(\)|\bnew Date\b(?!\()/,
    /\.get(?:FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)\b/,
    // Ids are of the present, and random.
    /\bimport\s*\{[^}]*\bnewId\b[^}]*\}/,
  ]
    .map(({ source }) => source)
    .join('|'),
);
const impuritiesOf = ({ text }: Source): readonly string[] => found(impurity, codeOf(text));
export const pureKnowsNoOutside: Rule = (source) => (isPure(source) ? impuritiesOf(source) : []);

/** Neither the SDK nor files, sockets, threads, WebAssembly. */
const outside = /^(@aws-sdk|@smithy|@middy|highs|node:(?!crypto$|zlib$))/;
/** The first way from a pure file to something that is not, by what it imports; types do not count. */
export const pureReachesNoOutside =
  (all: readonly Source[]): Rule =>
  (source) => {
    if (!isPure(source)) return [];
    const byPath = new Map(all.map((each) => [each.path, each]));
    const seen = new Set<string>();
    const visit = (at: Source, way: readonly string[]): readonly string[] =>
      importsOf(at).flatMap(({ from, typeOnly }) => {
        if (typeOnly || seen.has(from)) return [];
        seen.add(from);
        const next = byPath.get(from);
        const here = next ? impuritiesOf(next) : found(outside, from);
        return here.length > 0
          ? [[...way, from, ...here.slice(0, 1)].join(' -> ')]
          : next
            ? visit(next, [...way, from])
            : [];
      });
    return visit(source, []).slice(0, 1);
  };

const gates: Readonly<Record<string, readonly string[]>> = {
  '@aws-sdk/client-dynamodb': ['shared/dynamo.ts', 'shared/table.ts', 'shared/puts.ts'],
  '@aws-sdk/client-sqs': ['shared/queue.ts'],
  '@aws-sdk/client-s3': ['shared/store.ts'],
  '@aws-sdk/s3-presigned-post': ['shared/store.ts'],
  '@aws-sdk/s3-request-presigner': ['shared/store.ts'],
};
export const sdkBehindOneGate: Rule = (source) =>
  isProduct(source)
    ? importsOf(source).flatMap(({ from }) => (gates[from]?.includes(source.path) === false ? [from] : []))
    : [];

export const productStandsAlone: Rule = (source) =>
  isProduct(source) ? importsOf(source).flatMap(({ from }) => (/^(infra|test|tools)\//.test(from) ? [from] : [])) : [];

export const sharedKnowsNoCapability: Rule = (source) =>
  source.path.startsWith('shared/')
    ? importsOf(source).flatMap(({ from }) => (from.startsWith('functions/') ? [from] : []))
    : [];

/** Words that belong to one capability; not what is also plain English ("in that order", "a position in a list"). */
const capabilityWords =
  /\b(pots?|deput(?:y|ies)|mandates?|budget|spendings?|receipts?|employments?|stock|depots?|editions?|print runs?|gatherings?|publications?|boosts?|visits?|cabins?|bikes?|bookings?|assets|materials)\b/i;
export const sharedSaysNoCapability: Rule = ({ path, text }) =>
  path.startsWith('shared/') ? found(capabilityWords, text) : [];

const capabilityOf = (path: string): string | undefined => /^functions\/([^/]+)\//.exec(path)?.[1];
/**
 * Another capability's promise is its events, its offers, and what both do in one transaction; files directly below
 * `functions/` wire.
 */
export const capabilitiesMeetAtOffers: Rule = (source) => {
  const own = capabilityOf(source.path);
  if (own === undefined) return [];
  return importsOf(source).flatMap(({ from }) => {
    const other = capabilityOf(from);
    if (other === undefined || other === own) return [];
    return /^functions\/[^/]+\/(?:events|offers|funding|slipping)\.ts$/.test(from) ? [] : [from];
  });
};

/** A function's bundle would hold every capability. */
export const nobodyImportsTheList: Rule = (source) =>
  isProduct(source)
    ? importsOf(source).flatMap(({ from }) => (from === 'functions/capabilities.ts' ? [from] : []))
    : [];

export const zodIsMini: Rule = (source) =>
  isProduct(source)
    ? importsOf(source).flatMap(({ from }) => (/^zod(\/|$)/.test(from) && from !== 'zod/mini' ? [from] : []))
    : [];

export const namesSayWhat: Rule = ({ path }) =>
  /^(utils?|helpers?|misc|common|index|lib)$/.test(nameOf(path)) ? [posix.basename(path)] : [];

/** It stands in for a module that has one. */
const mayExportDefault = ['infra/no-endpoint-cache.ts'];
export const exportsAreNamed: Rule = ({ path, text }) =>
  mayExportDefault.includes(path) ? [] : found(/\bexport default\b|\bas default\b/, codeOf(text));

export const noClasses: Rule = ({ path, text }) =>
  path.startsWith('infra/') ? [] : found(/(?:^|[\s=(])class\s+\w+/, codeOf(text));

/** Lists, which are not easier to read when they are cut. */
const tables = /^(contract|words|views|resources|examples|problems)$/;
export const filesAreShort: Rule = ({ path, text }) => {
  const lines = text.replace(/\n$/, '').split('\n').length;
  return lines > (tables.test(nameOf(path)) ? 400 : 250) ? [`${lines} lines`] : [];
};

export const nothingPutOff: Rule = ({ text }) => found(/\b(TODO|FIXME|XXX)\b/, text);

export const nothingSwitchedOff: Rule = ({ text }) =>
  found(/@ts-ignore|@ts-nocheck|\b(test|it|describe)\.(only|skip|todo)\b/, withoutComments(text)).concat(
    found(/\/[/*]\s*@ts-(ignore|nocheck)/, text),
  );
