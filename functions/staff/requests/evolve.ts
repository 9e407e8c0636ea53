import { notStored, type Recorded } from '../../../shared/commit.ts';
import type { StaffEvent } from '../events.ts';
import type { StaffRequest, StaffState } from '../state.ts';

/** What events make of a staff request: changes only through facts that the rules have. Pure. */
type On<T extends StaffEvent['type']> = Recorded<Extract<StaffEvent, { type: T }>>;

/** Changes one request, in the slot of its own or among all; nothing if it was not read. */
const changedRequest = (state: StaffState, id: string, change: (is: StaffRequest) => StaffRequest): StaffState => {
  if (state.request?.id === id) return { ...state, request: change(state.request) };
  const is = state.requests?.[id];
  return is ? { ...state, requests: { ...state.requests, [id]: change(is) } } : state;
};

const requested = (event: On<'StaffRequested'>): StaffRequest => {
  const { type: _, subject: __, id: ___, at: ____, actor: filer, request: id, by, ...fields } = event;
  return {
    ...notStored,
    id,
    ...fields,
    filer,
    outcome: by === undefined ? 'open' : 'proposed',
    ...(by && { proposedBy: by }),
  };
};

/** What it says now, and to those who asked together with it, too. */
const edited = (state: StaffState, event: On<'StaffRequestEdited' | 'StaffRequestChanged'>): StaffState => {
  const { from, to, extent, tasks, languages, priority, shortNotice, earliestStart, joint } = event;
  const said =
    event.type === 'StaffRequestEdited'
      ? (is: StaffRequest) => (event.note === is.note ? {} : { note: event.note, noteSince: event.id })
      : () => ({ changed: { at: event.at, by: event.by, reason: event.reason } });
  const changed = changedRequest(state, event.request, (is) => ({
    ...is,
    from,
    to,
    extent,
    tasks,
    languages,
    priority,
    shortNotice,
    earliestStart,
    joint,
    ...said(is),
  }));
  return (joint ?? [])
    .filter(({ request }) => request !== event.request)
    .reduce((all, { request }) => changedRequest(all, request, (is) => ({ ...is, joint })), changed);
};

/** It counts, and awaits its answer by a day of its own. */
const opened = (
  { escalated: _, proposedBy: __, ...is }: StaffRequest,
  { replyBy }: { readonly replyBy: StaffRequest['replyBy'] },
): StaffRequest => ({ ...is, outcome: 'open', replyBy });

/** It awaits a new answer, by a new day. */
const reopened = (
  { escalated: _, ...request }: StaffRequest,
  { at, replyBy }: On<'AllocationDisputed' | 'AllocationCancelled'>,
): StaffRequest => ({ ...request, reopenedAt: at, replyBy });

export const evolveRequests = (state: StaffState, event: Recorded<StaffEvent>): StaffState => {
  switch (event.type) {
    case 'StaffRequested':
      return { ...state, requests: { ...state.requests, [event.request]: requested(event) } };
    case 'StaffRequestDeclined':
      return changedRequest(state, event.request, (is) => ({
        ...is,
        outcome: 'declined',
        reason: event.reason,
        reasonSince: event.id,
        endedBy: event.by,
      }));
    case 'StaffRequestWithdrawn':
      return changedRequest(state, event.request, (is) => ({ ...is, outcome: 'withdrawn', endedBy: event.by }));
    case 'StaffRequestEdited':
    case 'StaffRequestChanged':
      return edited(state, event);
    case 'StaffRequestReopened': {
      const { at, by, reason } = event;
      return changedRequest(state, event.request, ({ reason: _, reasonSince: __, endedBy: ___, ...is }) => ({
        ...opened(is, event),
        reopened: { at, by, reason },
      }));
    }
    case 'StaffRequestConsented':
      return changedRequest(state, event.request, (is) => opened(is, event));
    case 'StaffRequestEscalated':
      return changedRequest(state, event.request, (is) => ({ ...is, escalated: true }));
    case 'AllocationDisputed': {
      const { reason, uncovered, at, allocation } = event;
      return changedRequest(state, event.request, (is) => ({
        ...reopened(is, event),
        dispute: { allocation, reason, uncovered, at },
      }));
    }
    case 'DisputeWithdrawn':
      return changedRequest(state, event.request, ({ dispute, ...is }) => ({
        ...is,
        ...(dispute && { dispute: { ...dispute, withdrawnAt: event.at } }),
      }));
    case 'DisputeSettled': {
      const { at, by, reason } = event;
      return changedRequest(state, event.request, ({ dispute, ...is }) => ({
        ...is,
        ...(dispute && { dispute: { ...dispute, settled: { at, by, reason } } }),
      }));
    }
    case 'AllocationCancelled':
      return changedRequest(state, event.request, (is) => reopened(is, event));
    default:
      return state;
  }
};
