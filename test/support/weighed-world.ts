import { addDays } from '../../shared/calendar.ts';
import { party } from './events-api.ts';
import { line, today } from './materials-api.ts';
import { electionDay, positionBody, requestBody, weeks } from './staff-api.ts';
import { type Body, type Campaign, heads } from './stack.ts';

/** Something of everything that can be shown by itself, in several states: to be asked what can be done with it. */

const soon = addDays(today, 3);
const evening = (days: number) => `${addDays(electionDay, -days)}T18:00`;
const idOf = (body: Body): string => String(body.id);
const receipt = (number: string) => ({ supplier: 'Tryckeriet', number, date: today });

type Must = Campaign['must'];
const solna = 'association-solna';
const district = 'district-staff';

const money = async ({ must, file, reserve, reserved }: Campaign): Promise<readonly string[]> => {
  const filed = await file();
  const voted = await file({ amount: 3_000_000, budgetLine: 'publicity' });
  await must('city-hall-head', `POST ${voted}/approvals`);
  const joint = await file({ partners: [{ unit: 'kista', amount: 100_000 }] });
  const claimed = await reserved();
  const { claim } = await must(solna, `POST ${claimed}/claims`, { amount: 100, receipt: receipt('a') });
  await must(district, `POST ${claimed}/payouts`, {
    amount: 100,
    paidBy: 'district',
    receipt: receipt('a'),
    claim: idOf(claim as Body),
  });
  await must(solna, `POST ${claimed}/claims`, { amount: 200, receipt: receipt('b') });
  await must(district, `POST ${claimed}/returns`, { amount: 10, reason: 'Rabatt' });
  const closed = await reserve(await file({ unit: 'district' }, district));
  await must(district, `POST ${closed}/closure`);
  const refused = await file();
  for (const head of heads) await must(head, `POST ${refused}/refusals`, { reason: 'Nej' }).catch(() => {});
  const withdrawn = await file();
  await must(solna, `POST ${withdrawn}/withdrawal`);
  const mandate = idOf(await must('district-head', 'POST /pot/mandates', { tiers: [{ upTo: null, heads: 3 }] }));
  const settled = idOf(await must(district, 'POST /pot/settlements'));
  return [
    filed,
    voted,
    joint,
    claimed,
    closed,
    refused,
    withdrawn,
    '/pot',
    '/pot/mandates/1',
    `/pot/mandates/${mandate}`,
    `/pot/settlements/${settled}`,
  ];
};

const staff = async (must: Must): Promise<readonly string[]> => {
  const ofRequest = async () => `/staff/requests/${idOf(await must(solna, 'POST /staff/requests', requestBody))}`;
  const enter = (position: string, change: Body = {}) =>
    must('district-head', `PUT /staff/positions/${position}`, { ...positionBody, ...change });
  await enter('free');
  await enter('taken');
  await enter('own', { supervisor: 'district', administrator: 'district' });
  const [open, answered, declined] = [await ofRequest(), await ofRequest(), await ofRequest()];
  await must(district, `POST ${declined}/declines`, { reason: 'Ingen ledig' });
  const proposed = `/staff/requests/${idOf(await must('association-kista', 'POST /staff/requests', { ...requestBody, unit: 'kista' }))}`;
  const part = { request: answered.split('/').at(-1), position: 'taken', ...weeks, extent: 50 };
  const { allocations } = await must('district-head', 'POST /staff/allocations', part);
  const allocation = `/staff/allocations/${idOf((allocations as readonly Body[])[0] as Body)}`;
  const plan = `/staff/plans/${idOf(await must(district, 'POST /staff/plans', weeks))}`;
  return [
    open,
    answered,
    declined,
    proposed,
    allocation,
    plan,
    ...['free', 'taken', 'own'].map((id) => `/staff/positions/${id}`),
  ];
};

const material = async (must: Must): Promise<readonly string[]> => {
  const order = async (quantity: number) =>
    `/materials/orders/${idOf(await must(solna, 'POST /materials/orders', { unit: 'solna', deliverTo: 'Torget 1', lines: [line(quantity)] }))}`;
  await must(district, 'POST /materials/stock-movements', { depot: 'district', ...line(500), reason: 'arrival' });
  const orders = [];
  for (let i = 1; i <= 6; i++) orders.push(await order(i));
  const [, picked = '', delivered = '', received = '', cancelled = ''] = orders;
  for (const each of [picked, delivered, received]) await must(district, `POST ${each}/picking`);
  for (const each of [delivered, received]) await must(district, `POST ${each}/deliveries`);
  await must(solna, `POST ${received}/receipt`);
  await must(solna, `POST ${cancelled}/cancellation`);
  const run = (change: Body) =>
    must(district, 'POST /materials/print-runs', { ...line(900), deliveredBy: addDays(today, 20), ...change });
  const runs = [await run({}), await run({ cost: 100_000, budgetLine: 'material' })].map(
    (each) => `/materials/print-runs/${idOf(each)}`,
  );
  const proposal = { unit: 'solna', name: 'Folder: bussen', kind: 'folder', language: 'sv' };
  const { id: proposed } = await must(solna, 'POST /materials/items/proposals', proposal);
  return [
    ...orders,
    ...runs,
    `/materials/items/proposals/${String(proposed)}`,
    '/materials/items/folder',
    '/materials/items/folder/editions/sv',
    '/materials/packs/small',
  ];
};

const assets = async (must: Must): Promise<readonly string[]> => {
  for (const asset of ['bike-1', 'bike-2']) await must(district, `PUT /materials/assets/${asset}`, { kind: 'bike' });
  const book = async (unit: string, days: number) => {
    const day = addDays(soon, days);
    const body = { unit, asset: 'bike-1', from: day, to: day };
    return `/materials/bookings/${idOf(await must(`association-${unit}`, 'POST /materials/bookings', body))}`;
  };
  const [booked, cancelled] = [await book('solna', 0), await book('kista', 2)];
  await must('association-kista', `POST ${cancelled}/cancellation`, { reason: 'Regn' });
  await must(solna, 'POST /materials/assets/bike-2/defects', { text: 'Punktering' }).catch(() => {});
  return [booked, cancelled, '/materials/assets/bike-1', '/materials/assets/bike-2'];
};

const publicity = async (must: Must): Promise<readonly string[]> => {
  const when = { startsAt: evening(1), endsAt: evening(1).replace('18:00', '20:00') };
  const event = async () => `/events/${idOf(await must(solna, 'POST /events', { ...party, ...when }))}`;
  const [draft, submitted, published, cancelled] = [await event(), await event(), await event(), await event()];
  await must(solna, `POST ${submitted}/submissions`);
  for (const each of [published, cancelled]) await must(district, `POST ${each}/publication`);
  await must(district, `POST ${cancelled}/cancellation`, { reason: 'Regn' });
  await must(district, 'PUT /channels/fb-district', {
    kind: 'facebook',
    owner: 'district',
    name: 'Distriktet på Facebook',
    audience: 10_000,
    leadTimeDays: 2,
  });
  const publication = async (days: number) =>
    `${published}/publications/${idOf(await must(solna, `POST ${published}/publications`, { channel: 'fb-district', at: evening(days), language: 'sv' }))}`;
  const [proposed, accepted, declined, countered] = [
    await publication(3),
    await publication(6),
    await publication(9),
    await publication(12),
  ];
  await must(district, `POST ${accepted}/acceptances`);
  await must(district, `POST ${declined}/declines`, { reason: 'Fullt' });
  await must(district, `POST ${countered}/counter-proposals`, { at: evening(13), reason: 'Fullt' });
  const boost = {
    event: published.split('/').at(-1),
    channel: 'fb-district',
    audience: 'families',
    area: 'solna',
    amount: 50_000,
  };
  const boosted = `/boosts/${idOf(await must(solna, 'POST /boosts', boost))}`;
  const hook = `/hooks/${idOf(await must(district, 'POST /hooks', { office: 'district', url: 'https://hooks.example.org/in' }))}`;
  return [
    draft,
    submitted,
    published,
    cancelled,
    proposed,
    accepted,
    declined,
    countered,
    boosted,
    hook,
    '/channels/fb-district',
  ];
};

const visits = async (must: Must): Promise<readonly string[]> => {
  const kim = { name: 'Kim Karlsson', free: [{ from: today, to: addDays(today, 42) }], perWeek: 21 };
  const candidate = idOf(await must(district, 'POST /candidates', kim));
  const ask = async (days: number) =>
    `/visits/${idOf(await must(solna, 'POST /visits', { unit: 'solna', wishes: [addDays(today, days)], topic: 'Skolan', candidate }))}`;
  const [asked, accepted, declined] = [await ask(21), await ask(22), await ask(23)];
  await must(district, `POST ${accepted}/acceptances`, { day: addDays(today, 22) });
  await must(district, `POST ${declined}/declines`, { reason: 'Inte då' });
  return [asked, accepted, declined, `/candidates/${candidate}`];
};

const campaignItself = async ({ must, personOf }: Campaign): Promise<readonly string[]> => {
  const members = [await personOf('district-head'), await personOf('association-solna')];
  const group = `/groups/${idOf(await must('district-head', 'POST /groups', { name: 'Valledning', members }))}`;
  await must('district-head', `POST ${group}/assignments`, { text: 'Leder valrörelsen' }).catch(() => {});
  const people = `/people/${await personOf('association-kista')}`;
  return ['', '/settings', '/offices/district', '/associations/solna', people, group];
};

const timeline = async ({ must }: Campaign): Promise<readonly string[]> => {
  const body = { title: 'Tryckfiler', owner: 'solna', kind: 'deadline', when: { day: addDays(today, 30) } };
  const enter = async (id: string, change: Body = {}) => {
    await must('district-head', `PUT /milestones/${id}`, { ...body, ...change });
    return `/milestones/${id}`;
  };
  const [done, dropped] = [await enter('done'), await enter('dropped')];
  await must(solna, `POST ${done}/completion`);
  await must(solna, `POST ${dropped}/moves`, { to: addDays(today, 31), why: 'Sent' });
  await must(district, `DELETE ${dropped}`);
  const waited = await enter('waited');
  const waiting = await enter('waiting', { after: [{ milestone: 'waited' }] });
  return [done, dropped, waited, waiting, await enter('pinned', { pinned: true })];
};

/** Paths below the campaign of all of it. */
export const everythingIn = async (
  campaign: Campaign,
  enterCatalogue: () => Promise<void>,
): Promise<readonly string[]> => {
  const { must } = campaign;
  await enterCatalogue();
  return [
    ...(await campaignItself(campaign)),
    ...(await money(campaign)),
    ...(await staff(must)),
    ...(await material(must)),
    ...(await assets(must)),
    ...(await publicity(must)),
    ...(await visits(must)),
    ...(await timeline(campaign)),
  ];
};
