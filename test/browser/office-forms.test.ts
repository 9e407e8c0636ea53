import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { browserPath, type Look, signInAs } from '../../tools/screens/browser.ts';
import { closeBrowser, expectReady, focused, withPage } from '../support/browser.ts';
import { itemsOf, loadedCampaign, theStack } from '../support/stack.ts';

/** What takes a form of the offices: part of an order, a proposal for the catalogue, a boost. */
describe.skipIf(browserPath === undefined)('forms of the offices, with a browser', () => {
  const { call, must } = loadedCampaign('office-forms');
  const line = { item: 'folder', language: 'sv', quantity: 200 };
  const ordered = { id: '' };
  beforeAll(async () => {
    if (browserPath === undefined) return;
    const editions = { sv: { bilingual: false, translation: 'original' } };
    await must('district-staff', 'PUT /materials/items/folder', { name: 'Folder: miljö', kind: 'folder', editions });
    const movement = { ...line, depot: 'district', quantity: 500, reason: 'arrival' };
    await must('district-staff', 'POST /materials/stock-movements', movement);
    const order = { unit: 'solna', deliverTo: 'Partilokalen', lines: [line] };
    ordered.id = String((await must('association-solna', 'POST /materials/orders', order)).id);
    const channel = { kind: 'facebook', owner: 'district', name: 'Distriktet på Facebook', audience: 18_000 };
    await must('district-staff', 'PUT /channels/fb', channel);
  }, 60_000);
  afterAll(closeBrowser);
  const as = (name: string, look: Look, screen: string, run: (page: Page) => Promise<void>): Promise<void> =>
    withPage(look, async (page) => {
      await signInAs(page, `${theStack().url}/`, name);
      await page.goto(`${theStack().url}/c/office-forms/${screen}`);
      await page.locator('main h1').waitFor();
      await run(page);
    });
  const fault = (page: Page, name: string | RegExp) => page.getByRole('alert').getByRole('link', { name }).waitFor();
  const keeper = 'Handläggare, Distriktskansliet';

  test('an association proposes something for the catalogue, and the district takes it up', async () => {
    await as('Solna', { width: 360, scheme: 'dark' }, 'orders', async (page) => {
      await page.getByRole('link', { name: 'Förslag', exact: true }).click();
      await page.getByText('Inga förslag än.').waitFor();
      await expectReady(page);
      await page.getByRole('link', { name: 'Föreslå material' }).click();
      await page.getByRole('button', { name: 'Skicka förslaget' }).click();
      await fault(page, 'Välj vad det är.');
      await expectReady(page);
      await page.getByLabel('Vad ska det heta?').fill('Bostäder i Hagalund');
      await page.getByLabel('Vad är det?', { exact: true }).selectOption({ label: 'Folder' });
      await page.getByRole('button', { name: 'Skicka förslaget' }).click();
      await page.getByRole('heading', { level: 1, name: 'Bostäder i Hagalund' }).waitFor();
      await page.getByRole('button', { name: 'Ta tillbaka förslaget' }).waitFor();
      await expectReady(page);
    });
    await as(keeper, { width: 1440, scheme: 'light' }, 'materials/proposals', async (page) => {
      await page.getByRole('link', { name: /Bostäder i Hagalund/ }).click();
      await page.getByRole('button', { name: 'Ta upp det' }).click();
      await fault(page, 'Välj vad i katalogen det har blivit.');
      await page.getByText('Lägg in det i katalogen').click();
      await expectReady(page);
      await page.getByRole('button', { name: 'Lägg in', exact: true }).click();
      await page.getByRole('option', { name: 'Bostäder i Hagalund' }).waitFor({ state: 'attached' });
      await page.getByLabel('I katalogen som').selectOption({ label: 'Bostäder i Hagalund' });
      await page.getByRole('button', { name: 'Ta upp det' }).click();
      await page.getByText('Finns i katalogen').first().waitFor();
      await expectReady(page);
    });
    expect(itemsOf(await call('association-solna', 'GET /materials/items/proposals'))).toMatchObject([
      { status: 'adopted', item: 'bostader-i-hagalund' },
    ]);
  });

  test('a part of an order goes off, and a boost is asked for with what is left on its line', async () => {
    await as(keeper, { width: 360, scheme: 'light' }, `materials/orders/${ordered.id}`, async (page) => {
      await page.getByText('Leverera en del').click();
      const copies = page.getByLabel(/Folder: miljö/);
      await copies.fill('201');
      await page.getByRole('button', { name: 'Leverera det' }).click();
      await fault(page, 'Så många ligger inte där: skriv högst 200.');
      await expectReady(page);
      await copies.fill('120');
      await page.getByRole('button', { name: 'Leverera det' }).click();
      await page.getByText('120 levererade').waitFor();
      await page.goto(`${theStack().url}/c/office-forms/publicity`);
      await page.getByRole('link', { name: 'Annonsering' }).click();
      await page.getByText('Ingen har bett om en annons än.').waitFor();
      await page.getByRole('link', { name: 'Be om en annons …' }).click();
      await page.getByRole('button', { name: 'Skicka begäran' }).click();
      await fault(page, 'Välj vilka den ska nå.');
      await page.getByLabel('Kanal').selectOption({ label: 'Distriktet på Facebook' });
      await page.getByLabel('Belopp', { exact: true }).fill('1 500');
      await page.getByLabel('Vilka ska den nå?').selectOption({ label: 'Barnfamiljer' });
      await page.getByText(/^Efteråt är .* kvar\.$/).waitFor();
      await expectReady(page);
      await page.getByRole('button', { name: 'Skicka begäran' }).click();
      await page.getByText('1 500 kr').first().waitFor();
      await expect.poll(() => focused(page)).toBe('request-title');
      await page.goto(`${theStack().url}/c/office-forms/publicity/boosts`);
      await page.getByRole('link', { name: /Distriktet på Facebook/ }).click();
      await page.getByRole('link', { name: 'Se begäran ur potten' }).waitFor();
      await expectReady(page);
    });
    expect(await must('district-staff', `GET /materials/orders/${ordered.id}`)).toMatchObject({
      status: 'partly-delivered',
      lines: [{ quantity: 200, delivered: 120 }],
    });
    expect(itemsOf(await call('district-staff', 'GET /boosts'))).toMatchObject([{ unit: 'district', amount: 150_000 }]);
  });
});
