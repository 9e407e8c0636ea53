import { decodeTime } from 'ulid';
import { randomUUID } from 'node:crypto';
import type { Instant } from '../../../shared/calendar.ts';
import { changes } from '../../../shared/commit.ts';
import type { Capability } from '../../../shared/execute.ts';
import { mostWrites, putOnce, queryAll, transact, type Write } from '../../../shared/table.ts';
import { concerns, type StaffEvent } from '../events.ts';
import { importKey, isReal, partition, readImports, requestFrom, stored } from '../store.ts';
import type { Ids, StaffRequest } from '../state.ts';
import { evolve, type Import, type ImportState } from './import.ts';

export const capability = (campaign: string): Capability<ImportState, StaffEvent> => ({
  stored: { head: stored(campaign).head, import: ({ id }: Import) => importKey(campaign, id) },
  evolve,
  concerns,
});

/** At once: few enough not to be throttled, enough for a thousand in some seconds. */
const atOnce = 25;

/** Stores the requests of an import that is not real yet; answers them as they now are. */
export const stage = async (
  campaign: string,
  requests: Ids<StaffRequest>,
  now: Instant,
): Promise<readonly StaffRequest[]> => {
  const { requests: keys } = stored(campaign);
  const { state, writes } = changes({ requests: {} as Ids<StaffRequest> }, { requests }, { requests: keys }, now);
  const items = writes.flatMap((write) => (write.kind === 'put' ? [write.item] : []));
  for (let start = 0; start < items.length; start += atOnce)
    await Promise.all(items.slice(start, start + atOnce).map(putOnce));
  return Object.values(state.requests);
};

/** Longer than any import takes. */
const abandonedMillis = 3_600_000;

/**
 * Removes what imports left that never became real; how many requests those were. Repeating it is harmless, and so is
 * meanwhile importing.
 */
export const removeAbandoned = async (campaign: string, now: Instant): Promise<number> => {
  const imports = await readImports(campaign);
  const requests = (await queryAll({ pk: partition(campaign), prefix: 'r#' })).map(requestFrom);
  const abandoned = requests.filter(
    (request) => !isReal(request, imports) && decodeTime(request.import as string) < Date.parse(now) - abandonedMillis,
  );
  const { requests: keys } = stored(campaign);
  const deletes = abandoned.map((request): Write => {
    const { pk, sk } = keys(request);
    return { kind: 'delete', key: { pk, sk }, expected: request.version };
  });
  for (let start = 0; start < deletes.length; start += mostWrites)
    await transact(deletes.slice(start, start + mostWrites), randomUUID());
  return abandoned.length;
};
