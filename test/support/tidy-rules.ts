import { posix } from 'node:path';
import { codeOf, importsOf, type Source, withoutComments } from './sources.ts';

/** The rules of the house, each as a function that names what breaks it in one file. */
export type Rule = (source: Source) => readonly string[];

const nameOf = (path: string): string => posix.basename(path).replace(/\.m?ts$/, '');
const isProduct = ({ path }: Source): boolean => /^(functions|shared)\//.test(path);
const found = (pattern: RegExp, text: string): readonly string[] => [
  ...new Set([...text.matchAll(new RegExp(pattern, 'g'))].map(([match]) => match.trim())),
];

export const pureNames = [
  'rules',
  'voting',
  'judge',
  'evolve',
  'events',
  'fold',
  'commit',
  'chain',
  'settlement',
  'replay',
];
/** Files that decide or fold: their inputs are all they know. */
export const isPure = (source: Source): boolean => isProduct(source) && pureNames.includes(nameOf(source.path));

const impurity = /\b(async|await|Promise|Date|Math\.random|process|fetch|setTimeout|setInterval|crypto|console)\b/;
export const pureKnowsNoOutside: Rule = (source) => (isPure(source) ? found(impurity, codeOf(source.text)) : []);

/** What a pure file reaches by way of what it imports, types left out: neither the SDK nor files, sockets, threads. */
const outside = /^(@aws-sdk|@smithy|@middy|node:(?!crypto$))/;
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
        if (next) return visit(next, [...way, from]);
        return outside.test(from) ? [[...way, from].join(' -> ')] : [];
      });
    return visit(source, []).slice(0, 1);
  };

const gates: Readonly<Record<string, string>> = {
  '@aws-sdk/client-dynamodb': 'shared/table.ts',
  '@aws-sdk/client-sqs': 'shared/queue.ts',
  '@aws-sdk/client-s3': 'shared/store.ts',
  '@aws-sdk/s3-presigned-post': 'shared/store.ts',
  '@aws-sdk/s3-request-presigner': 'shared/store.ts',
};
export const sdkBehindOneGate: Rule = (source) =>
  isProduct(source)
    ? importsOf(source).flatMap(({ from }) => (gates[from] && gates[from] !== source.path ? [from] : []))
    : [];

export const productStandsAlone: Rule = (source) =>
  isProduct(source) ? importsOf(source).flatMap(({ from }) => (/^(infra|test|tools)\//.test(from) ? [from] : [])) : [];

export const sharedKnowsNoCapability: Rule = (source) =>
  source.path.startsWith('shared/')
    ? importsOf(source).flatMap(({ from }) => (from.startsWith('functions/') ? [from] : []))
    : [];

/** Rooms that were one capability until lately: their own `offers` are yet to be made. */
const formerly: Readonly<Record<string, string>> = {
  gatherings: 'publicity',
  channels: 'publicity',
  visits: 'publicity',
  hooks: 'publicity',
  assets: 'materials',
};
const capabilityOf = (path: string): string | undefined => {
  const name = /^functions\/([^/]+)\//.exec(path)?.[1];
  return name === undefined ? undefined : (formerly[name] ?? name);
};
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
    return /^functions\/[^/]+\/(?:events|offers|funding)\.ts$/.test(from) ? [] : [from];
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

const mostLines = 250;
export const filesAreShort: Rule = ({ text }) => {
  const lines = text.replace(/\n$/, '').split('\n').length;
  return lines > mostLines ? [`${lines} lines`] : [];
};

export const nothingPutOff: Rule = ({ text }) => found(/\b(TODO|FIXME|XXX)\b/, text);

export const nothingSwitchedOff: Rule = ({ text }) =>
  found(/@ts-ignore|@ts-nocheck|\b(test|it|describe)\.(only|skip|todo)\b/, withoutComments(text)).concat(
    found(/\/[/*]\s*@ts-(ignore|nocheck)/, text),
  );
