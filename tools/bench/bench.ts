import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { bareProgram } from './program.ts';
import { playLists } from './lists.ts';
import { playLoad } from './load.ts';
import { lettersEnv, playMorning, playWaiting, storeMorning } from './letters.ts';
import { playCatalogue, playMaterials, playOrderLists, playOrderLoad } from './materials.ts';
import { manyEditions, manyOrders, store } from './materials-stored.ts';
import { playNpmStart } from './npm-start.ts';
import { playOperations } from './operations.ts';
import { benchPlan } from './plan.ts';
import { playPublic, publicRows } from './public.ts';
import { playStaff, playStaffLists, storeStaff } from './staff.ts';
import { playPage } from './page.ts';
import { openSession, type Session } from './session.ts';
import { playStarts } from './startup.ts';
import { storeRequests } from './store.ts';
import { playTelling } from './telling.ts';
import {
  catalogueRows,
  listRows,
  loadRows,
  morningRows,
  npmStartRows,
  operationRows,
  orderRows,
  pageRows,
  sizeRows,
  startRows,
  table,
  tellingRows,
} from './tables.ts';
import { bundle, figuresOf } from '../../infra/bundle.ts';
import { browserPath } from '../screens/browser.ts';

/**
 * `npm run bench`: what Valsam costs, as Markdown. Takes some minutes; `npm run bench -- load starts` plays those parts
 * only. Relay and consumers do not run, so that only what is measured uses the machine and the table.
 */
const say = (line: string): void => console.error(line);
const print = (title: string, lines: readonly string[]): void => console.log(`\n## ${title}\n\n${lines.join('\n')}`);

const starts = 15;
const load = { rounds: 5, count: 320 };
const few = 100;
const many = 10_000;

const sizes = (await bundle()).bundles.map(figuresOf);
const program = await bareProgram();

const playedCosts = async (session: Session): Promise<void> => {
  say('each operation once');
  const plain = await playOperations(session.call, false);
  const keyed = await playOperations(session.call, true);
  print('Capacity units of an operation', table(operationRows(plain, keyed)));
  const staff = [await playStaff(session.call, false), await playStaff(session.call, true)] as const;
  print('Capacity units of an operation on staff, with the sample’s', table(operationRows(...staff)));
  const before = await playStaffLists(session.call);
  await storeStaff(session.call, 16, 1_000);
  const lists = listRows(before, await playStaffLists(session.call), 10, 1_010);
  print('Read units of one default page of a list of staff; with 4 positions, and with 20', table(lists));
  say(`lists, with ${few} requests stored and with ${many}`);
  await storeRequests(session.stack, 0, few);
  const first = await playLists(session.call);
  await storeRequests(session.stack, few, many);
  print('Read units of one default page of a list', table(listRows(first, await playLists(session.call), few, many)));
};

const playedMaterials = async (session: Session): Promise<void> => {
  say('material: a hundred items in five languages');
  const editions = manyEditions();
  await store(session.stack, editions);
  print(
    'Read units of the catalogue, with 500 editions more than the sample’s',
    table(catalogueRows(await playCatalogue(session.call))),
  );
  say(`orders, with ${few} stored and with ${many}`);
  await store(session.stack, manyOrders(editions, few));
  const first = await playOrderLists(session.call);
  await store(session.stack, manyOrders(editions, many));
  const rows = listRows(first, await playOrderLists(session.call), few, many);
  print('Read units of one default page of orders', table(rows));
  const played = [await playMaterials(session.call, false), await playMaterials(session.call, true)] as const;
  print('Capacity units of an operation on material, an order of n items', table(operationRows(...played)));
  say(`${load.rounds} rounds of ${load.count} orders by 32 clients`);
  print('Orders of three items under load: 32 clients', table(orderRows(await playOrderLoad(session.stack, load))));
};

const inSession = (play: (session: Session) => Promise<void>) => async (): Promise<void> => {
  const session = await openSession({ program });
  try {
    await play(session);
  } finally {
    await session.end();
  }
};

const playedStarts = async ({ stack }: Session): Promise<void> => {
  say(`${starts} starts of each API bundle`);
  print(
    'Start-up: a fresh process loads the bundle and answers its first request',
    table(startRows(await playStarts(stack, program.get, starts))),
  );
};

const playedLoad = async ({ stack }: Session): Promise<void> => {
  say(`${load.rounds} rounds of ${load.count} requests by 32 clients`);
  print('Under load: 32 clients, through the gateway', table(loadRows(await playLoad(stack, program.write, load))));
};

const playedTelling = async (): Promise<void> => {
  say(`${load.rounds} rounds of ${load.count} requests, without and with what they set going`);
  print('Telling four recipients of a command', table(tellingRows(await playTelling(program, load))));
};

const playedPublic = async (session: Session): Promise<void> => {
  say('public pages and feeds, with 5000 events listed');
  print(
    'Public pages and feeds, with 5000 events listed: cold after a change, then 32 clients, warm and unchanged',
    table(publicRows(await playPublic(session, 1_000))),
  );
};

const playedLetters = async (session: Session): Promise<void> => {
  say('what waits, and digests of a hundred people');
  print('Capacity units of what waits, with the sample’s', table(operationRows(await playWaiting(session.call), [])));
  Object.assign(process.env, lettersEnv(session.stack));
  await storeMorning();
  print('Digests of a hundred people, in one run', table(morningRows(await playMorning())));
};

/** With all that is served and told, as whoever opens it has it; left out where there is no browser. */
const playedPage = async (): Promise<void> => {
  if (browserPath === undefined)
    return say('the page is left out: there is no Chromium, or it is to be named as CHROMIUM');
  say('the page: a head’s first decision, nine times');
  const session = await openSession({ tells: true });
  try {
    print('The page: until a head’s first decision is there', table(pageRows(await playPage(session.stack.url, 9))));
  } finally {
    await session.end();
  }
};

const parts: Readonly<Record<string, () => Promise<void> | void>> = {
  costs: inSession(playedCosts),
  // In a session of its own, since what it stores changes the demand of the sample.
  materials: inSession(playedMaterials),
  sizes: () => print('Size of the bundles', table(sizeRows(sizes))),
  starts: inSession(playedStarts),
  'npm-start': async () => {
    say('npm start, three times the first and the second');
    print('Starting on one machine', table(npmStartRows(await playNpmStart(3))));
  },
  load: inSession(playedLoad),
  telling: playedTelling,
  public: inSession(playedPublic),
  letters: inSession(playedLetters),
  page: playedPage,
  plans: async () => {
    say('plans of staff: some minutes');
    print('Plans of staff', await benchPlan());
  },
};
const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !Object.hasOwn(parts, name));
if (unknown !== undefined) throw new Error(`There is no part ${unknown}; there are ${Object.keys(parts).join(', ')}.`);

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
console.log(
  `Valsam ${version}, Node ${process.versions.node}, ${process.platform}-${process.arch}, ${cpus().length} cores.`,
);
try {
  for (const [name, play] of Object.entries(parts)) if (chosen.length === 0 || chosen.includes(name)) await play();
} finally {
  program.remove();
}
