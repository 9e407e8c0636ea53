import { readAll } from '../../core/pages.ts';
import type { Failure } from '../../core/failure.ts';
import type { Order } from './data.ts';

/** The orders of which something is still to be done, whoever is to do it; the earliest day first. */
const statuses = ['placed', 'picking', 'partly-delivered', 'delivered'] as const;
const lastDay = '9999-12-31';

export const waitingOrders = (campaign: string): { readonly items?: readonly Order[]; readonly failure?: Failure } => {
  const all = statuses.map((status) =>
    readAll('GET /campaigns/{campaign}/materials/orders', { path: { campaign }, query: { status } }),
  );
  const failure = all.find((each) => each.failure)?.failure;
  const isThere = all.every(({ value }) => value !== undefined);
  const rank = ({ status, neededBy = lastDay }: Order): string =>
    status === 'delivered' ? `1${neededBy}` : `0${neededBy}`;
  return {
    ...(isThere && {
      items: all.flatMap(({ value = [] }) => value).toSorted((a, b) => rank(a).localeCompare(rank(b))),
    }),
    ...(failure && { failure }),
  };
};
