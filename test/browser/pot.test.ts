import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, type Look, signInAs } from '../../tools/screens/browser.ts';
import { closeBrowser, expectReady, focused, withPage } from '../support/browser.ts';
import { pngOf } from '../support/pictures.ts';
import { loadedCampaign, theStack } from '../support/stack.ts';
import { today } from '../support/today.ts';
import type { Page } from 'playwright-core';

/** The pot's screens: the ledger, requests with their payouts and receipts, settlements, the mandate. */
const phone: Look = { width: 360, scheme: 'light' };
const desk: Look = { width: 1440, scheme: 'dark' };
const head = 'Kanslichef, Distriktskansliet';
const receipt = { supplier: 'Solnabladet AB', number: 'F-117', date: today };

describe.skipIf(browserPath === undefined)('with a browser', () => {
  const { must, reserved } = loadedCampaign('pot-screens');
  const claimed: { request: string } = { request: '' };
  afterAll(closeBrowser);
  beforeAll(async () => {
    if (browserPath === undefined) return;
    claimed.request = await reserved({ purpose: 'Annons i Solnabladet', amount: 450_000 });
    await must('association-solna', `POST ${claimed.request}/claims`, { amount: 300_000, receipt });
  }, 60_000);
  const signedIn = async (page: Page, screen: string) => {
    const home = `${theStack().url}/`;
    await signInAs(page, home, head);
    await page.goto(`${home}c/pot-screens/${screen}`);
    await page.locator('main h1').waitFor();
  };

  test('the ledger is read in sentences, and searched', async () => {
    await withPage(phone, async (page) => {
      await signedIn(page, 'ledger');
      await page.getByText(/är därmed reserverade på posten Publicitet/).waitFor();
      const entries = page.locator('main .line');
      expect(await entries.count()).toBeGreaterThan(5);
      await entries.first().getByText('Konton').click();
      expect(await entries.first().locator('tbody th').allTextContents()).toEqual([
        'Fritt i potten',
        'Reserverat på Publicitet',
      ]);
      await page.getByRole('searchbox').fill('4 500');
      await page.getByRole('button', { name: 'Sök', exact: true }).click();
      await expect.poll(() => entries.count()).toBe(1);
      await entries.first().getByRole('link', { name: 'Se begäran' }).click();
      await page.getByRole('heading', { level: 1, name: 'Annons i Solnabladet' }).waitFor();
      await expect.poll(() => focused(page)).toBe('request-title');
      await page.goBack();
      await page.getByRole('searchbox').fill('xyz');
      await page.keyboard.press('Enter');
      await page.getByText('Inget hittades för ”xyz”.').waitFor();
      await expectReady(page);
      await page.getByRole('button', { name: 'Visa allt' }).click();
      await expect.poll(() => entries.count()).toBeGreaterThan(5);
      await page.getByRole('button', { name: 'Kontrollera bokföringen' }).click();
      await page.locator('.note.good').waitFor();
    });
  });

  test('a receipt is found, paid, and its file is added, read again and downloaded', async () => {
    await withPage(phone, async (page) => {
      await signedIn(page, 'requests');
      // What waits leads there, too.
      const { items } = await must('district-head', 'GET /agenda');
      const claim = (items as readonly { id: string; kind: string }[]).find(({ kind }) => kind === 'claim');
      await page.goto(`${theStack().url}/c/pot-screens/decide/${claim?.id}`);
      await page.getByRole('link', { name: 'Öppna och svara' }).click();
      await page.getByRole('heading', { level: 1, name: 'Annons i Solnabladet' }).waitFor();
      await page.getByRole('link', { name: 'Alla begäranden' }).click();
      await page.getByLabel('Visa', { exact: true }).selectOption('claims');
      await page.getByRole('link', { name: /Annons i Solnabladet/ }).waitFor();
      await expect.poll(() => page.locator('main .row').count()).toBe(1);
      await page.getByLabel('Ansvarigt kansli').selectOption('county-council');
      await page.getByLabel('Visa', { exact: true }).selectOption('refused');
      await page.getByRole('button', { name: 'Visa alla' }).waitFor();
      await expectReady(page);
      await page.getByRole('button', { name: 'Visa alla' }).click();
      await page.getByRole('link', { name: /Annons i Solnabladet/ }).click();
      const row = page.locator('li', { hasText: 'nr F-117' });
      await row.getByRole('button', { name: 'Betala ut …' }).click();
      await expect.poll(() => focused(page)).toBe('act-title');
      await page.getByLabel('Belopp', { exact: true }).fill('9 000');
      await page.getByLabel('Kvittots nummer').fill('');
      await page.getByRole('button', { name: 'Betala ut', exact: true }).click();
      await page.getByRole('link', { name: 'Så mycket är inte kvar: skriv högst 4 500 kr.' }).waitFor();
      expect(await page.locator('.summary a').count()).toBe(2);
      await expectReady(page);
      await page.getByLabel('Belopp', { exact: true }).fill('3 000');
      await page.getByLabel('Kvittots nummer').fill('F-117');
      await page.getByRole('button', { name: 'Betala ut', exact: true }).click();
      const payouts = page.locator('section', { has: page.getByRole('heading', { name: 'Utbetalningar' }) });
      await payouts.getByText('3 000 kr').waitFor();
      await expect.poll(() => focused(page)).toBe('request-title');
      await payouts.locator('input[type=file]').setInputFiles({
        name: 'kvitto.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('Tack för köpet'),
      });
      await payouts.getByText('Filen gick inte att använda.').waitFor();
      await expectReady(page);
      await payouts
        .locator('input[type=file]')
        .setInputFiles({ name: 'kvitto.png', mimeType: 'image/png', buffer: Buffer.from(pngOf()) });
      await payouts.getByRole('button', { name: 'Hämta kvittot' }).waitFor();
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        payouts.getByRole('button', { name: 'Hämta kvittot' }).click(),
      ]);
      expect(saved.suggestedFilename()).toBe('Solnabladet AB F-117.png');
    });
    expect(await must('district-head', `GET ${claimed.request}`)).toMatchObject({
      paid: 300_000,
      openClaims: 0,
      payouts: [{ office: 'district', amount: 300_000, file: { mediaType: 'image/png' } }],
    });
  });

  test('by keyboard alone: what is owed is settled, and its money has come', async () => {
    await withPage(desk, async (page) => {
      await signedIn(page, 'settlement');
      await page.getByRole('button', { name: 'Gör avräkning' }).waitFor();
      const press = async (name: string): Promise<void> => {
        const button = page.getByRole('button', { name }).last();
        for (let steps = 0; steps < 60; steps += 1) {
          await page.keyboard.press('Tab');
          if (await button.evaluate((one) => one === one.ownerDocument.activeElement)) break;
        }
        await page.keyboard.press('Enter');
      };
      await press('Gör avräkning');
      await page.getByRole('dialog').waitFor();
      await expectReady(page);
      await press('Gör avräkning');
      await page.getByRole('heading', { name: 'Avräkning 1' }).waitFor();
      await expect.poll(() => focused(page)).toBe('made');
      await press('Pengarna har kommit');
      await page.getByRole('dialog').waitFor();
      await press('Pengarna har kommit');
      await page.getByText('Betalt i dag').waitFor();
      await expect.poll(() => focused(page)).toBe('made');
    });
    const { transfers } = await must('district-head', 'GET /pot/settlements/1');
    expect((transfers as readonly { paid: boolean }[]).filter(({ paid }) => paid)).toHaveLength(1);
  });

  test('a change of the mandate is typed, read as sentences before it is sent, and waits for the others', async () => {
    await withPage(phone, async (page) => {
      await signedIn(page, 'mandate');
      await page.getByRole('link', { name: 'Föreslå en ändring …' }).click();
      await page.getByRole('heading', { level: 1, name: 'Föreslå en ändring av mandatet' }).waitFor();
      const reads = page.locator('section', { has: page.getByRole('heading', { name: 'Så lyder förslaget' }) });
      await reads.getByText(/alla tre kanslicheferna/).waitFor();
      const steps = await page.getByRole('button', { name: /^Ta bort steget/ }).count();
      await page.getByRole('button', { name: 'Lägg till ett steg' }).click();
      const last = page.getByRole('group', { name: `Steg ${steps + 1}` });
      await expect.poll(() => focused(page)).toMatch(new RegExp(`tiers-${steps}-upTo$`));
      await last.getByLabel('Upp till och med').fill('1');
      await page.getByRole('button', { name: 'Föreslå', exact: true }).click();
      await page.getByRole('alert').getByRole('link', { name: 'Välj hur många chefer som behövs.' }).waitFor();
      await expectReady(page);
      await last.getByLabel('Upp till och med').fill('600 000');
      await last.getByLabel('Så många kanslichefer behövs').selectOption('3');
      await reads.getByText('Över 600 000 kr behövs alla tre').waitFor();
      // Signed in long ago: that is asked for again, and what was typed is there after it.
      const asked = '**/campaigns/pot-screens/pot/mandates';
      await page.route(asked, (route) =>
        route.request().method() === 'POST'
          ? route.fulfill({ status: 401, json: { code: 'sign-in-again', title: 'Logga in igen', detail: '' } })
          : route.fallback(),
      );
      await page.getByRole('button', { name: 'Föreslå', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Logga in igen' }).waitFor();
      await page.unroute(asked);
      await page.reload();
      await reads.getByText('Över 600 000 kr behövs alla tre').waitFor();
      await page.getByRole('button', { name: 'Föreslå', exact: true }).click();
      const proposed = page.locator('section', { has: page.getByRole('heading', { name: 'Mandat 2 är föreslaget' }) });
      await proposed.getByText('Distriktskansliet har antagit').waitFor();
      await proposed.getByText('Stadshuskansliet har inte svarat').waitFor();
    });
    await must('district-head', 'POST /pot/mandates/2/withdrawal');
  });

  test('a proposed mandate is read as sentences, and adopted', async () => {
    await must('city-hall-head', 'POST /pot/mandates', {
      tiers: [
        { upTo: 1_000_000, heads: 1 },
        { upTo: null, heads: 3 },
      ],
      splitWindowDays: 0,
    });
    await withPage(phone, async (page) => {
      await signedIn(page, 'mandate');
      const proposed = page.locator('section', { has: page.getByRole('heading', { name: 'Mandat 3 är föreslaget' }) });
      await proposed.getByText('Upp till 10 000 kr räcker det att en kanslichef godkänner').waitFor();
      await proposed.getByText('Distriktskansliet har inte svarat').waitFor();
      await expectReady(page);
      await proposed.getByRole('button', { name: 'Anta mandatet' }).click();
      await proposed.getByText('Distriktskansliet har antagit').waitFor();
    });
    await must('county-council-head', 'POST /pot/mandates/3/declines', { reason: 'Vi väntar.' });
  });
});
