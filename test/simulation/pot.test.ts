import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sample from '../../data/campaign-2018.json' with { type: 'json' };
import { importCampaign } from '../../tools/import/import.ts';
import { type Stack, startStack } from '../../infra/local/stack.ts';
import { type FaultyDynamo, startFaultyDynamo } from '../support/faulty-dynamo.ts';
import { type FaultySqs, startFaultySqs } from '../support/faulty-sqs.ts';
import { impatient } from '../support/impatient.ts';
import { randomOf } from '../support/random.ts';
import { programOfRun, runFolder } from '../support/run.ts';
import { type Asker, askerOf, type Deed, runClients } from './clients.ts';
import {
  badlyRepeated,
  busyAnswers,
  miscounted,
  replays,
  type StoredAnswers,
  storedAnswers,
  undeclared,
  unlikeTwins,
} from './deeds.ts';
import {
  balancesOfRequests,
  type Event,
  eventsOf,
  hashOf,
  heldMessages,
  type Item,
  mustBeTold,
  toldOneByOne,
  noticesOf,
  overpaidReceipts,
  readLedger,
  replay,
  replayedBalances,
  type Row,
  scanTable,
  storedBalances,
  told,
} from './evidence.ts';

/**
 * 32 clients, 5 000 random commands, while the table and the queues fail in every way they are allowed to. Afterwards
 * the books must be as if nothing had happened. `SIMULATION_SEED=123` repeats what a failing run drew.
 */
const seed = Number(process.env.SIMULATION_SEED ?? Math.floor(Math.random() * 1_000_000));
const crowd = { clients: 32, commands: 5_000, seed };

const folder = mkdtempSync(path.join(runFolder(), 'simulation-'));
const failures: string[] = [];
let stack: Stack;
let dynamo: FaultyDynamo;
let sqs: FaultySqs;
let asker: Asker;
let deeds: readonly Deed[];
let items: readonly Item[];
let events: readonly Event[];
let rows: readonly Row[];
let answersKept: StoredAnswers;

const start = async (): Promise<Stack> => {
  const started = await startStack({
    dataDir: folder,
    program: programOfRun(),
    adapt: impatient,
    proxyDynamo: async (endpoint) => {
      dynamo = await startFaultyDynamo(endpoint, randomOf(seed - 1));
      return dynamo.url;
    },
    proxySqs: async (endpoint) => {
      sqs = await startFaultySqs(endpoint, randomOf(seed - 2));
      return sqs.url;
    },
    onLine: ({ function: name, text, failed }) => {
      if (failed || text.includes('"bug"')) failures.push(`${name}: ${text}`);
    },
  });
  started.setReady();
  return started;
};

const idleWithinMs = 180_000;

beforeAll(async () => {
  stack = await start();
  await importCampaign({ url: stack.url, tokenFor: stack.token, file: sample, asIs: false, say: () => {} });
  const before = new Set(eventsOf(await scanTable(stack)).map(({ id }) => id));
  asker = askerOf(stack);
  dynamo.begin();
  sqs.begin();
  deeds = await runClients(asker, crowd);
  await stack.idle(idleWithinMs);
  dynamo.calm();
  sqs.calm();
  items = await scanTable(stack);
  events = eventsOf(items).filter(({ id }) => !before.has(id));
  rows = await readLedger(asker);
  answersKept = await storedAnswers(asker, deeds, items);
}, 600_000);

afterAll(async () => {
  await stack?.stop();
  dynamo?.stop();
  sqs?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe(`the pot under faults, SIMULATION_SEED=${seed}`, () => {
  it('answers each command with success or a refusal of its contract', () => {
    expect(deeds).toHaveLength(crowd.commands);
    expect(undeclared(deeds)).toEqual([]);
    expect(failures).toEqual([]);
    expect(busyAnswers(deeds)).toBeLessThan(crowd.commands / 20);
  });

  it('gives a repeated request one effect and the same answer (invariant 7)', () => {
    expect(replays(deeds)).toBeGreaterThan(crowd.commands / 20);
    expect(badlyRepeated(deeds, answersKept)).toEqual([]);
    expect(unlikeTwins(deeds, answersKept).slice(crowd.commands / 1_000)).toEqual([]);
  });

  it('does exactly once what it answered with success, and nothing else', () => {
    expect(miscounted(deeds, events)).toEqual([]);
  });

  it('holds balances that are those of the ledger and of the requests, none ever negative (invariant 1)', async () => {
    const replayed = replay(rows);
    expect(replayed.negative).toEqual([]);
    expect(storedBalances(items)).toEqual(replayedBalances(replayed));
    expect(replayedBalances(replayed)).toMatchObject(balancesOfRequests(items));
    expect(overpaidReceipts(items)).toEqual([]);
    const shown = await asker.read('district-head', '/pot');
    expect(shown.available).toBe(replayed.balances.get('available'));
  });

  it('chains the ledger without a gap', async () => {
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => i + 1));
    expect(rows.map(({ hash }) => hash)).toEqual(rows.map(hashOf));
    expect(rows.slice(1).map(({ previousHash }) => previousHash)).toEqual(rows.slice(0, -1).map(({ hash }) => hash));
    const head = { seq: rows.length, hash: rows.at(-1)?.hash };
    const verification = await asker.read('district-head', '/pot/ledger/verification');
    expect(verification).toEqual({ entries: rows.length, head, balanced: true, matchesBalances: true, anchors: 0 });
  });

  it('tells each event exactly once to every unit it concerns, and to no other (invariant 6)', () => {
    expect([...told(items)].sort()).toEqual(toldOneByOne(items).flatMap(mustBeTold).sort());
  });

  it('leaves no message behind, and none among the dead letters', async () => {
    expect(await heldMessages(stack)).toEqual({});
  });

  it('leaves an inbox as it was when messages come again after they were read', async () => {
    const notices = noticesOf(items).filter(({ pk }) => pk.endsWith('#district'));
    for (const { id } of notices.slice(-400))
      await asker.post('district-staff', `/offices/district/inbox/${String(id)}/reading`);
    const read = noticesOf(await scanTable(stack));
    expect(await sqs.sendLate()).toBeGreaterThan(0);
    await stack.idle(idleWithinMs);
    expect(noticesOf(await scanTable(stack))).toEqual(read);
  }, 120_000);
});
