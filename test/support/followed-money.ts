import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { vi } from 'vitest';
import { capabilities } from '../../functions/capabilities.ts';
import { handlerOf } from '../../functions/notifications/followers.ts';
import type { toldTable } from './told-table.ts';

/** What those who follow a spending request are told of it, and what they made of that, on a table that is told what to do. */
type Keys = { readonly pk: string; readonly sk: string };
export const place = ({ pk, sk }: Keys): string => `${pk} ${sk}`;

export const followedMoney = (
  { store }: ReturnType<typeof toldTable>,
  { campaign, spendingId, pays }: { readonly campaign: string; readonly spendingId: string; readonly pays: string },
) => {
  let sequence = 0;
  return {
    put: (keys: Keys, entity: object) =>
      store.set(place(keys), marshall({ ...keys, ...entity }, { removeUndefinedValues: true })),
    /** What it has led to, oldest first. */
    events: () =>
      [...store.values()]
        .map((item) => unmarshall(item))
        .flatMap(({ sk, type }) => (sk.startsWith('e#') ? [type] : [])),
    record: (changes: object = {}): DynamoDBRecord => ({
      eventName: 'INSERT',
      dynamodb: {
        SequenceNumber: String(++sequence),
        NewImage: marshall({
          pk: `${campaign}#pot`,
          sk: `e#2018-08#pot/requests/${spendingId}#${sequence}`,
          campaign,
          type: 'SpendingReserved',
          subject: `pot/requests/${spendingId}`,
          for: pays,
          ...changes,
        }) as NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>,
      },
    }),
    /** Which of the records failed, by their places. Time runs as fast as it is waited for. */
    follow: async (...records: DynamoDBRecord[]): Promise<readonly number[]> => {
      const answer = handlerOf(capabilities)(
        { Records: records },
        {} as never,
        () => undefined,
      ) as Promise<DynamoDBBatchResponse>;
      await vi.runAllTimersAsync();
      const { batchItemFailures } = await answer;
      return batchItemFailures.map(({ itemIdentifier }) =>
        records.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === itemIdentifier),
      );
    },
  };
};
