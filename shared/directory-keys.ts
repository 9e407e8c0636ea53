import type { Unit } from './units.ts';

/** Pure. Where the campaign, its settings and its units are kept. */
export const campaignKey = (campaign: string) => ({ pk: 'campaigns', sk: campaign });
export const settingsKey = (campaign: string) => ({ pk: `${campaign}#campaign`, sk: 'settings' });
export const unitKey = (campaign: string, kind: 'office' | 'association', unit: Unit) => ({
  pk: `${campaign}#campaign`,
  sk: `${kind}#${unit}`,
});
