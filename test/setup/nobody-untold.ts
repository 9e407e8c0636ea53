import { afterAll, expect } from 'vitest';
import { caller } from '../../infra/local/wire.ts';
import { isStarted, theStack } from '../support/stack.ts';

/** What the queues for messages and events that were given up hold, in the stack of this process; nothing without one. */
const givenUp = async (): Promise<readonly string[]> => {
  if (!isStarted()) return [];
  const { endpoint, urls } = theStack().queues;
  const receive = caller(endpoint, 'sqs')<{ Messages?: { Body: string }[] }>;
  const ends = Object.entries(urls).filter(([name]) => /Failures|DeadLetters/.test(name));
  const found = await Promise.all(
    ends.map(async ([name, QueueUrl]) => {
      // Left where it is: whoever asks next sees it, too.
      const { Messages = [] } = await receive('ReceiveMessage', {
        QueueUrl,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: 0,
      });
      return Messages.map(({ Body }) => `${name}: ${Body}`);
    }),
  );
  return found.flat();
};

/**
 * In each file whose stack is shared: whatever was done, nobody whom it concerns has remained untold, in this file or in
 * one before it.
 */
afterAll(async () => {
  expect(await givenUp()).toEqual([]);
});
