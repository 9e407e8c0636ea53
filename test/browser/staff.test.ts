import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserPath, type Look, signInAs } from '../../tools/screens/browser.ts';
import { closeBrowser, expectGood, focused, withPage } from '../support/browser.ts';
import { channelsCampaign, evening } from '../support/channels-api.ts';
import { folder, line, soon } from '../support/materials-api.ts';
import { theStack } from '../support/stack.ts';
import { staffCampaign } from '../support/staff-api.ts';

/** The office at its desk: staff is moved by hand, by keys and by a form; plans, print runs, publications and milestones. */
const desk: Look = { width: 1440, scheme: 'light' };
const phone: Look = { width: 360, scheme: 'dark' };
const name = 'Kanslichef, Distriktskansliet';

describe.skipIf(browserPath === undefined)('the office, with a browser', () => {
  const staff = staffCampaign('browser-staff');
  const publicity = channelsCampaign('browser-publicity');
  const at = (campaign: string, path: string) => `${theStack().url}/c/${campaign}/${path}`;
  const home = () => `${theStack().url}/`;
  const own = { title: 'Valarbetare', supervisor: 'district', administrator: 'district', tasks: ['flyers'] };
  afterAll(closeBrowser);
  beforeAll(async () => {
    if (browserPath === undefined) return;
    for (const [id, extent] of [
      ['anna', 100],
      ['bengt', 50],
      ['cecilia', 100],
    ] as const)
      // Cecilia is not for plans: what she has room for is given by hand.
      await staff.enter(id, {
        ...own,
        plannable: id !== 'cecilia',
        extent,
        person: `${id.charAt(0).toUpperCase()}${id.slice(1)} Ek`,
      });
    await staff.file({ extent: 60 });
  });

  const solnaOn = (page: Page, position: string) =>
    page.locator(`[data-position="${position}"] [data-request^="solna."]`);
  const said = (page: Page) => page.locator('[role=status]').last().textContent();

  /** Whose bar has the focus. */
  const focusedRequest = (page: Page): Promise<string> => page.evaluate('document.activeElement.dataset.request ?? ""');
  /** What cannot be taken back may be asked about once more. */
  const decide = async (page: Page, act: string, done: Locator): Promise<void> => {
    await page.getByRole('button', { name: act, exact: true }).click();
    const sure = page.getByRole('dialog').getByRole('button', { name: act, exact: true });
    await sure.or(done).first().waitFor();
    if (await sure.isVisible()) await sure.click();
    await done.waitFor();
  };

  test('what awaits is dragged to somebody, moved by keys, refused with its reason, and moved by a form', async () => {
    await withPage(desk, async (page) => {
      await page.setViewportSize({ width: 1440, height: 1200 });
      await signInAs(page, home(), name);
      await page.goto(at('browser-staff', 'staff'));
      const piece = page.locator('.pieces [data-request^="solna."]');
      await piece.waitFor();
      await expectGood(page);

      // By hand: nothing is changed before one says yes to what the rules answer.
      const [from, to] = [await piece.boundingBox(), await page.locator('[data-position="anna"]').boundingBox()];
      if (!from || !to) throw new Error('nothing to drag');
      await page.mouse.move(from.x + 20, from.y + 20);
      await page.mouse.down();
      await page.mouse.move(from.x + 60, from.y + 60, { steps: 4 });
      await page.mouse.move(to.x + 400, to.y + to.height / 2, { steps: 4 });
      await page.locator('[data-position="bengt"].closed').waitFor();
      await page.locator('[data-position="anna"].fits').waitFor();
      await page.mouse.up();
      await page.getByRole('heading', { name: 'Ge Solna personal: Anna Ek, Valarbetare?' }).waitFor();
      await page.getByText('Alla regler är uppfyllda.').waitFor();
      await expectGood(page);
      await page.getByRole('button', { name: 'Ge personalen' }).click();
      await solnaOn(page, 'anna').waitFor();
      await expect.poll(() => said(page)).toContain('Solna har fått personal.');
      await expect.poll(() => focusedRequest(page)).toContain('solna.');

      // By keys: who has no room says so, and nothing moves.
      await page.keyboard.press('ArrowDown');
      await page.locator('[data-position="bengt"].closed.here').waitFor();
      await page.keyboard.press('Enter');
      await page.getByText('Går inte: det blir 60\u00a0% av anställningens 50\u00a0%').waitFor();
      await expect.poll(() => focused(page)).toBe('put-down-title');
      expect(await page.getByRole('button', { name: 'Flytta', exact: true }).count()).toBe(0);
      await expectGood(page);
      await page.getByRole('button', { name: 'Stäng' }).click();
      await expect.poll(() => focusedRequest(page)).toContain('solna.');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Escape');
      await expect.poll(() => said(page)).toContain('Ligger kvar där den låg.');
      expect(await page.locator('.ghost').count()).toBe(0);

      // And who has room gets it.
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByText('Alla regler är uppfyllda.').waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await solnaOn(page, 'cecilia').waitFor();
      await expect.poll(() => focusedRequest(page)).toContain('solna.');

      // By a form, which the same bar leads to.
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Personal hos Solna' }).waitFor();
      await page.getByLabel('Vem').selectOption('bengt');
      await page.getByText('Går inte: det blir 60\u00a0% av anställningens 50\u00a0%').waitFor();
      await expectGood(page);
      await page.getByRole('button', { name: 'Flytta', exact: true }).click();
      await page.getByRole('alert').waitFor();
      await page.getByLabel('Vem').selectOption('anna');
      await page.getByText('Alla regler är uppfyllda.').waitFor();
      await page.getByRole('button', { name: 'Flytta', exact: true }).click();
      await solnaOn(page, 'anna').waitFor();
    });
    const { positions = [] } = { positions: (await staff.must('district-head', 'GET /staff/positions')).items } as {
      positions?: readonly { readonly id: string; readonly allocations: readonly unknown[] }[];
    };
    expect(positions.filter(({ allocations }) => allocations.length > 0).map(({ id }) => id)).toEqual(['anna']);
  });

  test('a plan is computed beside today’s, every no has its reason, and it is published', async () => {
    const met = await staff.file({ unit: 'nacka' });
    const unmet = await staff.file({ unit: 'kista', extent: 100 });
    await withPage({ ...desk, scheme: 'dark' }, async (page) => {
      await signInAs(page, home(), name);
      await page.goto(at('browser-staff', 'staff/requests'));
      await page.getByRole('link', { name: /Nacka/ }).waitFor();
      await page.getByLabel('Visa').selectOption('overdue');
      await page.getByText('Ingen begäran stämmer').waitFor();
      await expectGood(page);
      await page.getByRole('button', { name: 'Visa alla' }).click();
      await page.getByRole('link', { name: /Solna/ }).waitFor();
      await page.getByRole('link', { name: 'Räkna fram en plan' }).click();
      await page.getByRole('button', { name: 'Räkna fram planen' }).click();
      await page.getByRole('heading', { name: 'Jämfört med i dag' }).waitFor();
      const no = page.locator('li.line', { has: page.getByRole('link', { name: 'Kista' }) });
      await no.locator('p', { hasText: /\S/ }).first().waitFor();
      await expectGood(page);
      await decide(page, 'Publicera planen', page.getByText('Planen gäller.'));
      await expectGood(page);
      await page.goto(at('browser-staff', `staff/requests/${unmet}`));
      await page.getByRole('heading', { name: 'Varför planen inte gav något' }).waitFor();
      await expectGood(page);
    });
    expect(await staff.statusOf(met)).toBe('allocated');
  });

  test('on a phone: the plan by week, a print run that has come, a publication that is answered, a milestone that slips', async () => {
    const { must } = publicity;
    await must('district-staff', 'PUT /materials/items/folder', folder);
    const wish = { unit: 'solna', deliverTo: 'Lokalen på Torget 1', lines: [line(80)], neededBy: soon };
    await must('association-solna', 'POST /materials/orders', wish);
    const { id: run } = await must('district-staff', 'POST /materials/print-runs', { ...line(100), deliveredBy: soon });
    await publicity.enter('fb-district');
    const publication = await publicity.proposed(await publicity.published());
    const milestone = { owner: 'district', kind: 'deadline' };
    await must('district-head', 'PUT /milestones/texts', {
      ...milestone,
      title: 'Texterna klara',
      when: { day: soon },
    });
    await must('district-head', 'PUT /milestones/print', {
      ...milestone,
      title: 'Till tryck',
      after: [{ milestone: 'texts' }],
    });
    await withPage(phone, async (page) => {
      await signInAs(page, home(), name);
      await page.goto(at('browser-staff', 'staff'));
      await page.locator('details[open] a.row').first().waitFor();
      expect(await page.locator('.board').isVisible()).toBe(false);
      await expectGood(page);

      // What waits leads to the screen on which it is answered.
      await page.goto(at('browser-publicity', ''));
      await page.getByRole('link', { name: /Öppna och svara|Se allt om det/ }).click();
      await page.locator('main nav.links').first().waitFor();
      await expectGood(page);
      await page.goto(at('browser-publicity', 'materials'));
      await page.getByRole('link', { name: /Solna/ }).waitFor();
      await expectGood(page);
      await page.goto(at('browser-publicity', `materials/print-runs/${String(run)}`));
      await page
        .locator('section', { has: page.getByRole('heading', { name: 'Lovat till' }) })
        .getByText('80\u00a0ex.')
        .waitFor();
      await expectGood(page);
      await page.getByRole('button', { name: 'Skriv in leveransen' }).click();
      await page.getByRole('heading', { name: 'Gick till' }).waitFor();
      await page.getByText('Har kommit').first().waitFor();
      await page.goto(at('browser-publicity', 'materials/stock'));
      await page.getByRole('heading', { name: 'Folder: bostäder, svenska' }).waitFor();
      await expectGood(page);

      await page.goto(at('browser-publicity', 'publicity'));
      await page.getByLabel('Vems kanaler').waitFor();
      await expectGood(page);
      await page.goto(
        at('browser-publicity', publication.replace('/events/', 'publicity/').replace('/publications', '')),
      );
      await page.getByText('Föreslå en annan tid eller kanal').click();
      await page.getByLabel('När').fill(evening(4));
      await page.getByRole('textbox', { name: 'Skäl' }).fill('På lördagen kommer valfilmen.');
      await expectGood(page);
      await page.getByRole('button', { name: 'Skicka motförslaget' }).click();
      await expect.poll(() => said(page)).toContain('Motförslaget är skickat.');
      await page.locator('dt', { hasText: 'Motförslag' }).waitFor();
      await decide(page, 'Ta emot', page.getByText('Antagen').first());

      await page.goto(at('browser-publicity', 'timeline'));
      await page.getByRole('link', { name: /Texterna klara/ }).click();
      await page.getByLabel('Ny dag').fill(evening(3).slice(0, 10));
      await page.getByText('Till tryck: från').waitFor();
      await page.getByLabel('Varför').fill('Översättaren blev sjuk.');
      await expectGood(page);
      await page.getByRole('button', { name: 'Flytta', exact: true }).click();
      await expect.poll(() => said(page)).toContain('Flyttad: Texterna klara');
      await page.locator('details.menu summary').click();
      await page.getByRole('button', { name: 'In English' }).click();
      await page.getByRole('link', { name: 'To the timeline' }).click();
      await page.getByText('What is to be done by when').waitFor();
      await expectGood(page);
    });
    expect(await must('district-head', `GET ${publication}`)).toMatchObject({ status: 'accepted' });
    expect(await must('district-head', 'GET /milestones/print')).toMatchObject({ day: evening(3).slice(0, 10) });
  });
});
