import type { Ore } from '../../../shared/money.ts';
import type { Case } from '../judge.ts';
import type { SpendingRequest } from '../state.ts';

/** What all rules of a spending request share. Pure. */
export const subjectOf = (id: string): string => `pot/requests/${id}`;
/** The request that an event with this subject is about. */
export const requestIn = (subject: string): string => subject.slice(subjectOf('').length);
/** What the request's events are about, whom they concern, and who follows them. */
export const on = (request: SpendingRequest) => ({
  subject: subjectOf(request.id),
  unit: request.unit,
  ...(request.for !== undefined && { for: request.for }),
});

/** What awaits a decision: the request itself, or its supplement, which is approved as a new amount. */
export const openCase = (request: SpendingRequest): (Case & { readonly supplement: boolean }) | undefined => {
  if (request.status === 'submitted') return { ...request, supplement: false };
  const { supplement } = request;
  if (request.status !== 'reserved' || !supplement) return undefined;
  return { ...supplement, amount: request.amount + supplement.amount, supplement: true };
};

/** The amount a decision is about: asked for, or as it would be with the supplement. */
export const judgedAmount = (request: SpendingRequest): Ore => openCase(request)?.amount ?? request.amount;

/** Marks an event that concerns the supplement. */
export const flag = (supplement: boolean) => (supplement ? ({ supplement: true } as const) : {});
