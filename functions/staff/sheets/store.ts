import { decodeTime } from 'ulid';
import { randomUUID } from 'node:crypto';
import type { Instant } from '../../../shared/calendar.ts';
import { commandsOf } from '../../../shared/command.ts';
import { changes } from '../../../shared/commit.ts';
import type { Aggregate } from '../../../shared/execute.ts';
import { fetching, readAll } from '../../../shared/fetching.ts';
import { asOf, inOrder, listed } from '../../../shared/reads.ts';
import { putOnce } from '../../../shared/puts.ts';
import { keptBy } from '../../../shared/waiting.ts';
import { mostWrites, transact, type Write } from '../../../shared/table.ts';
import { concerns, type StaffEvent } from '../events.ts';
import { headKey, importKey, imports, isReal, partition, storedRequest } from '../store.ts';
import type { Ids, StaffRequest } from '../state.ts';
import { importWaits } from '../waiting.ts';
import { evolve, type Import, type ImportState } from './import.ts';

const aggregate = (campaign: string): Aggregate<ImportState, StaffEvent> => ({
  stored: {
    head: () => headKey(campaign),
    import: (is: Import) => ({ ...importKey(campaign, is.id), ...keptBy(is, importWaits) }),
  },
  evolve,
  concerns,
});
export const command = /* @__PURE__ */ commandsOf(aggregate);

/** At once: few enough not to be throttled, enough for a thousand in some seconds. */
const atOnce = 25;

/** Stores the requests of an import that is not real yet; answers them as they now are. */
export const stage = async (
  campaign: string,
  requests: Ids<StaffRequest>,
  now: Instant,
): Promise<readonly StaffRequest[]> => {
  const keys = (request: StaffRequest) => storedRequest(campaign, request);
  const { state, writes } = changes({ requests: {} as Ids<StaffRequest> }, { requests }, { requests: keys }, now);
  const items = writes.flatMap((write) => (write.kind === 'put' ? [write.item] : []));
  for (let start = 0; start < items.length; start += atOnce)
    await Promise.all(items.slice(start, start + atOnce).map(putOnce));
  return Object.values(state.requests);
};

/** What imports have stored that are not real, or not yet. */
const staged = (campaign: string, real: ReadonlySet<string>) =>
  asOf(
    'what is old enough to be removed never becomes real any more',
    { queries: [{ range: { pk: partition(campaign), prefix: 'r#' } }] },
    (found) => listed<StaffRequest>(found).filter((request) => !isReal(request, real)),
  );

/** Longer than any import takes. */
const abandonedMillis = 3_600_000;

/**
 * Removes what imports left that never became real; how many requests those were. Repeating it is harmless, and so is
 * meanwhile importing.
 */
export const removeAbandoned = async (campaign: string, now: Instant): Promise<number> => {
  const reads = inOrder({ imports: imports(campaign) }, (found) => ({ staged: staged(campaign, found.imports) }));
  const found = await readAll(reads, fetching());
  const abandoned = (found?.staged ?? []).filter(
    (request) => decodeTime(request.import ?? '') < Date.parse(now) - abandonedMillis,
  );
  const deletes = abandoned.map((request): Write => {
    const { pk, sk } = storedRequest(campaign, request);
    return { kind: 'delete', key: { pk, sk }, expected: request.version };
  });
  for (let start = 0; start < deletes.length; start += mostWrites)
    await transact(deletes.slice(start, start + mostWrites), randomUUID());
  return abandoned.length;
};
