import type { Instant } from '../../../shared/calendar.ts';
import { newId } from '../../../shared/ids.ts';
import { packed, unpacked } from '../../../shared/packed.ts';
import { asOf } from '../../../shared/reads.ts';
import { putOnce } from '../../../shared/puts.ts';
import { get } from '../../../shared/table.ts';
import type { Unit } from '../../../shared/units.ts';
import { partition } from '../store.ts';
import type { Candidate, Cancellation, Update } from './preview.ts';

/** A preview waits a day for whoever asked for it to say that it is right. */
const keptSeconds = 86_400;

/** What was shown, and is what is stored. */
export type Plan = {
  readonly events: readonly Candidate[];
  readonly changes: readonly Update[];
  readonly cancellations: readonly Cancellation[];
};
export type Previewed = Plan & { readonly filer: string; readonly unit: Unit };

const previewKey = (campaign: string, token: string) => ({ pk: partition(campaign), sk: `ip#${token}` });

/** What differs is shown once; what is stored follows from the change. */
const planOf = ({ events, changes, cancellations }: Plan): Plan => ({
  events,
  changes: changes.map((each) => ({ ...each, changed: [] })),
  cancellations,
});

/** Deflated: what recurs says the same many times. */
export const keepPreview = (campaign: string, token: string, preview: Previewed, now: Instant): Promise<boolean> =>
  putOnce({
    ...previewKey(campaign, token),
    filer: preview.filer,
    unit: preview.unit,
    plan: packed(planOf(preview)),
    ttl: Math.floor(Date.parse(now) / 1000) + keptSeconds,
  });

/**
 * The notice that tells of a whole import (shared/gathered.ts): whoever takes up one that broke off, or stores it at the same
 * time, tells it by the same.
 */
export const noticeFor = async (campaign: string, token: string, now: Instant): Promise<string> => {
  const key = { pk: partition(campaign), sk: `in#${token}` };
  const ttl = Math.floor(Date.parse(now) / 1000) + 2 * keptSeconds;
  const id = newId();
  return (await putOnce({ ...key, id, ttl })) ? id : String((await get(key))?.id);
};

export const previewed = (campaign: string, token: string) =>
  asOf(
    'it never changes while it is there',
    { keys: [previewKey(campaign, token)] },
    ({ items: [item] }): Previewed | undefined =>
      item && {
        filer: String(item.filer),
        unit: String(item.unit),
        ...unpacked<Plan>(item.plan as Uint8Array),
      },
  );
