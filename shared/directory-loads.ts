import { entityOf } from './commit.ts';
import { settingsKey, unitKey } from './directory.ts';
import { get, type Item, queryAll, type QueryOptions } from './table.ts';
import type { Unit } from './units.ts';

/** For the rooms that are not converted yet: what directory.ts has as reads. */
/** The settings as stored, all capabilities' together; each takes its own part and its own defaults. */
export const readSettings = async (campaign: string): Promise<Readonly<Record<string, unknown>>> =>
  entityOf<Readonly<Record<string, unknown>>>(await get(settingsKey(campaign))) ?? {};

export const associationExists = async (campaign: string, association: Unit): Promise<boolean> =>
  (await get(unitKey(campaign, 'association', association))) !== undefined;

/** The associations as stored; each capability takes what it knows of them. */
export const readAssociationItems = (campaign: string, options: QueryOptions = {}): Promise<readonly Item[]> =>
  queryAll({ pk: `${campaign}#campaign`, prefix: 'association#' }, options);
