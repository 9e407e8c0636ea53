import { isQuiet, type Loading } from '../../functions/notifications/quiet.ts';
import { createHash } from 'node:crypto';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { caller } from '../../infra/local/wire.ts';
import type { Stack } from '../../infra/local/stack.ts';
import { fromImage } from '../../shared/attributes.ts';
import { offices } from '../../shared/units.ts';
import { type Asker, campaign } from './clients.ts';

/** What is found when the books are opened: read from the engines directly and reckoned anew, not by the product. */
export type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };
export type Event = Item & {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly amount?: number;
  readonly concerns: readonly string[];
};

/** Every item of the table. */
export const scanTable = async ({ table }: Stack): Promise<readonly Item[]> => {
  const call = caller(table.endpoint, 'dynamodb');
  const items: Item[] = [];
  let from: object | undefined;
  do {
    const page = await call<{ Items: Record<string, AttributeValue>[]; LastEvaluatedKey?: object }>('Scan', {
      TableName: table.name,
      ConsistentRead: true,
      ...(from && { ExclusiveStartKey: from }),
    });
    items.push(...page.Items.map((item) => fromImage(item) as Item));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
};

export const eventsOf = (items: readonly Item[]): readonly Event[] =>
  items.filter((item): item is Event => item.sk.startsWith('e#'));

/** The events but those of an import, of which the units are told as a whole. */
export const toldOneByOne = (items: readonly Item[]): readonly Event[] => {
  const campaigns = new Map(items.filter(({ pk }) => pk === 'campaigns').map((item) => [item.sk, item as Loading]));
  return eventsOf(items).filter(
    (event) =>
      !isQuiet(campaigns.get(event.pk.split('#')[0] ?? ''), event as unknown as Event & { readonly at: string }),
  );
};

/** Who must have been told: `unit event`. Every event of the pot concerns the offices and the unit in its subject. */
export const mustBeTold = (event: Event): readonly string[] => {
  const unit = /^pot\/requests\/([a-z0-9-]+)\./.exec(event.subject)?.[1];
  const concerned = event.subject.startsWith('pot') ? [...offices, ...(unit ? [unit] : [])] : event.concerns;
  return [...new Set(concerned)].map((each) => `${each} ${event.id}`);
};

/** What lies in the inboxes, as often as it lies there: `unit event`. */
export const told = (items: readonly Item[]): readonly string[] =>
  noticesOf(items).map(({ pk, id }) => `${pk.slice(pk.lastIndexOf('#') + 1)} ${String(id)}`);

export const noticesOf = (items: readonly Item[]): readonly Item[] => items.filter(({ pk }) => pk.includes('#inbox#'));

/** How many messages each queue holds, dead letters included: only those that hold some. */
export const heldMessages = async ({ queues }: Stack): Promise<Readonly<Record<string, number>>> => {
  const call = caller(queues.endpoint, 'sqs');
  const held = await Promise.all(
    Object.entries(queues.urls).map(async ([id, QueueUrl]) => {
      const answer = await call<{ Attributes?: Record<string, string> }>('GetQueueAttributes', {
        QueueUrl,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      });
      return [id, Object.values(answer.Attributes ?? {}).reduce((sum, count) => sum + Number(count), 0)] as const;
    }),
  );
  return Object.fromEntries(held.filter(([, count]) => count > 0));
};

export type Row = {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly event: string;
  readonly subject: string;
  readonly postings: readonly { readonly account: string; readonly amount: number }[];
  readonly hash: string;
  readonly previousHash: string;
};

/** The whole ledger over HTTP, page by page. */
export const readLedger = async (asker: Asker): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  let next: string | undefined;
  do {
    const cursor = next === undefined ? '' : `&cursor=${encodeURIComponent(next)}`;
    const page = await asker.read('district-head', `/pot/ledger?limit=100&order=oldest${cursor}`);
    rows.push(...(page.items as readonly Row[]));
    next = page.next as string | undefined;
  } while (next !== undefined);
  return rows;
};

/** The hash of a row, from what it says: names in the order of the alphabet. */
export const hashOf = ({ actor, at, event, postings, previousHash, seq, subject }: Row): string => {
  const moved = postings.map(({ account, amount }) => ({ account, amount }));
  const said = JSON.stringify({ actor, at, event, postings: moved, previousHash, seq, subject });
  return createHash('sha256').update(said).digest('hex');
};

export type Replay = { readonly balances: ReadonlyMap<string, number>; readonly negative: readonly string[] };

/** Balances after all rows, and which account was overdrawn by which row. Money comes from two accounts that owe it. */
export const replay = (rows: readonly Row[]): Replay => {
  const balances = new Map<string, number>();
  const negative: string[] = [];
  for (const { seq, postings } of rows) {
    for (const { account, amount } of postings) balances.set(account, (balances.get(account) ?? 0) + amount);
    for (const { account } of postings)
      if (!/^(contributed:|unbudgeted$)/.test(account) && (balances.get(account) ?? 0) < 0)
        negative.push(`${seq} ${account}`);
  }
  return { balances, negative };
};

const isOfPot = ({ pk }: Item): boolean => pk === `${campaign}#pot`;
type Amounts = Readonly<Record<string, number>>;
const sum = (amounts: Amounts): number => Object.values(amounts).reduce((total, amount) => total + amount, 0);

/** The balances as the stored pot has them, by the ledger's accounts; zeros left out. */
export const storedBalances = (items: readonly Item[]): Readonly<Record<string, number>> => {
  const pot = items.find((item) => isOfPot(item) && item.sk === 'pot') as unknown as {
    readonly contributed: Amounts;
    readonly lines: Readonly<
      Record<string, { readonly amount: number; readonly reserved: number; readonly paid: number }>
    >;
  };
  const lines = Object.entries(pot.lines);
  const committed = lines.reduce((total, [, { reserved, paid }]) => total + reserved + paid, 0);
  const balances = {
    available: sum(pot.contributed) - committed,
    ...Object.fromEntries(
      Object.entries(pot.contributed).map(([office, amount]) => [`contributed:${office}`, -amount]),
    ),
    ...Object.fromEntries(
      lines.flatMap(([id, { amount, reserved, paid }]) => [
        [`budget:${id}`, amount],
        [`reserved:${id}`, reserved],
        [`paid:${id}`, paid],
      ]),
    ),
  };
  return Object.fromEntries(Object.entries(balances).filter(([, amount]) => amount !== 0));
};

/** What the replay says, in the same accounts: `paid:line` over the offices that paid, the plan's other side left out. */
export const replayedBalances = ({ balances }: Replay): Readonly<Record<string, number>> => {
  const found: Record<string, number> = {};
  for (const [account, amount] of balances) {
    if (account === 'unbudgeted') continue;
    const name = account.startsWith('paid:') ? account.slice(0, account.lastIndexOf(':')) : account;
    found[name] = (found[name] ?? 0) + amount;
  }
  return Object.fromEntries(Object.entries(found).filter(([, amount]) => amount !== 0));
};

type Moved = { readonly amount: number; readonly reversed?: object };
type Request = Item & {
  readonly budgetLine: string;
  readonly status: string;
  readonly amount: number;
  readonly freed: number;
  readonly payouts: readonly Moved[];
  readonly returns: readonly Moved[];
};

const isRequest = (item: Item): item is Request => isOfPot(item) && item.sk.startsWith('r#');

/** What was taken back counts no more. */
const together = (all: readonly Moved[]): number =>
  all.reduce((total, { amount, reversed }) => total + (reversed ? 0 : amount), 0);

/** What the requests say together is reserved and paid on each line; zeros left out. */
export const balancesOfRequests = (items: readonly Item[]): Readonly<Record<string, number>> => {
  const found: Record<string, number> = {};
  const add = (account: string, amount: number): void => {
    found[account] = (found[account] ?? 0) + amount;
  };
  for (const request of items.filter(isRequest)) {
    const { budgetLine, status, amount, freed, payouts, returns } = request;
    if (status === 'reserved') add(`reserved:${budgetLine}`, amount - together(payouts) - freed);
    add(`paid:${budgetLine}`, together(payouts) - together(returns));
  }
  return Object.fromEntries(Object.entries(found).filter(([, amount]) => amount !== 0));
};

/** Receipts on which more was paid than they are for. */
export const overpaidReceipts = (items: readonly Item[]): readonly Item[] =>
  items.filter((item) => isOfPot(item) && item.sk.startsWith('k#') && Number(item.paid) > Number(item.total));
