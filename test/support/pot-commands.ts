import { operations as funds } from '../../functions/pot/funds/commands.ts';
import { contract as fundsContract } from '../../functions/pot/funds/contract.ts';
import { handler as daily } from '../../functions/pot/jobs.ts';
import { operations as payments } from '../../functions/pot/payments/commands.ts';
import { contract as paymentsContract } from '../../functions/pot/payments/contract.ts';
import { operations as requests } from '../../functions/pot/requests/commands.ts';
import { contract as requestsContract } from '../../functions/pot/requests/contract.ts';
import type { SpendingRequest } from '../../functions/pot/state.ts';
import { claims } from '../../functions/pot/store.ts';
import type { Actor } from '../../shared/actor.ts';
import { addDays } from '../../shared/calendar.ts';
import type { Body, Operation } from '../../shared/contract.ts';
import { fetching, readOne } from '../../shared/fetching.ts';
import type { Answered, Handler, Path } from '../../shared/handler.ts';
import type { Refusal } from '../../shared/problems.ts';
import type { Office } from '../../shared/units.ts';
import { inputFor, personOf } from './asking.ts';
import { campaign, type Command, type Voter, type World } from './pot-world.ts';

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

const submit = (world: World, { unit, line, amount, payee, own }: Of<'submit'>): Promise<Answer> => {
  const body = { unit, budgetLine: line, amount, purpose: said(world), ...(payee !== undefined && { payee }) };
  return asked(world)(requestsContract.submitSpending, requests.submitSpending, somebodyOf(own), { campaign }, body);
};

type Paying = Of<'claim' | 'payOut' | 'takeReturn' | 'decline'>;

const onPayment = async (world: World, { id: request }: SpendingRequest, command: Paying): Promise<Answer> => {
  const ask = asked(world);
  const params = { campaign, request };
  const open = (await readOne(claims(campaign, request))).find(({ status }) => status === 'open');
  if (command.do === 'decline') {
    const onClaim = { ...params, claim: open?.id ?? 'none' };
    return ask(paymentsContract.declineClaim, payments.declineClaim, staff, onClaim, { reason: said(world) });
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

type OnRequest = Exclude<Command, OnFunds | Of<'submit' | 'tend' | 'wait'>>;

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
    case 'takeBack':
      return ask(requestsContract.takeBackVote, requests.takeBackVote, headOf(command.voter), params, undefined);
    case 'edit': {
      const { line, amount, payee, own } = command;
      const body = {
        budgetLine: line,
        amount,
        payee: payee ?? null,
        ...(amount % 2 === 0 && { purpose: said(world) }),
      };
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
      return ask(requestsContract.closeSpending, requests.closeSpending, staff, params, undefined);
    case 'extend': {
      const until = addDays(request.expires ?? '', 10);
      return ask(requestsContract.extendSpending, requests.extendSpending, staff, params, { until });
    }
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
    default: {
      const all = Object.values(world.requests);
      const request = all[command.pick % Math.max(all.length, 1)];
      return request && onRequest(world, request, command);
    }
  }
};
