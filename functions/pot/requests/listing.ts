import { isInOffice, unitsShownTo } from '../../../shared/actor.ts';
import { list } from '../../../shared/command.ts';
import { entityOf } from '../../../shared/commit.ts';
import { entities, inOrder } from '../../../shared/reads.ts';
import type { Range } from '../../../shared/ranges.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import { type Share, unitsOf } from '../joint/state.ts';
import type { SpendingRequest } from '../state.ts';
import { jointPrefix, partition, requestSk } from '../store.ts';
import { viewRequest } from '../views.ts';
import { contract } from './contract.ts';

/** The list of spending requests, those of partners (E11) after a unit's own. */
type Filters = {
  readonly status?: SpendingRequest['status'] | undefined;
  readonly unit?: Unit | undefined;
  readonly budgetLine?: string | undefined;
};
const statuses = ['submitted', 'reserved', 'closed', 'refused', 'withdrawn'] as const;

/**
 * Which ranges a list of some units (undefined: of all) reads: those of a line by status and unit, else those of the
 * units, else those of a status, else all. A unit's status alone no range selects: that is left to `fits`.
 */
const rangesOf = (
  campaign: string,
  { status, budgetLine }: Filters,
  units: readonly Unit[] | undefined,
): readonly Range[] => {
  const pk = partition(campaign);
  const byStatus = (rest: string): readonly Range[] =>
    (status ? [status] : statuses).map((each) => ({ pk, index: 'l1', prefix: `q#${each}#${rest}` }));
  if (budgetLine) return (units?.map((unit) => `${unit}.`) ?? ['']).flatMap((ids) => byStatus(`${budgetLine}#${ids}`));
  if (units) return units.map((unit) => ({ pk, prefix: `r#${unit}#` }));
  return status ? byStatus('') : [{ pk, prefix: 'r#' }];
};

const fits = (request: SpendingRequest, { status, budgetLine }: Filters): boolean =>
  (!status || request.status === status) && (!budgetLine || request.budgetLine === budgetLine);

/** What associations are partners in: their shares lead there. */
const jointRanges = (campaign: string, units: readonly Unit[] = []): readonly Range[] =>
  units.flatMap((unit) => (isOffice(unit) ? [] : [{ pk: partition(campaign), prefix: jointPrefix(unit) }]));
const isShare = (is: SpendingRequest | Share): is is Share => 'request' in is;
const requestsOf = (campaign: string, shares: readonly Share[]) =>
  entities<SpendingRequest>(shares.map(({ request }) => ({ pk: partition(campaign), sk: requestSk(request) })));

export const listSpendings = list(contract.listSpendings, {
  page: ({ actor, params: { campaign }, query: { limit: _, cursor: __, ...filters } }) => {
    const units = unitsShownTo(actor, filters.unit);
    return {
      ranges: [...rangesOf(campaign, filters, units), ...jointRanges(campaign, units)],
      query: [filters, units ?? 'all'],
      backward: true,
      // Half the units; a request just filed is read consistently by its own address.
      consistent: false,
      view: (item) => {
        const is = entityOf<SpendingRequest | Share>(item) as SpendingRequest | Share;
        return isShare(is) || fits(is, filters) ? is : undefined;
      },
    };
  },
  join: {
    reads: (items, { params: { campaign } }) => inOrder({ joint: requestsOf(campaign, items.filter(isShare)) }),
    show: (is, { joint }, { actor, query }) => {
      const request = isShare(is) ? joint[is.request] : is;
      if (!request || !fits(request, query)) return undefined;
      // Whoever belongs to several of them sees it once.
      const first = unitsOf(request).find((unit) => unitsShownTo(actor, query.unit)?.includes(unit));
      return isShare(is) && is.id !== first ? undefined : viewRequest(request, isInOffice(actor));
    },
  },
});
