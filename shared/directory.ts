import { entityOf } from './commit.ts';
import { get, type Item, queryAll, type QueryOptions } from './table.ts';
import type { Unit } from './units.ts';

/**
 * Where the campaign, its settings and its units are kept: what every capability may read of the setting up, and none
 * but `campaign` writes.
 */
export const campaignKey = (campaign: string) => ({ pk: 'campaigns', sk: campaign });
export const settingsKey = (campaign: string) => ({ pk: `${campaign}#campaign`, sk: 'settings' });
export const unitKey = (campaign: string, kind: 'office' | 'association', unit: Unit) => ({
  pk: `${campaign}#campaign`,
  sk: `${kind}#${unit}`,
});

/** The settings as stored, all capabilities' together; each takes its own part and its own defaults. */
export const readSettings = async (campaign: string): Promise<Readonly<Record<string, unknown>>> =>
  entityOf<Readonly<Record<string, unknown>>>(await get(settingsKey(campaign))) ?? {};

export const associationExists = async (campaign: string, association: Unit): Promise<boolean> =>
  (await get(unitKey(campaign, 'association', association))) !== undefined;

/** The associations as stored; each capability takes what it knows of them. */
export const readAssociationItems = (campaign: string, options: QueryOptions = {}): Promise<readonly Item[]> =>
  queryAll({ pk: `${campaign}#campaign`, prefix: 'association#' }, options);
