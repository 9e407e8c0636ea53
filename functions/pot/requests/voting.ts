import { type Day, dayOf, type Instant } from '../../../shared/calendar.ts';
import type { Confirmed } from '../../../shared/directory.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { kronor, type Ore } from '../../../shared/money.ts';
import { text, wrongStatus } from '../../../shared/problems.ts';
import type { Office } from '../../../shared/units.ts';
import { refuse } from '../problems.ts';
import type { Decision } from '../events.ts';
import { type Hand, type Hands, handOfVote, type Voters } from '../hands.ts';
import { judge, judgement, type Verdict } from '../judge.ts';
import { awaitsConsent } from '../joint/rules.ts';
import { paidOutOf } from '../payments/state.ts';
import { availableOn, type Pot, type SpendingRequest, totals, type Vote } from '../state.ts';
import type { Judged } from './rules.ts';
import { flag, on, openCase } from './case.ts';

/** Approving, refusing and taking back (D7, D8). Pure. */
/** What a vote is judged by: also who gave the votes before it, and who has confirmed the unit that asks. */
export type Votable = Judged & Voters & { readonly confirmed: Confirmed };

export type Voter = {
  readonly person: string;
  /** The offices that they act for today. */
  readonly acting: Hands;
  readonly office?: Office | undefined;
};

/** Which office a head votes for: the one named, or the only one they act for. */
const votingOffice = ({ acting, office: named }: Voter) => {
  if (named !== undefined) return acting[named] ? named : refuse('not-allowed');
  const [only, ...others] = Object.keys(acting) as Office[];
  return only !== undefined && others.length === 0 ? only : invalidField('/office', 'needed');
};

type VoteCode = 'awaits-consent' | 'not-allowed' | 'invalid-input' | 'wrong-status' | 'no-mandate' | 'already-approved';
type Counted = { readonly vote: Vote; readonly hand: Hand };

/** What awaits a decision, with the votes that count today; which offices' do not is only said. */
const openOn = (state: Votable, today: Day) => {
  const open = openCase(state.request);
  if (!open) return undefined;
  const counted = (votes: readonly Vote[]): readonly Counted[] =>
    votes.flatMap((vote) => {
      const hand = handOfVote(state, vote, today);
      return hand ? [{ vote, hand }] : [];
    });
  const [approvals, refusals] = [counted(open.approvals), counted(open.refusals)];
  const offices = new Set([...approvals, ...refusals].map(({ vote }) => vote.office));
  const votes = [...open.approvals, ...open.refusals];
  const lapsed = votes.map(({ office }) => office).filter((office) => !offices.has(office));
  /** The last judgement said so, too. */
  const isKnown = votes.every((vote) => (vote.lapsed === true) === lapsed.includes(vote.office));
  return { ...open, approvals, refusals, lapsed, isKnown };
};
type Open = NonNullable<ReturnType<typeof openOn>>;

const ballot = (state: Votable, voter: Voter, today: Day) => {
  const office = votingOffice(voter);
  if (typeof office !== 'string') return office;
  if (!state.pot.mandate) return refuse('no-mandate');
  const awaits = awaitsConsent(state.request);
  if (awaits) return awaits;
  const open = openOn(state, today);
  const votes = open ? [...open.approvals, ...open.refusals] : [];
  // D8: distinct people of distinct offices; whoever heads two offices for a while has one vote.
  if (votes.some(({ vote }) => vote.person === voter.person && vote.office !== office))
    return refuse('already-approved');
  return { office, open };
};

/** The judgement with one office's vote as it now is, whatever it was. */
const verdictWith = (
  { pot, confirmed, window }: Votable,
  { amount, own, approvals, refusals }: Open,
  office: Office,
  vote: { readonly approving?: Hand | undefined; readonly refusing?: true },
): Verdict => {
  const others = (votes: readonly Counted[]) => votes.filter((each) => each.vote.office !== office);
  const approving = [...others(approvals).map(({ hand }) => hand), ...(vote.approving ? [vote.approving] : [])];
  const refusing = [...others(refusals).map((each) => each.vote.office), ...(vote.refusing ? [office] : [])];
  return judge(pot, { amount, own, confirmed, approving, refusing }, window);
};

/** What each event of a vote says: on what it was given, and whose votes beside it do not count. */
const said = ({ request }: Votable, { supplement, lapsed }: Open, office?: Office) => {
  const others = lapsed.filter((each) => each !== office);
  return { ...on(request), ...flag(supplement), ...(others.length > 0 && { lapsed: others }) };
};

/** D7: the money must be on the line and in the pot. */
export const checkFunds = (pot: Pot, request: SpendingRequest, amount: Ore) => {
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
 * one, judges anew under the mandate then in force and by who then acts as head, so that no request can get stuck.
 */
export const approve = (
  state: Votable,
  voter: Voter,
  now: Instant,
): Decision<VoteCode | 'insufficient-funds' | 'unit-unconfirmed'> => {
  const cast = ballot(state, voter, dayOf(now));
  if ('refused' in cast) return cast;
  const { office, open } = cast;
  const { request } = state;
  if (!open) return request.status === 'reserved' ? [] : wrongStatus(request.status);
  if (state.confirmed === 'nobody') return refuse('unit-unconfirmed');
  const verdict = verdictWith(state, open, office, { approving: voter.acting[office] });
  const seen = { ...said(state, open, office), office, seen: request.version };
  if (verdict.approved) {
    // Of what is reopened a part may be paid already.
    const amount = open.supplement ? (request.supplement?.amount ?? 0) : request.amount - paidOutOf(request);
    return (
      checkFunds(state.pot, request, amount) ?? [
        { type: 'SpendingReserved', ...seen, amount, line: request.budgetLine, heads: verdict.headsNeeded ?? 0 },
      ]
    );
  }
  if (sameVote(open.approvals, voter, office) && sameJudgement(verdict, open, request)) return [];
  return [{ type: 'SpendingApproved', ...seen, amount: open.amount, ...judgement(verdict) }];
};

const sameVote = (votes: readonly Counted[], voter: Voter, office: Office, reason?: string): boolean =>
  votes.some(
    ({ vote }) => vote.office === office && vote.person === voter.person && (!reason || vote.reason === reason),
  );

const sameJudgement = (verdict: Verdict, { supplement, isKnown }: Open, request: SpendingRequest): boolean => {
  const is = supplement ? request.supplement : request;
  return (
    isKnown &&
    verdict.headsNeeded === is?.headsNeeded &&
    verdict.missing.heads === is.missing.heads &&
    verdict.missing.otherOffice === is.missing.otherOffice
  );
};

/** D8: refused for good when the heads left cannot reach the number needed; a repeated refusal judges anew, too. */
export const oppose = (
  state: Votable,
  voter: Voter & { readonly reason: string },
  now: Instant,
): Decision<VoteCode> => {
  const cast = ballot(state, voter, dayOf(now));
  if ('refused' in cast) return cast;
  const { office, open } = cast;
  const { request } = state;
  if (!open) return request.status === 'refused' ? [] : wrongStatus(request.status);
  const verdict = verdictWith(state, open, office, { refusing: true });
  const { reason } = voter;
  const seen = { ...said(state, open, office), office, amount: open.amount, seen: request.version, reason };
  if (verdict.hopeless) return [{ type: 'SpendingRefused', ...seen }];
  if (sameVote(open.refusals, voter, office, reason) && sameJudgement(verdict, open, request)) return [];
  return [{ type: 'SpendingOpposed', ...seen, ...judgement(verdict) }];
};

/** D8: a head may take back an approval or a refusal until it is decided. */
export const takeBack = (
  state: Votable,
  person: string,
  now: Instant,
): Decision<'wrong-status' | 'nothing-to-take-back'> => {
  const open = openOn(state, dayOf(now));
  if (!open) return wrongStatus(state.request.status);
  const found = [...open.approvals, ...open.refusals].find(({ vote }) => vote.person === person);
  if (!found) return refuse('nothing-to-take-back');
  const { office } = found.vote;
  const verdict = verdictWith(state, open, office, {});
  return [{ type: 'VoteTakenBack', ...said(state, open, office), office, ...judgement(verdict) }];
};

/** Daily: a vote whose voter no longer acts as a head of that office is told to have lapsed, once. */
export const lapse = (state: Votable, now: Instant): Decision<never> => {
  const open = openOn(state, dayOf(now));
  if (!open || open.isKnown || !state.pot.mandate) return [];
  const { amount, own, approvals, refusals, lapsed } = open;
  const approving = approvals.map(({ hand }) => hand);
  const refusing = refusals.map(({ vote }) => vote.office);
  const verdict = judge(state.pot, { amount, own, confirmed: state.confirmed, approving, refusing }, state.window);
  return [{ type: 'VotesLapsed', ...on(state.request), ...flag(open.supplement), lapsed, ...judgement(verdict) }];
};

/** The request as it is shown: votes that do not count today are marked, whatever the last judgement found. */
export const withLapsed = (state: Voters & { readonly request: SpendingRequest }, today: Day): SpendingRequest => {
  const { request } = state;
  if (!openCase(request)) return request;
  const mark = <V extends { readonly approvals: readonly Vote[]; readonly refusals: readonly Vote[] }>(votes: V): V => {
    const marked = ({ lapsed: _, ...vote }: Vote): Vote =>
      handOfVote(state, vote, today) ? vote : { ...vote, lapsed: true };
    return { ...votes, approvals: votes.approvals.map(marked), refusals: votes.refusals.map(marked) };
  };
  return request.supplement ? { ...request, supplement: mark(request.supplement) } : mark(request);
};
