import { notStored, type Recorded } from '../../../shared/commit.ts';
import type { PotEvent } from '../events.ts';
import { without } from '../fold.ts';
import type { SpendingRequest } from '../state.ts';
import { awaitedOf, partOf, type Shares } from './state.ts';

/** Folds what becomes of a joint request into it, and into what counts of it with the partners' own. Total. Pure. */

type Consented = Recorded<Extract<PotEvent, { type: 'SpendingConsented' }>>;

export const consented = (request: SpendingRequest, event: Consented): SpendingRequest => {
  const partners = (request.partners ?? []).map((each) =>
    each.unit === event.by ? { ...each, consentedAt: event.at } : each,
  );
  const next = { ...request, partners };
  // With the last one begins the time in which heads answer.
  return awaitedOf(next).length > 0 ? next : { ...without(next, 'escalated'), replyBy: event.replyBy };
};

type Declined = Recorded<Extract<PotEvent, { type: 'SpendingDeclined' }>>;
/** Who has said no is known from then on: said again, it is the same no. */
export const declined = (request: SpendingRequest, event: Declined): SpendingRequest => ({
  ...request,
  partners: (request.partners ?? []).map((each) => (each.unit === event.by ? { ...each, declinedAt: event.at } : each)),
});

/** Consents were to what was asked for then. */
export const askedAnew = ({ partners }: Pick<SpendingRequest, 'partners'>) =>
  partners ? { partners: partners.map(partOf) } : {};

const counted = ['budgetLine', 'amount', 'freed', 'heads', 'reservedAt'] as const;

export const sharesAfter = (
  shares: Shares | undefined,
  before: SpendingRequest | undefined,
  request: SpendingRequest | undefined,
): Shares | undefined => {
  if (!request?.partners || (before && counted.every((key) => before[key] === request[key]))) return shares;
  const { id, budgetLine, amount, freed, heads, reservedAt } = request;
  return Object.fromEntries(
    request.partners.map(({ unit }) => [
      unit,
      {
        ...(shares?.[unit] ?? notStored),
        id: unit,
        request: id,
        budgetLine,
        amount,
        freed,
        ...(heads !== undefined && { heads }),
        ...(reservedAt !== undefined && { reservedAt }),
      },
    ]),
  );
};
