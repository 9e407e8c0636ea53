import { addDays, type Day, dayOf, type Instant } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/input.ts';
import { kronor, largestAmount, type Ore } from '../../../shared/money.ts';
import { type ProblemCode, type Refusal, refuse, text } from '../../../shared/problems.ts';
import { type Office, offices, type Unit } from '../../../shared/units.ts';
import type { PotEvent } from '../events.ts';
import { type Case, judge, judgement, type Verdict } from '../judge.ts';
import {
  availableOn,
  outstandingOf,
  paidOutOf,
  type PotState,
  type SpendingRequest,
  totals,
  type Vote,
} from '../state.ts';

/** Rules of a spending request from filing to its end (D6, D7, D8). Pure. */
type Decision<C extends ProblemCode> = readonly PotEvent[] | Refusal<C>;

/** Days that a reservation outlives the day it was needed by, and before its end that a reminder is sent. */
export const graceDays = 60;
export const reminderDays = 14;

const subjectOf = (id: string): string => `pot/requests/${id}`;
const on = (request: SpendingRequest) => ({ subject: subjectOf(request.id), unit: request.unit });

type Wish = {
  readonly budgetLine: string;
  readonly amount: Ore;
  readonly purpose: string;
  readonly neededBy?: Day | undefined;
  readonly payee?: string | undefined;
};

const withoutVotes = { approvals: [], refusals: [] };

const optional = ({ neededBy, payee }: Wish) => ({
  ...(neededBy !== undefined && { neededBy }),
  ...(payee !== undefined && { payee }),
});

/** D6: every request has an owner and a reply-by date from the start. */
export const submit = (
  { pot, window = [] }: PotState,
  command: Wish & {
    readonly id: string;
    readonly unit: Unit;
    readonly own: readonly Office[];
    readonly owner: Office;
    readonly replyBy: Day;
    readonly campaignEnd: Day;
  },
): Decision<'invalid-input'> => {
  const { id, unit, budgetLine, amount, purpose, own, owner, replyBy, campaignEnd } = command;
  if (!pot.lines[budgetLine]) return invalidField('/budgetLine', 'unknown');
  return [
    {
      type: 'SpendingRequested',
      subject: subjectOf(id),
      request: id,
      unit,
      budgetLine,
      amount,
      purpose,
      ...optional(command),
      own,
      owner,
      replyBy,
      expires: addDays(command.neededBy ?? campaignEnd, graceDays),
      ...judgement(judge(pot, { amount, own, ...withoutVotes }, window)),
    },
  ];
};

const wrongStatus = (request: SpendingRequest): Refusal<'wrong-status'> =>
  refuse('wrong-status', text(`Läget är ${request.status}.`, `The status is ${request.status}.`));

export type Edit = {
  readonly budgetLine?: string | undefined;
  readonly amount?: Ore | undefined;
  readonly purpose?: string | undefined;
  readonly neededBy?: Day | null | undefined;
  readonly payee?: string | null | undefined;
};

/** What the request would say after the edit; also where its split window is looked for. */
export const edited = (request: SpendingRequest, edit: Edit): Wish => ({
  budgetLine: edit.budgetLine ?? request.budgetLine,
  amount: edit.amount ?? request.amount,
  purpose: edit.purpose ?? request.purpose,
  neededBy: edit.neededBy === null ? undefined : (edit.neededBy ?? request.neededBy),
  payee: edit.payee === null ? undefined : (edit.payee ?? request.payee),
});

/** D8: an edit voids the approvals given; the editor's offices count as own, too. */
export const edit = (
  { pot, request, window = [] }: PotState,
  command: Edit & { readonly own: readonly Office[]; readonly campaignEnd: Day },
): Decision<'not-found' | 'wrong-status' | 'invalid-input'> => {
  if (!request) return refuse('not-found');
  if (request.status !== 'submitted') return wrongStatus(request);
  const wish = edited(request, command);
  if (!pot.lines[wish.budgetLine]) return invalidField('/budgetLine', 'unknown');
  const same = (['budgetLine', 'amount', 'purpose', 'neededBy', 'payee'] as const).every(
    (key) => wish[key] === request[key],
  );
  if (same) return [];
  const own = [...new Set([...request.own, ...command.own])];
  return [
    {
      type: 'SpendingEdited',
      ...on(request),
      budgetLine: wish.budgetLine,
      amount: wish.amount,
      purpose: wish.purpose,
      ...optional(wish),
      own,
      expires: addDays(wish.neededBy ?? command.campaignEnd, graceDays),
      ...judgement(judge(pot, { amount: wish.amount, own, ...withoutVotes }, window)),
    },
  ];
};

/** What awaits a decision: the request itself, or its supplement, which is approved as a new amount. */
const openCase = (request: SpendingRequest): (Case & { readonly supplement: boolean }) | undefined => {
  if (request.status === 'submitted') return { ...request, supplement: false };
  const { supplement } = request;
  if (request.status !== 'reserved' || !supplement) return undefined;
  return { ...supplement, amount: request.amount + supplement.amount, supplement: true };
};

/** The amount a decision is about: asked for, or as it would be with the supplement. */
export const judgedAmount = (request: SpendingRequest): Ore => openCase(request)?.amount ?? request.amount;

const flag = (supplement: boolean) => (supplement ? ({ supplement: true } as const) : {});

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

type VoteCode = 'not-found' | 'not-allowed' | 'invalid-input' | 'wrong-status' | 'no-mandate' | 'already-approved';

const ballot = ({ pot, request }: PotState, voter: Voter) => {
  if (!request) return refuse('not-found');
  const office = votingOffice(voter.acting, voter.office);
  if (typeof office !== 'string') return office;
  if (!pot.mandate) return refuse('no-mandate');
  const open = openCase(request);
  const votes = open ? [...open.approvals, ...open.refusals] : [];
  // D8: distinct people of distinct offices; whoever heads two offices for a while has one vote.
  if (votes.some((vote) => vote.person === voter.person && vote.office !== office)) return refuse('already-approved');
  return { request, office, open };
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
const checkFunds = ({ pot }: PotState, request: SpendingRequest, amount: Ore) => {
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
export const approve = (state: PotState, voter: Voter, now: Instant): Decision<VoteCode | 'insufficient-funds'> => {
  const cast = ballot(state, voter);
  if ('refused' in cast) return cast;
  const { request, office, open } = cast;
  if (!open) return request.status === 'reserved' ? [] : wrongStatus(request);
  const vote = voteOf(request, office, voter, now, open.amount);
  const approvals = [...open.approvals.filter(notOf(office)), vote];
  const verdict = judge(
    state.pot,
    { ...open, approvals, refusals: open.refusals.filter(notOf(office)) },
    state.window ?? [],
  );
  const seen = { ...on(request), office, seen: request.version, ...flag(open.supplement) };
  if (verdict.approved) {
    const amount = open.supplement ? (request.supplement?.amount ?? 0) : request.amount;
    return (
      checkFunds(state, request, amount) ?? [
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

/** D8: refused for good when the heads left cannot reach the number needed. */
export const oppose = (state: PotState, voter: Voter & { readonly reason: string }): Decision<VoteCode> => {
  const cast = ballot(state, voter);
  if ('refused' in cast) return cast;
  const { request, office, open } = cast;
  if (!open) return request.status === 'refused' ? [] : wrongStatus(request);
  if (
    open.refusals.some((vote) => vote.office === office && vote.person === voter.person && vote.reason === voter.reason)
  )
    return [];
  const refusals = [...open.refusals.filter(notOf(office)), { ...voteOf(request, office, voter, '', open.amount) }];
  const verdict = judge(
    state.pot,
    { ...open, approvals: open.approvals.filter(notOf(office)), refusals },
    state.window ?? [],
  );
  const said = {
    ...on(request),
    office,
    amount: open.amount,
    seen: request.version,
    reason: voter.reason,
    ...flag(open.supplement),
  };
  return [
    verdict.hopeless
      ? { type: 'SpendingRefused', ...said }
      : { type: 'SpendingOpposed', ...said, ...judgement(verdict) },
  ];
};

/** D8: a head may take back an approval or a refusal until it is decided. */
export const takeBack = (
  state: PotState,
  person: string,
): Decision<'not-found' | 'wrong-status' | 'nothing-to-take-back'> => {
  const { request, pot, window = [] } = state;
  if (!request) return refuse('not-found');
  const open = openCase(request);
  if (!open) return wrongStatus(request);
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

/** D7: before anything is paid the requester may withdraw; a reservation is freed. */
export const withdraw = ({ request }: PotState): Decision<'not-found' | 'wrong-status' | 'already-paid'> => {
  if (!request) return refuse('not-found');
  if (request.status === 'withdrawn') return [];
  if (request.status !== 'submitted' && request.status !== 'reserved') return wrongStatus(request);
  if (paidOutOf(request) > 0) return refuse('already-paid');
  return [{ type: 'SpendingWithdrawn', ...on(request), line: request.budgetLine, freed: outstandingOf(request) }];
};

/** D7: more money for something reserved is approved as a new amount. */
export const supplement = (
  { pot, request, window = [] }: PotState,
  command: { readonly amount: Ore; readonly reason: string; readonly own: readonly Office[]; readonly replyBy: Day },
): Decision<'not-found' | 'wrong-status' | 'supplement-pending' | 'invalid-input'> => {
  if (!request) return refuse('not-found');
  if (request.status !== 'reserved') return wrongStatus(request);
  if (request.supplement) return refuse('supplement-pending');
  const amount = request.amount + command.amount;
  if (amount > largestAmount) return invalidField('/amount', 'too-big');
  const own = [...new Set([...request.own, ...command.own])];
  return [
    {
      type: 'SupplementRequested',
      ...on(request),
      amount: command.amount,
      reason: command.reason,
      own,
      replyBy: command.replyBy,
      ...judgement(judge(pot, { amount, own, ...withoutVotes }, window)),
    },
  ];
};

/** Closing frees what is outstanding; `expired` when the schedule does it. */
export const close = ({ request }: PotState, expired: boolean): Decision<'not-found' | 'wrong-status'> => {
  if (!request) return refuse('not-found');
  if (request.status === 'closed') return [];
  if (request.status !== 'reserved') return wrongStatus(request);
  return [
    {
      type: 'SpendingClosed',
      ...on(request),
      line: request.budgetLine,
      freed: outstandingOf(request),
      ...(expired && { expired }),
    },
  ];
};

export const extend = ({ request }: PotState, until: Day): Decision<'not-found' | 'wrong-status' | 'not-later'> => {
  if (!request) return refuse('not-found');
  if (request.status !== 'reserved') return wrongStatus(request);
  if (until === request.expires) return [];
  if (request.expires !== undefined && until < request.expires)
    return refuse('not-later', text(`Den gäller till ${request.expires}.`, `It lasts until ${request.expires}.`));
  return [{ type: 'ReservationExtended', ...on(request), until }];
};

/** What the daily schedule does to one request (D6): escalate, remind, or close an unused reservation. */
export const tend = (state: PotState, now: Instant): Decision<'not-found' | 'wrong-status'> => {
  const { request } = state;
  if (!request) return refuse('not-found');
  const today = dayOf(now);
  const open = openCase(request);
  const replyBy = open?.supplement ? request.supplement?.replyBy : request.replyBy;
  if (open && replyBy !== undefined && replyBy < today && !request.escalated)
    return [{ type: 'DecisionEscalated', ...on(request), replyBy, ...flag(open.supplement) }];
  if (request.status !== 'reserved' || request.expires === undefined) return [];
  if (request.expires < today) return close(state, true);
  if (addDays(request.expires, -reminderDays) <= today && !request.reminded)
    return [{ type: 'ReservationReminded', ...on(request), expires: request.expires }];
  return [];
};

/** D6: the owners go round the offices: after the unit's last owner comes the next office. */
export const nextOwner = (unit: Unit, last: Office | undefined): Office => {
  const turn =
    last === undefined
      ? [...unit].reduce((sum, char) => sum + (char.codePointAt(0) ?? 0), 0)
      : offices.indexOf(last) + 1;
  return offices[turn % offices.length] as Office;
};
