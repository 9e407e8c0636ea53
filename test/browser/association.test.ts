import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { browserPath, type Look, signInAs } from '../../tools/screens/browser.ts';
import { closeBrowser, expectGood, focused, withPage } from '../support/browser.ts';
import { itemsOf, loadedCampaign, theStack } from '../support/stack.ts';

/** What an association comes for on a Sunday evening: material, a gathering, money, a bike. */
const today = dayOf(new Date().toISOString());

describe.skipIf(browserPath === undefined)('an association with a browser', () => {
  const campaign = loadedCampaign('association');
  const { call, must } = campaign;
  beforeAll(async () => {
    const folder = {
      name: 'Folder: miljö',
      kind: 'folder',
      editions: { sv: { bilingual: false, translation: 'original' } },
    };
    await must('district-staff', 'PUT /materials/items/folder', folder);
    const line = { item: 'folder', language: 'sv', quantity: 200 };
    await must('district-staff', 'PUT /materials/packs/small', { size: 'small', lines: [line] });
    const movement = { ...line, depot: 'district', quantity: 5_000, reason: 'arrival' };
    await must('district-staff', 'POST /materials/stock-movements', movement);
    await must('district-staff', 'PUT /materials/assets/cabin-1', { kind: 'cabin' });
    await must('district-staff', 'PUT /contacts/district', { function: 'Material', phone: '08-465 004 10' });
  }, 60_000);
  afterAll(closeBrowser);

  /** The persona is of several campaigns where files share a process: hers is named. */
  const asSolna = (look: Look, run: (page: Page, home: string) => Promise<void>): Promise<void> =>
    withPage(look, async (page) => {
      await signInAs(page, `${theStack().url}/`, 'Solna');
      const home = `${theStack().url}/c/association`;
      await page.goto(home);
      await page.getByRole('heading', { level: 1, name: /Solna/ }).waitFor();
      await run(page, home);
    });
  const ours = async (path: string) => itemsOf(await call('association-solna', `GET ${path}`));
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

  test('orders a pack in three steps by keyboard alone, and says later that all has come', async () => {
    await asSolna({ width: 360, scheme: 'light' }, async (page, home) => {
      await page.getByText('Inget väntar på er').waitFor();
      // Whom to ask.
      const call = page.getByRole('link', { name: 'Ring 08-465 004 10' });
      expect(await call.getAttribute('href')).toBe('tel:+46846500410');
      await expectGood(page);
      await page.getByRole('link', { name: 'Beställ material' }).focus();
      await page.keyboard.press('Enter');
      await heading(page, 'Vad behöver ni?').waitFor();
      // Nothing is chosen yet: that is said, and the focus is where it is said.
      await page.getByRole('button', { name: 'Nästa' }).focus();
      await page.keyboard.press('Enter');
      await page
        .getByRole('alert')
        .getByRole('link', { name: /Välj ett paket/ })
        .waitFor();
      await expect.poll(() => focused(page)).toMatch(/^summary-of/);
      await expectGood(page);
      await page.getByRole('radio', { name: /Litet startpaket/ }).focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Enter');
      await heading(page, 'Det här får ni').waitFor();
      await page
        .getByText(/finns i lager hos Distriktskansliet/)
        .first()
        .waitFor();
      await expect.poll(() => focused(page)).toBe('Det här får ni');
      await expectGood(page);
      await page.getByRole('button', { name: 'Nästa' }).focus();
      await page.keyboard.press('Enter');
      await heading(page, 'Vart ska det?').waitFor();
      await page.getByRole('textbox', { name: 'Leverera till' }).focus();
      await page.keyboard.type('Partilokalen, Solna');
      await page.getByRole('button', { name: 'Skicka beställningen' }).focus();
      await page.keyboard.press('Enter');
      await heading(page, 'Litet startpaket').waitFor();
      await expect.poll(() => focused(page)).toBe('Litet startpaket');
      await expectGood(page);
      const [order] = await ours('/materials/orders');
      expect(order).toMatchObject({ status: 'placed', deliverTo: 'Partilokalen, Solna' });
      await must('district-staff', `POST /materials/orders/${String(order?.id)}/picking`);
      await must('district-staff', `POST /materials/orders/${String(order?.id)}/deliveries`, {});
      await page.goto(home);
      await page.getByText('En sak att göra').waitFor();
      await page.getByRole('link', { name: 'Läs mer först' }).click();
      await page.getByRole('button', { name: 'Allt har kommit' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Allt har kommit' }).click();
      await page.getByText('Klar', { exact: true }).waitFor();
      await page.getByRole('link', { name: 'Alla våra beställningar' }).click();
      await page.getByRole('link', { name: /Litet startpaket/ }).waitFor();
      await expectGood(page);
    });
    expect(await ours('/materials/orders')).toMatchObject([{ status: 'received' }]);
  });

  test('orders without a net: it is kept, and sent once when the net is back', async () => {
    const before = (await ours('/materials/orders')).length;
    await asSolna({ width: 1440, scheme: 'dark' }, async (page, home) => {
      await page.goto(`${home}/orders/new`);
      await page.getByRole('radio', { name: /Litet startpaket/ }).check();
      await page.getByRole('button', { name: 'Nästa' }).click();
      await heading(page, 'Det här får ni').waitFor();
      await page.getByRole('button', { name: 'Nästa' }).click();
      await page.getByRole('textbox', { name: 'Leverera till' }).fill('Torget 1');
      let sent = 0;
      page.on('request', (one) => (sent += Number(/^POST .*\/orders$/.test(`${one.method()} ${one.url()}`))));
      await page.context().setOffline(true);
      await page.getByRole('button', { name: 'Skicka beställningen' }).click();
      const waits = page.getByRole('region', { name: 'En sak är inte skickad än' });
      await waits.waitFor();
      await expectGood(page);
      expect(await ours('/materials/orders')).toHaveLength(before);
      sent = 0;
      await page.context().setOffline(false);
      await waits.waitFor({ state: 'detached' });
      expect([sent, (await ours('/materials/orders')).length]).toEqual([1, before + 1]);
    });
  });

  test('registers a gathering, sees what it clashes with before that, and asks for money', async () => {
    const day = addDays(today, 12);
    const other = await must('association-solna', 'POST /events', {
      title: 'Torgmöte i Solna',
      summary: 'Tal och kaffe.',
      kind: 'meeting',
      place: { name: 'Solna torg', area: 'solna' },
      startsAt: `${day}T15:00`,
      endsAt: `${day}T17:00`,
      organisers: ['solna'],
      languages: ['sv'],
    });
    await asSolna({ width: 1440, scheme: 'dark' }, async (page, home) => {
      await page.getByRole('link', { name: 'Anmäl ett evenemang' }).click();
      await heading(page, 'Anmäl ett evenemang').waitFor();
      await page.getByLabel('Vad heter det?').fill('Gårdsfest på Råsunda');
      await page.getByLabel('Dag', { exact: true }).fill(day);
      await page.getByLabel('Börjar').fill('14:00');
      await page.getByLabel('Slutar').fill('16:00');
      await page.getByLabel('Platsens namn').fill('Råsunda torg');
      await page.getByText('Det krockar med ett evenemang').waitFor();
      await page.getByText(/svarar senast/).waitFor();
      await expectGood(page);
      // Half of it is typed: it is there after the page was left.
      await page.goto(home);
      await page.goto(`${home}/events/new`);
      await expect.poll(() => page.getByLabel('Vad heter det?').inputValue()).toBe('Gårdsfest på Råsunda');
      await page.getByRole('button', { name: 'Skicka in' }).click();
      await page.getByRole('alert').getByRole('link', { name: 'Välj vad det är.' }).waitFor();
      await page.getByRole('combobox', { name: 'Slag' }).selectOption({ label: 'Möte' });
      await page.getByLabel('Beskriv det i en mening').fill('Korv och samtal om skolan.');
      await page.getByRole('button', { name: 'Skicka in' }).click();
      await heading(page, 'Gårdsfest på Råsunda').waitFor();
      await page.getByText('Väntar på svar').waitFor();
      await expectGood(page);
      await page.getByRole('link', { name: 'Ändra' }).click();
      await page.getByLabel('Slutar').fill('16:30');
      await page.getByRole('button', { name: 'Spara ändringen' }).click();
      await page.getByText(/14\.00–16\.30/).waitFor();
      await page.goto(`${home}/money/new`);
      await page.getByLabel('Vad ska ni ha pengarna till?').fill('Annons i Solnabladet');
      await page.getByLabel('Belopp').fill('4 500');
      await page.getByLabel('Vad är det för slags utgift?').selectOption({ label: 'Publicitet' });
      await page.getByText('En kanslichef räcker för så mycket.').waitFor();
      await expectGood(page);
      await page.getByRole('button', { name: 'Skicka begäran' }).click();
      await expect.poll(() => ours('/pot/requests')).toMatchObject([{ amount: 450_000, budgetLine: 'publicity' }]);
      await page.goto(`${home}/money`);
      await page.getByRole('link', { name: /Annons i Solnabladet/ }).waitFor();
      await expectGood(page);
    });
    const events = await ours('/events?unit=solna');
    expect(events.find(({ title }) => title === 'Gårdsfest på Råsunda')).toMatchObject({
      status: 'submitted',
      startsAt: `${day}T14:00`,
      endsAt: `${day}T16:30`,
      place: { name: 'Råsunda torg', area: 'solna' },
    });
    expect(other.status).toBe('draft');
  });

  test('books a cabin with its crew, is told why a day is too soon, and gives it back', async () => {
    const [from, to] = [addDays(today, 6), addDays(today, 7)];
    await asSolna({ width: 360, scheme: 'dark', language: 'sv' }, async (page, home) => {
      await page.goto(`${home}/bookings/new`);
      await page.getByRole('radio', { name: /Valstuga/ }).check();
      await page.getByLabel('Från och med').fill(today);
      await page.getByLabel('Till och med').fill(today);
      await page.getByText('Det är för snart.').waitFor();
      await expectGood(page);
      await page.getByLabel('Till och med').fill(to);
      await page.getByLabel('Från och med').fill(from);
      await page.getByText(/^Valstuga \d+ är ledig/).waitFor();
      await expectGood(page);
      await page.getByRole('button', { name: 'Boka', exact: true }).click();
      await heading(page, /^Valstuga/).waitFor();
      await page.getByText('2 personer').first().waitFor();
      await expectGood(page);
      await page.getByRole('button', { name: 'Lämna tillbaka …' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Lämna tillbaka' }).click();
      await page.getByText('Avbokad').waitFor();
      await expectGood(page);
    });
    expect(await ours('/materials/bookings')).toMatchObject([
      { kind: 'cabin', from, to, status: 'cancelled', crew: [{ people: 2 }, { people: 2 }] },
    ]);
  });
});
