import { evolve } from '../../functions/visits/evolve.ts';
import type { CandidatesEvent, VisitsEvent } from '../../functions/visits/events.ts';
import type { Candidate, Visit, VisitsState, VisitStatus } from '../../functions/visits/state.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';
import { now, stored } from './events-state.ts';

/** Candidates and visits to begin a given/when/then with, in August 2026. */
export const today = '2026-08-03';
export const campaign = { start: '2026-06-01', end: '2026-09-30' };
export const settings = { replyByDays: 5, noticeDays: 7, leastNoticeDays: 2 };

export const candidate = (change: Partial<Candidate> = {}): Candidate => ({
  ...stored,
  id: 'c1',
  name: 'kim-secret',
  free: [{ from: campaign.start, to: campaign.end }],
  perWeek: 3,
  booked: [],
  feeds: [],
  ...change,
});

export const visit = (status: VisitStatus, change: Partial<Visit> = {}): Visit => ({
  ...stored,
  id: 'solna.1',
  unit: 'solna',
  filer: 'kim',
  candidate: 'c1',
  wishes: ['2026-08-22', '2026-08-29'],
  topic: 'Skolan',
  status,
  owner: 'district',
  replyBy: '2026-08-08',
  shortNotice: false,
  earliest: '2026-08-10',
  ...change,
});

/** What a visit takes of its candidate's days. */
export const takenBy = ({ id, unit, status, wishes, day, hours }: Visit) =>
  status === 'asked' || status === 'accepted'
    ? [{ visit: id, unit, days: day === undefined ? wishes : [day], ...(hours && { hours }) }]
    : [];

/** A visit, and what it takes of its candidate. */
export const withVisit = (is: Visit) => ({
  visit: is,
  candidate: candidate({ booked: takenBy(is) }),
  campaign,
  settings,
});

export type Decided = readonly (VisitsEvent | CandidatesEvent)[] | Refusal;
/** The state after what a rule decided; the same when it refused. */
export const after = <S extends VisitsState>(state: S, decision: Decided, at = now): S & VisitsState =>
  isRefusal(decision)
    ? state
    : (decision.reduce<VisitsState>((is, each) => evolve(is, { ...each, id: '1', at, actor: 'kim' }), state) as S &
        VisitsState);
