import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, type Look, signInAs } from '../../tools/screens/browser.ts';
import { closeBrowser, expectReady, focused, withPage } from '../support/browser.ts';
import { devicesIn } from '../support/devices-api.ts';
import { withPushManager } from '../support/push-stub.ts';
import { type Body, loadedCampaign, theStack } from '../support/stack.ts';

/** Notifications: turned on and off by whoever wants them, and where they lead. What subscribes is stood in for, see push-stub. */
const phone: Look = { width: 360, scheme: 'light' };
const desk: Look = { width: 1440, scheme: 'dark' };
const head = 'Kanslichef, Distriktskansliet';

describe.skipIf(browserPath === undefined)('with a browser', () => {
  const campaign = loadedCampaign('pushing');
  const { add, devicesOf } = devicesIn(campaign);
  const home = () => `${theStack().url}/c/pushing`;
  const made = { request: '' };
  afterAll(closeBrowser);
  beforeAll(async () => {
    if (browserPath === undefined) return;
    made.request = await campaign.file({ purpose: 'Tre banderoller' });
    await theStack().idle();
  }, 60_000);
  const letters = async (page: Page): Promise<void> => {
    await page.goto(`${home()}/letters`);
    await page.locator('#devices').waitFor();
  };
  const on = (page: Page) => page.getByRole('button', { name: 'Visa notiser på den här enheten' });
  const off = (page: Page) => page.getByRole('button', { name: 'Visa inga notiser här' });

  test('a head turns them on by keyboard, sees where else they are on, and off; signing out ends them here', async () => {
    await add('district-head', { name: 'Datorn på kansliet' });
    await withPage(phone, async (page) => {
      await page.addInitScript(withPushManager('granted'));
      await signInAs(page, home(), head);
      await letters(page);
      await page.getByText('Notiser visas på', { exact: true }).waitFor();
      await expectReady(page);
      await on(page).focus();
      await page.keyboard.press('Enter');
      await off(page).waitFor();
      await expect.poll(() => focused(page)).toBe('devices');
      await expectReady(page);
      const names = async () => (await devicesOf('district-head')).map(({ name }) => name);
      expect(await names()).toEqual(['Datorn på kansliet', 'Chrome på Linux']);
      await page.reload();
      await off(page).waitFor();
      await page.getByText('Notiser visas också på').waitFor();
      await page.getByRole('button', { name: /^Ta bort\s+Datorn på kansliet$/ }).click();
      await page.getByText('Notiser visas också på').waitFor({ state: 'detached' });
      await off(page).click();
      await on(page).waitFor();
      expect(await names()).toEqual([]);
      await on(page).click();
      await off(page).waitFor();
      expect(await page.evaluate('localStorage.stub')).toContain('push.example.org');
      await page.locator('details.menu summary').click();
      await page.getByRole('button', { name: 'Logga ut' }).click();
      await page.getByRole('button', { name: head }).waitFor();
      expect(await page.evaluate('localStorage.stub ?? null')).toBeNull();
      // Whoever comes next is not written to by what another turned on.
      await signInAs(page, home(), 'Kanslichef, Stadshuskansliet');
      await letters(page);
      await on(page).waitFor();
    });
  });

  test('who says no, or has a browser that cannot, is told what to do; who gathers decisions, that none come', async () => {
    await withPage(desk, async (page) => {
      await page.addInitScript(withPushManager('denied'));
      await signInAs(page, home(), 'Arbetar på Landstingskansliet');
      await letters(page);
      await on(page).click();
      await page.locator('main').getByText('Tillåt dem i webbläsarens inställningar').waitFor();
      await expect.poll(() => focused(page)).toBe('devices');
      expect(await on(page).count()).toBe(0);
      await expectReady(page);
      await page.addInitScript('delete window.PushManager');
      await campaign.must('county-council-staff', 'PUT /preferences', { decide: 'daily', language: 'en' });
      await page.locator('details.menu summary').click();
      await page.getByRole('button', { name: 'In English' }).click();
      await letters(page);
      await page.getByText('An iPhone or iPad can once Valsam is on the home screen').waitFor();
      await page.getByText('You get decisions together or not at all').waitFor();
      await expectReady(page);
    });
  });

  test('what is pushed is shown, once; pressed it leads to the thing, and of several to all that waits', async () => {
    await withPage(
      phone,
      async (page, context) => {
        await context.grantPermissions(['notifications'], { origin: theStack().url });
        await signInAs(page, home(), head);
        // It comes some seconds after what the person waits for.
        const isKept = () => page.evaluate('navigator.serviceWorker.controller !== null');
        await expect.poll(isKept, { timeout: 60_000 }).toBe(true);
        const devtools = await context.newCDPSession(page);
        const registered = new Promise<string>((resolve) => {
          devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
            if (first) resolve(first.registrationId);
          });
        });
        await devtools.send('ServiceWorker.enable');
        const registrationId = await registered;
        const push = (word: Body) =>
          devtools.send('ServiceWorker.deliverPushMessage', {
            origin: `${theStack().url}/`,
            registrationId,
            data: JSON.stringify(word),
          });
        const shown = () =>
          page.evaluate(`navigator.serviceWorker.ready.then((is) => is.getNotifications())
            .then((all) => JSON.stringify(all.map(({ title, body, lang, data }) => [title, body, lang, data])))`);
        const press = () =>
          context.serviceWorkers()[0]?.evaluate(`(async () => {
            WindowClient.prototype.focus = async function () { return this; };
            const [notification] = await registration.getNotifications();
            dispatchEvent(new NotificationEvent('notificationclick', { notification }));
          })()`);
        const word = { title: 'Valsam', body: 'Ett beslut väntar på dig.', language: 'sv', home: '/c/pushing' };
        const link = `/c/pushing/at${made.request}`;
        await push({ ...word, link });
        await expect.poll(shown).toBe(JSON.stringify([['Valsam', word.body, 'sv', link]]));
        await press();
        await page.getByRole('heading', { name: 'Tre banderoller' }).waitFor();
        await expect.poll(() => new URL(page.url()).pathname).toBe(link);
        await expect.poll(shown).toBe('[]');
        await push({ ...word, link });
        await expect.poll(shown).toContain(link);
        await push({ ...word, link: '/c/pushing/at/pot/requests/solna.2' });
        await expect.poll(shown).toBe(JSON.stringify([['Valsam', word.body, 'sv', '/c/pushing']]));
        await press();
        await expect.poll(() => new URL(page.url()).pathname).toBe('/c/pushing');
      },
      'allow',
    );
  });
});
