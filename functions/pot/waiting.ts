import { dayOf } from '../../shared/calendar.ts';
import { type Facts, type Wait, waitsIn } from '../../shared/waiting.ts';
import { isOffice, type Office, offices } from '../../shared/units.ts';
import type { Deputy } from './deputies/state.ts';
import { type Contribution, type LineChange, type Mandate, waitingIn } from './funds/state.ts';
import { unitsOf } from './joint/state.ts';
import { openClaimsOf, outstandingOf, paidOutOf } from './payments/state.ts';
import { paidToOthers, payeeKey, payeeOf } from './payees.ts';
import { openCase } from './requests/case.ts';
import { paymentOf, type Settlement } from './settlements/state.ts';
import type { Judgement, SpendingRequest, Vote } from './state.ts';

/** What of the pot waits for whom. Pure. */

export const requestKinds = {
  vote: ['decide', 'approveSpending', 'refuseSpending'],
  share: ['decide', 'consentToSpending', 'declineSpendingShare'],
  claim: ['do', 'payOut', 'declineClaim'],
  use: ['do', 'claimPayment', 'closeSpending'],
  counts: ['know'],
} as const;
const onRequest = waitsIn(requestKinds);

const others = (answered: readonly (Office | undefined)[]): readonly Office[] =>
  offices.filter((office) => !answered.includes(office));

/** D8: those who have not voted, but for offices whose head alone does not do. */
const votersNeeded = (
  { own, approvals, refusals }: NonNullable<ReturnType<typeof openCase>>,
  { missing }: Judgement,
): readonly Office[] => {
  const needsAnother = missing.otherOffice && missing.heads <= 1 && own.length < offices.length;
  const counting = [...approvals, ...refusals].filter(({ lapsed }) => !lapsed);
  return others([...counting.map(({ office }) => office), ...(needsAnother ? own : [])]);
};
/**
 * What a rule must know beside the rest to judge a vote without reading the request (ahead.ts): whose own it is, who has voted,
 * to whom it is to be paid, with whom it is asked for, and what of it is paid already.
 */
const known = (request: SpendingRequest, open: Voted): Facts => {
  const [approved, refused] = [open.approvals, open.refusals].map((all) => all.filter(({ lapsed }) => lapsed));
  const votes = [...standingIn(open.approvals), ...standingIn(open.refusals), ...(approved ?? []), ...(refused ?? [])];
  const said = {
    by: votes.map(({ person }) => person).join(),
    gone: inDigits(approved ?? []),
    unsaid: inDigits(refused ?? []),
    with: partnersIn(request),
    to: payeeIn(request),
    paid: paidOutOf(request) || '',
  };
  return {
    own: inDigits(open.own.map((office) => ({ office }))) || '-',
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== '')),
  };
};
const standingIn = (votes: readonly Vote[]): readonly Vote[] => votes.filter(({ lapsed }) => !lapsed);
const inDigits = (of: readonly { readonly office: Office }[]): string =>
  of.map(({ office }) => offices.indexOf(office)).join('');
const partnersIn = ({ partners = [] }: SpendingRequest): string => partners.map(({ unit }) => unit).join();
/** By its key: a name that people wrote stands in no index. It is short, for all that is open is read with it. */
const shortKey = (key: string): string => key.slice(0, 8);
const payeeIn = (request: SpendingRequest): string => {
  const payee = payeeOf(request);
  return payee === undefined ? '' : shortKey(payeeKey(payee));
};
type Voted = NonNullable<ReturnType<typeof openCase>>;

const votes = (request: SpendingRequest): readonly Wait[] => {
  const open = openCase(request);
  if (!open) return [];
  const judged = (open.supplement && request.supplement) || request;
  const [approved, refused] = [open.approvals, open.refusals].map((all) => inDigits(standingIn(all)));
  return [
    onRequest('vote', {
      for: votersNeeded(open, judged),
      due: judged.replyBy,
      owner: request.owner,
      facts: {
        line: request.budgetLine,
        amount: open.amount,
        ...(judged.headsNeeded !== null && { heads: judged.headsNeeded }),
        lacking: judged.missing.heads,
        ...(judged.missing.otherOffice && { outside: 1 }),
        ...(open.supplement && request.supplement && { more: request.supplement.amount }),
        ...(approved && { approved }),
        ...(refused && { refused }),
        ...(request.neededBy !== undefined && { needed: request.neededBy }),
        ...known(request, open),
      },
    }),
  ];
};

/** E11: each of them answers for its own share, and heads after that. */
const shares = ({ status, partners = [], replyBy, owner, budgetLine, amount }: SpendingRequest): readonly Wait[] =>
  status === 'submitted'
    ? partners
        .filter(({ consentedAt }) => consentedAt === undefined)
        .map(({ unit, amount: share }) =>
          onRequest('share', {
            for: [unit],
            due: replyBy,
            owner,
            facts: { line: budgetLine, amount: share, whole: amount },
          }),
        )
    : [];

const claims = ({ claims: all, budgetLine }: SpendingRequest): readonly Wait[] => {
  const open = all.filter(({ status }) => status === 'open').toSorted((a, b) => (a.replyBy < b.replyBy ? -1 : 1));
  const [first] = open;
  if (!first) return [];
  const amount = open.reduce((sum, claim) => sum + claim.amount, 0);
  return [
    onRequest('claim', {
      for: offices,
      due: first.replyBy,
      owner: first.owner,
      facts: { line: budgetLine, amount, claim: first.id, ...(open.length > 1 && { claims: open.length }) },
    }),
  ];
};

/** What is set aside is used, and its receipts are handed in, or it is given back; not while one awaits its answer. */
const use = (request: SpendingRequest): readonly Wait[] => {
  const amount = outstandingOf(request);
  const { expires, budgetLine } = request;
  if (request.status !== 'reserved' || amount === 0 || openClaimsOf(request) > 0) return [];
  return [
    onRequest('use', {
      for: unitsOf(request),
      due: expires,
      facts: { line: budgetLine, amount },
    }),
  ];
};

/**
 * D8: from its reservation on it counts with what is asked for later, also once it is closed: with what its units ask for on
 * its line, and with what is to be paid to the same; and what it has paid to others with what is to be paid to them.
 */
const counts = (request: SpendingRequest): readonly Wait[] => {
  const { status, reservedAt, budgetLine: line, amount, freed, heads = 0 } = request;
  if (reservedAt === undefined) return [];
  const of = { for: [], from: dayOf(reservedAt) };
  const [others, to] = [partnersIn(request), payeeIn(request)];
  // Of what was refused or withdrawn once it was reopened only what was paid before counts, by its payee.
  const isOver = status === 'refused' || status === 'withdrawn';
  const whole = {
    amount: amount - freed,
    heads,
    ...(to && { to }),
    ...(!isOver && { line, ...(others && { with: others }) }),
  };
  const isNothing = whole.amount === 0 || (isOver && !to);
  return [
    ...(isNothing ? [] : [onRequest('counts', { ...of, facts: whole })]),
    ...[...paidToOthers(request)].map(([other, paid]) =>
      onRequest('counts', { ...of, facts: { amount: paid, heads, to: shortKey(other) } }),
    ),
  ];
};

export const requestWaits = (request: SpendingRequest): readonly Wait[] => {
  const asked = shares(request);
  return [...(asked.length > 0 ? asked : votes(request)), ...claims(request), ...use(request), ...counts(request)];
};

/** What one office proposes and another answers (D8). */
export const mandateKinds = { mandate: ['decide', 'adoptMandate', 'declineMandate'] } as const;
export const mandateWaits = ({ status, adoptions, proposedBy, replyBy, number, tiers }: Mandate): readonly Wait[] =>
  status === 'proposed'
    ? [
        waitsIn(mandateKinds)('mandate', {
          for: offices.filter((office) => !adoptions[office]),
          due: replyBy,
          owner: proposedBy,
          facts: {
            number,
            tiers: tiers.length,
            by: Object.values(adoptions)
              .map(({ person }) => person)
              .join(),
          },
        }),
      ]
    : [];

export const lineKinds = { line: ['decide', 'adoptBudgetLine', 'declineBudgetLine'] } as const;
export const lineWaits = (change: LineChange): readonly Wait[] => {
  const waiting = waitingIn(change);
  if (!waiting) return [];
  const { line, name, amount, ends, replyBy, offices: proposing } = waiting;
  const facts = { line, name, amount, ...(ends && { ends: 1 }) };
  return [waitsIn(lineKinds)('line', { for: others(proposing), due: replyBy, owner: proposing[0], facts })];
};

export const correctionKinds = { correction: ['decide', 'adoptCorrection', 'declineCorrection'] } as const;
export const correctionWaits = ({ id, office, amount: was, pending }: Contribution): readonly Wait[] => {
  if (!pending) return [];
  const { offices: proposing, amount, replyBy } = pending;
  const facts = { contribution: id, office: offices.indexOf(office), amount, was };
  return [waitsIn(correctionKinds)('correction', { for: others(proposing), due: replyBy, owner: proposing[0], facts })];
};

export const deputyKinds = { deputy: ['decide', 'confirmDeputy', 'declineDeputy'] } as const;
export const deputyWaits = ({ office, pending }: Deputy): readonly Wait[] => {
  if (!pending) return [];
  const { from, to, replyBy } = pending;
  const facts = { office: offices.indexOf(office), begins: from, ends: to };
  return [waitsIn(deputyKinds)('deputy', { for: others([office]), due: replyBy, owner: office, facts })];
};

/** The office that gets the money says when it came. */
export const settlementKinds = { transfer: ['do', 'payTransfer'] } as const;
export const settlementWaits = ({ reversed, transfers, number }: Settlement): readonly Wait[] =>
  reversed
    ? []
    : transfers
        .filter((transfer) => !paymentOf(transfer))
        .map(({ id, from, to, amount }) =>
          waitsIn(settlementKinds)('transfer', {
            for: [to, from],
            owner: from,
            facts: { number, transfer: id, amount, payer: offices.indexOf(from) },
          }),
        );

/** The office with this number, in facts. */
export const officeIn = (at: string | number | undefined): Office => {
  const office = offices[Number(at)];
  if (office === undefined || !isOffice(office)) throw new Error(`${at} is no office`);
  return office;
};
