import { type Actor, officesOf } from '../../../shared/actor.ts';
import { addDays, type Day } from '../../../shared/calendar.ts';
import { tooBig, tooSmall } from '../../../shared/field-words.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { largestAmount, type Ore } from '../../../shared/money.ts';
import { text, wrongStatus } from '../../../shared/problems.ts';
import { reasonMissing } from '../../../shared/reversal/rules.ts';
import { isOffice, type Office, offices, type Unit } from '../../../shared/units.ts';
import type { Decision } from '../events.ts';
import { refuse } from '../problems.ts';
import { judge, judgement } from '../judge.ts';
import { partsEdited, sameParts } from '../joint/rules.ts';
import type { Part } from '../joint/state.ts';
import { netPaidOf, openClaimsOf, outstandingOf, paidOutOf } from '../payments/state.ts';
import { isOpenLine, type Pot, type Reservation, type SpendingRequest } from '../state.ts';
import { on, subjectOf } from './case.ts';

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

const onlyOwner = text(
  'Det kansli som äger begäran avslutar den, eller ett som har betalat ut på den.',
  'The office that owns the request closes it, or one that has paid on it.',
);

/** One request, for what moves no money that is not reserved already. */
export type One = { readonly request: SpendingRequest };
/** A request with all that it is judged by: the pot, and the reservations that count with it. */
export type Judged = One & { readonly pot: Pot; readonly window: readonly Reservation[] };

/** D8: offices whose head alone does not do: the filer's own, and the unit itself if it is one. */
export const ownOffices = (actor: Actor, unit: Unit): readonly Office[] => [
  ...new Set([...officesOf(actor), ...(isOffice(unit) ? [unit] : [])]),
];

/** Judged before anybody votes: who has confirmed the unit is looked at with each vote. */
export const withoutVotes = { confirmed: 'both', approving: [], refusing: [] } as const;

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
    readonly partners?: readonly Part[] | undefined;
    /** The subject of what it pays for; never from a client. */
    readonly for?: string | undefined;
    readonly own: readonly Office[];
    readonly owner: Office;
    readonly replyBy: Day;
    readonly campaignEnd: Day;
  },
): Decision<'invalid-input'> => {
  const { id, unit, budgetLine, amount, purpose, own, owner, replyBy, campaignEnd } = command;
  if (!isOpenLine(pot, budgetLine)) return invalidField('/budgetLine', 'unknown');
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
      ...(command.partners && { partners: command.partners, with: command.partners.map((each) => each.unit) }),
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
  readonly partners?: readonly Part[] | undefined;
};

/** What the request would say after the edit; also where its split window is looked for. */
export const edited = (request: SpendingRequest, edit: Edit): Wish => ({
  budgetLine: edit.budgetLine ?? request.budgetLine,
  amount: edit.amount ?? request.amount,
  purpose: edit.purpose ?? request.purpose,
  neededBy: edit.neededBy === null ? undefined : (edit.neededBy ?? request.neededBy),
  payee: edit.payee === null ? undefined : (edit.payee ?? request.payee),
});

/** What was reopened asks for no more than it did then, and what was paid on it stays where it is. */
const checkReopened = (request: SpendingRequest, { budgetLine, payee, amount }: Wish) => {
  if (request.reservedAt === undefined) return undefined;
  const isElsewhere = budgetLine !== request.budgetLine || payee !== request.payee;
  if (isElsewhere && request.payouts.length > 0) return refuse('already-paid');
  const paid = paidOutOf(request);
  if (amount > request.amount) return invalidField('/amount', tooBig(request.amount));
  return amount <= paid ? invalidField('/amount', tooSmall(paid + 1)) : undefined;
};

/** D8: an edit voids the approvals and consents given; the editor's offices count as own, too. */
export const edit = (
  { pot, request, window }: Judged,
  command: Edit & { readonly own: readonly Office[]; readonly campaignEnd: Day; readonly replyBy?: Day | undefined },
): Decision<'wrong-status' | 'already-paid' | 'invalid-input'> => {
  if (request.status !== 'submitted') return wrongStatus(request.status);
  const wish = edited(request, command);
  if (wish.budgetLine !== request.budgetLine && !isOpenLine(pot, wish.budgetLine))
    return invalidField('/budgetLine', 'unknown');
  const refusal = checkReopened(request, wish);
  if (refusal) return refusal;
  const partners = partsEdited(request, { partners: command.partners, amount: wish.amount });
  if (partners && 'refused' in partners) return partners;
  const same = (['budgetLine', 'amount', 'purpose', 'neededBy', 'payee'] as const).every(
    (key) => wish[key] === request[key],
  );
  if (same && sameParts(partners, request.partners)) return [];
  const own = [...new Set([...request.own, ...command.own])];
  return [
    {
      type: 'SpendingEdited',
      ...on(request),
      budgetLine: wish.budgetLine,
      amount: wish.amount,
      ...(wish.purpose !== undefined && { purpose: wish.purpose }),
      ...optional(wish),
      ...(partners && { partners }),
      ...(partners && command.replyBy !== undefined && { replyBy: command.replyBy }),
      own,
      expires: addDays(wish.neededBy ?? command.campaignEnd, graceDays),
      ...judgement(judge(pot, { amount: wish.amount, own, ...withoutVotes }, window)),
    },
  ];
};

/** D7: while nothing is paid, net of what came back, the requester may withdraw; a reservation is freed. */
export const withdraw = ({ request }: One): Decision<'wrong-status' | 'already-paid'> => {
  if (request.status === 'withdrawn') return [];
  if (request.status !== 'submitted' && request.status !== 'reserved') return wrongStatus(request.status);
  if (request.status === 'reserved' && netPaidOf(request) > 0) return refuse('already-paid');
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
  if (amount > largestAmount) return invalidField('/amount', tooBig(largestAmount - request.amount));
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

/** Who changes or ends what is decided, and why. */
export type By = { readonly offices: readonly Office[]; readonly reason?: string | undefined };
/** What another office owns is changed with a reason, and its event says whose it is. */
const because = ({ owner }: SpendingRequest, { offices: own, reason }: By) => ({
  ...(!own.includes(owner) && { ownedBy: owner }),
  ...(reason !== undefined && { reason }),
});

/** `isOwn`: they belong to the unit that asked. */
type Closing = By & { readonly isOwn: boolean };
/** By its owner, or an office that has paid on it; the unit that asked gives back what is left. */
const closerOf = (request: SpendingRequest, { offices: own, isOwn }: Closing): Unit | undefined => {
  if (own.includes(request.owner)) return request.owner;
  const payer = own.find((office) => paidOutOf(request, office) > 0);
  return payer ?? (isOwn ? request.unit : undefined);
};

/** Its end frees what is outstanding. */
export const freeing = (request: SpendingRequest) => ({
  type: 'SpendingClosed' as const,
  ...on(request),
  line: request.budgetLine,
  freed: outstandingOf(request),
});

/** Closing frees what is outstanding, once every claim has its answer. */
export const close = (
  { request }: One,
  closing: Closing,
): Decision<'wrong-status' | 'open-claims' | 'not-allowed' | 'invalid-input'> => {
  if (request.status === 'closed') return [];
  if (request.status !== 'reserved') return wrongStatus(request.status);
  if (openClaimsOf(request) > 0) return refuse('open-claims');
  const by = closerOf(request, closing);
  if (by === undefined) return refuse('not-allowed', onlyOwner);
  // Who asked gives back their own.
  if (by === request.unit)
    return [{ ...freeing(request), by, ...(closing.reason !== undefined && { reason: closing.reason }) }];
  const missing = reasonMissing({ owner: request.owner, reason: closing.reason }, closing.offices);
  return missing ?? [{ ...freeing(request), by, ...because(request, closing) }];
};

export const extend = (
  { request }: One,
  { until, ...by }: By & { readonly until: Day },
): Decision<'wrong-status' | 'not-later' | 'invalid-input'> => {
  if (request.status !== 'reserved') return wrongStatus(request.status);
  if (until === request.expires) return [];
  if (request.expires !== undefined && until < request.expires)
    return refuse('not-later', text(`Den gäller till ${request.expires}.`, `It lasts until ${request.expires}.`));
  const missing = reasonMissing({ owner: request.owner, reason: by.reason }, by.offices);
  return missing ?? [{ type: 'ReservationExtended', ...on(request), until, ...because(request, by) }];
};

/** D6: the owners go round the offices: after the unit's last owner comes the next office. */
export const nextOwner = (unit: Unit, last: Office | undefined): Office => {
  const turn =
    last === undefined
      ? [...unit].reduce((sum, char) => sum + (char.codePointAt(0) ?? 0), 0)
      : offices.indexOf(last) + 1;
  return offices[turn % offices.length] as Office;
};
