import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callsOf } from '../../tools/bench/page.ts';
import { browserPath, signInAs } from '../../tools/screens/browser.ts';
import { closeBrowser, withPage } from '../support/browser.ts';
import { loadedCampaign, theStack } from '../support/stack.ts';

/** What is asked of the API before a head sees the first decision: each answer that waits for another costs a phone a fifth of a second. */
const head = 'Kanslichef, Distriktskansliet';

describe.skipIf(browserPath === undefined)('with a browser', () => {
  const { file } = loadedCampaign('first-decision');
  const home = () => `${theStack().url}/c/first-decision`;
  const agenda = 'GET /campaigns/first-decision/agenda';
  afterAll(closeBrowser);
  beforeAll(async () => {
    if (browserPath === undefined) return;
    await file({ purpose: 'Tre banderoller' });
    await theStack().idle();
  }, 60_000);

  /** Until what waits is answered; what is asked after that keeps no decision waiting. */
  const asked = async (page: Page, act: () => Promise<unknown>): Promise<readonly string[]> => {
    const calls = callsOf(page);
    let until: readonly string[] | undefined;
    page.on('response', (response) => {
      if (response.url().endsWith('/agenda')) until ??= [...calls];
    });
    await act();
    await page.getByRole('heading', { name: 'Tre banderoller' }).waitFor();
    return until ?? [];
  };

  test('once signed in it is the session, and then at once who one is and what waits', async () => {
    await withPage({ width: 360, scheme: 'light' }, async (page, context) => {
      await signInAs(page, home(), head);
      await page.getByRole('heading', { name: 'Tre banderoller' }).waitFor();
      const other = await context.newPage();
      // Who one is takes its time, so that whoever waited for it would be seen to.
      await other.route('**/me', async (route) => {
        await other.waitForResponse((response) => response.url().endsWith('/agenda'));
        await route.continue();
      });
      const calls = await asked(other, () => other.goto(home()));
      expect(calls[0]).toBe('POST /session/renewals');
      expect(calls.slice(1).toSorted()).toEqual([agenda, 'GET /me']);
    });
  });

  test('signing in for the first time it is the session, who one is, and what waits', async () => {
    await withPage({ width: 360, scheme: 'light' }, async (page) => {
      await page.goto(home());
      await page.getByRole('button', { name: head }).waitFor();
      const calls = await asked(page, () => page.getByRole('button', { name: head }).click());
      expect(calls.toSorted()).toEqual([agenda, 'GET /me', 'POST /session'].toSorted());
    });
  });
});
