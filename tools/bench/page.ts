import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { contextFor, launched } from '../screens/browser.ts';
import { campaign } from './session.ts';

/**
 * How long a head on a phone waits for their first decision: a processor four times slower than this one, 150 ms to each answer and
 * 1.6 Mbit/s. What is asked for until it is there is counted, too.
 */
export type PageFigure = {
  readonly which: string;
  readonly aimMillis: number;
  readonly millis: readonly number[];
  /** Of the API, in the order in which they are asked. */
  readonly calls: readonly string[];
};

const slowness = 4;
const net = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };
const head = 'Kanslichef, Distriktskansliet';
const decision = '#one-title';

/** Notes when the decision is there, by the browser's own clock. */
const watching = `{
  const look = () => {
    if (globalThis.seenAt === undefined && document.querySelector('${decision}'))
      requestAnimationFrame(() => { globalThis.seenAt ??= performance.timeOrigin + performance.now(); });
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}`;

const pageIn = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  await page.addInitScript(watching);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', net);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  return page;
};

/** What is asked of the API, not of the page's own files or of whoever signs people in. */
export const callsOf = (page: Page): string[] => {
  const calls: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    const isFile = pathname === '/' || /^\/(?:web\/|c\/|sw\.js|identity\/)/.test(pathname);
    if (!isFile && request.resourceType() !== 'document') calls.push(`${request.method()} ${pathname}`);
  });
  return calls;
};

/** The page's policy lets nobody wait within it. */
const until = async (isSo: () => Promise<unknown>): Promise<void> => {
  while ((await isSo()) !== true) await wait(pollMs);
};
const pollMs = 50;

type Run = { readonly millis: number; readonly calls: readonly string[] };
/** From the moment of asking until the decision is drawn. */
const timed = async (page: Page, act: () => Promise<unknown>): Promise<Run> => {
  const calls = callsOf(page);
  let asked: readonly string[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('/agenda')) asked = [...calls];
  });
  const began = Date.now();
  await act();
  await page.locator(decision).waitFor();
  await until(() => page.evaluate('globalThis.seenAt !== undefined'));
  const seenAt = Number(await page.evaluate('globalThis.seenAt'));
  return { millis: seenAt - began, calls: asked };
};

type Played = { readonly cold: Run; readonly signingIn: Run; readonly warm: Run };
const sessionOnce = async (browser: Browser, url: string): Promise<Played> => {
  const context = await contextFor(browser, { width: 360, scheme: 'light' }, 'allow');
  try {
    const first = await pageIn(context);
    // Somebody who knows whom they are presses at once.
    let chosenAt = 0;
    const began = Date.now();
    const cold = await timed(first, async () => {
      await first.goto(`${url}/`, { waitUntil: 'commit' });
      const one = first.getByRole('button', { name: head });
      await one.waitFor();
      chosenAt = Date.now();
      await one.click();
    });
    const calls = cold.calls.slice(cold.calls.indexOf('POST /session'));
    const signingIn = { calls, millis: cold.millis - (chosenAt - began) };
    await until(() => first.evaluate('navigator.serviceWorker.controller !== null'));
    await first.close();
    const second = await pageIn(context);
    const warm = await timed(second, () => second.goto(`${url}/c/${campaign}`, { waitUntil: 'commit' }));
    return { cold, signingIn, warm };
  } finally {
    await context.close();
  }
};

export const playPage = async (url: string, rounds: number): Promise<readonly PageFigure[]> => {
  const browser = await launched();
  try {
    const played: Played[] = [];
    // The functions' first answers are another part's figures.
    for (let round = 0; round <= rounds; round++) played.push(await sessionOnce(browser, url));
    const figure = (which: string, aimMillis: number, runs: readonly Run[]): PageFigure => ({
      which,
      aimMillis,
      millis: runs.map(({ millis }) => millis).toSorted((a, b) => a - b),
      calls: runs.at(-1)?.calls ?? [],
    });
    const counted = played.slice(1);
    const of = (which: keyof Played): readonly Run[] => counted.map((each) => each[which]);
    return [
      figure('cold: the address, choosing, signing in', 2_500, of('cold')),
      figure('of that, since one could choose', 2_500, of('signingIn')),
      figure('warm: signed in, the page kept', 1_000, of('warm')),
    ];
  } finally {
    await browser.close();
  }
};
