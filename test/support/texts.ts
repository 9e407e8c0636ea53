import { unmarshall } from '@aws-sdk/util-dynamodb';
import { caller } from '../../infra/local/wire.ts';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { theStack } from './stack.ts';

/** What becomes of the texts that people write (invariant 9), looked at in the table itself. */
type Item = Readonly<Record<string, unknown>>;

/** All that the table has of a campaign's capability. */
const itemsIn = async (pk: string): Promise<readonly Item[]> => {
  const { endpoint, name } = theStack().table;
  const call = caller(endpoint, 'dynamodb');
  const items: Item[] = [];
  let start: object | undefined;
  do {
    const page = await call<{ Items: Record<string, never>[]; LastEvaluatedKey?: object }>('Query', {
      TableName: name,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: pk } },
      ...(start && { ExclusiveStartKey: start }),
    });
    items.push(...page.Items.map((item) => unmarshall(item)));
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
};
const isEvent = ({ sk }: Item): boolean => String(sk).startsWith('e#');

/** How often these words stand in the table: in events, and in entities. */
export const foundIn = async (pk: string, words: string) => {
  const found = (await itemsIn(pk)).filter((item) => JSON.stringify(item).includes(words));
  return { events: found.filter(isEvent).length, entities: found.filter((item) => !isEvent(item)).length };
};
/** What the table has of it, in which versions; the daily look at the ledger moves its own mark. */
export const stateOf = async (pk: string) =>
  (await itemsIn(pk)).flatMap(({ sk, version }) => (sk === 'ledger-mark' ? [] : [[sk, version]])).toSorted();

/** When the texts' time is over. */
export const muchLater = { now: `${addDays(dayOf(new Date().toISOString()), 600)}T12:00:00.000Z` };
