import { fetchToken } from './local/token.ts';

/** One campaign day against a running Valsam, told as a story: five people, each step with the request it made. */
const url = process.env.VALSAM_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
const campaign = '/campaigns/val-2018';

type Answer = Readonly<Record<string, unknown>> & { readonly id: string };

const tokens = new Map<string, Promise<string>>();
const tokenOf = (persona: string): Promise<string> => {
  const known = tokens.get(persona) ?? fetchToken(url, persona);
  tokens.set(persona, known);
  return known;
};

/** Makes one request as a persona, prints both, and fails the demo when the answer is not the expected one. */
const step = async (
  tale: string,
  persona: string,
  call: string,
  body?: object,
  expected = [200, 201],
): Promise<Answer> => {
  const [method = 'GET', path = ''] = call.split(' ');
  const response = await fetch(url + campaign + path, {
    method,
    headers: {
      authorization: `Bearer ${await tokenOf(persona)}`,
      'accept-language': 'en',
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Answer;
  console.log(`\n${tale}\n  ${persona}: ${method} ${campaign}${path}${body ? `\n  ${JSON.stringify(body)}` : ''}`);
  console.log(`  -> ${response.status} ${summary(answer)}`);
  if (!expected.includes(response.status))
    throw new Error(`Expected ${expected.join(' or ')}: ${JSON.stringify(answer)}`);
  return answer;
};

const shown = [
  'status',
  'code',
  'detail',
  'headsNeeded',
  'missing',
  'outstanding',
  'paid',
  'available',
  'reserved',
  'entries',
  'balanced',
  'matchesBalances',
  'transfers',
];
const summary = (answer: Answer): string =>
  JSON.stringify(
    Object.fromEntries(shown.flatMap((name) => (answer[name] === undefined ? [] : [[name, answer[name]]]))),
  );

/** The latest notices of an office; the stream and the queues may need a moment. */
const inbox = async (office: string, subject: string): Promise<void> => {
  for (let tries = 0; tries < 40; tries++) {
    const response = await fetch(`${url}${campaign}/offices/${office}/inbox?limit=100`, {
      headers: { authorization: `Bearer ${await tokenOf(`${office}-head`)}`, 'accept-language': 'en' },
    });
    const { items } = (await response.json()) as {
      items: { subject: string; event: string; action: string; text: string }[];
    };
    const own = items.filter((notice) => notice.subject === subject);
    if (own.some(({ event }) => event === 'ReturnReceived')) {
      console.log(`\n  ${office}-head: GET ${campaign}/offices/${office}/inbox`);
      for (const { action, text } of own.reverse()) console.log(`    [${action}] ${text}`);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`The inbox of ${office} did not get the news within ten seconds.`);
};

const play = async (): Promise<void> => {
  await step('The pot in the morning.', 'district-head', 'GET /pot');
  const advert = { budgetLine: 'publicity', amount: 1_200_000, purpose: 'Adverts in the local paper', unit: 'solna' };
  const asked = await step(
    'Solna wants adverts for SEK 12,000: two heads must approve.',
    'association-solna',
    'POST /pot/requests',
    advert,
  );
  const one = `/pot/requests/${asked.id}`;
  await step('The head of the district approves; one more is missing.', 'district-head', `POST ${one}/approvals`);
  await step('The head at city hall approves: the money is reserved.', 'city-hall-head', `POST ${one}/approvals`);
  const stage = { budgetLine: 'events', amount: 450_000, purpose: 'A big stage', unit: 'district' };
  const other = await step('The district itself asks for a stage.', 'district-staff', 'POST /pot/requests', stage);
  const refusal = { reason: 'Too costly for the people it reaches.' };
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
  const claim = (handedIn.claim as Answer).id;
  const payout = { amount: 1_200_000, paidBy: 'district', receipt, claim };
  await step('The district pays.', 'district-head', `POST ${one}/payouts`, payout);
  await step('Paying it once more is refused.', 'district-head', `POST ${one}/payouts`, payout, [409]);
  await step('The paper gives a rebate, which goes back to the pot.', 'district-head', `POST ${one}/returns`, {
    amount: 200_000,
    reason: 'Rebate',
  });
  console.log('\nWhat the three offices were told of it:');
  for (const office of ['district', 'city-hall', 'county-council']) await inbox(office, `pot/requests/${asked.id}`);
  await step('Who owes whom in the evening.', 'city-hall-head', 'GET /pot/settlement');
  await step('And the ledger is whole.', 'county-council-head', 'GET /pot/ledger/verification');
};

play().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
