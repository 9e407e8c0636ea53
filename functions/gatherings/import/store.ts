import { entityOf } from '../../../shared/commit.ts';
import { packed, unpacked } from '../../../shared/packed.ts';
import { get, putOnce } from '../../../shared/table.ts';
import type { Unit } from '../../../shared/units.ts';
import { partition } from '../store.ts';
import type { Candidate } from './preview.ts';

/** A preview waits a day for whoever asked for it to say that it is right. */
const keptSeconds = 86_400;

export type Previewed = { readonly filer: string; readonly unit: Unit; readonly events: readonly Candidate[] };

const previewKey = (campaign: string, token: string) => ({ pk: partition(campaign), sk: `ip#${token}` });

/** Deflated: what recurs says the same many times. */
export const keepPreview = (campaign: string, token: string, preview: Previewed, nowMillis: number): Promise<boolean> =>
  putOnce({
    ...previewKey(campaign, token),
    filer: preview.filer,
    unit: preview.unit,
    events: packed(preview.events),
    ttl: Math.floor(nowMillis / 1000) + keptSeconds,
  });

export const readPreview = async (campaign: string, token: string): Promise<Previewed | undefined> => {
  const item = entityOf<{ filer: string; unit: Unit; events: Uint8Array }>(await get(previewKey(campaign, token)));
  return item && { filer: item.filer, unit: item.unit, events: unpacked<readonly Candidate[]>(item.events) };
};
