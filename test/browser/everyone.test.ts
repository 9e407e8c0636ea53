import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, type Look, signInAs } from '../../tools/screens/browser.ts';
import { closeBrowser, expectReady, focused, withPage } from '../support/browser.ts';
import { itemsOf, loadedCampaign, theStack } from '../support/stack.ts';
import { today } from '../support/today.ts';

/** What heads and everybody look up and do beside deciding: the pot's screens, inbox, letters, people, one's own data. */
const phone: Look = { width: 360, scheme: 'light' };
const desk: Look = { width: 1440, scheme: 'dark' };
const head = 'Kanslichef, Distriktskansliet';
const receipt = { supplier: 'Solnabladet AB', number: 'F-117', date: today };

describe.skipIf(browserPath === undefined)('with a browser', () => {
  const campaign = loadedCampaign('everyone');
  const { must, call, reserved, refusal } = campaign;
  const home = () => `${theStack().url}/`;
  const at = (screen: string) => `${home()}c/everyone/${screen}`;
  afterAll(closeBrowser);
  beforeAll(async () => {
    if (browserPath === undefined) return;
    const request = await reserved({ purpose: 'Annons i Solnabladet', amount: 450_000 });
    await must('association-solna', `POST ${request}/claims`, { amount: 300_000, receipt });
    await theStack().idle();
  }, 60_000);
  const signedIn = async (page: Page, name: string, screen: string) => {
    await signInAs(page, home(), name);
    await page.goto(at(screen));
    await page.locator('main h1').waitFor();
  };

  test('the inbox has what waits first; what was read is read', async () => {
    await theStack().idle();
    await withPage(phone, async (page) => {
      await signedIn(page, head, 'inbox');
      const first = page.locator('main h2').first();
      await first.waitFor();
      expect(await first.textContent()).toBe('Att svara på eller göra');
      await expectReady(page);
      const leads = await page
        .getByRole('link', { name: /ur posten Publicitet: Solna/ })
        .first()
        .getAttribute('href');
      expect(leads).toMatch(/^\/c\/everyone\/requests\/solna\.\w{26}$/);
      const unread = page.locator('.fresh');
      const before = await unread.count();
      expect(before).toBeGreaterThan(2);
      await unread.first().getByRole('button', { name: 'Markera som läst' }).click();
      await expect.poll(() => unread.count()).toBe(before - 1);
      await expect.poll(() => focused(page)).toBe('inbox-title');
      await page.getByRole('button', { name: 'Markera allt som läst' }).click();
      await expect.poll(() => unread.count()).toBe(0);
      await page.getByLabel('Visa').selectOption('unread');
      await page.getByText('Inget sådant i inkorgen.').waitFor();
      await expectReady(page);
    });
    expect(itemsOf(await call('district-head', 'GET /offices/district/inbox?unread=true'))).toEqual([]);
  });

  test('an association says which letters it wants, and whom it lets in', async () => {
    let invited = '';
    await withPage(phone, async (page) => {
      await signedIn(page, 'Solna', 'letters');
      await page.getByLabel('Annat som är bra att veta').selectOption('off');
      for (const day of ['lördag', 'söndag']) await page.getByLabel(day).uncheck();
      await page.getByRole('button', { name: 'Spara' }).click();
      await expect.poll(() => page.locator('[role=status]').first().textContent()).toContain('Dina val är sparade.');
      await page.getByText('Byt adress').first().click();
      await page.getByLabel('Ny adress').fill('solna');
      await page.getByRole('button', { name: 'Byt adress' }).click();
      await page.locator('.summary').waitFor();
      await expectReady(page);
      await page.getByLabel('Ny adress').fill('solna@example.org');
      await page.getByRole('button', { name: 'Byt adress' }).click();
      await page.getByText('Vi har skickat ett brev till solna@example.org.').waitFor();
      await page.goto(at('people'));
      await page.getByLabel('Namn').fill('Robin Ek');
      await page.getByLabel('E-postadress').fill('robin@example.org');
      await page.getByRole('button', { name: 'Bjud in', exact: true }).click();
      await page.getByRole('button', { name: 'Kopiera länken' }).waitFor();
      invited = (await page.locator('.note.good .whole').textContent()) ?? '';
      expect(invited).toMatch(/\/c\/everyone\/invited#solna\./);
      await expectReady(page);
      await page.goto('about:blank');
      await page.goto(invited);
      await page.getByRole('button', { name: 'Tacka ja' }).waitFor();
      await expectReady(page);
      // Solna is another than who was invited.
      await page.getByRole('button', { name: 'Tacka ja' }).click();
      await page.getByRole('alert').waitFor();
      await page.goto(at('people'));
      await page.getByRole('button', { name: 'Återkalla Robin Ek' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Återkalla' }).click();
      await page.getByText('Ingen väntar på att svara.').waitFor();
      await expect.poll(() => focused(page)).toBe('members-solna');
    });
    expect(await must('association-solna', 'GET /preferences')).toMatchObject({
      know: 'off',
      decide: 'now',
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      pending: { email: 'solna@example.org' },
    });
  });

  test('one’s own data can be had; who is a head hands over first, others are forgotten once they are sure', async () => {
    await withPage(phone, async (page) => {
      await signedIn(page, head, 'me');
      await page.getByText('Visa hur man når mig').click();
      await page.getByLabel('Vad du ansvarar för').fill('Kanslichef');
      await page.getByLabel('Telefon').fill('12');
      await page.getByRole('button', { name: 'Visa', exact: true }).click();
      await page.getByRole('link', { name: 'Skriv numret som 070-123 45 67' }).waitFor();
      await expectReady(page);
      await page.getByLabel('Telefon').fill('070-123 45 67');
      await page.getByRole('button', { name: 'Visa', exact: true }).click();
      await expect.poll(() => page.locator('[role=status]').first().textContent()).toContain('bland Personer');
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Hämta mina uppgifter' }).click(),
      ]);
      expect(saved.suggestedFilename()).toBe('mina-uppgifter.json');
      await page.getByRole('button', { name: 'Ta bort allt om mig …' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Ta bort allt om mig' }).click();
      await dialog.getByText('Kryssa i att du förstår').waitFor();
      await expectReady(page);
      await dialog.getByLabel('Jag förstår').check();
      await dialog.getByRole('button', { name: 'Ta bort allt om mig' }).click();
      await dialog.getByRole('alert').waitFor();
      await expectReady(page);
    });
    await withPage(phone, async (page) => {
      await signedIn(page, 'Kista', 'me');
      await page.getByRole('button', { name: 'Ta bort allt om mig …' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Jag förstår').check();
      await dialog.getByRole('button', { name: 'Ta bort allt om mig' }).click();
      await page.getByRole('button', { name: head }).waitFor();
    });
    expect(await refusal('association-kista', 'GET /pot/requests')).toBe('404 not-found');
  });

  test('people are found by name and unit', async () => {
    await withPage(desk, async (page) => {
      await signedIn(page, head, 'people');
      await page.getByRole('link', { name: 'Ring 070-123 45 67' }).waitFor();
      await page.getByRole('searchbox').fill('nacka');
      await expect.poll(() => page.locator('main section').last().locator('h3').allTextContents()).toEqual(['Nacka']);
      await page.getByRole('searchbox').fill('xyz');
      await page.getByText('Ingen hittades för ”xyz”.').waitFor();
      await expectReady(page);
    });
  });
});
