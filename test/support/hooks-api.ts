import { marshall } from '@aws-sdk/util-dynamodb';
import { expect, vi } from 'vitest';
import { caller } from '../../infra/local/wire.ts';
import type { Delivery } from '../../functions/hooks/state.ts';
import { fromImage } from '../../shared/attributes.ts';
import { newId } from '../../shared/ids.ts';
import type { Item, Key } from '../../shared/table.ts';
import { type Body, loadedCampaign, theStack } from './stack.ts';

/** What the tests of hooks ask with, over HTTP and in the table itself: nobody waits a day for a message to be given up. */
const table = <T>(operation: string, input: object): Promise<T> => {
  const { endpoint, name } = theStack().table;
  return caller(endpoint, 'dynamodb')<T>(operation, { TableName: name, ...input });
};
const stored = async (key: Key): Promise<Item | undefined> => {
  const { Item: item } = await table<{ Item?: object }>('GetItem', { Key: marshall(key) });
  return item && (fromImage(item) as Item);
};
const put = (item: Item) => table('PutItem', { Item: marshall(item, { removeUndefinedValues: true }) });
export const forget = (key: Key) => table('DeleteItem', { Key: marshall(key) });
/** Everything that is in the table. */
export const everything = async (): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let ExclusiveStartKey: object | undefined;
  do {
    const page: { Items: object[]; LastEvaluatedKey?: object } = await table('Scan', {
      ...(ExclusiveStartKey && { ExclusiveStartKey }),
    });
    items.push(...page.Items.map((item) => fromImage(item) as Item));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items;
};

/** Asks SQS about a queue, by the beginning of its name in the template. */
const queue = <T>(operation: string, name: string, input: object): Promise<T> => {
  const { endpoint, urls } = theStack().queues;
  const url = Object.entries(urls).find(([id]) => id.startsWith(name))?.[1];
  return caller(endpoint, 'sqs')<T>(operation, { QueueUrl: url, ...input });
};
export const enqueue = (name: string, body: object) =>
  queue('SendMessage', name, { MessageBody: JSON.stringify(body) });
/** How many messages wait to be taken. */
export const ready = async (name: string): Promise<number> => {
  const AttributeNames = ['ApproximateNumberOfMessages'];
  const { Attributes } = await queue<{ Attributes: Record<string, string> }>('GetQueueAttributes', name, {
    AttributeNames,
  });
  return Number(Attributes[AttributeNames[0] as string]);
};

/** Long enough for a try that must be over before the next, a minute. */
export const waiting = { timeout: 90_000, interval: 50 };

export const hooksCampaign = (id: string) => {
  const campaign = loadedCampaign(id);
  const { call, must } = campaign;
  const pk = `${id}#hooks`;
  const register = (change: Body = {}, headers: Record<string, string> = {}) =>
    call(
      'district-staff',
      'POST /hooks',
      { office: 'district', url: 'https://hooks.example.org/in', ...change },
      headers,
    );
  /** Id and secret of a new hook, and where it lies. */
  const registered = async (change: Body = {}) => {
    const { status, body } = await register(change);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return { hook: String(body.id), secret: String(body.secret), path: `/hooks/${String(body.id)}` };
  };
  /** Stores a delivery as it would be after some tries. */
  const placed = async (hook: string, change: Partial<Delivery> = {}) => {
    const now = new Date().toISOString();
    const delivery = newId();
    const item: Delivery = {
      version: 1,
      createdAt: now,
      updatedAt: now,
      id: delivery,
      hook,
      type: 'event.changed',
      event: newId(),
      at: now,
      status: 'failed',
      tries: 8,
      nextTryAt: now,
      last: { status: 500 },
      ...change,
    };
    const keys = { pk, sk: `d#${hook}#${delivery}`, l1: `f#${hook}#${delivery}` };
    await put({ ...keys, ...item });
    return delivery;
  };
  const delivery = (hook: string, of: string) => stored({ pk, sk: `d#${hook}#${of}` });
  /** As if time had passed: changes what is stored of a delivery, and not its version. */
  const travel = async (hook: string, of: string, change: object) =>
    put({ ...((await delivery(hook, of)) as Item), ...change });
  /** The same for the hook itself. */
  const alter = async (hook: string, change: object) =>
    put({ ...((await stored({ pk, sk: `h#${hook}` })) as Item), ...change });
  const becomes = (hook: string, of: string, change: object) =>
    vi.waitFor(async () => expect(await delivery(hook, of)).toMatchObject(change), waiting);
  const due = (hook: string, of: string) => enqueue('HooksDeliveriesQueue', { campaign: id, hook, delivery: of });
  const told = async (): Promise<readonly Body[]> =>
    (await must('district-staff', 'GET /offices/district/inbox?limit=100')).items as readonly Body[];
  return { ...campaign, pk, register, registered, placed, delivery, travel, alter, becomes, due, told };
};
