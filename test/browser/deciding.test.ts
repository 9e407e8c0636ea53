import { afterAll, describe, expect, test } from 'vitest';
import { browserPath, type Look, signInAs } from '../../tools/screens/browser.ts';
import { closeBrowser, expectGood, focused, withPage } from '../support/browser.ts';
import { loadedCampaign, theStack } from '../support/stack.ts';
import { day, enteringIn } from '../support/visits-api.ts';

/** The first story: a head of an office, on a phone, decides between two meetings. */
if (browserPath === undefined)
  console.warn('There is no Chromium, so no page was tried: install it, or name it as CHROMIUM.');
const phone: Look = { width: 360, scheme: 'light' };
const desk: Look = { width: 1440, scheme: 'dark' };
const name = 'Kanslichef, Distriktskansliet';

describe.skipIf(browserPath === undefined)('with a browser', () => {
  const campaign = loadedCampaign('browser');
  const { file, must } = campaign;
  /** Of this campaign: the stack has those of other files, too. */
  const home = () => `${theStack().url}/c/browser`;
  afterAll(closeBrowser);

  /** Others approve, until one head alone is missing. */
  const nearlyReserved = async (purpose: string, amount = 450_000) => {
    const request = await file({ purpose, amount, unit: 'solna' });
    for (const head of ['city-hall-head', 'county-council-head']) {
      const { missing } = await must('district-head', `GET ${request}`);
      if ((missing as { heads: number }).heads > 1) await must(head, `POST ${request}/approvals`, {});
    }
    return request;
  };
  const statusOf = async (request: string) => (await must('district-head', `GET ${request}`)).status;

  test.each([phone, desk])('whoever comes by sees what this is, and whom one can be: %o', async (look) => {
    await withPage(look, async (page) => {
      await page.goto(home());
      await page.getByRole('button', { name }).waitFor();
      await expectGood(page);
      const associations = page.locator('.cards.many button');
      expect(await associations.count()).toBe(44);
      await page.getByRole('searchbox').fill('jarf');
      expect(await associations.allTextContents()).toEqual(['Järfälla']);
      await page.getByRole('searchbox').fill('xyz');
      await page.getByText('Ingen förening heter något med').waitFor();
      await page.getByRole('button', { name: 'In English' }).click();
      await page.getByRole('heading', { level: 1, name: 'Three offices' }).waitFor();
      expect(await page.evaluate('document.documentElement.lang')).toBe('en');
      for (const link of await page.locator('nav a').all()) {
        const to = await link.getAttribute('href');
        // The campaign of the personas is not loaded here.
        if (to?.startsWith('/public/')) continue;
        expect([to, (await fetch(new URL(to ?? '', home()))).status < 400]).toEqual([to, true]);
      }
    });
  });

  test('signs in, stays so over a reload and in a second tab, and signs out of both', async () => {
    await withPage(phone, async (page, context) => {
      await signInAs(page, home(), name);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.reload();
      await page.locator('nav.main').waitFor();
      expect(await page.evaluate('document.cookie')).toBe('');
      expect(await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toMatch(/eyJ/);
      const other = await context.newPage();
      await other.goto(home());
      await other.locator('nav.main').waitFor();
      await page.locator('details.menu summary').click();
      await page.getByRole('button', { name: 'Logga ut' }).click();
      await page.getByRole('button', { name }).waitFor();
      await other.reload();
      await other.getByRole('button', { name }).waitFor();
    });
  });

  test('refuses with a reason: without one is said at the field, which then has the focus', async () => {
    const request = await nearlyReserved('Tre banderoller');
    await withPage(phone, async (page) => {
      await signInAs(page, home(), name);
      await page.getByRole('heading', { name: 'Tre banderoller' }).waitFor();
      await page.locator('.votes').waitFor();
      await expectGood(page);
      await page.getByRole('button', { name: 'Avslå …' }).click();
      await page.getByRole('button', { name: 'Avslå', exact: true }).click();
      await page.getByText('Skriv ett skäl').waitFor();
      expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
      await expectGood(page);
      await page.getByRole('textbox').fill('Vi har redan sådana.');
      await page.getByRole('button', { name: 'Avslå', exact: true }).click();
      await page.getByText('Avslaget: Tre banderoller').first().waitFor();
      await page.getByRole('heading', { level: 1, name: 'Inget väntar på dig' }).waitFor();
      await expect.poll(() => focused(page)).toBe('Inget väntar på dig');
      expect(await page.locator('[role=status]').first().textContent()).toContain('Avslaget');
      await expectGood(page);
    });
    const { refusals } = await must('district-head', `GET ${request}`);
    expect(refusals).toMatchObject([{ office: 'district', reason: 'Vi har redan sådana.' }]);
    await campaign.call('association-solna', `POST ${request}/withdrawal`, {});
  });

  test('the vote that decides is asked about once more, by a button that says what it does', async () => {
    const request = await nearlyReserved('Annons i Solnabladet');
    await withPage(desk, async (page) => {
      await signInAs(page, home(), name);
      await page.getByRole('heading', { name: 'Annons i Solnabladet' }).waitFor();
      const approve = page.getByRole('button', { name: /^Godkänn/ });
      await approve.click();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await expectGood(page);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await statusOf(request)).toBe('submitted');
      await approve.click();
      await dialog.getByRole('button', { name: /^Godkänn/ }).click();
      await page.getByText('Pengarna är reserverade.').first().waitFor();
      await expect.poll(() => focused(page)).toBe('Inget väntar på dig');
    });
    expect(await statusOf(request)).toBe('reserved');
  });

  test('the pot is shown as a picture and as a table', async () => {
    await withPage(phone, async (page) => {
      await signInAs(page, home(), name);
      await page.getByRole('link', { name: 'Potten' }).click();
      await page.getByRole('heading', { level: 2, name: 'Poster' }).waitFor();
      await page.getByText('Samma sak som tabell').click();
      await expectGood(page);
      await page.goBack();
      await page.getByRole('heading', { level: 1, name: 'Inget väntar på dig' }).waitFor();
    });
  });

  test('a visit is booked on one of the days that were wished for', async () => {
    const candidate = await enteringIn(must)();
    const wish = { unit: 'solna', candidate, wishes: [day(21), day(14)], topic: 'Skolan' };
    const { id } = await must('association-solna', 'POST /visits', wish);
    await withPage(phone, async (page) => {
      await signInAs(page, home(), name);
      await page.getByRole('heading', { level: 2, name: 'Besök hos Solna' }).waitFor();
      await page.getByRole('button', { name: 'Boka besöket' }).click();
      await page.getByRole('link', { name: 'Välj en av dagarna' }).waitFor();
      await expectGood(page);
      await page.getByRole('radio').nth(1).check();
      await page.getByRole('button', { name: 'Boka besöket' }).click();
      await page.getByRole('heading', { level: 1, name: 'Inget väntar på dig' }).waitFor();
      await expectGood(page);
    });
    expect(await must('district-head', `GET /visits/${String(id)}`)).toMatchObject({
      status: 'accepted',
      day: day(21),
    });
  });

  test('what leads nowhere says so, and an association has no pot', async () => {
    await withPage(phone, async (page) => {
      await signInAs(page, home(), 'Solna');
      await page.locator('nav.main').waitFor();
      expect(await page.getByRole('link', { name: 'Potten' }).count()).toBe(0);
      await page.goto(`${home()}/pot`);
      await page.getByRole('heading', { name: 'Det finns inget här.' }).waitFor();
      await page.goto(`${theStack().url}/c/other`);
      await page.getByRole('heading', { name: 'Det finns inget här.' }).waitFor();
      await expectGood(page);
    });
  });
});
