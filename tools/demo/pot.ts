import { type Answer, inbox, step } from './stage.ts';

/** What was added last of what an answer lists. */
const lastOf = (all: unknown): string => (all as readonly Answer[]).at(-1)?.id ?? '';

/** First act: the joint pot, five people in one day, and what waits in the evening. */
export const playPot = async (): Promise<void> => {
  await step('The pot in the morning.', 'district-head', 'GET /pot');
  const advert = { budgetLine: 'publicity', amount: 1_200_000, purpose: 'Annonser i lokaltidningen', unit: 'solna' };
  const asked = await step(
    'Solna wants adverts for SEK 12,000: two heads must approve.',
    'association-solna',
    'POST /pot/requests',
    advert,
  );
  const one = `/pot/requests/${asked.id}`;
  await step('The head of the district approves; one more is missing.', 'district-head', `POST ${one}/approvals`);
  await step('The head at city hall approves: the money is reserved.', 'city-hall-head', `POST ${one}/approvals`);
  const stage = { budgetLine: 'events', amount: 450_000, purpose: 'En stor scen', unit: 'district' };
  const other = await step('The district itself asks for a stage.', 'district-staff', 'POST /pot/requests', stage);
  const refusal = { reason: 'För dyrt för dem som det når.' };
  await step(
    'The head at the county council refuses...',
    'county-council-head',
    `POST /pot/requests/${other.id}/refusals`,
    refusal,
  );
  await step(
    '...and so does city hall: nobody outside the district is left to approve, so it is refused.',
    'city-hall-head',
    `POST /pot/requests/${other.id}/refusals`,
    refusal,
  );
  const receipt = {
    supplier: 'Lokaltidningen AB',
    number: asked.id.slice(-8),
    date: new Date().toISOString().slice(0, 10),
  };
  const handedIn = await step(
    'The paper sends its bill; Solna hands it in.',
    'association-solna',
    `POST ${one}/claims`,
    { amount: 1_200_000, receipt },
  );
  const claim = lastOf(handedIn.claims);
  const payout = { amount: 1_200_000, paidBy: 'district', receipt, claim };
  const typo = { ...payout, amount: 120_000 };
  const mistaken = await step(
    'The district pays, with a nought too few...',
    'district-head',
    `POST ${one}/payouts`,
    typo,
  );
  await step(
    '...and takes it back: claim, receipt and reservation are as before.',
    'district-head',
    `POST ${one}/payouts/${lastOf(mistaken.payouts)}/reversal`,
    { reason: 'En nolla för lite.' },
  );
  await step('The district pays.', 'district-head', `POST ${one}/payouts`, payout);
  await step('Paying it once more is refused.', 'district-head', `POST ${one}/payouts`, payout, [409]);
  await step('The paper gives a rebate, which goes back to the pot.', 'district-head', `POST ${one}/returns`, {
    amount: 200_000,
    reason: 'Rabatt',
  });
  console.log('\nWhat the three offices were told of it:');
  for (const office of ['district', 'city-hall', 'county-council'])
    await inbox(`${office}-head`, `offices/${office}`, [`pot/requests/${asked.id}`], 'ReturnReceived');
  await step('Who owes whom in the evening.', 'city-hall-head', 'GET /pot/settlement');
  await step('And the ledger is whole.', 'county-council-head', 'GET /pot/ledger/verification');
  await step(
    'Solna wants to go on: that waits for the heads, on their page, too.',
    'association-solna',
    'POST /pot/requests',
    {
      ...advert,
      amount: 1_850_000,
      purpose: 'Annonser i Solnabladet de två sista veckorna',
      payee: 'Solnabladet AB',
    },
  );
};
