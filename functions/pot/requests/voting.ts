import { kronor, type Ore } from '../../../shared/money.ts';
import { text, wrongStatus } from '../../../shared/problems.ts';
import type { Instant } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import type { Office } from '../../../shared/units.ts';
import { refuse } from '../problems.ts';
import type { Decision } from '../events.ts';
import { judge, judgement, type Verdict } from '../judge.ts';
import { availableOn, type Pot, type SpendingRequest, totals, type Vote } from '../state.ts';
import type { Judged } from './rules.ts';
import { flag, on, openCase } from './case.ts';

/** Approving, refusing and taking back (D7, D8). Pure. */
/** Which office a head votes for: the one named, or the only one they act for. */
const votingOffice = (acting: readonly Office[], named: Office | undefined) => {
  if (named !== undefined) return acting.includes(named) ? named : refuse('not-allowed');
  return acting.length === 1 ? (acting[0] as Office) : invalidField('/office', 'needed');
};

export type Voter = {
  readonly person: string;
  readonly acting: readonly Office[];
  readonly office?: Office | undefined;
};

type VoteCode = 'not-allowed' | 'invalid-input' | 'wrong-status' | 'no-mandate' | 'already-approved';

const ballot = ({ pot, request }: Omit<Judged, 'window'>, voter: Voter) => {
  const office = votingOffice(voter.acting, voter.office);
  if (typeof office !== 'string') return office;
  if (!pot.mandate) return refuse('no-mandate');
  const open = openCase(request);
  const votes = open ? [...open.approvals, ...open.refusals] : [];
  // D8: distinct people of distinct offices; whoever heads two offices for a while has one vote.
  if (votes.some((vote) => vote.person === voter.person && vote.office !== office)) return refuse('already-approved');
  return { office, open };
};

const voteOf = (request: SpendingRequest, office: Office, voter: Voter, now: Instant, amount: Ore): Vote => ({
  office,
  person: voter.person,
  at: now,
  version: request.version,
  amount,
});

const notOf = (office: Office) => (vote: Vote) => vote.office !== office;

/** D7: the money must be on the line and in the pot. */
const checkFunds = (pot: Pot, request: SpendingRequest, amount: Ore) => {
  const line = pot.lines[request.budgetLine];
  const left = Math.min(line ? availableOn(line) : 0, totals(pot).available);
  return amount <= left
    ? undefined
    : refuse(
        'insufficient-funds',
        text(`${kronor(left)} är kvar på posten.`, `${kronor(left, 'en')} is left on the line.`),
      );
};

/**
 * D7, D8: with the last approval needed the amount is reserved, or nothing changes. Each approval, also a repeated
 * one, judges anew under the mandate then in force, so that no request can get stuck.
 */
export const approve = (state: Judged, voter: Voter, now: Instant): Decision<VoteCode | 'insufficient-funds'> => {
  const cast = ballot(state, voter);
  if ('refused' in cast) return cast;
  const { office, open } = cast;
  const { request } = state;
  if (!open) return request.status === 'reserved' ? [] : wrongStatus(request.status);
  const vote = voteOf(request, office, voter, now, open.amount);
  const approvals = [...open.approvals.filter(notOf(office)), vote];
  const verdict = judge(state.pot, { ...open, approvals, refusals: open.refusals.filter(notOf(office)) }, state.window);
  const seen = { ...on(request), office, seen: request.version, ...flag(open.supplement) };
  if (verdict.approved) {
    const amount = open.supplement ? (request.supplement?.amount ?? 0) : request.amount;
    return (
      checkFunds(state.pot, request, amount) ?? [
        { type: 'SpendingReserved', ...seen, amount, line: request.budgetLine, heads: verdict.headsNeeded ?? 0 },
      ]
    );
  }
  if (sameVote(open.approvals, voter, office) && sameJudgement(verdict, open.supplement ? request.supplement : request))
    return [];
  return [{ type: 'SpendingApproved', ...seen, amount: open.amount, ...judgement(verdict) }];
};

const sameVote = (votes: readonly Vote[], voter: Voter, office: Office): boolean =>
  votes.some((vote) => vote.office === office && vote.person === voter.person);

const sameJudgement = (verdict: Verdict, is: Pick<SpendingRequest, 'headsNeeded' | 'missing'> | undefined): boolean =>
  verdict.headsNeeded === is?.headsNeeded &&
  verdict.missing.heads === is.missing.heads &&
  verdict.missing.otherOffice === is.missing.otherOffice;

/** D8: refused for good when the heads left cannot reach the number needed; a repeated refusal judges anew, too. */
export const oppose = (state: Judged, voter: Voter & { readonly reason: string }): Decision<VoteCode> => {
  const cast = ballot(state, voter);
  if ('refused' in cast) return cast;
  const { office, open } = cast;
  const { request } = state;
  if (!open) return request.status === 'refused' ? [] : wrongStatus(request.status);
  const repeated = open.refusals.some(
    (vote) => vote.office === office && vote.person === voter.person && vote.reason === voter.reason,
  );
  const refusals = [...open.refusals.filter(notOf(office)), { ...voteOf(request, office, voter, '', open.amount) }];
  const verdict = judge(
    state.pot,
    { ...open, approvals: open.approvals.filter(notOf(office)), refusals },
    state.window,
  );
  const said = {
    ...on(request),
    office,
    amount: open.amount,
    seen: request.version,
    reason: voter.reason,
    ...flag(open.supplement),
  };
  if (verdict.hopeless) return [{ type: 'SpendingRefused', ...said }];
  if (repeated && sameJudgement(verdict, open.supplement ? request.supplement : request)) return [];
  return [{ type: 'SpendingOpposed', ...said, ...judgement(verdict) }];
};

/** D8: a head may take back an approval or a refusal until it is decided. */
export const takeBack = (state: Judged, person: string): Decision<'wrong-status' | 'nothing-to-take-back'> => {
  const { request, pot, window } = state;
  const open = openCase(request);
  if (!open) return wrongStatus(request.status);
  const vote = [...open.approvals, ...open.refusals].find((each) => each.person === person);
  if (!vote) return refuse('nothing-to-take-back');
  const keep = notOf(vote.office);
  const verdict = judge(
    pot,
    { ...open, approvals: open.approvals.filter(keep), refusals: open.refusals.filter(keep) },
    window,
  );
  return [
    { type: 'VoteTakenBack', ...on(request), office: vote.office, ...flag(open.supplement), ...judgement(verdict) },
  ];
};
