import sample from '../../data/campaign-2018.json' with { type: 'json' };
import type { Command, Known, Operation, World } from './known-pot.ts';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { type Office, offices } from '../../shared/units.ts';
import type { Random } from './random.ts';

/** Random commands on the pot of the sample campaign: most of them sensible, all of them well-formed. */
/** Few units and payees, so that their purchases add up within the split window. */
const units = sample.associations.slice(0, 12).map(({ id }) => id);
const lines = sample.pot.budgetLines.map(({ id }) => id);
const payees = ['Lokaltidningen AB', 'lokaltidningen ab ', 'Tryckeriet', 'Järva Ljud & Ljus'];
const suppliers = ['Tryckeriet AB', ' tryckeriet ab', 'TRYCKERIET AB '];
const sharedReceipts = 30;
const mandates = [
  sample.pot.mandate,
  [
    { upTo: 1_000_000, heads: 1, ownOffice: true },
    { upTo: null, heads: 2 },
  ],
  [
    { upTo: 300_000, heads: 1 },
    { upTo: 2_000_000, heads: 2 },
    { upTo: null, heads: 3 },
  ],
];

const weights = {
  submitSpending: 22,
  approveSpending: 26,
  refuseSpending: 4,
  takeBackVote: 3,
  editSpending: 4,
  withdrawSpending: 2,
  supplementSpending: 4,
  closeSpending: 3,
  extendSpending: 2,
  claimPayment: 6,
  declineClaim: 2,
  payOut: 14,
  takeReturn: 5,
  reversePayout: 4,
  reverseReturn: 2,
  correctReceipt: 1,
  contribute: 2,
  setBudgetLine: 2,
  adoptBudgetLine: 3,
  proposeMandate: 0.5,
  adoptMandate: 2,
  appointDeputy: 1,
} as const satisfies Partial<Record<Operation, number>>;

const today = dayOf(new Date().toISOString());
const headOf = (office: Office): string => `${office}-head`;
const memberOf = (unit: string, random: Random): string =>
  (offices as readonly string[]).includes(unit) ? `${unit}-${random.pick(['head', 'staff'])}` : `association-${unit}`;

type Draw = {
  readonly random: Random;
  readonly world: World;
  /** So many hundred kronor, and the command's number in öre: the ledger tells which command moved an amount. */
  readonly amount: (fewest: number, most: number) => number;
  /** Of the command, below 10 000. */
  readonly number: number;
};

/** A request in one of these states, or any if there is none; the latest most often, so that clients meet. */
const aRequest = ({ random, world }: Draw, isMeant: (request: Known) => boolean): Known | undefined => {
  const all = [...world.requests.values()];
  const meant = random.percent(92) ? all.filter(isMeant) : all;
  const among = meant.length > 0 ? meant : all;
  return random.pick(random.percent(60) ? among.slice(-20) : among);
};
const isSubmitted = ({ status }: Known) => status === 'submitted';
const isReserved = ({ status }: Known) => status === 'reserved';
const awaitsVotes = (request: Known) => isSubmitted(request) || request.supplement !== undefined;

const submission = ({ random, amount }: Draw): Omit<Command, 'operation'> => {
  const unit = random.pick([...units, ...offices]);
  const isOffice = (offices as readonly string[]).includes(unit);
  return {
    persona: isOffice || random.percent(75) ? memberOf(unit, random) : random.pick(['coordinator', 'district-staff']),
    params: {},
    body: {
      unit,
      budgetLine: random.percent(98) ? random.pick(lines) : 'no-such-line',
      amount: random.percent(95) ? amount(5, 60) : amount(100, 700),
      purpose: 'Annonser <b>inför</b> valdagen',
      ...(random.percent(30) && { payee: random.pick(payees) }),
      ...(random.percent(30) && { neededBy: addDays(today, random.below(100)) }),
    },
  };
};

const vote = (draw: Draw, body: object): Omit<Command, 'operation'> | undefined => {
  const request = aRequest(draw, awaitsVotes);
  const { random } = draw;
  const office = random.pick(offices);
  // A deputy of two offices has to say for which one.
  const persona = random.percent(85) ? headOf(office) : random.pick([`${office}-staff`, 'coordinator']);
  return (
    request && { persona, params: { request: request.id }, body: { ...body, ...(random.percent(30) && { office }) } }
  );
};

const byOwner = (draw: Draw, isMeant: (request: Known) => boolean, body?: object) => {
  const request = aRequest(draw, isMeant);
  return (
    request && { persona: memberOf(request.unit, draw.random), params: { request: request.id }, ...(body && { body }) }
  );
};

const byOffice = (draw: Draw, isMeant: (request: Known) => boolean, body?: object) => {
  const request = aRequest(draw, isMeant);
  const persona = memberOf(draw.random.pick(offices), draw.random);
  return request && { persona, params: { request: request.id }, ...(body && { body }) };
};

const receiptOf = ({ random, number }: Draw) =>
  random.percent(50)
    ? { supplier: random.pick(suppliers), number: String(random.below(sharedReceipts)), date: today, total: 1_500_000 }
    : { supplier: 'Handlaren', number: String(number), date: today };

const payment = (draw: Draw): Omit<Command, 'operation'> | undefined => {
  const { random, world, amount } = draw;
  const paidBy = random.pick(offices);
  const request = aRequest(draw, isReserved);
  if (!request) return undefined;
  const claims = [...world.claims].filter(([, claim]) => claim.request === request.id);
  const [claim] = claims.length > 0 && random.percent(60) ? random.pick(claims) : [];
  // The whole rest may be asked for by several at once: only one of them gets it.
  const isRest = request.outstanding > 0 && random.percent(25);
  return {
    persona: memberOf(paidBy, random),
    params: { request: request.id },
    body: {
      paidBy,
      amount: isRest ? request.outstanding : amount(1, 20),
      receipt: receiptOf(draw),
      ...(claim && { claim }),
    },
  };
};

/** Something of a request that was not put right yet, by the office whose it is. */
const putRight = (draw: Draw, list: 'payouts' | 'returns', more: object = {}) => {
  const { random } = draw;
  const request = aRequest(draw, (each) => each[list].length > 0);
  const some = request?.[list].filter(({ reversed }) => !reversed || random.percent(5)) ?? [];
  if (!request || some.length === 0) return undefined;
  const { id, office } = random.pick(some);
  const name = list === 'payouts' ? 'payout' : 'return';
  const body = { ...more, reason: `Fel ${draw.number}` };
  return { persona: memberOf(office, random), params: { request: request.id, [name]: id }, body };
};

const answerToClaim = ({ random, world }: Draw): Omit<Command, 'operation'> | undefined => {
  const open = [...world.claims].filter(([, { status }]) => status === 'open');
  if (open.length === 0) return undefined;
  const [claim, { request }] = random.pick(open);
  const persona = memberOf(random.pick(offices), random);
  return { persona, params: { request, claim }, body: { reason: 'Kvittot saknar datum.' } };
};

const lineOf = ({ random, number }: Draw): string => (random.percent(90) ? random.pick(lines) : `line-${number % 7}`);

const deputy = ({ random }: Draw): Omit<Command, 'operation'> => {
  const office = random.pick(offices);
  const from = addDays(today, random.pick([-1, 0, 3]));
  const person = random.pick([`${office}-staff`, 'coordinator']);
  return { persona: headOf(office), params: { office }, body: { person, from, to: addDays(from, 9) } };
};

const drawn: Readonly<Record<keyof typeof weights, (draw: Draw) => Omit<Command, 'operation'> | undefined>> = {
  submitSpending: submission,
  approveSpending: (draw) => vote(draw, {}),
  refuseSpending: (draw) => vote(draw, { reason: `Nej ${draw.number}` }),
  takeBackVote: (draw) => {
    const { body: _, ...asked } = vote(draw, {}) ?? { persona: '', params: {} };
    return asked.persona === '' ? undefined : asked;
  },
  editSpending: (draw) =>
    byOwner(draw, isSubmitted, { amount: draw.amount(5, 60), budgetLine: draw.random.pick(lines) }),
  withdrawSpending: (draw) => byOwner(draw, () => true),
  supplementSpending: (draw) => byOwner(draw, isReserved, { amount: draw.amount(1, 20), reason: 'Det blev dyrare.' }),
  closeSpending: (draw) => byOffice(draw, isReserved, { reason: `Klart ${draw.number}` }),
  extendSpending: (draw) =>
    byOffice(draw, isReserved, { until: addDays(today, 100 + draw.random.below(300)), reason: 'Det dröjer' }),
  claimPayment: (draw) => byOwner(draw, isReserved, { amount: draw.amount(1, 15), receipt: receiptOf(draw) }),
  declineClaim: answerToClaim,
  payOut: payment,
  takeReturn: (draw) => {
    const receivedBy = draw.random.pick(offices);
    const asked = byOffice(draw, ({ paid }) => paid > 0, { amount: draw.amount(1, 4), reason: 'Rabatt', receivedBy });
    return asked && { ...asked, persona: memberOf(receivedBy, draw.random) };
  },
  reversePayout: (draw) => putRight(draw, 'payouts'),
  reverseReturn: (draw) => putRight(draw, 'returns'),
  correctReceipt: (draw) => putRight(draw, 'payouts', { total: draw.amount(5, 300) }),
  contribute: ({ random, amount }) => {
    const office = random.pick(offices);
    return { persona: headOf(office), params: {}, body: { office, amount: amount(10, 5_000) } };
  },
  setBudgetLine: (draw) => ({
    persona: headOf(draw.random.pick(offices)),
    params: { line: lineOf(draw) },
    body: { name: 'En post', amount: draw.amount(100, 2_500) },
  }),
  adoptBudgetLine: (draw) => {
    const line = lineOf(draw);
    return { persona: headOf(draw.random.pick(offices)), params: { line }, ifMatch: draw.world.lines.get(line) ?? 0 };
  },
  proposeMandate: ({ random }) => ({
    persona: headOf(random.pick(offices)),
    params: {},
    body: { tiers: random.pick(mandates), splitWindowDays: random.pick([0, 10, 30]) },
  }),
  adoptMandate: ({ random, world }) => ({
    persona: headOf(random.pick(offices)),
    params: { mandate: String(Math.max(1, world.mandates - (random.percent(80) ? 0 : 1))) },
    body: {},
  }),
  appointDeputy: deputy,
};

/** One command; a submission where there is nothing yet that another could be about. */
export const randomCommand = (random: Random, world: World, number: number): Command => {
  const amount = (fewest: number, most: number) => (fewest + random.below(most - fewest + 1)) * 10_000 + number;
  const draw: Draw = { random, world, amount, number };
  const wanted = random.weighted(weights);
  const found = drawn[wanted](draw);
  const [operation, asked] = found ? ([wanted, found] as const) : (['submitSpending', submission(draw)] as const);
  const known = world.requests.get(asked.params.request ?? '');
  return {
    operation,
    ...asked,
    ...(random.percent(3) && {
      persona: random.pick([`association-${random.pick(units)}`, 'city-hall-staff', 'admin']),
    }),
    ...(known && random.percent(5) && { ifMatch: known.version }),
  };
};
