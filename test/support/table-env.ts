import { vi } from 'vitest';
import { theStack } from './stack.ts';

/** Lets a test read and write the stack's table as a function does, by way of what it imports of the product. */
export const useTable = (): void => {
  const { endpoint, name } = theStack().table;
  for (const [key, value] of Object.entries({
    TABLE_NAME: name,
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_REGION: 'eu-north-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  }))
    vi.stubEnv(key, value);
};
