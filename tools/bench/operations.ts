import { dayOf } from '../../shared/calendar.ts';
import type { Call } from './session.ts';
import { type Figure, recorder, type Step } from './steps.ts';

/** What each operation of the pot costs: one request from filing to closure, and what else may become of one. */

const create = { write: 8 };
const approval = { write: 9 };
const finalApproval = { write: 15 };

/** As long as the contract lets a purpose be. */
const longPurpose = (
  'Valstugan på torget behöver bemannas, värmas och målas om före invigningen. Vi vill hyra den av hembygdsföreningen i ' +
  'fyra veckor, köpa elradiatorer och måla skyltarna på båda långsidorna. Pengarna räcker också till kaffe, frukt och ' +
  'ballonger till öppningsdagen, då riksdagskandidaterna kommer. Grannföreningen lånar ut bord och partytält, så det ' +
  'kostar inget. Blir det pengar över går de till annonser i lokaltidningen under den sista veckan, där vi annars inte ' +
  'syns alls jämfört med de andra partierna här.'
).slice(0, 500);

const today = dayOf(new Date().toISOString());
/** Each association has a split window, a payee and a receipt of its own, so that the lives do not burden each other. */
const receiptOf = (unit: string) => ({ supplier: `Lokaltidningen i ${unit}`, number: '2018-1207', date: today });

const filing = (unit: string, change: object = {}) => ({
  budgetLine: 'publicity',
  amount: 1_200_000,
  purpose: 'Annonser i lokaltidningen inför valdagen',
  neededBy: '2026-12-20',
  payee: receiptOf(unit).supplier,
  unit,
  ...change,
});

const filed = async (step: Step, operation: string, unit: string, change?: object): Promise<string> => {
  const { body } = await step(operation, `association-${unit}`, 'POST /pot/requests', filing(unit, change), create);
  return `/pot/requests/${String(body.id)}`;
};

/** Filed, edited, approved by two heads, claimed, paid, partly returned, supplemented, closed. */
const wholeLife = async (step: Step, unit: string): Promise<void> => {
  const association = `association-${unit}`;
  const one = await filed(step, 'create', unit);
  await step('edit', association, `PATCH ${one}`, { amount: 1_100_000 });
  await step('approval, not the last', 'district-head', `POST ${one}/approvals`, {}, approval);
  await step('taking back an approval', 'district-head', `DELETE ${one}/approvals/mine`);
  await step('', 'district-head', `POST ${one}/approvals`);
  await step('approval, the last of two', 'city-hall-head', `POST ${one}/approvals`, {}, finalApproval);
  const receipt = receiptOf(unit);
  const { body } = await step('claim', association, `POST ${one}/claims`, { amount: 500_000, receipt });
  const claim = String((body.claim as { readonly id: string }).id);
  const payout = { amount: 500_000, paidBy: 'district', receipt, claim };
  await step('payout on a claim', 'district-staff', `POST ${one}/payouts`, payout);
  await step('return', 'district-staff', `POST ${one}/returns`, { amount: 50_000, reason: 'Rabatt i efterhand' });
  const more = { amount: 100_000, reason: 'Sättningen blev dyrare' };
  await step('supplement', association, `POST ${one}/supplements`, more);
  await step('', 'district-head', `POST ${one}/approvals`);
  await step('approval, the last of a supplement', 'city-hall-head', `POST ${one}/approvals`, {}, finalApproval);
  await step('show', association, `GET ${one}`);
  await step('extension', 'district-staff', `POST ${one}/extension`, {
    until: '2027-12-24',
    reason: 'Fakturan dröjer',
  });
  await step('closure', 'district-staff', `POST ${one}/closure`, { reason: 'Klart' });
};

/** Refused by two heads; withdrawn when reserved. */
const otherEnds = async (step: Step, [first, second]: readonly [string, string]): Promise<void> => {
  const refused = await filed(step, '', first);
  const no = { reason: 'Samma annons går redan i nyhetsbrevet' };
  await step('refusal, not the last', 'district-head', `POST ${refused}/refusals`, no);
  await step('refusal, the last', 'city-hall-head', `POST ${refused}/refusals`, no);
  const withdrawn = await filed(step, '', second, { amount: 400_000 });
  await step('approval, the only one', 'district-head', `POST ${withdrawn}/approvals`, {}, finalApproval);
  await step('withdrawal of a reserved request', `association-${second}`, `POST ${withdrawn}/withdrawal`);
};

/** Decided by three heads. */
const largeSum = async (step: Step, unit: string, suffix: string, purpose: string): Promise<void> => {
  const one = await filed(step, suffix && `create${suffix}`, unit, { amount: 5_200_000, purpose });
  for (const office of ['district', 'city-hall'])
    await step(suffix && `approval, not the last${suffix}`, `${office}-head`, `POST ${one}/approvals`, {}, approval);
  await step(`approval, the last of three${suffix}`, 'county-council-head', `POST ${one}/approvals`, {}, finalApproval);
};

/**
 * Plays the lives of some requests over the API. With `keyed`, each POST carries an `Idempotency-Key`, and those steps
 * alone are answered.
 */
export const playOperations = async (call: Call, keyed: boolean): Promise<readonly Figure[]> => {
  const { step, figures } = recorder(call, keyed);
  await wholeLife(step, keyed ? 'solna' : 'nacka');
  await otherEnds(step, keyed ? ['taby', 'haninge'] : ['danderyd', 'huddinge']);
  await largeSum(step, keyed ? 'salem' : 'tyreso', '', filing('').purpose);
  await largeSum(step, keyed ? 'botkyrka' : 'sollentuna', ', longest purpose', longPurpose);
  if (!keyed) await step('GET /pot', 'district-staff', 'GET /pot');
  return figures();
};
