import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { closeStack, openStack, operationsOf, seen } from '../support/stack.ts';
import { publicCopies } from './publicity-copies.ts';
import { publicFeeds } from './publicity-feeds.ts';
import { shareKit } from './publicity-kit.ts';
import { publicPages } from './publicity-pages.ts';

/** What leaves Valsam without a token, through one real stack: gateway, bundles, engines. */
// A busy machine makes each of them slow; none of them is about time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
beforeAll(openStack);
afterAll(closeStack);

describe('public pages', publicPages);
describe('public feeds', publicFeeds);
describe('a copy', publicCopies);
describe('the share kit', shareKit);

describe('of every operation', () => {
  test.each(operationsOf('gatherings-public', 'channels-kit', 'gatherings-links'))(
    '%s has succeeded, and each of its refusals was seen',
    (name, { refusals }) => {
      const wanted = ['ok', ...refusals].map((outcome) => `${name} ${outcome}`);
      expect(wanted.filter((outcome) => !seen.has(outcome))).toEqual([]);
    },
  );
});
