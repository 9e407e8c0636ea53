import sample from '../../data/campaign-2018.json' with { type: 'json' };
import type { Stack } from '../../infra/local/stack.ts';
import { caller } from '../../infra/local/wire.ts';
import { importCampaign } from '../../tools/import/import.ts';

/**
 * Campaigns for the tests over HTTP. Most begin alike: the first of a kind is loaded by requests, as any campaign is, and
 * what lies in the table then is written for each of them under its own id, the events too, so that all are told of them.
 */

/**
 * The sample with four of its associations: enough to be one's own, another one, and a stranger (`farsta` is left out).
 * Without its staff, material, bikes and cabins: who tests those enters them.
 */
export const members: readonly string[] = ['solna', 'kista', 'nacka', 'sundbyberg'];
const fileOf = (id: string, units: readonly string[]) => ({
  ...sample,
  // What was told of it would be beside all that tests look for; theirs have one of their own.
  timeline: undefined,
  campaign: { ...sample.campaign, id },
  associations: sample.associations.filter((association) => units.includes(association.id)),
  positions: [],
  staffRequests: [],
  catalogue: [],
  starterPacks: [],
  assets: [],
  channels: [],
  events: [],
  candidates: [],
  visits: [],
});

type Item = { readonly pk: { readonly S: string } };
type Page = { readonly Items: readonly Item[]; readonly LastEvaluatedKey?: object };
/** What tells of that campaign; not its inboxes, which are filled from the events, nor answers to keys of the requests. */
const isKept = (id: string, item: Item): boolean =>
  JSON.stringify(item).includes(id) && !/^idem#|#inbox#/.test(item.pk.S);

const stored = async ({ table: { endpoint, name } }: Stack, id: string): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let from: object | undefined;
  do {
    const input = { TableName: name, ConsistentRead: true, ...(from && { ExclusiveStartKey: from }) };
    const page: Page = await caller(endpoint, 'dynamodb')<Page>('Scan', input);
    items.push(...page.Items.filter((item) => isKept(id, item)));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
};

const write = async ({ table: { endpoint, name } }: Stack, items: readonly Item[]): Promise<void> => {
  for (let i = 0; i < items.length; i += 100) {
    const puts = items.slice(i, i + 100).map((item) => ({ Put: { TableName: name, Item: item } }));
    await caller(endpoint, 'dynamodb')('TransactWriteItems', { TransactItems: puts });
  }
};

type Original = { readonly id: string; readonly items: readonly Item[] };
const loadOriginal = async (stack: Stack, id: string, units: readonly string[]): Promise<Original> => {
  const { url, token } = stack;
  await importCampaign({ url, tokenFor: token, file: fileOf(id, units), asIs: false, say: () => {} });
  return { id, items: await stored(stack, id) };
};

/** By the address of the stack that holds them. */
const originals = new Map<string, Map<string, Promise<Original>>>();

/** A campaign with those associations, its mandate in force. */
export const loadCampaign = async (stack: Stack, id: string, units: readonly string[]): Promise<void> => {
  const ofStack = originals.get(stack.url) ?? new Map<string, Promise<Original>>();
  originals.set(stack.url, ofStack);
  const kind = units.join(' ');
  const loading = ofStack.get(kind) ?? loadOriginal(stack, `original-campaign-${ofStack.size}`, units);
  ofStack.set(kind, loading);
  const original = await loading;
  await write(stack, JSON.parse(JSON.stringify(original.items).replaceAll(original.id, id)) as readonly Item[]);
};
