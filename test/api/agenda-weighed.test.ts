import { beforeAll, expect, test } from 'vitest';
import type { Contract, Operation } from '../../shared/contract.ts';
import { leastBody } from '../../shared/least.ts';
import { line, materialsCampaign, today } from '../support/materials-api.ts';
import { addDays } from '../../shared/calendar.ts';
import { positionBody, requestBody, weeks } from '../support/staff-api.ts';
import { type Body, everyOperation, heads, logged } from '../support/stack.ts';

/**
 * What heads have before them on a common day: each command of each item is weighed by its rule, with what the agenda may read,
 * and says what whoever then presses it is told.
 */
const all: Contract = Object.fromEntries(everyOperation);
type Command = Body & { readonly name: string; readonly route: string; readonly allowed: boolean };
type Item = Body & { readonly kind: string; readonly subject: string; readonly commands: readonly Command[] };

const campaign = materialsCampaign('agenda-weighed');
const { id, call, must, file, reserve, reserved } = campaign;
const [solna, nacka, kista] = ['association-solna', 'association-nacka', 'association-kista'];
const publicity = { budgetLine: 'publicity' };
const receipt = { supplier: 'Tryckeriet AB', number: '1', date: today };

/** Votes of every kind: what counts with them has another payee, another unit, another line. */
const votes = async (): Promise<void> => {
  const printed = { payee: 'Tryckeriet AB' };
  await reserve(await file({ ...publicity, unit: 'nacka', amount: 300_000, ...printed }, nacka));
  await file({ amount: 300_000, payee: 'TRYCKERIET ab' });
  // By itself one head would do.
  await file({ budgetLine: 'material', unit: 'kista', amount: 300_000, ...printed }, kista);
  await file({ amount: 300_000, payee: 'Någon annan' });
  const joint = await file({ amount: 300_000, partners: [{ unit: 'kista', amount: 100_000 }] });
  await must(kista, `POST ${joint}/partners/kista/consents`);
  const grown = await reserved({ ...publicity, unit: 'kista', amount: 100_000 }, kista);
  await must(kista, `POST ${grown}/supplements`, { amount: 450_000, reason: 'Dyrare' });
  await must('district-head', `POST ${grown}/refusals`, { reason: 'För dyrt' });
  // Paid to another than its payee: that counts with what is to be paid to that one, and so does what was closed.
  const again = await reserved({ unit: 'solna', amount: 250_000, payee: 'Skylt & Co' });
  const paid = { amount: 50_000, paidBy: 'district', receipt };
  await must('district-staff', `POST ${again}/payouts`, paid);
  await must(solna, `POST ${again}/closure`);
  await file({ ...publicity, unit: 'nacka', amount: 400_000, payee: 'Skylt & Co' }, nacka);
  await must(solna, `POST ${again}/reopening`, { reason: 'En faktura till' });
  await must('city-hall-head', `POST ${again}/approvals`);
  const closed = await reserved({ unit: 'kista', amount: 70_000 }, kista);
  await must('city-hall-staff', `POST ${closed}/payouts`, {
    ...paid,
    paidBy: 'city-hall',
    receipt: { ...receipt, number: '2', supplier: 'Budbilen' },
  });
  await must(kista, `POST ${closed}/closure`);
  await file({ unit: 'kista', amount: 460_000, ...printed }, kista);
  const claimed = await reserved({ unit: 'nacka', amount: 90_000 }, nacka);
  for (const number of ['7', '8'])
    await must(nacka, `POST ${claimed}/claims`, { amount: 100, receipt: { ...receipt, number } });
};

const staff = async (): Promise<void> => {
  const ask = async (unit: string) =>
    String((await must(`association-${unit}`, 'POST /staff/requests', { ...requestBody, unit })).id);
  await must('district-head', 'PUT /staff/positions/free', positionBody);
  await ask('solna');
  const given = await ask('kista');
  const part = { position: 'free', ...weeks, extent: 50 };
  const { allocations } = await must('district-head', 'POST /staff/allocations', { request: given, ...part });
  const [{ id: allocation }] = allocations as [Body];
  await must(kista, `POST /staff/allocations/${allocation}/disputes`, { reason: 'Inte då' });
  await must('district-head', 'POST /staff/allocations', { request: await ask('nacka'), ...part });
  await must('district-staff', 'POST /staff/plans', weeks);
};

const material = async (): Promise<void> => {
  await must('district-staff', 'POST /materials/stock-movements', {
    depot: 'district',
    ...line(50),
    reason: 'arrival',
  });
  const orders = [];
  for (const quantity of [10, 20, 300]) {
    const body = { unit: 'solna', deliverTo: 'Torget 1', lines: [line(quantity)], acceptPartial: true };
    orders.push(String((await must(solna, 'POST /materials/orders', { ...body, neededBy: addDays(today, 9) })).id));
  }
  await must('district-staff', `POST /materials/orders/${orders[0]}/picking`);
  await must('district-staff', `POST /materials/orders/${orders[2]}/picking`).catch(() => {});
};

beforeAll(async () => {
  await campaign.enter();
  await must('district-head', 'POST /pot/mandates', { tiers: [{ upTo: null, heads: 3 }] });
  await votes();
  await staff();
  await material();
});

const agendaOf = async (persona: string): Promise<readonly Item[]> =>
  (await must(persona, 'GET /agenda')).items as readonly Item[];
const weigher = [...heads, nacka as string, kista as string];

test('of all that is before a head each command is weighed, for at most 20 read units in two round trips', async () => {
  // Other files of the process have asked before.
  const before = logged.length;
  for (const persona of weigher) {
    const items = await agendaOf(persona);
    const unweighed = items.flatMap(({ kind, commands }) =>
      commands.filter(({ weighed }) => weighed !== true).map(({ name }) => [kind, name]),
    );
    expect([persona, unweighed]).toEqual([persona, []]);
  }
  const kinds = new Set((await Promise.all(weigher.map(agendaOf))).flat().map(({ kind }) => kind));
  const expected = ['answer', 'claim', 'confirm', 'deliver', 'dispute', 'mandate', 'pick', 'plan', 'vote'];
  expect(expected.filter((kind) => !kinds.has(kind))).toEqual([]);
  const asked = logged.slice(before).filter((each) => each.includes('"GET /campaigns/{campaign}/agenda"'));
  for (const { units, stages } of asked.map((each) => JSON.parse(each)))
    expect([units.read <= 20, stages <= 2]).toEqual([true, true]);
});

test('D8: what is to be paid to the same counts, from whatever line and unit, also once it is closed', async () => {
  const items = await agendaOf('county-council-head');
  const counted = items.flatMap(({ kind, facts, unit, amount }) => {
    const said = (facts as readonly Body[]).find(({ name }) => name === 'counted')?.text;
    const [sums = ''] = String(said ?? '').split(/[,;] (?:tillsammans|med detta)/);
    return kind === 'vote' ? [[(unit as Body).id, amount, sums.replaceAll(/ den \d+ \p{L}+/gu, '')]] : [];
  });
  expect(counted.toSorted()).toEqual([
    ['kista', 300_000, '500 kr och 3 000 kr'],
    ['kista', 450_000, '500 kr'],
    // Of what was closed what it had paid, and what another had paid to the same beside its payee.
    ['kista', 460_000, '500 kr, 500 kr, 1 000 kr och 3 000 kr'],
    ['nacka', 400_000, '900 kr, 2 500 kr och 3 000 kr'],
    ['solna', 300_000, '2 500 kr'],
    ['solna', 300_000, '2 500 kr och 3 000 kr'],
    ['solna', 300_000, '500 kr, 1 000 kr och 2 500 kr'],
  ]);
});

test('what is said of each is what it answers', async () => {
  const now = new Date().toISOString();
  const wrong: unknown[] = [];
  let tried = 0;
  for (const persona of weigher)
    for (const { subject, commands } of await agendaOf(persona)) {
      const thing = await call(persona, `GET /${subject}`);
      for (const { weighed: _, ...command } of commands) {
        const told = (thing.body.commands as readonly Command[] | undefined)?.find(
          ({ route }) => route === command.route,
        );
        if (told && JSON.stringify(told) !== JSON.stringify(command)) wrong.push([persona, command, told]);
        const operation = all[command.name] as Operation;
        if (!('dryRun' in (operation.query ?? {}))) continue;
        tried++;
        const body = {
          ...(leastBody(operation, now) as object),
          ...(persona.endsWith('-head') && command.name === 'payOut' && { paidBy: persona.replace('-head', '') }),
        };
        const { status, body: answer } = await call(
          persona,
          `${command.route.replace(`/campaigns/${id}`, '')}?dryRun=true`,
          body,
        );
        const isAllowed = status < 300 || answer.code === 'invalid-input';
        if (isAllowed !== command.allowed || (!isAllowed && answer.code !== command.code))
          wrong.push([persona, command, answer]);
      }
    }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(20);
});
