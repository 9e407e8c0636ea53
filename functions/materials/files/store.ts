import { commandsOf } from '../../../shared/command.ts';
import { entityOf } from '../../../shared/commit.ts';
import type { Aggregate } from '../../../shared/execute.ts';
import { asOf, entity } from '../../../shared/reads.ts';
import type { Item, Key } from '../../../shared/table.ts';
import type { Unit } from '../../../shared/units.ts';
import { itemKey } from '../catalogue/store.ts';
import { partsOf } from '../editions.ts';
import { textFieldOf } from '../../../shared/texts.ts';
import { concerns } from '../events.ts';
import { materialsTexts } from '../texts.ts';
import { lagging, partition } from '../store.ts';
import type { CatalogueItem, Copies, EditionId } from '../state.ts';
import type { FilesEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { EditionFile, FilesState, Printed, Upload } from './state.ts';

/**
 * Where print-yourself is kept, beside the catalogue: uploads `u#item#language#ulid`, and for each edition
 * `y#item#language#file`, `...#printed` and `...#downloads`, which is a number for each unit and nothing else.
 * The bytes lie in the bucket: what nobody has checked below `incoming/`, what is handed out below `files/`.
 */
const key = (prefix: string, edition: EditionId, rest: string): string => {
  const { item, language } = partsOf(edition);
  return `${prefix}#${item}#${language}#${rest}`;
};
const keyOf = (campaign: string, edition: EditionId, rest: 'file' | 'printed' | 'downloads'): Key => ({
  pk: partition(campaign),
  sk: key('y', edition, rest),
});
const uploadKey = (campaign: string, edition: EditionId, id: string): Key => ({
  pk: partition(campaign),
  sk: key('u', edition, id),
});

/** Where that lies which is reported of an edition. */
export const printedKey =
  (campaign: string) =>
  ({ id }: Pick<Printed, 'id'>): Key =>
    keyOf(campaign, id, 'printed');

export const filesAggregate = (campaign: string): Aggregate<FilesState, FilesEvent> => ({
  stored: {
    item: ({ id }: CatalogueItem) => itemKey(campaign, id),
    upload: ({ edition, id }: Upload) => uploadKey(campaign, edition, id),
    file: ({ edition }: EditionFile) => keyOf(campaign, edition, 'file'),
    printed: printedKey(campaign),
  },
  evolve,
  concerns,
  textOf: (event) => textFieldOf(materialsTexts, event),
});
export const command = /* @__PURE__ */ commandsOf(filesAggregate);

export const upload = (campaign: string, edition: EditionId, id: string) =>
  entity<Upload>(uploadKey(campaign, edition, id));
export const file = (campaign: string, edition: EditionId) => entity<EditionFile>(keyOf(campaign, edition, 'file'));
export const printed = (campaign: string, edition: EditionId) => entity<Printed>(keyOf(campaign, edition, 'printed'));

const counted = 'of#';
export const downloadsKey = (campaign: string, edition: EditionId): Key => keyOf(campaign, edition, 'downloads');
/** A unit's number in it: set apart, since a unit may be called like another attribute. */
export const downloadsOf = (unit: Unit): string => `${counted}${unit}`;

/** What has become of an edition's file. */
export type Use = {
  readonly file?: EditionFile | undefined;
  readonly downloads: Readonly<Record<Unit, number>>;
  readonly printed: Readonly<Record<Unit, Copies>>;
};

const useIn = (items: readonly Item[]): Use => {
  const ending = (rest: string) => items.find(({ sk }) => sk.endsWith(`#${rest}`));
  const numbers = Object.entries(ending('downloads') ?? {}).filter(([name]) => name.startsWith(counted));
  return {
    file: entityOf<EditionFile>(ending('file')),
    downloads: Object.fromEntries(numbers.map(([name, value]) => [name.slice(counted.length), value as number])),
    printed: entityOf<Printed>(ending('printed'))?.byUnit ?? {},
  };
};

export const useOf = (campaign: string, edition: EditionId) =>
  asOf(
    'only shown',
    { queries: [{ range: { pk: partition(campaign), prefix: key('y', edition, '') } }] },
    ({ lists }) => useIn(lists.flat()),
  );

/** Of every edition that has a file, in the order of their ids. It may lag. */
export const everyUse = (campaign: string) =>
  asOf('only shown', lagging(campaign, 'y#'), ({ lists }): readonly (Use & { readonly edition: EditionId })[] => {
    const byEdition = Map.groupBy(lists.flat(), ({ sk }) => sk.split('#').slice(1, 3).join('/'));
    return [...byEdition].map(([edition, those]) => ({ edition, ...useIn(those) }));
  });

/** Below which key an upload is sent; the bucket tells the check of nothing else. */
export const incomingKey = (campaign: string, edition: EditionId, id: string): string =>
  `incoming/${campaign}/${edition}/${id}`;
/** Whose upload lies there; undefined for a key that no form was given out for. */
export const incomingParts = (name: string) => {
  const [, campaign, item, language, id] = /^incoming\/([^/]+)\/([^/]+)\/([^/]+)\/([0-9A-Z]{26})$/.exec(name) ?? [];
  return campaign && item && language && id ? { campaign, edition: `${item}/${language}`, id } : undefined;
};
export const fileKey = (campaign: string, edition: EditionId, hash: string): string =>
  `files/${campaign}/${edition}/${hash}.pdf`;
