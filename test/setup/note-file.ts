import { afterAll, expect } from 'vitest';
import { noteFile } from '../support/run.ts';

/** In each file of test/api: the last check of the run wants to know which of them ran. */
const { testPath } = expect.getState();
afterAll(() => noteFile(testPath ?? ''));
