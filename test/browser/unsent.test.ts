import type { Page } from 'playwright-core';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { browserPath, type Look, signInAs } from '../../tools/screens/browser.ts';
import { closeBrowser, expectGood, withPage } from '../support/browser.ts';
import { loadedCampaign, theStack } from '../support/stack.ts';

/** Between two meetings there is often no net: nothing that somebody has done is lost, done twice, or done for them later. */
const phone: Look = { width: 360, scheme: 'light' };
const name = 'Kanslichef, Distriktskansliet';
const minute = 60_000;

describe.skipIf(browserPath === undefined)('without an answer', () => {
  const { file, must, call } = loadedCampaign('unsent');
  const home = () => `${theStack().url}/c/unsent`;
  afterAll(closeBrowser);

  const votesOf = async (request: string) =>
    ((await must('district-head', `GET ${request}`)).approvals as readonly { office: string }[])
      .map(({ office }) => office)
      .filter((office) => office === 'district').length;
  const waiting = (page: Page) => page.getByRole('region', { name: 'En sak är inte skickad än' });
  /** Signs in, and says yes to what is asked while there is no net. */
  const voteWithoutNet = async (page: Page, purpose: string): Promise<void> => {
    await signInAs(page, home(), name);
    await page.getByRole('heading', { name: purpose }).waitFor();
    await page.locator('.votes').waitFor();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: /^Godkänn/ }).click();
    await waiting(page).waitFor();
  };
  const done = (request: string) => call('association-solna', `POST ${request}/withdrawal`, {});
  /** It waits as long as the test runs. */
  const asked = async (purpose: string) => {
    const request = await file({ purpose, amount: 2_500_000, unit: 'solna' });
    onTestFinished(async () => {
      await done(request);
    });
    return request;
  };

  test('it waits, also over another tab, and is sent once when the net is back', async () => {
    const request = await asked('Valstugans golv');
    await withPage(phone, async (page, context) => {
      await voteWithoutNet(page, 'Valstugans golv');
      await expectGood(page);
      expect(await votesOf(request)).toBe(0);
      let sent = 0;
      context.on('request', (one) => (sent += Number(one.url().endsWith('/approvals'))));
      await context.setOffline(false);
      await expect.poll(() => votesOf(request), { timeout: 30_000 }).toBe(1);
      const other = await context.newPage();
      await other.goto(home());
      await other.locator('nav.main').waitFor();
      await waiting(page).waitFor({ state: 'detached' });
      expect([sent, await waiting(other).count(), await votesOf(request)]).toEqual([1, 0, 1]);
    });
  });

  test('what came through though its answer did not is not done twice', async () => {
    const request = await asked('Valstugans tak');
    await withPage(phone, async (page) => {
      let many = 0;
      await page.route('**/approvals', async (route) => {
        many += 1;
        if (many > 1) return route.continue();
        await route.fetch();
        return route.abort('connectionreset');
      });
      await signInAs(page, home(), name);
      await page.getByRole('heading', { name: 'Valstugans tak' }).waitFor();
      await page.getByRole('button', { name: /^Godkänn/ }).click();
      await waiting(page).getByRole('button', { name: 'Skicka nu' }).click();
      await waiting(page).waitFor({ state: 'detached' });
      expect([many, await votesOf(request)]).toEqual([2, 1]);
    });
  });

  test('after a quarter of an hour a decision is asked about, never sent by itself; another person neither sees it nor sends it', async () => {
    const request = await asked('Valstugans dörr');
    await withPage(phone, async (page, context) => {
      await page.clock.install();
      await voteWithoutNet(page, 'Valstugans dörr');
      await page.clock.fastForward(16 * minute);
      await context.setOffline(false);
      await page.clock.fastForward(2 * minute);
      await page.getByText('Det har gått en stund sedan du tryckte.').waitFor();
      await expectGood(page);
      expect(await votesOf(request)).toBe(0);
      // Somebody else's session on the same device: whose cookie it is, theirs the page is.
      await context.clearCookies();
      await signInAs(page, home(), 'Solna');
      await page.locator('nav.main').waitFor();
      expect([await waiting(page).count(), await votesOf(request)]).toEqual([0, 0]);
      await context.clearCookies();
      await signInAs(page, home(), name);
      await waiting(page).getByRole('button', { name: 'Skicka nu' }).click();
      await waiting(page).waitFor({ state: 'detached' });
      expect(await votesOf(request)).toBe(1);
    });
  });

  test('a no to what has waited is shown with its reason; signing out wipes what waits', async () => {
    const request = await asked('Valstugans flagga');
    await withPage(phone, async (page, context) => {
      await voteWithoutNet(page, 'Valstugans flagga');
      await done(request);
      await context.setOffline(false);
      await page.getByText('Valsam sade nej:').waitFor();
      await expectGood(page);
      expect(await page.evaluate("Object.keys(localStorage).filter((key) => key.includes('unsent')).length")).toBe(1);
      await page.locator('details.menu summary').click();
      await page.getByRole('button', { name: 'Logga ut' }).click();
      await page.getByRole('button', { name }).waitFor();
      expect(await page.evaluate('Object.keys(localStorage).filter((key) => /unsent|draft/.test(key))')).toEqual([]);
    });
  });

  test('whoever signs out while Valsam does not answer is out, and the session ends before anybody goes on with it', async () => {
    await withPage(phone, async (page, context) => {
      await signInAs(page, home(), name);
      let renewals = 0;
      context.on('request', (one) => (renewals += Number(one.url().endsWith('/session/renewals'))));
      await page.route(/\/session$/, (route) => route.abort('connectionreset'));
      await page.locator('details.menu summary').click();
      await page.getByRole('button', { name: 'Logga ut' }).click();
      await page.locator('nav.main').waitFor({ state: 'detached' });
      expect(await page.evaluate('Object.keys(localStorage).filter((key) => /unsent|draft/.test(key))')).toEqual([]);
      await page.goto(home());
      expect(await page.locator('nav.main').count()).toBe(0);
      await page.unroute(/\/session$/);
      await page.goto(home());
      await page.getByRole('button', { name }).waitFor();
      expect([renewals, await context.cookies()]).toEqual([0, []]);
    });
  });

  test.each([
    [401, 'Du är inte inloggad längre.', true],
    [429, 'Valsam har mycket att göra.', true],
    [500, 'Något gick fel hos oss.', true],
    [503, 'Valsam har mycket att göra.', true],
  ] as const)('of %d it is said what it means, and what was pressed is kept', async (status, words, isKept) => {
    await asked(`Valstugans skylt ${status}`);
    await withPage(phone, async (page) => {
      await signInAs(page, home(), name);
      await page.getByRole('heading', { name: `Valstugans skylt ${status}` }).waitFor();
      await page.route('**/approvals', (route) =>
        route.fulfill({ status, contentType: 'application/json', body: '{"message":"No"}' }),
      );
      await page.getByRole('button', { name: /^Godkänn/ }).click();
      await page.getByText(words).first().waitFor();
      expect((await waiting(page).count()) === 1).toBe(isKept);
      await expectGood(page);
    });
  });

  test('somebody who was faster (412) is told of, and what is shown is what is', async () => {
    const request = await asked('Valstugans matta');
    await withPage(phone, async (page) => {
      await signInAs(page, home(), name);
      await page.getByRole('heading', { name: 'Valstugans matta' }).waitFor();
      await page.locator('.votes').waitFor();
      await must('county-council-head', `POST ${request}/approvals`, {});
      await page.getByRole('button', { name: /^Godkänn/ }).click();
      await page.getByRole('alert').waitFor();
      await page.getByText(/sa ja/).first().waitFor();
      expect([await waiting(page).count(), await votesOf(request)]).toEqual([0, 0]);
      await expectGood(page);
    });
  });
});
