import type { Office } from '../../../shared/units.ts';
import { partsOf, runId, sum, total } from '../editions.ts';
import type { Claim, Copies, EditionId, Ids, Line, Order, PerDepot, Run } from '../state.ts';

/**
 * What an order's line has now: as it was decided, and with what the runs that arrived since have brought. Computed
 * when read, so that a run which arrives or is late rewrites no order. Pure.
 */
export type Standing = {
  /** Kept for it in depots, and not delivered. */
  readonly held: PerDepot<Copies>;
  /** Of runs that are on their way, by ULID. */
  readonly promised: Ids<Copies>;
  /** Without a promise. */
  readonly waiting: Copies;
  /** What arrived runs have given it. */
  readonly given: Copies;
  readonly delivered: Copies;
};

const isLive = ({ status }: Order): boolean => status !== 'cancelled' && status !== 'received';

/** What a run gave to a line, as far as that was this decision of the order. */
const givenBy = (run: Run, order: Order): Copies =>
  sum(
    (run.given ?? []).flatMap((each) => (each.order === order.id && each.plan === order.plan ? [each.quantity] : [])),
  );

export const standingOf = (order: Order, edition: EditionId, line: Line, runs: Ids<Run>): Standing => {
  const delivered = total(line.delivered);
  const { item, language } = partsOf(edition);
  const ofEdition = Object.values(runs).filter((run) => run.item === item && run.language === language);
  const given = sum(ofEdition.map((run) => givenBy(run, order)));
  if (!isLive(order)) return { held: {}, promised: {}, waiting: 0, given, delivered };
  const promised = Object.fromEntries(
    Object.entries(line.promised ?? {}).filter(([ulid]) => runs[runId(item, language, ulid)]?.status !== 'arrived'),
  );
  const held: Partial<Record<Office, Copies>> = { ...line.held };
  if (given > 0) held.district = (held.district ?? 0) + given;
  for (const [depot, copies] of Object.entries(line.delivered ?? {}) as [Office, Copies][])
    held[depot] = (held[depot] ?? 0) - copies;
  return {
    held: Object.fromEntries(Object.entries(held).filter(([, copies]) => copies > 0)),
    promised,
    waiting: total(line.promised) + (line.waiting ?? 0) - total(promised) - given,
    given,
    delivered,
  };
};

export const standings = (order: Order, runs: Ids<Run>): readonly (readonly [EditionId, Line, Standing])[] =>
  Object.entries(order.lines).map(([edition, line]) => [edition, line, standingOf(order, edition, line, runs)]);

/** What cancelling or deciding anew lets go. */
export const freedOf = (order: Order, runs: Ids<Run>): Readonly<Record<EditionId, Claim>> =>
  Object.fromEntries(
    standings(order, runs).flatMap(([edition, , { held, promised, waiting }]) => {
      const claim: Claim = {
        ...(total(held) > 0 && { held }),
        ...(total(promised) > 0 && { promised }),
        ...(waiting > 0 && { waiting }),
      };
      return Object.keys(claim).length > 0 ? [[edition, claim]] : [];
    }),
  );

/** The editions of which runs may have brought an order something. */
export const awaited = ({ lines }: Order): readonly EditionId[] =>
  Object.entries(lines).flatMap(([edition, { promised, waiting = 0 }]) =>
    waiting > 0 || total(promised) > 0 ? [edition] : [],
  );
