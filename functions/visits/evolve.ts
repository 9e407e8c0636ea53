import { dayOf } from '../../shared/calendar.ts';
import { type Recorded, notStored } from '../../shared/commit.ts';
import { remembering } from '../../shared/texts.ts';
import { withBooking } from './booking.ts';
import type { CandidatesEvent, VisitsEvent } from './events.ts';
import type { Booked, Candidate, Visit, VisitsState } from './state.ts';
import { visitsTexts } from './texts.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */
type On<T extends VisitsEvent['type'] | CandidatesEvent['type']> = Recorded<
  Extract<VisitsEvent | CandidatesEvent, { readonly type: T }>
>;

const changed = (
  is: Visit,
  event: Recorded<Exclude<VisitsEvent, { type: 'VisitAsked' }>>,
  state: VisitsState,
): Visit => {
  switch (event.type) {
    case 'VisitAccepted':
      return { ...is, status: 'accepted', day: event.day, wasOn: undefined };
    case 'VisitChanged':
      return changedTo(is, event, state);
    case 'VisitDeclined':
      return { ...is, status: 'declined', reason: event.reason, declinedBy: event.by, declinedAt: event.at };
    case 'VisitReopened': {
      const { reason: _, declinedBy: __, declinedAt: ___, day: ____, escalated: _____, ...rest } = is;
      const { at, by, reason, replyBy } = event;
      return { ...rest, status: 'asked', replyBy, reopened: { at, by, reason } };
    }
    case 'VisitWithdrawn':
      return { ...is, status: 'withdrawn' };
    case 'VisitEscalated':
      return { ...is, escalated: true };
  }
};

const changedTo = (is: Visit, event: On<'VisitChanged'>, { place }: VisitsState): Visit => {
  const { at, by, reason, candidate, wishes, hours, replyBy, shortNotice, earliest } = event;
  const { day, escalated, wasOn = day, ...rest } = is;
  const about = { place: place ?? is.place, changed: { at, by, ...(reason !== undefined && { reason }) } };
  return event.anew
    ? { ...rest, ...about, wasOn, status: 'asked', candidate, wishes, hours, replyBy, shortNotice, earliest }
    : { ...is, ...about };
};

const asked = (event: On<'VisitAsked'>, { place }: VisitsState): Visit => {
  const { visit: id, unit, candidate, wishes, hours, topic, owner, replyBy, shortNotice, earliest, actor } = event;
  const wish = { id, unit, filer: actor, candidate, wishes, hours, place, topic };
  return { ...notStored, ...wish, status: 'asked', owner, replyBy, shortNotice, earliest };
};

const onCandidate = (state: VisitsState, id: string, change: (is: Candidate) => Candidate): VisitsState => {
  const { candidate, other } = state;
  return {
    ...state,
    ...(candidate?.id === id && { candidate: change(candidate) }),
    ...(other?.id === id && { other: change(other) }),
  };
};

/** What the visit takes of the candidate's days from now on. */
const daysTaken = (event: Recorded<VisitsEvent>): readonly string[] => {
  switch (event.type) {
    case 'VisitAsked':
    case 'VisitChanged':
      return event.wishes;
    case 'VisitAccepted':
      return [event.day];
    case 'VisitReopened':
      return event.days;
    default:
      return [];
  }
};

const onVisit = (state: VisitsState, event: Recorded<VisitsEvent>): VisitsState => {
  const is = event.type === 'VisitAsked' ? asked(event, state) : state.visit && changed(state.visit, event, state);
  const then = { ...state, visit: is };
  if (!is || event.type === 'VisitEscalated' || (event.type === 'VisitChanged' && !event.anew)) return then;
  const today = dayOf(event.at);
  const { id: visit, unit, hours } = is;
  const booking: Booked = { visit, unit, days: daysTaken(event), ...(hours && { hours }) };
  const booked = onCandidate(then, event.candidate, (candidate) => withBooking(candidate, booking, today));
  if (event.type !== 'VisitChanged' || event.was.candidate === event.candidate) return booked;
  return onCandidate(booked, event.was.candidate, (was) => withBooking(was, { ...booking, days: [] }, today));
};

const candidateSet = (before: Candidate | undefined, event: On<'CandidateSet'>, { who }: VisitsState): Candidate => {
  const { candidate: id, association, free, perWeek } = event;
  const { version, createdAt, updatedAt, booked, feeds } = before ?? { ...notStored, booked: [], feeds: [] };
  return { version, createdAt, updatedAt, id, ...who, association, free, perWeek, booked, feeds };
};

const onWho = (state: VisitsState, event: Recorded<CandidatesEvent>): VisitsState => {
  const { candidate: is } = state;
  if (event.type === 'CandidateSet') return { ...state, candidate: candidateSet(is, event, state) };
  if (!is) return state;
  const { at } = event;
  switch (event.type) {
    case 'CandidateRemoved':
      return { ...state, candidate: event.retired ? { ...is, retired: at, feeds: [] } : undefined };
    case 'CandidateForgotten': {
      const { conditions: _, ...named } = is;
      if (!event.whole) return { ...state, candidate: named };
      const { name: __, person: ___, email: ____, ...rest } = named;
      return { ...state, candidate: { ...rest, free: [], feeds: [], retired: is.retired ?? at } };
    }
    case 'CandidateFeedOpened': {
      const feed = { id: event.feed, hash: state.opening ?? '', openedAt: at };
      return { ...state, candidate: { ...is, feeds: [...is.feeds, feed] } };
    }
    case 'CandidateFeedRevoked':
      return { ...state, candidate: { ...is, feeds: is.feeds.filter(({ id }) => id !== event.feed) } };
  }
};

const withTurn = (state: VisitsState): VisitsState => {
  const turns = state.turns ?? { ...notStored, taken: 0 };
  return { ...state, turns: { ...turns, taken: turns.taken + 1 } };
};

export const evolve = remembering(
  visitsTexts,
  (state: VisitsState, event: Recorded<VisitsEvent | CandidatesEvent>): VisitsState => {
    if (!('visit' in event)) return onWho(state, event);
    return onVisit(event.type === 'VisitAsked' ? withTurn(state) : state, event);
  },
);
