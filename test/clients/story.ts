import createClient from 'openapi-fetch';
import type { components, paths } from './made/valsam.ts';

/**
 * The story that a client made of the description plays: ask for money, have it approved, pay; order material; register
 * an event. It prints what came of it. Started by test/api/generated-clients.test.ts, which makes `made/valsam.ts` first.
 */
const { VALSAM_URL: baseUrl = '', VALSAM_CAMPAIGN: campaign = '', VALSAM_TOKENS = '{}' } = process.env;
const tokens = JSON.parse(VALSAM_TOKENS) as Record<string, string>;
const as = (persona: string) =>
  createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${tokens[persona] ?? ''}` } });

type Problem = components['schemas']['Problem'] | components['schemas']['GatewayMessage'];
const done = <T>({ data, error }: { readonly data?: T; readonly error?: Problem }): T => {
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
};

const solna = as('association-solna');
const inCampaign = { params: { path: { campaign } } };
const asked: components['schemas']['SpendingRequest'] = done(
  await solna.POST('/campaigns/{campaign}/pot/requests', {
    ...inCampaign,
    body: { budgetLine: 'publicity', amount: 450_000, purpose: 'Annons', unit: 'solna', neededBy: '2026-08-20' },
  }),
);
const one = { params: { path: { campaign, request: asked.id } } };
let status: components['schemas']['SpendingStatus'] = asked.status;
const votes: components['schemas']['Vote'][] = [];
for (const head of ['district-head', 'city-hall-head', 'county-council-head']) {
  if (status === 'reserved') break;
  const approved = done(await as(head).POST('/campaigns/{campaign}/pot/requests/{request}/approvals', one));
  ({ status } = approved);
  votes.splice(0, votes.length, ...approved.approvals);
}
const bill: components['schemas']['Receipt'] = {
  supplier: 'Solnabladet',
  number: 'ts-1',
  date: new Date().toISOString().slice(0, 10),
};
const payout = { ...one, body: { amount: 450_000, paidBy: 'district' as const, receipt: bill } };
const staff = as('district-staff');
const { paid, outstanding } = done(await staff.POST('/campaigns/{campaign}/pot/requests/{request}/payouts', payout));
const twice = await staff.POST('/campaigns/{campaign}/pot/requests/{request}/payouts', payout);
const refused = twice.error && 'code' in twice.error ? twice.error.code : undefined;

const order = done(
  await solna.POST('/campaigns/{campaign}/materials/orders', {
    ...inCampaign,
    body: {
      unit: 'solna',
      deliverTo: 'Partilokalen',
      lines: [{ item: 'leaflet', language: 'sv', quantity: 20 }],
      acceptPartial: true,
    },
  }),
);
const event = done(
  await solna.POST('/campaigns/{campaign}/events', {
    ...inCampaign,
    body: {
      title: 'Gårdsfest',
      summary: 'Korv, kaffe och politik',
      kind: 'yard-party',
      place: { name: 'Gården', area: 'solna' },
      startsAt: `${process.env.VALSAM_DAY}T13:00`,
      endsAt: `${process.env.VALSAM_DAY}T16:00`,
      organisers: ['solna'],
      languages: ['sv', 'so'],
      visibility: 'public',
    },
  }),
);
const page = done(
  await solna.GET('/campaigns/{campaign}/pot/requests', { params: { path: { campaign }, query: { limit: 5 } } }),
);

console.log(
  JSON.stringify({
    status,
    voted: votes.length > 0,
    paid,
    outstanding,
    refused,
    ordered: order.lines.map(({ quantity }) => quantity),
    event: event.status,
    languages: event.languages,
    listed: page.items.some(({ id }) => id === asked.id),
  }),
);
