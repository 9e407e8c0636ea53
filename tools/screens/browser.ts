import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** A real browser, for pictures and for tests: the system's Chromium, which `CHROMIUM` may name. */
const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
export const browserPath = places.find((place): place is string => place !== undefined && existsSync(place));

export const launched = (): Promise<Browser> => {
  if (browserPath === undefined) throw new Error('There is no Chromium: install it, or name it as CHROMIUM.');
  // As root, as in a container, it has no sandbox of its own.
  return chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
};

export type Look = { readonly width: 360 | 1440; readonly scheme: 'light' | 'dark'; readonly language?: 'sv' | 'en' };

/** A browser that nobody has used, as wide as a phone or a desk; of whoever reads English, one in which that was chosen. */
export const contextFor = async (
  browser: Browser,
  { width, scheme, language = 'sv' }: Look,
  serviceWorkers: 'allow' | 'block' = 'block',
): Promise<BrowserContext> => {
  const context = await browser.newContext({
    viewport: { width, height: width === 360 ? 780 : 900 },
    deviceScaleFactor: width === 360 ? 2 : 1,
    colorScheme: scheme,
    locale: language === 'sv' ? 'sv-SE' : 'en-GB',
    serviceWorkers,
  });
  // Letters are shown in frames that have no storage.
  if (language === 'en')
    await context.addInitScript("try { localStorage.setItem('valsam.language', 'en'); } catch { /* none */ }");
  return context;
};

/** Chooses who one is on the first page, as a person would. */
export const signInAs = async (page: Page, url: string, name: string): Promise<void> => {
  await page.goto(url);
  await page.getByRole('button', { name }).first().click();
  await page.locator('nav.main').waitFor();
};
