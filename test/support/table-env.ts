import { vi } from 'vitest';
import type { Stack } from '../../infra/local/stack.ts';
import { theStack } from './stack.ts';

/** Lets a test read and write a stack's table as a function does, by way of what it imports of the product. */
export const tableEnv = ({ table: { endpoint, name } }: Pick<Stack, 'table'>): void => {
  for (const [key, value] of Object.entries({
    TABLE_NAME: name,
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_REGION: 'eu-north-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  }))
    vi.stubEnv(key, value);
};
export const useTable = (): void => tableEnv(theStack());
