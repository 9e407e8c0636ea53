import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { letterOf } from '../../functions/letters/writing/letter.ts';
import { browserPath, type Look } from '../../tools/screens/browser.ts';
import { axeOn, closeBrowser, expectGood, focused, withPage } from '../support/browser.ts';
import { at, publicityCampaign } from '../support/events-api.ts';
import { anyLetter, line } from '../support/letters.ts';
import { theStack } from '../support/stack.ts';

/** What anyone sees without script: the calendar, the page of an event, and a letter. */
if (browserPath === undefined)
  console.warn('There is no Chromium, so no page was tried: install it, or name it as CHROMIUM.');
const looks: readonly Look[] = [
  { width: 360, scheme: 'light', language: 'sv' },
  { width: 1440, scheme: 'dark', language: 'en' },
];
const widest = 'Samtal om vården med läkare från Karolinska universitetssjukhuset och regionråd';

describe.skipIf(browserPath === undefined)('with a browser', () => {
  const { id, must, published } = publicityCampaign('browser-public');
  const list = () => `${theStack().url}/public/${id}/events`;
  let event = '';
  beforeAll(async () => {
    const place = { name: 'Hagalundsparken', address: 'Hagalundsgatan 2', area: 'solna', lat: 59.366, lon: 18.01 };
    const accessibility = { stepFree: true, note: 'Ring på porten.' };
    const contact = { email: 'kim@solna.example', phone: '070-123 45 67', public: true };
    event = await published({
      place,
      accessibility,
      contact,
      description: 'Fika klockan två.',
      languages: ['sv', 'so'],
    });
    await published({ title: widest, place: { name: 'Råsunda', area: 'solna' }, startsAt: at(22), endsAt: at(23) });
    const off = await published({ title: 'Torgmöte', startsAt: at(23), endsAt: at(23, '17:00') });
    await must('district-staff', `POST ${off}/cancellation`, { reason: 'Sjukdom' });
  });
  afterAll(closeBrowser);

  test.each(looks)('the calendar leads to an event, and that to what is near: %o', async (look) => {
    const isSwedish = look.language === 'sv';
    await withPage(look, async (page) => {
      await page.goto(list());
      await expectGood(page);
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe(isSwedish ? 'Till innehållet' : 'Skip to the content');
      await page.getByRole('link', { name: 'Gårdsfest i Hagalund' }).click();
      await page.getByRole('heading', { level: 1, name: 'Gårdsfest i Hagalund' }).waitFor();
      const map = page.getByRole('link', { name: isSwedish ? 'Visa på karta' : 'Show on a map' });
      expect(await map.getAttribute('href')).toContain('openstreetmap.org');
      await page.locator('.picture').scrollIntoViewIfNeeded();
      await expect.poll(() => page.evaluate('document.images[0].naturalWidth')).toBe(1_200);
      await expectGood(page);
      await page.getByRole('link', { name: widest }).click();
      await page.getByRole('heading', { level: 1, name: widest }).waitFor();
      await expectGood(page);
    });
  });

  test('on paper an event is light, says where the latest is told, and has nothing to press', async () => {
    await withPage({ width: 1440, scheme: 'dark' }, async (page) => {
      await page.goto(`${theStack().url}/public/${id}${event}`);
      const shown = (name: string) => page.locator(name).first().isVisible();
      expect([await shown('.button'), await shown('.near'), await shown('.paper')]).toEqual([true, true, false]);
      await page.emulateMedia({ media: 'print' });
      expect([await shown('.button'), await shown('.near'), await shown('.paper')]).toEqual([false, false, true]);
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
      expect(await axeOn(page)).toEqual([]);
    });
  });

  test.each(looks)('a letter can be read: %o', async (look) => {
    const lines = [line(), line({ due: '2026-08-01' }), line({ action: 'know', group: 'staff' })];
    const secretLink = 'https://valsam.example.org/confirm/T0KEN';
    const { html } = letterOf({ ...anyLetter, kind: 'digest', lines, secretLink, language: look.language ?? 'sv' });
    await withPage(look, async (page) => {
      await page.setContent(html);
      // It is a part of the page of whoever reads it, which has landmarks and a first heading of its own.
      const whole = ['landmark-one-main', 'page-has-heading-one', 'region'];
      expect((await axeOn(page)).filter(({ id: rule }) => !whole.includes(rule))).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor');
      expect(ground).toBe(look.scheme === 'light' ? 'rgb(250, 247, 241)' : 'rgb(22, 20, 18)');
    });
  });
});
