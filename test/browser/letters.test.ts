import { afterAll, describe, expect, test } from 'vitest';
import { browserPath, type Look, signInAs } from '../../tools/screens/browser.ts';
import { closeBrowser, expectReady, withPage } from '../support/browser.ts';
import { lettersIn, mailsTo } from '../support/mail-api.ts';
import { today } from '../support/materials-api.ts';
import { loadedCampaign, theStack } from '../support/stack.ts';

/** The link of a letter: whoever opens it signs in, and sees what it is about. */
const phone: Look = { width: 360, scheme: 'light' };
const desk: Look = { width: 1440, scheme: 'dark' };
const name = 'Kanslichef, Distriktskansliet';

describe.skipIf(browserPath === undefined)('the link of a letter', () => {
  const campaign = loadedCampaign('browser-letters');
  const { id, file, must, call } = campaign;
  const { reached } = lettersIn(campaign);
  afterAll(closeBrowser);

  /** What the head is written of a request, and where that leads. */
  const linkAbout = async (request: string): Promise<string> => {
    await theStack().idle();
    const letters = await mailsTo(`district-head@${id}.example.org`);
    const links = letters.flatMap(({ text }) => /^https?:\S+\/at\/\S+$/gm.exec(text) ?? []);
    const link = links.find((each) => each.endsWith(`/at${request}`));
    if (link === undefined) throw new Error(`no letter tells of ${request}: ${links.join()}`);
    return link;
  };

  test('asks who one is, and then for the decision; answered, it leads to what became of it', async () => {
    await reached('district-head');
    const request = await file({ purpose: 'Tre banderoller', amount: 2_000_000, unit: 'solna' });
    const link = await linkAbout(request);
    await withPage(phone, async (page) => {
      await page.goto(link);
      await page.getByText('Logga in, så visas det som brevet gäller.').waitFor();
      await expectReady(page);
      await signInAs(page, link, name);
      await page.getByRole('heading', { level: 1, name: 'Väntar på ditt beslut' }).waitFor();
      await page.getByRole('heading', { level: 2, name: 'Tre banderoller' }).waitFor();
      await page.locator('.votes').waitFor();
      await expectReady(page);
      await page.getByRole('button', { name: /^Godkänn/ }).click();
      await page.getByText('Godkänt: Tre banderoller').first().waitFor();
      expect((await must('district-head', `GET ${request}`)).approvals).toMatchObject([{ office: 'district' }]);
      // The same letter, opened once more: there is nothing left to answer, so it is shown as it stands.
      await page.goto(link);
      await page.waitForURL(`**/c/${id}/requests/**`);
      await page.getByRole('heading', { level: 1, name: 'Tre banderoller' }).waitFor();
      // Letters of before led to another address.
      await page.goto(`${theStack().url}/waits/${id}?about=${encodeURIComponent(request.slice(1))}`);
      await page.waitForURL(`**/c/${id}/requests/**`);
    });
  });

  test('is beside what waits: the heading says as many as the menu, and how many of them are decisions', async () => {
    await file({ purpose: 'Annons', amount: 2_000_000 });
    const claimed = await campaign.reserved({ amount: 100_000 });
    await must('association-solna', `POST ${claimed}/claims`, {
      amount: 100,
      receipt: { supplier: 'Tryckeriet', number: '1', date: today },
    });
    await withPage(phone, async (page) => {
      await signInAs(page, `${theStack().url}/c/${id}`, name);
      await page.getByRole('heading', { level: 1, name: 'Två saker väntar' }).waitFor();
      await page.getByText('1 är ett beslut').waitFor();
      expect(await page.locator('nav.main .count').first().textContent()).toBe('2 väntar');
      await expectReady(page);
    });
  });

  test('to what has no screen says that nothing is to be answered, and leads on', async () => {
    await withPage(desk, async (page) => {
      const link = `${theStack().url}/c/${id}/at/visits/solna.01M8SAAA7AGHYF95BHCWJVWKCC`;
      await page.goto(link);
      await page.getByRole('button', { name: 'In English' }).click();
      await page.getByText('Sign in, and what the letter is about is shown.').waitFor();
      await signInAs(page, link, name);
      await page.getByRole('heading', { level: 1, name: 'There is nothing to answer here' }).waitFor();
      await expectReady(page);
      await page.goto(`${theStack().url}/c/${id}/at/pot/mandates/1`);
      await page.getByRole('link', { name: 'Open Mandate' }).click();
      await page.waitForURL(`**/c/${id}/mandate`);
    });
    expect((await call('district-head', 'GET /agenda?about=visits/solna.x')).body.items).toEqual([]);
  });
});
