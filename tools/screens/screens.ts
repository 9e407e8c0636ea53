import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { contextFor, launched, signInAs } from './browser.ts';
import { everyScreen } from './list.ts';
import { takeForReadme } from './readme.ts';

/**
 * `npm run screens`: a picture of each screen of a Valsam that runs, at both widths, light and dark, in `VALSAM_DATA/screens`.
 * With `-- --readme`, after `npm run demo`: the three that README begins with, in docs/pictures.
 */
const url = `${process.env.VALSAM_URL ?? `http://localhost:${process.env.PORT ?? 3000}`}/`;
const folder = path.resolve(process.env.VALSAM_DATA || '.valsam', 'screens');

/** What anyone sees without script: the calendar that the first page leads to, an event of it, and the letters of this machine. */
const takeOpen = async (page: Page, look: string): Promise<void> => {
  const take = (name: string) =>
    page.screenshot({ path: path.join(folder, `open-${name}-${look}.png`), fullPage: true });
  await page.locator('a[href^="/public/"]').first().click();
  await page.locator('main h1').waitFor();
  await take('calendar');
  const event = page.locator('h3 a').first();
  if ((await event.count()) > 0) {
    await event.click();
    // Its picture is asked for when it comes into sight.
    await page.locator('.picture').scrollIntoViewIfNeeded();
    await page.waitForLoadState('networkidle');
    await take('event');
  }
  await page.goto(`${url}mail`);
  await take('mail');
};

const main = async (): Promise<void> => {
  const browser = await launched();
  if (process.argv.includes('--readme')) {
    const taken = await takeForReadme(browser, url);
    await browser.close();
    console.log(`Look at each of them: ${taken}`);
    return;
  }
  mkdirSync(folder, { recursive: true });
  for (const width of [360, 1440] as const)
    for (const scheme of ['light', 'dark'] as const) {
      const look = `${width}-${scheme}`;
      const context = await contextFor(browser, { width, scheme });
      const page = await context.newPage();
      await page.goto(url);
      await page.getByRole('button', { name: everyScreen.head.name }).waitFor();
      await page.screenshot({ path: path.join(folder, `first-look-${look}.png`), fullPage: true });
      await takeOpen(page, look);
      for (const [who, { name, screens }] of Object.entries(everyScreen)) {
        await context.clearCookies();
        await signInAs(page, url, name);
        const home = page.url();
        for (const screen of screens) {
          // One of a list is whichever comes first.
          const isOne = screen.endsWith('/first');
          await page.goto(screen === '' ? home : `${home}/${screen.replace('/first', '')}`);
          // Where there is nothing yet, the list stands for it.
          if (isOne) {
            await page.waitForLoadState('networkidle');
            const first = page.locator('main .rows a').first();
            if ((await first.count()) > 0) await first.click();
          }
          await page.locator('main h1').waitFor();
          await page.waitForLoadState('networkidle');
          await page.screenshot({
            path: path.join(folder, `${who}-${screen.replaceAll('/', '-') || 'agenda'}-${look}.png`),
            fullPage: true,
          });
        }
      }
      await context.close();
    }
  await browser.close();
  console.log(`Look at each of them: ${folder}`);
};

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message.split('\n')[0] : error);
    process.exitCode = 1;
  }
}
