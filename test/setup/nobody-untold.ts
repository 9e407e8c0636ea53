import { afterAll, expect } from 'vitest';
import { givenUp } from '../support/stack.ts';

/**
 * In each file whose stack is shared: whatever was done, nobody whom it concerns has remained untold, in this file or in
 * one before it.
 */
afterAll(async () => {
  expect(await givenUp()).toEqual([]);
});
