import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { expect } from 'vitest';
import { contextFor, launched, type Look } from '../../tools/screens/browser.ts';

/** A real browser for tests: what a page complains of fails them. */
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Finding = { readonly id: string; readonly impact: string; readonly nodes: readonly string[] };

type World = { readonly devtools: CDPSession; readonly contextId: number };
/** A page keeps its world until it is loaded anew. */
const worlds = new WeakMap<Page, World>();
const worldOf = async (page: Page): Promise<World> => {
  const devtools = worlds.get(page)?.devtools ?? (await page.context().newCDPSession(page));
  const { frameTree } = await devtools.send('Page.getFrameTree');
  const { executionContextId: contextId } = await devtools.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
  });
  await devtools.send('Runtime.evaluate', { expression: axeSource, contextId });
  worlds.set(page, { devtools, contextId });
  return { devtools, contextId };
};
const asked = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => JSON.stringify(
  violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html }) => html.slice(0, 200)) }))))`;
const ask = ({ devtools, contextId }: World) =>
  devtools.send('Runtime.evaluate', { expression: asked, contextId, awaitPromise: true, returnByValue: true });

/** What axe finds, in a world of its own: the page's Trusted Types let no script in, and stay on. */
export const axeOn = async (page: Page): Promise<readonly Finding[]> => {
  const world = worlds.get(page);
  const { result } = await (world ? ask(world).catch(async () => ask(await worldOf(page))) : ask(await worldOf(page)));
  return JSON.parse(String(result.value)) as readonly Finding[];
};

/** Nothing that axe finds, and nothing beside the screen. */
export const expectGood = async (page: Page): Promise<void> => {
  expect(await axeOn(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
};

/** The same once nothing is on its way any more. */
export const expectReady = async (page: Page): Promise<void> => {
  await expect.poll(() => page.locator('main [aria-busy="true"]').count()).toBe(0);
  await expectGood(page);
};

/** What has the focus, by its id or its words. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.id || document.activeElement.textContent || document.activeElement.tagName');

let browser: Browser | undefined;
export const closeBrowser = async (): Promise<void> => {
  await browser?.close();
  browser = undefined;
};

/** Runs with a browser that nobody has used; afterwards the page must have had nothing to complain of. */
export const withPage = async (
  look: Look,
  run: (page: Page, context: BrowserContext) => Promise<void>,
  serviceWorkers: 'allow' | 'block' = 'block',
): Promise<void> => {
  browser ??= await launched();
  const context = await contextFor(browser, look, serviceWorkers);
  const page = await context.newPage();
  page.setDefaultTimeout(Number(process.env.PATIENCE ?? 60_000));
  const complaints: string[] = [];
  page.on('console', (said) => {
    // What answers no is told by the browser, too: that is no fault of the page's. The pictures' browser keeps no shell.
    if (['error', 'warning'].includes(said.type()) && !/Failed to load resource|Service Worker/.test(said.text()))
      complaints.push(said.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  try {
    await run(page, context);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
};
