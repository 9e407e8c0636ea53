import type { Traces } from '../../shared/capability.ts';
import { entityIn } from '../../shared/reads.ts';
import type { Range } from '../../shared/ranges.ts';
import type { SpendingRequest, Vote } from './state.ts';
import { type Contribution, type LineChange, type Mandate, waitingIn } from './funds/state.ts';
import type { Deputy } from './deputies/state.ts';
import { partition } from './store.ts';

/**
 * Who asked, voted, adopted and stood in, of which the ledger is the consequence: by ids alone, and once somebody is
 * forgotten theirs leads to nobody.
 */
const all =
  (prefix: string) =>
  (campaign: string): readonly Range[] => [{ pk: partition(campaign), prefix }];

const votesIn = ({ approvals, refusals, supplement }: SpendingRequest) => {
  const told =
    (vote: 'approval' | 'refusal') =>
    ({ person, ...rest }: Vote) => ({ person, told: { vote, ...rest } });
  return [
    ...[...approvals, ...(supplement?.approvals ?? [])].map(told('approval')),
    ...[...refusals, ...(supplement?.refusals ?? [])].map(told('refusal')),
  ];
};

export const traces: Traces = {
  spendingRequests: {
    where: all('r#'),
    tell: (item, { ids }) => {
      const request = entityIn<SpendingRequest>(item);
      const { id, unit, amount, status, filer, createdAt } = request;
      const votes = votesIn(request).flatMap(({ person, told }) => (ids.has(person) ? [told] : []));
      const filed = ids.has(filer);
      return filed || votes.length > 0
        ? { id, unit, amount, status, createdAt, ...(filed && { filed }), votes }
        : undefined;
    },
  },
  adoptions: {
    where: all('mandate#'),
    tell: (item, { ids }) => {
      const { number, adoptions } = entityIn<Mandate>(item);
      const own = Object.entries(adoptions).flatMap(([office, adoption]) =>
        adoption && ids.has(adoption.person) ? [{ office, at: adoption.at }] : [],
      );
      return own.length > 0 ? { mandate: number, adoptions: own } : undefined;
    },
  },
  contributions: {
    where: all('contribution#'),
    tell: (item, { ids }) => {
      const { id, office, pending } = entityIn<Contribution>(item);
      return pending && ids.has(pending.person) ? { id, office, proposed: pending.amount } : undefined;
    },
  },
  budgetLines: {
    where: all('line#'),
    tell: (item, { ids }) => {
      const waiting = waitingIn(entityIn<LineChange>(item));
      return waiting && ids.has(waiting.person) ? { line: waiting.line, proposed: waiting.amount } : undefined;
    },
  },
  deputyships: {
    where: all('deputy#'),
    tell: (item, { ids }) => {
      const { office, inForce, pending, lastProposal } = entityIn<Deputy>(item);
      const own = [inForce, pending, lastProposal].flatMap((each) =>
        each && ids.has(each.person) ? [{ from: each.from, to: each.to }] : [],
      );
      const appointed = pending !== undefined && ids.has(pending.by);
      return own.length > 0 || appointed ? { office, periods: own, ...(appointed && { appointed }) } : undefined;
    },
  },
};
