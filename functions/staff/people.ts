import type { Forget, Traces } from '../../shared/capability.ts';
import { inAll, step, type Tended } from '../../shared/daily.ts';
import { readOne } from '../../shared/fetching.ts';
import { entityIn, inOrder, needed } from '../../shared/reads.ts';
import type { Names } from '../../shared/somebody.ts';
import { forgetPerson } from './positions/rules.ts';
import type { Position, StaffRequest } from './state.ts';
import { head, partition, position, positionsNow, staffAggregate } from './store.ts';

/** By name or by address. */
const isOf = ({ person, email }: Position, names: Names): boolean =>
  [person, email].some((each) => each !== undefined && names(each));

/** Lets positions forget who is employed on them, where that is one of these. */
export const forgetEmployed = async (campaign: string, names: Names): Promise<Tended> => {
  const all = Object.values(await readOne(positionsNow(campaign)));
  const tended: Tended[] = [];
  for (const { id } of all.filter((is) => isOf(is, names)))
    tended.push(
      await step(campaign, staffAggregate, {
        reads: () => inOrder({ head: head(campaign), position: needed(position(campaign, id)) }),
        decide: forgetPerson,
      }),
    );
  return inAll(tended);
};

export const traces: Traces = {
  positions: {
    where: (campaign) => [{ pk: partition(campaign), prefix: 'p#' }],
    tell: (item, { names }) => {
      const is = entityIn<Position>(item);
      const { id, title, employer, extent, from, to, person, email } = is;
      return isOf(is, names) ? { id, title, employer, extent, from, to, person, email } : undefined;
    },
  },
  staffRequests: {
    where: (campaign) => [{ pk: partition(campaign), prefix: 'r#' }],
    tell: (item, { ids }) => {
      const { id, unit, filer, from, to, outcome, createdAt } = entityIn<StaffRequest>(item);
      return ids.has(filer) ? { id, unit, from, to, outcome, createdAt, filed: true } : undefined;
    },
  },
};

export const forget: Forget = (campaign, { names }) => forgetEmployed(campaign, names);
