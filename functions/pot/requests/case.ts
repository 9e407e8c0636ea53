import type { Ore } from '../../../shared/money.ts';
import type { Office } from '../../../shared/units.ts';
import type { SpendingRequest, Vote } from '../state.ts';

/** What all rules of a spending request share. Pure. */
export const subjectOf = (id: string): string => `pot/requests/${id}`;
/** The request that an event with this subject is about. */
export const requestIn = (subject: string): string => subject.slice(subjectOf('').length);
/** What the request's events are about, whom they concern, and who follows them. */
export const on = (request: SpendingRequest) => ({
  subject: subjectOf(request.id),
  unit: request.unit,
  ...(request.partners && { with: request.partners.map(({ unit }) => unit) }),
  ...(request.for !== undefined && { for: request.for }),
});

type Open = {
  readonly amount: Ore;
  readonly own: readonly Office[];
  readonly approvals: readonly Vote[];
  readonly refusals: readonly Vote[];
  readonly supplement: boolean;
};

/** What awaits a decision: the request itself, or its supplement, which is approved as a new amount. */
export const openCase = (request: SpendingRequest): Open | undefined => {
  if (request.status === 'submitted') {
    const { amount, own, approvals, refusals } = request;
    return { amount, own, approvals, refusals, supplement: false };
  }
  const { supplement } = request;
  if (request.status !== 'reserved' || !supplement) return undefined;
  return { ...supplement, amount: request.amount + supplement.amount, supplement: true };
};

/** Who has voted on what awaits a decision. */
export const votersOn = (request: SpendingRequest): readonly string[] => {
  const open = openCase(request);
  return open ? [...open.approvals, ...open.refusals].map(({ person }) => person) : [];
};

/** The amount a decision is about: asked for, or as it would be with the supplement. */
export const judgedAmount = (request: SpendingRequest): Ore => openCase(request)?.amount ?? request.amount;

/** Marks an event that concerns the supplement. */
export const flag = (supplement: boolean) => (supplement ? ({ supplement: true } as const) : {});
