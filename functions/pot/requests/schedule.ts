import { addDays, type Day, dayOf, type Instant } from '../../../shared/calendar.ts';
import type { PotEvent } from '../events.ts';
import { escalated } from '../payments/rules.ts';
import { awaitedOf } from '../joint/state.ts';
import { openClaimsOf } from '../payments/state.ts';
import { flag, on, openCase } from './case.ts';
import type { SpendingRequest } from '../state.ts';
import { freeing, type One, reminderDays } from './rules.ts';

/** What becomes of a request by itself (D6). Pure. */
/** Of what awaits partners its owner sees to it. */
const unheard = (request: SpendingRequest) => {
  const awaited = request.status === 'submitted' ? awaitedOf(request) : [];
  return awaited.length > 0 ? { awaited, owner: request.owner } : {};
};

/** A reservation that ends soon, or has ended. */
const ending = (request: SpendingRequest, today: Day): readonly PotEvent[] => {
  if (request.status !== 'reserved' || request.expires === undefined) return [];
  if (request.expires < today) {
    const claims = openClaimsOf(request);
    if (claims === 0) return [{ ...freeing(request), expired: true }];
    return request.held ? [] : [{ type: 'ReservationHeld', ...on(request), expires: request.expires, claims }];
  }
  if (addDays(request.expires, -reminderDays) <= today && !request.reminded)
    return [{ type: 'ReservationReminded', ...on(request), expires: request.expires }];
  return [];
};

/**
 * What the daily schedule does to one request (D6), all at once, so that what is due to many is told together: escalate it and
 * its claims, remind, or close what ran out with none open.
 */
export const tend = ({ request }: One, now: Instant): readonly PotEvent[] => {
  const today = dayOf(now);
  const open = openCase(request);
  const replyBy = open?.supplement ? request.supplement?.replyBy : request.replyBy;
  const isLate = open !== undefined && replyBy !== undefined && replyBy < today && !request.escalated;
  return [
    ...(isLate
      ? [{ type: 'DecisionEscalated' as const, ...on(request), replyBy, ...flag(open.supplement), ...unheard(request) }]
      : []),
    ...escalated({ request }, today),
    ...ending(request, today),
  ];
};
