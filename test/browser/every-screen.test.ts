import { readFileSync } from 'node:fs';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import sample from '../../data/campaign-2018.json' with { type: 'json' };
import { browserPath, type Look, signInAs } from '../../tools/screens/browser.ts';
import { everyScreen } from '../../tools/screens/list.ts';
import { importCampaign } from '../../tools/import/import.ts';
import { axeOn, closeBrowser, withPage } from '../support/browser.ts';
import { bareCampaign, campaignOf, theStack } from '../support/stack.ts';
import { today } from '../support/today.ts';

/** Every screen in every state: with all of the sample and more words and digits than fit, empty, without an answer, at 200 %. */
const phone: Look = { width: 360, scheme: 'light' };
const desk: Look = { width: 1440, scheme: 'dark', language: 'en' };
const both = Object.entries(everyScreen);
const id = 'every-screen';
const problem = JSON.stringify({ code: 'unavailable', title: 'Valsam har mycket att göra.', status: 503 });

test('a screen that the page has is looked at', () => {
  const source = readFileSync('web/screens/screens.ts', 'utf8');
  const all = new Set([...source.matchAll(/^ {4}at: '([^']*)'/gm)].map(([, at]) => at));
  expect(all.size).toBeGreaterThan(15);
  const seen = new Set(both.flatMap(([, { screens }]) => screens.map((screen) => screen.split('/')[0])));
  expect([...all].filter((at) => !seen.has(at))).toEqual([]);
});

describe.skipIf(browserPath === undefined)('every screen', () => {
  const { must } = campaignOf(id);
  const empty = bareCampaign('every-screen-empty');
  afterAll(closeBrowser);
  beforeAll(async () => {
    if (browserPath === undefined) return;
    const { url, token } = theStack();
    const file = { ...sample, campaign: { ...sample.campaign, id } };
    await importCampaign({ url, tokenFor: token, file, asIs: false, say: () => {} });
    // Nine digits, and more words than fit anywhere.
    const long = `Busstavlor ${'i Flemingsberg och Huddinge centrum '.repeat(6)}och en_väldigt_lång_benämning_utan_mellanrum`;
    const wish = { unit: 'solna', budgetLine: 'events', amount: 9_000_000, purpose: long, payee: 'X'.repeat(100) };
    const amount = 999_999_999;
    await must('district-head', 'POST /pot/contributions', { office: 'district', amount });
    await must('district-head', 'PUT /pot/budget-lines/large', { name: long.slice(0, 100), amount });
    await must('association-solna', 'POST /pot/requests', wish);
    await must('association-solna', 'POST /events', {
      title: long.slice(0, 120),
      summary: long.slice(0, 300),
      languages: ['sv'],
      kind: 'yard-party',
      place: { name: long.slice(0, 100), area: 'solna' },
      startsAt: `${today}T23:00`,
      endsAt: `${today}T23:30`,
      organisers: ['solna'],
    });
    await must('association-solna', 'POST /staff/requests', {
      unit: 'solna',
      from: today,
      to: today,
      extent: 50,
      tasks: ['flygblad'],
      note: long,
    });
    await theStack().idle();
  }, 120_000);

  const begun = (page: Page) => page.locator('main h1, main [aria-busy=true]').first().waitFor();
  /** Once nothing is on its way any more; the fault that something never came. */
  const settled = (page: Page): Promise<readonly string[]> =>
    page
      .locator('main [aria-busy=true]')
      .first()
      .waitFor({ state: 'detached' })
      .then(
        async () => ((await page.locator('main h1').count()) === 1 ? [] : ['not one heading']),
        () => ['never came'],
      );
  /** Each after the other, as whoever follows links: the page is not loaded anew. */
  const visit = async (
    page: Page,
    campaign: string,
    screens: readonly string[],
    look: (screen: string) => Promise<void>,
  ) => {
    for (const screen of screens) {
      const isOne = screen.endsWith('/first');
      const at = `/c/${campaign}${screen === '' ? '' : `/${screen.replace('/first', '')}`}`;
      await page.evaluate(`history.pushState(null, '', '${at}'); dispatchEvent(new PopStateEvent('popstate'))`);
      await begun(page);
      if (isOne) {
        await settled(page);
        const first = page.locator('main .rows a').first();
        // Where there is none the list stands for it.
        if ((await first.count()) === 0) continue;
        await first.click();
        await begun(page);
      }
      await look(screen);
    }
  };
  const beside = (page: Page): Promise<number> =>
    page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  const signedIn = async (page: Page, name: string, campaign = id): Promise<void> => {
    await signInAs(page, `${theStack().url}/c/${campaign}`, name);
    await page.locator('main h1').waitFor();
  };

  /** What is wrong with it: what axe finds, and what lies beside the window. */
  const faultsOf = async (page: Page): Promise<readonly unknown[]> => {
    const over = await beside(page);
    return [...(await axeOn(page)), ...(over > 0 ? [`${over} px beside the window`] : [])];
  };

  /** Each with its faults, all of them in one run; there are to be none. */
  type Looked = (page: Page, screen: string) => Promise<readonly unknown[]>;
  const expectGood = async (look: Look, campaign: string, looked: Looked, before?: (page: Page) => Promise<void>) => {
    const found: unknown[] = [];
    for (const [who, { name, screens }] of both)
      await withPage(look, async (page) => {
        await signedIn(page, name, campaign);
        await before?.(page);
        await visit(page, campaign, screens, async (screen) => {
          found.push(...(await looked(page, screen)).map((fault) => [who, screen, fault]));
        });
      });
    expect(found).toEqual([]);
  };

  test('full, is good on a phone, and where everything is twice or four times as large', () =>
    expectGood(phone, id, async (page) => {
      const faults = [...(await settled(page)), ...(await faultsOf(page))];
      for (const width of [320, 720]) {
        await page.setViewportSize({ width, height: 450 });
        const over = await beside(page);
        if (over > 0) faults.push(`${over} px beside ${width}`);
      }
      await page.setViewportSize({ width: 360, height: 780 });
      return faults;
    }));

  test('full, is good on a desk in the dark in English, and dark on light on paper', () =>
    expectGood(desk, id, async (page) => {
      const faults = [...(await settled(page)), ...(await faultsOf(page))];
      await page.emulateMedia({ media: 'print' });
      const ink = await page.evaluate('getComputedStyle(document.querySelector("main h1")).color');
      if (!/^rgb\(\d\d?, \d\d?, \d\d?\)$/.test(String(ink))) faults.push(`printed in ${ink}`);
      if (await page.locator('nav.main').isVisible()) faults.push('the menu is printed');
      await page.emulateMedia({ media: 'screen' });
      return faults;
    }));

  test('with nothing in it yet, is good', () =>
    expectGood(phone, empty.id, async (page) => [...(await settled(page)), ...(await faultsOf(page))]));

  test('without an answer, is good while one waits, and when there is none', async () => {
    const asked: Route[] = [];
    await expectGood(
      phone,
      id,
      async (page) => {
        const faults = [...(await faultsOf(page))];
        const ended = setInterval(() => {
          for (const route of asked.splice(0))
            void route.fulfill({ status: 503, contentType: 'application/problem+json', body: problem }).catch(() => {});
        }, 50);
        faults.push(...(await settled(page)), ...(await faultsOf(page)));
        clearInterval(ended);
        return faults;
      },
      async (page) => {
        await page.route('**/campaigns/**', (route) => void asked.push(route));
      },
    );
  });
});
