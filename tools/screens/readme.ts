import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { contextFor, type Look, signInAs } from './browser.ts';

/** The three pictures that README begins with, of what `npm run demo` leaves behind: what one sees first, and no more. */
const folder = fileURLToPath(new URL('../../docs/pictures', import.meta.url));

type Picture = {
  readonly name: string;
  readonly who: string;
  readonly look: Look;
  /** From the first screen of whoever it is. */
  readonly go: (page: Page, home: string) => Promise<void>;
};
const phone: Look = { width: 360, scheme: 'light' };
const pictures: readonly Picture[] = [
  {
    name: 'decision',
    who: 'Kanslichef, Distriktskansliet',
    look: phone,
    go: async (page) => {
      const waits = page.getByRole('link', { name: /Annonser i Solnabladet/ }).first();
      // The first that waits is shown whole already.
      if ((await waits.count()) > 0) await waits.click();
      await page.getByRole('button', { name: /^Godkänn/ }).waitFor();
    },
  },
  { name: 'association', who: 'Solna', look: phone, go: async () => {} },
  {
    name: 'staff',
    who: 'Kanslichef, Distriktskansliet',
    look: { width: 1440, scheme: 'light' },
    go: async (page, home) => {
      await page.goto(`${home}/staff`);
      await page.locator('main .lane').first().waitFor();
    },
  },
];

export const takeForReadme = async (browser: Browser, url: string): Promise<string> => {
  mkdirSync(folder, { recursive: true });
  for (const { name, who, look, go } of pictures) {
    const context = await contextFor(browser, look);
    const page = await context.newPage();
    await signInAs(page, url, who);
    await page.locator('main h1').waitFor();
    await page.waitForLoadState('networkidle');
    await go(page, page.url());
    await page.waitForLoadState('networkidle');
    await page.evaluate('document.activeElement.blur(), scrollTo(0, 0)');
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
    await context.close();
  }
  return folder;
};
