import { type Entity, notStored } from '../../../shared/commit.ts';
import type { Aggregate } from '../../../shared/execute.ts';
import type { Text } from '../../../shared/problems.ts';
import { unitRange } from '../../../shared/directory.ts';
import { isUnitId } from '../../../shared/ids.ts';
import { after, asOf, entities, entityOr, given, type Loaded, listed, viewOf } from '../../../shared/reads.ts';
import { type Office, offices } from '../../../shared/units.ts';
import { noticeKey } from '../../notifications/offers.ts';
import { concerns, type PotEvent } from '../events.ts';
import { requestIn } from '../requests/case.ts';
import type { Pot, SpendingRequest } from '../state.ts';
import { padded, partition, pot, requestSk } from '../store.ts';
import type { Anchor, Copy } from './anchors.ts';
import { type Journaled, type Mark, rowOf, start } from './replay.ts';
import { evolve, type Look } from './rules.ts';

/** What is read of the ledger: its entries are events of the pot (../store.ts). */

const markKey = (campaign: string) => ({ pk: partition(campaign), sk: 'ledger-mark' });
/** The daily look writes how far it has come, and what it tells. */
export const ledgerAggregate = (campaign: string): Aggregate<Look, PotEvent> => ({
  stored: { mark: () => markKey(campaign) },
  evolve,
  concerns,
  journal: (event) => (event.type === 'LedgerAnchored' ? { l1: `anchor#${padded(event.seq)}` } : {}),
});

/** How far the daily look at the ledger has come. */
export const ledgerMark = (campaign: string) => entityOr<Entity & Mark>(markKey(campaign), { ...notStored, ...start });

/** The events of the ledger after an entry and up to the head of a pot that was read before, oldest first. */
export const journaled = (guard: Loaded<Pot>, campaign: string, since = start.ledger.seq) =>
  after(
    guard,
    {
      queries: [
        { range: { pk: partition(campaign), index: 'l1', prefix: 'ledger#', from: `ledger#${padded(since + 1)}` } },
      ],
    },
    (found): readonly Journaled[] => listed<Journaled>(found).filter(({ ledger }) => ledger.seq <= guard.ledger.seq),
  );
/** The same as the ledger shows it. */
export const ledgerRows = (guard: Loaded<Pot>, campaign: string, since?: number) => {
  const { source, as } = journaled(guard, campaign, since);
  return after(guard, source, (found) => as(found).map(rowOf));
};

/** What the offices were told of the ledger, oldest first; only the last, where that is enough. */
export const anchors = (campaign: string, which: 'all' | 'last' = 'all') =>
  asOf(
    'what was told never changes',
    {
      queries: [
        {
          range: { pk: partition(campaign), index: 'l1', prefix: 'anchor#' },
          ...(which === 'last' && { options: { limit: 1, backward: true } }),
        },
      ],
    },
    listed<Anchor>,
  );
/** What the offices have of it in their inboxes, by the anchors' ids. */
export const copies = (campaign: string, of: readonly Anchor[]) => {
  const all = of.flatMap(({ id }) => offices.map((office) => ({ id, office })));
  const keys = all.map(({ id, office }) => noticeKey(campaign, office, id));
  return asOf('a notice never changes in what it says', { keys }, ({ items }): ReadonlyMap<string, readonly Copy[]> => {
    const found = all.flatMap((each, i) => (items[i] ? [{ ...each, text: items[i].text as Text }] : []));
    return Map.groupBy(found, ({ id }) => id);
  });
};

/** The requests that an office took money back on, or took that back: they say why. */
export const returned = (campaign: string, journal: readonly Journaled[], office: Office) => {
  const ids = journal.flatMap((event) =>
    (event.type === 'ReturnReceived' || event.type === 'ReturnReversed') && event.office === office
      ? [requestIn(event.subject)]
      : [],
  );
  const keys = [...new Set(ids)].map((id) => ({ pk: partition(campaign), sk: requestSk(id) }));
  const { source, as } = entities<SpendingRequest>(keys);
  return asOf('only shown', source, as);
};

/** How budget lines and units are called. */
export const namesOf = (campaign: string) => ({
  lines: viewOf('only shown', pot(campaign), ({ lines }) => namesIn(Object.entries(lines))),
  units: asOf('only shown', unitsOf(campaign), ({ lists }) =>
    namesIn(lists.flat().map((item) => [String(item.id), item as unknown as Named])),
  ),
});
type Named = { readonly name: string };
const namesIn = (all: readonly (readonly [string, Named])[]): Readonly<Record<string, string>> =>
  Object.fromEntries(all.map(([id, { name }]) => [id, name]));
const unitsOf = (campaign: string) => ({
  queries: (['association', 'office'] as const).map((kind) => ({
    range: unitRange(campaign, kind),
    options: { consistent: false },
  })),
});

/** The requests that these entries are of: they say whom was paid. */
export const searched = (campaign: string, entries: readonly Journaled[]) => {
  const ids = [...new Set(entries.map(({ subject }) => requestIn(subject)).filter(isUnitId))];
  const { source, as } = entities<SpendingRequest>(ids.map((id) => ({ pk: partition(campaign), sk: requestSk(id) })));
  return { requests: asOf('only looked through', source, as) };
};
/** Where nothing is searched for. */
export const nothingSearched = { requests: given<Readonly<Record<string, SpendingRequest>>>({}) };
