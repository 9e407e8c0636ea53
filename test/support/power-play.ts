import * as fc from 'fast-check';
import { operations as campaigns } from '../../functions/campaign/commands.ts';
import { contract as campaignContract } from '../../functions/campaign/contract.ts';
import { operationsOf as erasingOf } from '../../functions/campaign/erasing/commands.ts';
import { contract as erasingContract } from '../../functions/campaign/erasing/contract.ts';
import { operations as deputies } from '../../functions/pot/deputies/commands.ts';
import { contract as deputiesContract } from '../../functions/pot/deputies/contract.ts';
import { operations as funds } from '../../functions/pot/funds/commands.ts';
import { contract as fundsContract } from '../../functions/pot/funds/contract.ts';
import { operations as requests } from '../../functions/pot/requests/commands.ts';
import { contract as requestsContract } from '../../functions/pot/requests/contract.ts';
import { capabilities } from '../../functions/capabilities.ts';
import type { Request } from '../../shared/edge/funnel.ts';
import { signedInRoutes } from '../../shared/edge/signed-in.ts';
import { type Office, offices } from '../../shared/units.ts';
import { looked } from './looking.ts';
import { contents, fill, restore } from './memory-table.ts';

/**
 * An administrator and the head of the district do whatever the API lets them, with whomever they enter; the heads of the
 * other two offices do nothing. Everything goes through the edge, on a table in memory.
 */
export const campaign = 'val';
const routes = {
  ...signedInRoutes('campaign', campaignContract, campaigns),
  ...signedInRoutes('campaign', erasingContract, erasingOf(capabilities)),
  ...signedInRoutes('pot', deputiesContract, deputies),
  ...signedInRoutes('pot', fundsContract, funds),
  ...signedInRoutes('pot', requestsContract, requests),
};

type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };
export const ask = async (
  subject: string,
  route: string,
  params: Readonly<Record<string, string>> = {},
  body?: object,
): Promise<Answer> => {
  const [method = '', path = ''] = route.split(' ');
  const key = `${method} /campaigns/{campaign}${path}`;
  const pathParameters = { campaign, ...params };
  const claims = {
    sub: subject,
    token_use: 'access',
    scope: 'valsam/api',
    'cognito:groups': '[]',
    auth_time: String(Math.floor(Date.now() / 1000)),
  };
  if (subject === 'admin') claims['cognito:groups'] = '[admin]';
  const rawPath = key.replace(/\{(\w+)\}/g, (_, name: string) => pathParameters[name as 'campaign']);
  const seen = await looked(
    rawPath.replace(` /campaigns/${campaign}`, ' '),
    async (at) => (await get(subject, at)).body,
  );
  const request = {
    routeKey: key,
    rawPath,
    rawQueryString: '',
    pathParameters,
    headers: { 'content-type': 'application/json', ...seen },
    requestContext: { requestId: 'r', http: { method }, authorizer: { jwt: { claims } } },
    ...(body && { body: JSON.stringify(body) }),
  } as unknown as Request;
  const run = routes[key];
  if (!run) throw new Error(`no route ${key}`);
  const { response } = await run(request, 'en');
  return { status: response.statusCode ?? 0, body: JSON.parse(String(response.body ?? '{}')) as Answer['body'] };
};

/** Whoever confirms has looked at it. */
const get = (subject: string, path: string): Promise<Answer> => {
  const [, room = '', id = ''] = path.split('/');
  if (room === 'people') return ask(subject, 'GET /people/{person}', { person: id });
  return room === 'pot'
    ? ask(subject, `GET ${path}`)
    : ask(subject, 'GET /associations/{association}', { association: id });
};

const must = async (...args: Parameters<typeof ask>): Promise<Answer['body']> => {
  const { status, body } = await ask(...args);
  if (status >= 300) throw new Error(`${args[1]}: ${status} ${JSON.stringify(body)}`);
  return body;
};

const heading = (unit: Office) => ({ subject: `${unit}-head`, name: unit, memberships: [{ unit, role: 'head' }] });
const kind = { kind: 'municipality', ring: 'inner', priorityArea: false };
/** What one head alone may approve, in öre, for one unit on one line within the split window. */
export const alone = 300;
const tiers = [
  { upTo: alone, heads: 1, ownOffice: true },
  { upTo: 1_000, heads: 2 },
  { upTo: null, heads: 3 },
];

/** Three heads, a deputy at the city hall, one association, a line with money and a mandate in force. */
export const begun = async () => {
  fill();
  const days = { start: '2018-06-01', electionDay: '2018-09-09', end: '2018-09-30' };
  await must('admin', 'PUT ', {}, { name: 'Val', ...days });
  for (const office of offices) await must('admin', 'POST /people', {}, heading(office));
  const memberships = [{ unit: 'city-hall', role: 'staff' }];
  const deputy = await must('admin', 'POST /people', {}, { subject: 'deputy', name: 'Kim', memberships });
  await must('admin', 'PUT /associations/{association}', { association: 'solna' }, { name: 'Solna', ...kind });
  for (const office of offices)
    await must(`${office}-head`, 'POST /pot/contributions', {}, { office, amount: 1_000_000 });
  await must('district-head', 'PUT /pot/budget-lines/{line}', { line: 'ads' }, { name: 'Ads', amount: 2_000_000 });
  await must('district-head', 'POST /pot/mandates', {}, { tiers, splitWindowDays: 30 });
  for (const office of ['city-hall-head', 'county-council-head'])
    await must(office, 'POST /pot/mandates/{mandate}/adoptions', { mandate: '1' }, {});
  const away = { person: deputy.id, from: '2018-06-01', to: '2099-01-01' };
  await must('city-hall-head', 'PUT /pot/deputies/{office}', { office: 'city-hall' }, away);
  await must('district-head', 'POST /pot/deputies/{office}/confirmations', { office: 'city-hall' });
  return contents();
};

const idsIn = (prefix: string): readonly string[] =>
  [...contents().values()].flatMap(({ sk, id }) => (sk.startsWith(prefix) && typeof id === 'string' ? [id] : []));

/** One thing that one of them does; numbers pick among what is there. */
export type Deed = {
  readonly do:
    | 'enter'
    | 'change'
    | 'forget'
    | 'found'
    | 'confirm person'
    | 'confirm association'
    | 'appoint'
    | 'confirm deputy'
    | 'end deputy'
    | 'set line'
    | 'adopt line'
    | 'propose mandate'
    | 'adopt mandate'
    | 'submit'
    | 'approve';
  readonly who: string;
  readonly office: Office;
  readonly role: 'head' | 'staff';
  readonly pick: number;
  readonly subject: string;
  readonly amount: number;
};

const puppets = ['p1', 'p2'];
const acting = ['district-head', 'district-head', ...puppets];
const weights: readonly (readonly [Deed['do'], number])[] = [
  ['enter', 3],
  ['change', 5],
  ['forget', 1],
  ['found', 1],
  ['confirm person', 8],
  ['confirm association', 2],
  ['appoint', 5],
  ['confirm deputy', 5],
  ['end deputy', 1],
  ['set line', 1],
  ['adopt line', 2],
  ['propose mandate', 1],
  ['adopt mandate', 3],
  ['submit', 4],
  ['approve', 12],
];
export const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.record({
    do: fc.oneof(...weights.map(([name, weight]) => ({ weight, arbitrary: fc.constant(name) }))),
    who: fc.constantFrom(...acting),
    office: fc.constantFrom(...offices),
    role: fc.constantFrom('head' as const, 'head' as const, 'staff' as const),
    pick: fc.nat(11),
    subject: fc.constantFrom(...puppets),
    amount: fc.constantFrom(alone, alone - 100, alone + 1, 900, 5_000),
  }),
  { minLength: 20, maxLength: 80, size: 'max' },
);

const picked = (ids: readonly string[], { pick }: Deed): string => ids[pick % Math.max(ids.length, 1)] ?? 'none';
const mandates = () => idsIn('mandate#').length || 1;

export const does = async (deed: Deed): Promise<Answer> => {
  const { who, office, role, subject, amount } = deed;
  const memberships = [{ unit: office, role }];
  const person = { person: picked(idsIn('person#'), deed) };
  const association = { association: picked([...idsIn('association#'), 'new-1', 'new-2'], deed) };
  const request = { request: picked(idsIn('r#'), deed) };
  switch (deed.do) {
    case 'enter':
      return ask('admin', 'POST /people', {}, { subject, name: 'P', memberships });
    case 'change':
      return ask('admin', 'PUT /people/{person}', person, { subject, name: 'P', memberships });
    case 'forget':
      return ask('admin', 'DELETE /people/{person}', person);
    case 'found':
      return ask('admin', 'PUT /associations/{association}', association, { name: association.association, ...kind });
    case 'confirm person':
      return ask(who, 'POST /people/{person}/confirmations', person);
    case 'confirm association':
      return ask(who, 'POST /associations/{association}/confirmations', association);
    case 'appoint':
      return ask(who, 'PUT /pot/deputies/{office}', { office }, { ...person, from: '2018-06-01', to: '2099-01-01' });
    case 'confirm deputy':
      return ask(who, 'POST /pot/deputies/{office}/confirmations', { office });
    case 'end deputy':
      return ask(who, 'DELETE /pot/deputies/{office}', { office });
    case 'set line':
      return ask(who, 'PUT /pot/budget-lines/{line}', { line: 'ads' }, { name: 'Ads', amount: 2_000_000 + amount });
    case 'adopt line':
      return ask(who, 'POST /pot/budget-lines/{line}/adoptions', { line: 'ads' });
    case 'propose mandate': {
      const body = { tiers: [{ upTo: null, heads: 1, ownOffice: true }], splitWindowDays: 0, office };
      return ask(who, 'POST /pot/mandates', {}, body);
    }
    case 'adopt mandate':
      return ask(who, 'POST /pot/mandates/{mandate}/adoptions', { mandate: String(mandates()) }, { office });
    case 'submit': {
      const unit = picked([...idsIn('association#'), ...offices], deed);
      return ask(who, 'POST /pot/requests', {}, { unit, budgetLine: 'ads', amount, purpose: 'x' });
    }
    case 'approve':
      return ask(who, 'POST /pot/requests/{request}/approvals', request, { office });
  }
};

export { restore };
