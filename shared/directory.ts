import { asOf } from './reads.ts';
import type { Item, QueryOptions } from './table.ts';
import type { Unit } from './units.ts';

/**
 * Where the campaign, its settings and its units are kept: what every capability may read of the setting up, and none
 * but `campaign` writes. Pure.
 */
export const campaignKey = (campaign: string) => ({ pk: 'campaigns', sk: campaign });
export const settingsKey = (campaign: string) => ({ pk: `${campaign}#campaign`, sk: 'settings' });
export const unitKey = (campaign: string, kind: 'office' | 'association', unit: Unit) => ({
  pk: `${campaign}#campaign`,
  sk: `${kind}#${unit}`,
});

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

/** The associations as stored; each capability takes what it knows of them. */
export const associations = <T>(campaign: string, as: (items: readonly Item[]) => T, options: QueryOptions = {}) =>
  asOf(
    'associations change while a campaign is set up, and each change is told',
    { queries: [{ range: { pk: `${campaign}#campaign`, prefix: 'association#' }, options }] },
    ({ lists: [items = []] }) => as(items),
  );
