import { type Actor, officesOf } from '../../../shared/actor.ts';
import { addDays, type Day, dayOf, type Instant } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { largestAmount, type Ore } from '../../../shared/money.ts';
import { text, wrongStatus } from '../../../shared/problems.ts';
import { isOffice, type Office, offices, type Unit } from '../../../shared/units.ts';
import type { Decision } from '../events.ts';
import { refuse } from '../problems.ts';
import { judge, judgement } from '../judge.ts';
import { outstandingOf, paidOutOf, type Pot, type Reservation, type SpendingRequest } from '../state.ts';
import { flag, on, openCase, subjectOf } from './case.ts';

/** Rules of a spending request from filing to its end (D6, D7, D8). Pure. */
/** Days that a reservation outlives the day it was needed by, and before its end that a reminder is sent. */
export const graceDays = 60;
export const reminderDays = 14;

type Wish = {
  readonly budgetLine: string;
  readonly amount: Ore;
  readonly purpose?: string | undefined;
  readonly neededBy?: Day | undefined;
  readonly payee?: string | undefined;
};

/** One request, for what moves no money that is not reserved already. */
export type One = { readonly request: SpendingRequest };
/** A request with all that it is judged by: the pot, and the reservations that count with it. */
export type Judged = One & { readonly pot: Pot; readonly window: readonly Reservation[] };

/** D8: offices whose head alone does not do: the filer's own, and the unit itself if it is one. */
export const ownOffices = (actor: Actor, unit: Unit): readonly Office[] => [
  ...new Set([...officesOf(actor), ...(isOffice(unit) ? [unit] : [])]),
];

const withoutVotes = { approvals: [], refusals: [] };

const optional = ({ neededBy, payee }: Wish) => ({
  ...(neededBy !== undefined && { neededBy }),
  ...(payee !== undefined && { payee }),
});

/** D6: every request has an owner and a reply-by date from the start. */
export const submit = (
  { pot, window }: Omit<Judged, 'request'>,
  command: Wish & {
    readonly id: string;
    readonly unit: Unit;
    readonly purpose: string;
    /** The subject of what it pays for; never from a client. */
    readonly for?: string | undefined;
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
      ...(command.for !== undefined && { for: command.for }),
      own,
      owner,
      replyBy,
      expires: addDays(command.neededBy ?? campaignEnd, graceDays),
      ...judgement(judge(pot, { amount, own, ...withoutVotes }, window)),
    },
  ];
};

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
  { pot, request, window }: Judged,
  command: Edit & { readonly own: readonly Office[]; readonly campaignEnd: Day },
): Decision<'wrong-status' | 'invalid-input'> => {
  if (request.status !== 'submitted') return wrongStatus(request.status);
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
      ...(wish.purpose !== undefined && { purpose: wish.purpose }),
      ...optional(wish),
      own,
      expires: addDays(wish.neededBy ?? command.campaignEnd, graceDays),
      ...judgement(judge(pot, { amount: wish.amount, own, ...withoutVotes }, window)),
    },
  ];
};

/** D7: before anything is paid the requester may withdraw; a reservation is freed. */
export const withdraw = ({ request }: One): Decision<'wrong-status' | 'already-paid'> => {
  if (request.status === 'withdrawn') return [];
  if (request.status !== 'submitted' && request.status !== 'reserved') return wrongStatus(request.status);
  if (paidOutOf(request) > 0) return refuse('already-paid');
  return [{ type: 'SpendingWithdrawn', ...on(request), line: request.budgetLine, freed: outstandingOf(request) }];
};

/** D7: more money for something reserved is approved as a new amount. */
export const supplement = (
  { pot, request, window }: Judged,
  command: { readonly amount: Ore; readonly reason: string; readonly own: readonly Office[]; readonly replyBy: Day },
): Decision<'wrong-status' | 'supplement-pending' | 'invalid-input'> => {
  if (request.status !== 'reserved') return wrongStatus(request.status);
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
      seen: request.version,
      own,
      replyBy: command.replyBy,
      ...judgement(judge(pot, { amount, own, ...withoutVotes }, window)),
    },
  ];
};

/** Closing frees what is outstanding; `expired` when the schedule does it. */
export const close = ({ request }: One, expired: boolean): Decision<'wrong-status'> => {
  if (request.status === 'closed') return [];
  if (request.status !== 'reserved') return wrongStatus(request.status);
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

export const extend = ({ request }: One, until: Day): Decision<'wrong-status' | 'not-later'> => {
  if (request.status !== 'reserved') return wrongStatus(request.status);
  if (until === request.expires) return [];
  if (request.expires !== undefined && until < request.expires)
    return refuse('not-later', text(`Den gäller till ${request.expires}.`, `It lasts until ${request.expires}.`));
  return [{ type: 'ReservationExtended', ...on(request), until }];
};

/** What the daily schedule does to one request (D6): escalate, remind, or close an unused reservation. */
export const tend = (state: One, now: Instant): Decision<'wrong-status'> => {
  const { request } = state;
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
