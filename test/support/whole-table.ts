import { caller } from '../../infra/local/wire.ts';
import { type Attributes, fromStored } from '../../shared/attributes.ts';
import { unpacked } from '../../shared/packed.ts';
import { theStack } from './stack.ts';

/** Everything that the stack's table holds, for what must be true of all of it. */
export type Lying = { readonly pk: string; readonly sk: string } & Readonly<Record<string, unknown>>;
type Page = { readonly Items: readonly Attributes[]; readonly LastEvaluatedKey?: object };

/** What is packed says what it is only once it is unpacked; what is no such thing is a digest. */
const opened = (value: unknown): unknown => {
  if (value instanceof Set) return [...value];
  if (!(value instanceof Uint8Array)) return value;
  try {
    return unpacked<unknown>(value);
  } catch {
    return Buffer.from(value).toString('hex');
  }
};
/** Bytes lose their type where JSON asks them for `toJSON`. */
const bare = (item: object): Lying =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, opened(value)])) as Lying;

const typed = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, inner: unknown) =>
    key === 'B' ? Buffer.from(String(inner), 'base64') : inner,
  );

export const everyItem = async (): Promise<readonly Lying[]> => {
  const { endpoint, name } = theStack().table;
  const items: Lying[] = [];
  let from: object | undefined;
  do {
    const input = { TableName: name, ConsistentRead: true, ...(from && { ExclusiveStartKey: from }) };
    const page: Page = await caller(endpoint, 'dynamodb')<Page>('Scan', input);
    items.push(...page.Items.map((item) => bare(fromStored(typed(item) as Attributes))));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
};

/** Those that say one of these anywhere. */
export const saying = (items: readonly Lying[], ...words: readonly string[]): readonly Lying[] =>
  items.filter((item) => {
    const text = JSON.stringify(item);
    return words.some((word) => text.includes(word));
  });
