import { entityOf } from '../../../shared/commit.ts';
import type { Capability } from '../../../shared/execute.ts';
import { get, type Item, type Key, queryAll } from '../../../shared/table.ts';
import type { Unit } from '../../../shared/units.ts';
import { partsOf } from '../editions.ts';
import { concerns } from '../events.ts';
import { partition, stored as materials } from '../store.ts';
import type { Copies, EditionId } from '../state.ts';
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

export const capability = (campaign: string): Capability<FilesState, FilesEvent> => ({
  stored: {
    items: materials(campaign).items,
    uploads: ({ edition, id }: Upload) => uploadKey(campaign, edition, id),
    files: ({ edition }: EditionFile) => keyOf(campaign, edition, 'file'),
    printed: ({ edition }: Printed) => keyOf(campaign, edition, 'printed'),
  },
  evolve,
  concerns,
});

export const readUpload = async (campaign: string, edition: EditionId, id: string) =>
  entityOf<Upload>(await get(uploadKey(campaign, edition, id)));
export const readFile = async (campaign: string, edition: EditionId) =>
  entityOf<EditionFile>(await get(keyOf(campaign, edition, 'file')));
export const readPrinted = async (campaign: string, edition: EditionId) =>
  entityOf<Printed>(await get(keyOf(campaign, edition, 'printed')));

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

const useOf = (items: readonly Item[]): Use => {
  const ending = (rest: string) => items.find(({ sk }) => sk.endsWith(`#${rest}`));
  const numbers = Object.entries(ending('downloads') ?? {}).filter(([name]) => name.startsWith(counted));
  return {
    file: entityOf<EditionFile>(ending('file')),
    downloads: Object.fromEntries(numbers.map(([name, value]) => [name.slice(counted.length), value as number])),
    printed: entityOf<Printed>(ending('printed'))?.byUnit ?? {},
  };
};

export const readUse = async (campaign: string, edition: EditionId): Promise<Use> =>
  useOf(await queryAll({ pk: partition(campaign), prefix: key('y', edition, '') }));

/** Of every edition that has a file, in the order of their ids. It may lag. */
export const readEveryUse = async (campaign: string): Promise<readonly (Use & { readonly edition: EditionId })[]> => {
  const items = await queryAll({ pk: partition(campaign), prefix: 'y#' }, { consistent: false });
  const byEdition = Map.groupBy(items, ({ sk }) => sk.split('#').slice(1, 3).join('/'));
  return [...byEdition].map(([edition, those]) => ({ edition, ...useOf(those) }));
};

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
