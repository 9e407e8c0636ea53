import type { PotEvent } from '../../functions/pot/events.ts';
import { adoptLine, adoptMandate, contribute, proposeMandate, setLine } from '../../functions/pot/funds/rules.ts';
import { claim, declineClaim, payOut, receiptId, takeReturn } from '../../functions/pot/payments/rules.ts';
import {
  close,
  edit,
  edited,
  extend,
  nextOwner,
  submit,
  supplement,
  tend,
  withdraw,
} from '../../functions/pot/requests/rules.ts';
import { approve, oppose, takeBack } from '../../functions/pot/requests/voting.ts';
import type { PotState, SpendingRequest } from '../../functions/pot/state.ts';
import { addDays, dayOf } from '../../shared/calendar.ts';
import type { Refusal } from '../../shared/problems.ts';
import { isOffice, type Office, type Unit } from '../../shared/units.ts';
import { type Command, windowIn, type World } from './pot-world.ts';

/** What the product decides on a command: it loads what the handlers load, and asks the rule. */
type Decided = {
  readonly state: PotState;
  readonly decision: readonly PotEvent[] | Refusal;
  readonly actor: string;
};
type Of<D extends Command['do']> = Extract<Command, { do: D }>;

/** Soon, so that reservations end within a play. */
const campaignEnd = '2018-05-20';
const ownOf = (own: readonly Office[], unit: Unit): readonly Office[] => [
  ...new Set([...own, ...(isOffice(unit) ? [unit] : [])]),
];

const decideOnFunds = (
  world: World,
  command: Of<'contribute' | 'setLine' | 'adoptLine' | 'proposeMandate' | 'adoptMandate'>,
): Decided => {
  const { pot, mandates } = world;
  const latest = mandates[pot.lastMandate];
  const inForce = pot.mandate && mandates[pot.mandate.number];
  switch (command.do) {
    case 'contribute':
      return { state: { pot }, decision: contribute(command), actor: `${command.office}-head` };
    case 'setLine':
    case 'adoptLine': {
      const { line, amount, office } = command;
      const state = { pot, lineChange: world.lineChanges[line] };
      const asked = { line, name: line, amount, offices: [office] };
      const decision = command.do === 'setLine' ? setLine(state, asked) : adoptLine(state, asked);
      return { state, decision, actor: `${office}-head` };
    }
    case 'proposeMandate': {
      const { tiers, voter } = command;
      const state = { pot, replaced: latest?.status === 'proposed' ? latest : undefined };
      const decision = proposeMandate(state, { tiers, splitWindowDays: 30, office: voter.office });
      return { state, decision, actor: voter.person };
    }
    case 'adoptMandate': {
      const state = { pot, mandate: latest, replaced: inForce === latest ? undefined : inForce };
      return { state, decision: adoptMandate(state, command.voter), actor: command.voter.person };
    }
  }
};

const decideSubmission = (world: World, { unit, line, amount, payee, own }: Of<'submit'>): Decided => {
  const id = `${unit}.${Object.keys(world.requests).length}`;
  const state = { pot: world.pot, window: windowIn(world, { id, unit, budgetLine: line, payee }) };
  const decision = submit(state, {
    id,
    unit,
    budgetLine: line,
    amount,
    purpose: 'Annons',
    ...(payee !== undefined && { payee }),
    own: ownOf(own, unit),
    owner: nextOwner(unit, undefined),
    replyBy: addDays(dayOf(world.now), 5),
    campaignEnd,
  });
  return { state, decision, actor: 'somebody' };
};

type Paying = Of<'claim' | 'payOut' | 'takeReturn' | 'decline'>;

const decideOnPayment = (world: World, request: SpendingRequest, command: Paying): Decided => {
  const actor = 'district-staff';
  const { pot } = world;
  const open = Object.values(world.claims).find((each) => each.request === request.id && each.status === 'open');
  if (command.do === 'decline') {
    const state = { pot, request, claim: open };
    return { state, decision: declineClaim(state, 'Oläsligt'), actor };
  }
  const { amount, office } = command;
  if (command.do === 'takeReturn') {
    const state = { pot, request };
    return { state, decision: takeReturn(state, { amount, reason: 'Fel antal', receivedBy: office }), actor };
  }
  // Written now this way, now that; a receipt is for more than its first payment.
  const supplier = amount % 2 === 0 ? 'Tryckeriet' : ' TRYCKERIET ';
  const receipt = { supplier, number: command.receipt, date: '2018-06-01', total: amount + 200 };
  if (command.do === 'claim') {
    const state = { pot, request };
    return { state, decision: claim(state, { claim: `c${world.events.length}`, amount, receipt }), actor };
  }
  const state = { pot, request, claim: open, receipt: world.receipts[receiptId(receipt)] };
  return { state, decision: payOut(state, { amount, paidBy: office, receipt, claim: open?.id }), actor };
};

type OnRequest = Exclude<Command, Parameters<typeof decideOnFunds>[1] | Of<'submit' | 'wait'>>;

const decideOnRequest = (world: World, request: SpendingRequest, command: OnRequest): Decided => {
  const state = { pot: world.pot, request, window: windowIn(world, request) };
  switch (command.do) {
    case 'approve':
      return { state, decision: approve(state, command.voter, world.now), actor: command.voter.person };
    case 'oppose':
      return { state, decision: oppose(state, { ...command.voter, reason: 'Nej' }), actor: command.voter.person };
    case 'takeBack':
      return { state, decision: takeBack(state, command.voter.person), actor: command.voter.person };
    case 'edit': {
      const { line, amount, payee, own } = command;
      const change = { budgetLine: line, amount, payee: payee ?? null };
      const window = windowIn(world, { ...request, ...edited(request, change) });
      const decision = edit({ ...state, window }, { ...change, own: ownOf(own, request.unit), campaignEnd });
      return { state, decision, actor: 'somebody' };
    }
    case 'supplement': {
      const { amount, own } = command;
      const asked = { amount, reason: 'Dyrare', own: ownOf(own, request.unit), replyBy: addDays(dayOf(world.now), 5) };
      return { state, decision: supplement(state, asked), actor: 'somebody' };
    }
    case 'withdraw':
      return { state, decision: withdraw(state), actor: 'somebody' };
    case 'close':
      return { state, decision: close(state, false), actor: 'district-staff' };
    case 'extend':
      return { state, decision: extend(state, addDays(request.expires ?? '', 10)), actor: 'district-staff' };
    case 'tend':
      return { state, decision: tend(state, world.now), actor: 'schedule' };
    default:
      return decideOnPayment(world, request, command);
  }
};

export const decide = (world: World, command: Command): Decided | undefined => {
  switch (command.do) {
    case 'wait':
      return undefined;
    case 'submit':
      return decideSubmission(world, command);
    case 'contribute':
    case 'setLine':
    case 'adoptLine':
    case 'proposeMandate':
    case 'adoptMandate':
      return decideOnFunds(world, command);
    default: {
      const all = Object.values(world.requests);
      const request = all[command.pick % Math.max(all.length, 1)];
      return request && decideOnRequest(world, request, command);
    }
  }
};
