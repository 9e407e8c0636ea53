import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { browserPath, type Look, signInAs } from '../../tools/screens/browser.ts';
import { closeBrowser, expectReady, focused, withPage } from '../support/browser.ts';
import { itemsOf, loadedCampaign, theStack } from '../support/stack.ts';

/** What associations do together on the page (E11), and what one changes while it is open. */
describe.skipIf(browserPath === undefined)('associations together, with a browser', () => {
  const { call, must } = loadedCampaign('together');
  beforeAll(async () => {
    const editions = { sv: { bilingual: false, translation: 'original' } };
    await must('district-staff', 'PUT /materials/items/folder', { name: 'Folder: miljö', kind: 'folder', editions });
    const line = { item: 'folder', language: 'sv', quantity: 200 };
    await must('district-staff', 'PUT /materials/packs/small', { size: 'small', lines: [line] });
    const movement = { ...line, depot: 'district', quantity: 5_000, reason: 'arrival' };
    await must('district-staff', 'POST /materials/stock-movements', movement);
  }, 60_000);
  afterAll(closeBrowser);
  const asSolna = (look: Look, screen: string, run: (page: Page) => Promise<void>): Promise<void> =>
    withPage(look, async (page) => {
      await signInAs(page, `${theStack().url}/`, 'Solna');
      await page.goto(`${theStack().url}/c/together/${screen}`);
      await page.locator('main h1').waitFor();
      await run(page);
    });
  const ours = async (path: string) => itemsOf(await call('association-solna', `GET ${path}`));

  test('ask for money with their shares; what is asked for is changed, and asked anew', async () => {
    await asSolna({ width: 360, scheme: 'light' }, 'money/new', async (page) => {
      await page.getByLabel('Vad ska ni ha pengarna till?').fill('Buss till familjedagen');
      await page.getByLabel('Belopp', { exact: true }).fill('9 000');
      await page.getByLabel('Vad är det för slags utgift?').selectOption({ label: 'Evenemang' });
      await page.getByText('Tillsammans med andra föreningar').click();
      await page.getByRole('button', { name: 'Lägg till en förening' }).click();
      await expect.poll(() => focused(page)).toMatch(/partners-0-unit$/);
      const one = page.getByRole('group', { name: 'Förening 1' });
      expect(await one.getByRole('option', { name: 'Solna' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Skicka begäran' }).click();
      await page.getByRole('alert').getByRole('link', { name: 'Välj en förening, eller ta bort raden.' }).waitFor();
      await expectReady(page);
      await one.getByLabel('Vilken förening?').selectOption({ label: 'Nacka' });
      await one.getByLabel('Deras del av beloppet').fill('4 000');
      await page.getByText('Er egen del blir 5 000 kr.').waitFor();
      await page.getByText('Först svarar föreningarna som är med.').waitFor();
      await page.getByRole('button', { name: 'Skicka begäran' }).click();
      const title = page.getByRole('heading', { level: 1, name: 'Buss till familjedagen' });
      await title.waitFor();
      await page.getByText('Nacka, 4 000 kr: har inte svarat').waitFor();
      await page.getByRole('button', { name: 'Ändra …' }).click();
      await expect.poll(() => focused(page)).toBe('act-title');
      await page.getByRole('button', { name: 'Spara ändringen' }).click();
      await page.getByRole('alert').getByRole('link', { name: 'Inget är ändrat än.' }).waitFor();
      await page.getByLabel('Del av beloppet för Nacka').fill('9 000');
      await page.getByRole('button', { name: 'Spara ändringen' }).click();
      await page
        .getByRole('alert')
        .getByRole('link', { name: /något måste vara kvar åt er/ })
        .waitFor();
      await expectReady(page);
      await page.getByLabel('Del av beloppet för Nacka').fill('3 000');
      await page.getByLabel('Vem ska få betalt?').fill('Solna Buss AB');
      await page.getByText('Två kanslichefer ska säga ja till så mycket.').waitFor();
      await page.getByRole('button', { name: 'Spara ändringen' }).click();
      await page.getByText('Nacka, 3 000 kr: har inte svarat').waitFor();
      await expect.poll(() => focused(page)).toBe('request-title');
      await expectReady(page);
    });
    expect(await ours('/pot/requests')).toMatchObject([
      { amount: 900_000, payee: 'Solna Buss AB', partners: [{ unit: 'nacka', amount: 300_000 }] },
    ]);
  });

  test('order to the same place: each is asked for how many', async () => {
    await asSolna({ width: 1440, scheme: 'dark' }, 'orders/new', async (page) => {
      await page.getByRole('radio', { name: /Litet startpaket/ }).check();
      await page.getByRole('button', { name: 'Nästa' }).click();
      await page.getByRole('heading', { level: 1, name: 'Det här får ni' }).waitFor();
      await page.getByRole('button', { name: 'Nästa' }).click();
      await page.getByLabel('Leverera till').fill('Partilokalen');
      await page.getByText('Beställ tillsammans med en annan förening').click();
      await page.getByRole('button', { name: 'Lägg till en förening' }).click();
      const one = page.getByRole('group', { name: 'Förening 1' });
      await one.getByLabel('Vilken förening?').selectOption({ label: 'Kista' });
      await page.getByRole('button', { name: 'Skicka beställningen' }).click();
      await page
        .getByRole('alert')
        .getByRole('link', { name: /Skriv ett antal vid minst en sak/ })
        .waitFor();
      await expectReady(page);
      await one.getByLabel('Folder: miljö').fill('150');
      await page.getByRole('button', { name: 'Skicka beställningen' }).click();
      await page.getByRole('heading', { level: 1, name: 'Litet startpaket' }).waitFor();
      await page.getByText('Kista, har inte svarat').waitFor();
      await expectReady(page);
    });
    expect(await ours('/materials/orders')).toMatchObject([
      { shares: [{ unit: 'kista', lines: [{ item: 'folder', language: 'sv', quantity: 150 }], status: 'asked' }] },
    ]);
  });
});
