import { asOf } from './reads.ts';
import type { Item, QueryOptions } from './table.ts';
import { isOffice, type Office, type Unit } from './units.ts';

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

/** The units of a kind. */
export const unitRange = (campaign: string, kind: 'office' | 'association') => ({
  pk: `${campaign}#campaign`,
  prefix: `${kind}#`,
});

/** Where it is kept how often a name that others show has changed: the campaign's own, or an association's. */
export const namesKey = (campaign: string) => ({ pk: `${campaign}#campaign`, sk: 'names' });
/** That, as a part of the state of whatever shows names; at half the units. */
export const namesVersion = (campaign: string) =>
  asOf(
    'only shown',
    {
      queries: [
        { range: { pk: namesKey(campaign).pk, prefix: namesKey(campaign).sk }, options: { consistent: false } },
      ],
    },
    ({ lists: [found] }) => Number(found?.[0]?.version ?? 0),
  );

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

/** What an association is called; undefined where there is none of that id, or none is asked for. */
export const associationName = (campaign: string, association: Unit | undefined) =>
  asOf(
    'associations are never removed',
    { keys: association === undefined ? [] : [unitKey(campaign, 'association', association)] },
    ({ items: [item] }) => item?.name as string | undefined,
  );

/**
 * D8: who has confirmed a unit that was entered once the campaign had begun, so that it may be given money: nobody yet, one
 * office, or `both` (two, or it was there from the start; an office is there always).
 */
export type Confirmed = Office | 'nobody' | 'both';
export const confirmedUnit = (campaign: string, unit: Unit) =>
  asOf(
    'a unit is confirmed once, and what was confirmed stays so',
    { keys: isOffice(unit) ? [] : [unitKey(campaign, 'association', unit)] },
    ({ items: [item] }) => (item?.confirmedBy ?? 'both') as Confirmed,
  );

/** The associations as stored; each capability takes what it knows of them. */
export const associations = <T>(campaign: string, as: (items: readonly Item[]) => T, options: QueryOptions = {}) =>
  asOf(
    'associations change while a campaign is set up, and each change is told',
    { queries: [{ range: { pk: `${campaign}#campaign`, prefix: 'association#' }, options }] },
    ({ lists: [items = []] }) => as(items),
  );
