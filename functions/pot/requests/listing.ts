import { type Actor, associationsOf, isInOffice, unitsShownTo } from '../../../shared/actor.ts';
import { dayOf, type Instant } from '../../../shared/calendar.ts';
import { list } from '../../../shared/command.ts';
import { entityOf } from '../../../shared/commit.ts';
import { entities, given, inOrder } from '../../../shared/reads.ts';
import type { Range } from '../../../shared/ranges.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import { handsOf } from '../hands.ts';
import { type Share, unitsOf } from '../joint/state.ts';
import { spendingStatuses } from '../offers.ts';
import type { Pot, SpendingRequest } from '../state.ts';
import { jointPrefix, partition, pot, requestSk } from '../store.ts';
import { viewRequest } from '../views.ts';
import { contract } from './contract.ts';
import { type Filters, fits, type Looking, statusesOf } from './filters.ts';

/** The list of spending requests, those of partners (E11) after a unit's own. */

/**
 * Which ranges a list of some units (undefined: of all) reads: those of a line by status and unit, else those of the
 * units, else those of some statuses, else all. What no range selects is left to `fits`.
 */
const rangesOf = (campaign: string, filters: Filters, units: readonly Unit[] | undefined): readonly Range[] => {
  const pk = partition(campaign);
  const { statuses = spendingStatuses, ended = false } = statusesOf(filters) ?? {};
  const byStatus = (rest: string, some: readonly string[]): readonly Range[] =>
    some.map((each) => ({ pk, index: 'l1', prefix: `q#${each}#${rest}` }));
  const { budgetLine } = filters;
  // A claim may be open on what has ended.
  const ofLine = ended ? spendingStatuses : statuses;
  if (budgetLine)
    return (units?.map((unit) => `${unit}.`) ?? ['']).flatMap((ids) => byStatus(`${budgetLine}#${ids}`, ofLine));
  if (units) return units.map((unit) => ({ pk, prefix: `r#${unit}#` }));
  if (!statusesOf(filters)) return [{ pk, prefix: 'r#' }];
  return [...byStatus('', statuses), ...(ended ? [{ pk, index: 'l2' as const, prefix: 'o#' }] : [])];
};

/** What associations are partners in: their shares lead there. */
const jointRanges = (campaign: string, units: readonly Unit[] = []): readonly Range[] =>
  units.flatMap((unit) => (isOffice(unit) ? [] : [{ pk: partition(campaign), prefix: jointPrefix(unit) }]));
const isShare = (is: SpendingRequest | Share): is is Share => 'request' in is;
const requestsOf = (campaign: string, shares: readonly Share[]) =>
  entities<SpendingRequest>(shares.map(({ request }) => ({ pk: partition(campaign), sk: requestSk(request) })));

type Deputies = Pick<Pot, 'deputies'>;
/** Who stands in for whom is needed only by who asks what waits for them. */
const deputiesFor = (campaign: string, { awaits }: Filters) => (awaits ? pot(campaign) : given<Deputies>({}));
const lookingOf = (actor: Actor, { deputies }: Deputies, now: Instant): Looking => {
  const today = dayOf(now);
  const acting = handsOf({ ...actor, id: actor.person }, deputies, today);
  return { person: actor.person, acting, associations: associationsOf(actor), today };
};

/** What was found, and how it is looked at: what a share leads to is known only then. */
type Found = { readonly is: SpendingRequest | Share; readonly looking: Looking };

export const listSpendings = list(contract.listSpendings, {
  reads: ({ params: { campaign }, query }) => inOrder({ pot: deputiesFor(campaign, query) }),
  page: ({ actor, params: { campaign }, query: { limit: _, cursor: __, ...filters } }, now, found) => {
    const units = unitsShownTo(actor, filters.unit);
    const looking = lookingOf(actor, found.pot, now);
    return {
      ranges: [...rangesOf(campaign, filters, units), ...jointRanges(campaign, units)],
      query: [filters, units ?? 'all'],
      backward: true,
      // Half the units; a request just filed is read consistently by its own address.
      consistent: false,
      view: (item): Found | undefined => {
        const is = entityOf<SpendingRequest | Share>(item) as SpendingRequest | Share;
        return isShare(is) || fits(is, filters, looking) ? { is, looking } : undefined;
      },
    };
  },
  join: {
    reads: (items, { params: { campaign } }) =>
      inOrder({ joint: requestsOf(campaign, items.map(({ is }) => is).filter(isShare)) }),
    show: ({ is, looking }, { joint }, { actor, query }) => {
      const request = isShare(is) ? joint[is.request] : is;
      if (!request || !fits(request, query, looking)) return undefined;
      // Whoever belongs to several of them sees it once.
      const first = unitsOf(request).find((unit) => unitsShownTo(actor, query.unit)?.includes(unit));
      return isShare(is) && is.id !== first ? undefined : viewRequest(request, isInOffice(actor));
    },
  },
});
