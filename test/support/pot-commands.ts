import { operations as funds } from '../../functions/pot/funds/commands.ts';
import { contract as fundsContract } from '../../functions/pot/funds/contract.ts';
import { handler as daily } from '../../functions/pot/jobs.ts';
import { operations as payments } from '../../functions/pot/payments/commands.ts';
import { contract as paymentsContract } from '../../functions/pot/payments/contract.ts';
import { operations as requests } from '../../functions/pot/requests/commands.ts';
import { contract as requestsContract } from '../../functions/pot/requests/contract.ts';
import { operations as settlements } from '../../functions/pot/settlements/commands.ts';
import { contract as settlementsContract } from '../../functions/pot/settlements/contract.ts';
import type { SpendingRequest } from '../../functions/pot/state.ts';
import type { Actor } from '../../shared/actor.ts';
import { addDays } from '../../shared/calendar.ts';
import type { Body, Operation } from '../../shared/contract.ts';
import { fetching } from '../../shared/fetching.ts';
import type { Answered, Handler, Path } from '../../shared/handler.ts';
import type { Refusal } from '../../shared/problems.ts';
import { isOffice, type Office } from '../../shared/units.ts';
import { inputFor, personOf } from './asking.ts';
import { consent, joined } from './pot-together.ts';
import { campaign, type Command, hasSome, type Voter, type World } from './pot-world.ts';

/** Has the product carry out a command: its own operation, asked by somebody who may. */
type Of<D extends Command['do']> = Extract<Command, { do: D }>;
/** The answer, as far as a play looks at it. */
type Answer = Refusal | object;

const headOf = ({ person, heads }: Pick<Voter, 'person' | 'heads'>): Actor =>
  personOf(person, Object.fromEntries(heads.map((office) => [office, 'head'])));
const headOfOffice = (office: Office): Actor => headOf({ person: `${office}-head`, heads: [office] });
/** Belongs to these offices, and files whatever for whomever. */
const somebodyOf = (offices: readonly Office[]): Actor =>
  personOf('somebody', Object.fromEntries(offices.map((office) => [office, 'staff'])));
const staff = personOf('district-staff', { district: 'staff' });

const asked =
  ({ now }: World) =>
  <O extends Operation>(
    operation: O,
    handler: Handler<O>,
    actor: Actor,
    params: Path<O>,
    body: Body<O>,
  ): Promise<Answered<O>> =>
    handler.run(inputFor(operation, actor, params, body), { now, fetched: fetching() });

type OnFunds = Of<'contribute' | 'setLine' | 'adoptLine' | 'proposeMandate' | 'adoptMandate'>;

const onFunds = (world: World, command: OnFunds): Promise<Answer> => {
  const ask = asked(world);
  switch (command.do) {
    case 'contribute': {
      const { office, amount } = command;
      return ask(fundsContract.contribute, funds.contribute, headOfOffice(office), { campaign }, { office, amount });
    }
    case 'setLine': {
      const { line, amount, office } = command;
      const body = { name: line, amount };
      return ask(fundsContract.setBudgetLine, funds.setBudgetLine, headOfOffice(office), { campaign, line }, body);
    }
    case 'adoptLine': {
      const { line, office } = command;
      const who = headOfOffice(office);
      return ask(fundsContract.adoptBudgetLine, funds.adoptBudgetLine, who, { campaign, line }, undefined);
    }
    case 'proposeMandate': {
      const { tiers, voter } = command;
      const body = { tiers: [...tiers], splitWindowDays: 30, office: voter.office };
      return ask(fundsContract.proposeMandate, funds.proposeMandate, headOf(voter), { campaign }, body);
    }
    case 'adoptMandate': {
      const { office } = command.voter;
      const params = { campaign, mandate: String(world.pot.lastMandate) };
      return ask(fundsContract.adoptMandate, funds.adoptMandate, headOf(command.voter), params, { office });
    }
  }
};

/** A text that tells which event it came with. */
export const said = ({ events }: Pick<World, 'events'>): string => `Annons ${events.length}`;

const submit = (world: World, { unit, line, amount, payee, own, partner }: Of<'submit'>): Promise<Answer> => {
  const named = { ...joined(partner), ...(payee !== undefined && { payee }) };
  const body = { unit, budgetLine: line, amount, purpose: said(world), ...named };
  return asked(world)(requestsContract.submitSpending, requests.submitSpending, somebodyOf(own), { campaign }, body);
};

type Paying = Of<'claim' | 'payOut' | 'takeReturn' | 'decline' | 'withdrawClaim' | 'correctClaim'>;

const onPayment = (world: World, { id: request, claims }: SpendingRequest, command: Paying): Promise<Answer> => {
  const ask = asked(world);
  const params = { campaign, request };
  const open = claims.find(({ status }) => status === 'open');
  const onClaim = { ...params, claim: open?.id ?? 'none' };
  if (command.do === 'withdrawClaim')
    return ask(paymentsContract.withdrawClaim, payments.withdrawClaim, somebodyOf([]), onClaim, undefined);
  if (command.do === 'decline') {
    return ask(paymentsContract.declineClaim, payments.declineClaim, staff, onClaim, { reason: said(world) });
  }
  if (command.do === 'correctClaim') {
    const { amount } = command;
    return ask(paymentsContract.correctClaim, payments.correctClaim, somebodyOf([]), onClaim, { amount });
  }
  const { amount, office } = command;
  if (command.do === 'takeReturn') {
    const body = { amount, reason: said(world), receivedBy: office };
    return ask(paymentsContract.takeReturn, payments.takeReturn, staff, params, body);
  }
  // Written now this way, now that; a receipt is for more than its first payment.
  const supplier = amount % 2 === 0 ? 'Tryckeriet' : ' TRYCKERIET ';
  const receipt = { supplier, number: command.receipt, date: '2018-06-01', total: amount + 200 };
  if (command.do === 'claim')
    return ask(paymentsContract.claimPayment, payments.claimPayment, staff, params, { amount, receipt });
  const body = { amount, paidBy: office, receipt, ...(open && { claim: open.id }) };
  return ask(paymentsContract.payOut, payments.payOut, staff, params, body);
};

const staffOf = (office: Office): Actor => personOf(`${office}-staff`, { [office]: 'staff' });

/** A payout or a return is reversed, or what the receipt of a payout is for is corrected. */
type Reversing = Of<'reversePayout' | 'reverseReturn' | 'correctReceipt'>;

const putRight = async (world: World, is: SpendingRequest, command: Reversing): Promise<Answer> => {
  const ask = asked(world);
  const body = { reason: said(world) };
  const all = command.do === 'reverseReturn' ? is.returns : is.payouts;
  const { id = 'none', office = 'district' as Office } = all[command.which % Math.max(all.length, 1)] ?? {};
  const params = { campaign, request: is.id };
  if (command.do === 'reverseReturn')
    return ask(paymentsContract.reverseReturn, payments.reverseReturn, staff, { ...params, return: id }, body);
  const onPayout = { ...params, payout: id };
  if (command.do === 'reversePayout')
    return ask(paymentsContract.reversePayout, payments.reversePayout, staffOf(office), onPayout, body);
  const total = command.amount * 2;
  return ask(paymentsContract.correctReceipt, payments.correctReceipt, staffOf(office), onPayout, { total, ...body });
};

type OnSettlements = Of<'settle' | 'payTransfer' | 'reversePayment' | 'reverseSettlement'>;

const onSettlements = async (world: World, command: OnSettlements): Promise<Answer | undefined> => {
  const ask = asked(world);
  if (command.do === 'settle') {
    const { makeSettlement } = settlementsContract;
    return ask(makeSettlement, settlements.makeSettlement, headOfOffice(command.office), { campaign }, undefined);
  }
  const all = world.settlements;
  const is = all[command.pick % Math.max(all.length, 1)];
  const transfer = is?.transfers[command.pick % is.transfers.length];
  if (!is || !transfer) return undefined;
  const who = headOfOffice(transfer.to);
  const params = { campaign, settlement: is.id, transfer: transfer.id };
  const body = { reason: said(world) };
  const { payTransfer, reversePayment, reverseSettlement } = settlementsContract;
  switch (command.do) {
    case 'payTransfer':
      return ask(payTransfer, settlements.payTransfer, who, params, {});
    case 'reversePayment':
      return ask(reversePayment, settlements.reversePayment, who, params, body);
    case 'reverseSettlement':
      return ask(reverseSettlement, settlements.reverseSettlement, who, params, body);
  }
};

type OnRequest = Exclude<Command, OnFunds | OnSettlements | Of<'submit' | 'tend' | 'wait'>>;

const onRequest = (world: World, request: SpendingRequest, command: OnRequest): Promise<Answer> => {
  const ask = asked(world);
  const params = { campaign, request: request.id };
  switch (command.do) {
    case 'approve': {
      const { office } = command.voter;
      const who = headOf(command.voter);
      return ask(requestsContract.approveSpending, requests.approveSpending, who, params, { office });
    }
    case 'oppose': {
      const body = { office: command.voter.office, reason: said(world) };
      return ask(requestsContract.refuseSpending, requests.refuseSpending, headOf(command.voter), params, body);
    }
    case 'consent':
      return consent(world, request);
    case 'takeBack':
      return ask(requestsContract.takeBackVote, requests.takeBackVote, headOf(command.voter), params, undefined);
    case 'edit': {
      const { line, amount, payee, own } = command;
      const purpose = amount % 2 === 0 ? { purpose: said(world) } : {};
      const body = { budgetLine: line, amount, payee: payee ?? null, ...purpose };
      return ask(requestsContract.editSpending, requests.editSpending, somebodyOf(own), params, body);
    }
    case 'supplement': {
      const { amount, own } = command;
      const body = { amount, reason: said(world) };
      return ask(requestsContract.supplementSpending, requests.supplementSpending, somebodyOf(own), params, body);
    }
    case 'withdraw':
      return ask(requestsContract.withdrawSpending, requests.withdrawSpending, somebodyOf([]), params, undefined);
    case 'close':
      return ask(requestsContract.closeSpending, requests.closeSpending, staffOf(request.owner), params, {});
    case 'reopen': {
      const { endedBy = request.owner } = request;
      const who = isOffice(endedBy) ? staffOf(endedBy) : personOf('member', { [endedBy]: 'member' });
      return ask(requestsContract.reopenSpending, requests.reopenSpending, who, params, { reason: said(world) });
    }
    case 'reopenClaim': {
      const is = request.claims.find(({ status }) => status === 'declined');
      const onClaim = { ...params, claim: is?.id ?? 'none' };
      const who = staffOf(is?.declinedBy ?? 'district');
      return ask(paymentsContract.reopenClaim, payments.reopenClaim, who, onClaim, { reason: said(world) });
    }
    case 'extend': {
      const until = addDays(request.expires ?? '', 10);
      return ask(requestsContract.extendSpending, requests.extendSpending, staff, params, {
        until,
        reason: said(world),
      });
    }
    case 'reversePayout':
    case 'reverseReturn':
    case 'correctReceipt':
      return putRight(world, request, command);
    default:
      return onPayment(world, request, command);
  }
};

/** What the product answers; undefined where there is nothing that the command could be about. */
export const carryOut = async (world: World, command: Command): Promise<Answer | undefined> => {
  switch (command.do) {
    case 'wait':
      return undefined;
    case 'tend':
      return daily({ now: world.now });
    case 'submit':
      return submit(world, command);
    case 'contribute':
    case 'setLine':
    case 'adoptLine':
    case 'proposeMandate':
    case 'adoptMandate':
      return onFunds(world, command);
    case 'settle':
    case 'payTransfer':
    case 'reversePayment':
    case 'reverseSettlement':
      return onSettlements(world, command);
    default: {
      const all = Object.values(world.requests).filter((request) => hasSome(request, command));
      const request = all[command.pick % Math.max(all.length, 1)];
      return request && onRequest(world, request, command);
    }
  }
};
