import { entityOf } from './commit.ts';
import { settingsKey, unitKey } from './directory-keys.ts';
import { asOf } from './reads.ts';
import { get, type Item, queryAll, type QueryOptions } from './table.ts';
import type { Unit } from './units.ts';

/** What every capability may read of the setting up, and none but `campaign` writes. */
export { campaignKey, settingsKey, unitKey } from './directory-keys.ts';

/** The settings as stored, all capabilities' together; each takes its own part and its own defaults. */
export const readSettings = async (campaign: string): Promise<Readonly<Record<string, unknown>>> =>
  entityOf<Readonly<Record<string, unknown>>>(await get(settingsKey(campaign))) ?? {};

/** One capability's part of the settings, its defaults filled in. */
export const settings = <T>(campaign: string, partOf: (stored: Readonly<Record<string, unknown>>) => T) =>
  asOf('settings hold from the moment they are read', { keys: [settingsKey(campaign)] }, ({ items: [item] }) =>
    partOf(item ?? {}),
  );

/** Whether there is such an association; they are never removed. */
export const isAssociation = (campaign: string, association: Unit) =>
  asOf('associations are never removed', { keys: [unitKey(campaign, 'association', association)] }, ({ items }) =>
    items.some((item) => item !== undefined),
  );

export const associationExists = async (campaign: string, association: Unit): Promise<boolean> =>
  (await get(unitKey(campaign, 'association', association))) !== undefined;

/** The associations as stored; each capability takes what it knows of them. */
export const readAssociationItems = (campaign: string, options: QueryOptions = {}): Promise<readonly Item[]> =>
  queryAll({ pk: `${campaign}#campaign`, prefix: 'association#' }, options);
