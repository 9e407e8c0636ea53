import * as z from 'zod/mini';
import type { Day } from '../../../shared/calendar.ts';
import { flag, office, slug } from '../../../shared/fields.ts';
import { fitsOverdue, isPast } from '../../../shared/overdue.ts';
import type { Office, Unit } from '../../../shared/units.ts';
import type { Hands } from '../hands.ts';
import { awaitedOf } from '../joint/state.ts';
import { spendingStatus } from '../offers.ts';
import type { SpendingRequest } from '../state.ts';
import { openCase } from './case.ts';

/** What people look for in the list of spending requests. Pure. */
export const spendingFilters = {
  status: z.optional(spendingStatus),
  unit: z.optional(slug()),
  budgetLine: z.optional(slug()),
  /** Those that wait for the caller: for a vote, or for the consent of an association that they are in. */
  awaits: z.optional(z.enum(['me'])),
  overdue: z.optional(flag()),
  claims: z.optional(z.enum(['open'])),
  owner: z.optional(office()),
};
export type Filters = z.infer<z.ZodMiniObject<typeof spendingFilters>>;

/** Who looks, for which offices they act today, as head or deputy, and in which associations they are. */
export type Looking = {
  readonly person: string;
  readonly acting: Hands;
  readonly associations: readonly Unit[];
  readonly today: Day;
};

/** Until all partners have consented it waits for them alone (E11); then for heads who have given no vote that counts (D8). */
export const awaits = (request: SpendingRequest, { person, acting, associations }: Looking): boolean => {
  const awaited = request.status === 'submitted' ? awaitedOf(request) : [];
  if (awaited.length > 0) return awaited.some((unit) => associations.includes(unit));
  const open = openCase(request);
  if (!open) return false;
  const { missing } = (open.supplement && request.supplement) || request;
  const votes = [...open.approvals, ...open.refusals].filter(({ lapsed }) => !lapsed);
  // D8: whoever heads two offices for a while has one vote.
  if (votes.some((vote) => vote.person === person)) return false;
  // One more head is lacking, of another office: who is of the unit's own cannot be that one.
  const isOtherOnly = missing.heads === 1 && missing.otherOffice;
  return (Object.keys(acting) as Office[]).some(
    (each) => votes.every((vote) => vote.office !== each) && !(isOtherOnly && open.own.includes(each)),
  );
};

const openClaims = ({ claims }: SpendingRequest) => claims.filter(({ status }) => status === 'open');

/** D6: it should have been decided by now, or a claim on it answered. */
export const isOverdue = (request: SpendingRequest, today: Day): boolean => {
  const open = openCase(request);
  const due = (open?.supplement && request.supplement) || request;
  return (open !== undefined && isPast(due, today)) || openClaims(request).some((claim) => isPast(claim, today));
};

/** Who sees to it: of the claims on it that is known of each. */
const isOwnedBy = (request: SpendingRequest, owner: Office): boolean =>
  request.owner === owner || openClaims(request).some((claim) => claim.owner === owner);

export const fits = (request: SpendingRequest, filters: Filters, looking: Looking): boolean => {
  const { status, budgetLine, overdue, claims, owner } = filters;
  return (
    (!status || request.status === status) &&
    (!budgetLine || request.budgetLine === budgetLine) &&
    (!filters.awaits || awaits(request, looking)) &&
    fitsOverdue(overdue, isOverdue(request, looking.today)) &&
    (!claims || openClaims(request).length > 0) &&
    (!owner || isOwnedBy(request, owner))
  );
};

/** In which statuses there may be any; `ended`: those that have ended over an open claim, too. */
export const statusesOf = ({ status, awaits: awaited, overdue, claims }: Filters) => {
  if (status) return { statuses: [status], ended: false };
  if (awaited) return { statuses: ['submitted', 'reserved'] as const, ended: false };
  if (claims) return { statuses: ['reserved'] as const, ended: true };
  if (overdue === 'true') return { statuses: ['submitted', 'reserved'] as const, ended: true };
  return undefined;
};
