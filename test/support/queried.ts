import { type AttributeValue, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import type { toldTable } from './told-table.ts';

/** Lets the small store answer ranges, too: of the table, or of one of its indexes. */
export const answerQueries = ({ client, store }: Pick<ReturnType<typeof toldTable>, 'client' | 'store'>): void => {
  client.on(QueryCommand).callsFake((asked: QueryCommandInput) => {
    const { ExpressionAttributeValues: values = {}, ExpressionAttributeNames: names = {} } = asked;
    const text = (value: AttributeValue | undefined): string | undefined => value?.S;
    const key = names['#sk'] ?? 'sk';
    const [prefix = '', from, to] = [':prefix', ':from', ':to'].map((name) => text(values[name]));
    const Items = [...store.values()]
      .filter((item) => {
        const at = text(item[key]);
        if (text(item.pk) !== text(values[':pk']) || at === undefined) return false;
        return at.startsWith(prefix) && (from === undefined || from <= at) && (to === undefined || at <= to);
      })
      .toSorted((a, b) => ((text(a[key]) ?? '') < (text(b[key]) ?? '') ? -1 : 1));
    return { Items };
  });
};
