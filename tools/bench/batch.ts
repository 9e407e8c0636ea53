import type { Stack } from '../../infra/local/stack.ts';
import { caller } from '../../infra/local/wire.ts';
import { fromStored, toAttributes, toStored } from '../../shared/attributes.ts';
import type { Item, Key } from '../../shared/table.ts';

/** Attributes as JSON carries them: bytes in base64. */
type Wired = Readonly<Record<string, { readonly B?: string }>>;
const wired = (item: object): Wired =>
  Object.fromEntries(
    Object.entries(toStored(item)).map(([name, value]) => [
      name,
      value.B ? { B: Buffer.from(value.B).toString('base64') } : (value as Wired[string]),
    ]),
  );
const unwired = (item: Wired): Item =>
  fromStored(
    Object.fromEntries(
      Object.entries(item).map(([name, value]) => [
        name,
        value.B === undefined ? value : { B: Buffer.from(value.B, 'base64') },
      ]),
    ) as Parameters<typeof fromStored>[0],
  ) as Item;

/** DynamoDB's own limit for one transaction, which the engine here takes at a quarter of what it takes for batches. */
const mostPuts = 100;

/** Writes many items within seconds; each key once. */
export const putAll = async ({ table }: Stack, items: readonly object[]): Promise<void> => {
  const call = caller(table.endpoint, 'dynamodb');
  for (let at = 0; at < items.length; at += mostPuts) {
    const puts = items.slice(at, at + mostPuts).map((item) => ({ Put: { TableName: table.name, Item: wired(item) } }));
    await call('TransactWriteItems', { TransactItems: puts });
  }
};

export const itemAt = async ({ table }: Stack, key: Key): Promise<Item | undefined> => {
  const request = { TableName: table.name, Key: toAttributes(key) };
  const { Item: found } = await caller(table.endpoint, 'dynamodb')<{ Item?: Wired }>('GetItem', request);
  return found && unwired(found);
};
