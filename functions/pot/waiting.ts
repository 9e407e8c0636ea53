import { dayOf } from '../../shared/calendar.ts';
import { type Facts, type Wait, waitsIn } from '../../shared/waiting.ts';
import { isOffice, type Office, offices } from '../../shared/units.ts';
import type { Deputy } from './deputies/state.ts';
import { type Contribution, type LineChange, type Mandate, waitingIn } from './funds/state.ts';
import { unitsOf } from './joint/state.ts';
import { openClaimsOf, outstandingOf } from './payments/state.ts';
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
const officesIn = (votes: readonly Vote[]): string =>
  votes.flatMap(({ office, lapsed }) => (lapsed ? [] : [offices.indexOf(office)])).join('');

/**
 * What a rule must know beside the rest to judge a vote without reading the request (ahead.ts): whose own it is, and who has
 * voted; of the plainest requests alone, which most are.
 */
const plain = ({ partners, payee, reservedAt, supplement }: SpendingRequest, open: Voted): Facts => {
  const votes = [...open.approvals, ...open.refusals];
  if (partners || payee !== undefined || reservedAt || supplement) return {};
  if (votes.some(({ lapsed }) => lapsed)) return {};
  const by = votes.map(({ person }) => person).join();
  return { own: open.own.map((office) => offices.indexOf(office)).join('') || '-', ...(by && { by }) };
};
type Voted = NonNullable<ReturnType<typeof openCase>>;

const votes = (request: SpendingRequest): readonly Wait[] => {
  const open = openCase(request);
  if (!open) return [];
  const judged = (open.supplement && request.supplement) || request;
  const [approved, refused] = [officesIn(open.approvals), officesIn(open.refusals)];
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
        ...plain(request, open),
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
      facts: { line: budgetLine, amount, ...(open.length > 1 ? { claims: open.length } : { claim: first.id }) },
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

/** D8: from its reservation on it counts with what is asked for later, also once it is closed. */
const counts = (request: SpendingRequest): readonly Wait[] => {
  const { status, reservedAt, budgetLine: line, amount, freed, heads = 0, partners = [] } = request;
  if (reservedAt === undefined || status === 'refused' || status === 'withdrawn') return [];
  const others = partners.map(({ unit }) => unit).join();
  const facts = { line, amount: amount - freed, heads, ...(others && { with: others }) };
  return [onRequest('counts', { for: [], from: dayOf(reservedAt), facts })];
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
          facts: { number, tiers: tiers.length },
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
