import { notStored } from '../../shared/commit.ts';
import { sha256 } from '../../shared/ids.ts';
import type { Ore } from '../../shared/money.ts';
import { folded, hasLookAlikes } from '../../shared/names.ts';
import { type PaidElsewhere, type Payout, standing } from './payments/state.ts';
import type { SpendingRequest, Warning } from './state.ts';

/** Whom a request is paid to (D8), and what whoever pays should look at. Pure. */
type Paid = Pick<SpendingRequest, 'payouts'> & { readonly payee?: string | undefined };

/** Who is paid first is the payee of a request that names none: it counts in the split window of that one. */
export const payeeOf = ({ payee, payouts }: Paid): string | undefined =>
  payee ?? standing(payouts)[0]?.receipt.supplier;

/** Payees are compared as `folded` has them, and may hold any character: so their hash stands in keys. */
export const payeeKey = (payee: string): string => sha256(folded(payee)).slice(0, 16);

export const nameWarnings = (name: string | undefined): readonly Warning[] =>
  name !== undefined && hasLookAlikes(name) ? ['look-alike'] : [];

/** Whether that supplier is the payee of the request, or becomes it when it is paid. */
export const isPayee = (request: Paid, supplier: string): boolean =>
  folded(payeeOf(request) ?? supplier) === folded(supplier);

const paidTo = ({ payouts }: Paid, supplier: string): readonly Payout[] =>
  standing(payouts).filter(({ receipt }) => folded(receipt.supplier) === folded(supplier));

/** What it has paid to suppliers that are not its payee, by the key of each. */
export const paidToOthers = (request: Paid): ReadonlyMap<string, Ore> => {
  const paid = new Map<string, Ore>();
  for (const { amount, receipt } of standing(request.payouts)) {
    const to = payeeKey(receipt.supplier);
    if (!isPayee(request, receipt.supplier)) paid.set(to, (paid.get(to) ?? 0) + amount);
  }
  return paid;
};

/** What the request has paid to a supplier that is not its payee: that counts with the purchases from that one. */
export const elsewhereAfter = (
  request: SpendingRequest,
  before: PaidElsewhere | undefined,
  supplier: string,
): PaidElsewhere | undefined => {
  const amount = paidTo(request, supplier).reduce((total, payout) => total + payout.amount, 0);
  if (isPayee(request, supplier) || (!before && amount === 0)) return before;
  return {
    ...(before ?? notStored),
    id: request.id,
    supplier: before?.supplier ?? supplier,
    amount,
    freed: 0,
    ...(request.heads !== undefined && { heads: request.heads }),
    ...(request.reservedAt !== undefined && { reservedAt: request.reservedAt }),
  };
};

/** All that there is to look at: the name asked for, and what was paid. */
export const warningsOf = (request: Paid): readonly Warning[] => {
  const suppliers = standing(request.payouts).map(({ receipt }) => receipt.supplier);
  const isOther = suppliers.some((supplier) => !isPayee(request, supplier));
  return [
    ...new Set([request.payee, ...suppliers].flatMap(nameWarnings)),
    ...(isOther ? (['other-payee'] as const) : []),
  ];
};
