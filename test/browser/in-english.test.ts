import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../shared/calendar.ts';
import { browserPath, type Look, signInAs } from '../../tools/screens/browser.ts';
import { closeBrowser, expectReady, withPage } from '../support/browser.ts';
import { positionBody, weeks } from '../support/staff-api.ts';
import { itemsOf, loadedCampaign, theStack } from '../support/stack.ts';
import { today } from '../support/today.ts';

/** The stories of the demo once more as somebody plays them who reads English, at a desk in the dark; elsewhere a phone is Swedish. */
const look: Look = { width: 1440, scheme: 'dark', language: 'en' };

describe.skipIf(browserPath === undefined)('in English', () => {
  const { call, file, must, reserve } = loadedCampaign('in-english');
  const home = () => `${theStack().url}/c/in-english`;
  const head = 'Kanslichef, Distriktskansliet';
  afterAll(closeBrowser);
  beforeAll(async () => {
    const editions = { sv: { bilingual: false, translation: 'original' } };
    await must('district-staff', 'PUT /materials/items/folder', { name: 'Folder: miljö', kind: 'folder', editions });
    const line = { item: 'folder', language: 'sv', quantity: 200 };
    await must('district-staff', 'PUT /materials/packs/small', { size: 'small', lines: [line] });
    const arrival = { ...line, depot: 'district', quantity: 5_000, reason: 'arrival' };
    await must('district-staff', 'POST /materials/stock-movements', arrival);
    await must('district-head', 'PUT /staff/positions/free', positionBody);
  }, 60_000);
  const as = (name: string, at: string, run: (page: Page) => Promise<void>) =>
    withPage(look, async (page) => {
      await signInAs(page, `${home()}${at}`, name);
      await run(page);
    });
  const ours = async (path: string) => itemsOf(await call('association-solna', `GET ${path}`));

  test('a head follows a letter’s link and approves, and the money is paid', async () => {
    const request = await file({ purpose: 'Annons i Solnabladet', amount: 450_000 });
    await as(head, `/at${request}`, async (page) => {
      await page.getByRole('heading', { level: 2, name: 'Annons i Solnabladet' }).waitFor();
      await page.locator('.votes').waitFor();
      await expectReady(page);
      await page.getByRole('button', { name: /^Approve/ }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Approve/ })
        .click();
      await expect.poll(async () => (await must('district-head', `GET ${request}`)).approvals).toHaveLength(1);
    });
    await reserve(request).catch(() => {});
    expect(await must('district-head', `GET ${request}`)).toMatchObject({ status: 'reserved' });
  });

  test('an association orders a pack', async () => {
    await as('Solna', '/orders/new', async (page) => {
      await page.getByRole('radio', { name: /Small start pack/ }).check();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('heading', { level: 1, name: 'This is what you get' }).waitFor();
      await expectReady(page);
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('textbox', { name: 'Deliver to' }).fill('Partilokalen');
      await page.getByRole('button', { name: /^Send/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Small start pack' }).waitFor();
      await expectReady(page);
    });
    expect(await ours('/materials/orders')).toMatchObject([{ status: 'placed', deliverTo: 'Partilokalen' }]);
  });

  test('an association asks for staff, and says that what it was given is right', async () => {
    await as('Solna', '/our-staff/new', async (page) => {
      await page.getByLabel('From', { exact: true }).fill(weeks.from);
      await page.getByLabel('Until', { exact: true }).fill(weeks.to);
      await page.getByRole('radio', { name: /Half time/ }).check();
      await page.getByRole('checkbox').first().check();
      await expectReady(page);
      await page.getByRole('button', { name: 'Send the request' }).click();
      await expect.poll(() => ours('/staff/requests')).toHaveLength(1);
      const [{ id: request } = {}] = await ours('/staff/requests');
      await must('district-head', 'POST /staff/allocations', { request, position: 'free', ...weeks, extent: 50 });
      await page.goto(`${home()}/our-staff/${String(request)}`);
      await page.getByRole('button', { name: 'Yes, that is right' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Yes, that is right' }).click();
      await expect.poll(() => ours('/staff/requests'), { timeout: 10_000 }).toMatchObject([{ status: 'confirmed' }]);
      await expectReady(page);
    });
  });

  test('an association registers an event, and sees that it is published', async () => {
    await as('Solna', '/events/new', async (page) => {
      await page.getByLabel('What is it called?').fill('Gårdsfest på Råsunda');
      await page.getByRole('combobox', { name: 'Kind' }).selectOption({ index: 1 });
      await page.getByLabel('Describe it in a sentence').fill('Korv och samtal om skolan.');
      await page.getByLabel('Day', { exact: true }).fill(addDays(today, 20));
      await page.getByLabel('Begins').fill('14:00');
      await page.getByLabel('Ends').fill('16:00');
      await page.getByLabel('Name of the place').fill('Råsunda torg');
      await page.getByText('Nothing clashes.').waitFor();
      await expectReady(page);
      await page.getByRole('button', { name: 'Submit' }).click();
      await page.getByText('Awaits an answer').waitFor();
    });
    const [event] = await ours('/events?unit=solna');
    await must('district-staff', `POST /events/${String(event?.id)}/publication`);
    await as('Solna', `/events/${String(event?.id)}`, async (page) => {
      await page.getByText('Published', { exact: true }).waitFor();
      await expectReady(page);
    });
  });
});
