import type { Language } from '../../../shared/problems.ts';

/** What a person calls the browser that they hold: `Firefox på Android`. What a browser says of itself is for people to tell devices apart, nothing more. */
const browsers = [
  ['Edg', 'Edge'],
  ['OPR/', 'Opera'],
  ['SamsungBrowser', 'Samsung Internet'],
  ['Firefox', 'Firefox'],
  ['FxiOS', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['CriOS', 'Chrome'],
  ['Safari', 'Safari'],
] as const;
const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'Mac'],
  ['CrOS', 'Chromebook'],
  ['Linux', 'Linux'],
] as const;
const on: Readonly<Record<Language, string>> = { sv: 'på', en: 'on' };
const other: Readonly<Record<Language, string>> = { sv: 'Webbläsare', en: 'Browser' };

export const deviceName = (userAgent: string, language: Language): string => {
  const [, browser = other[language]] = browsers.find(([mark]) => userAgent.includes(mark)) ?? [];
  const [, system] = systems.find(([mark]) => userAgent.includes(mark)) ?? [];
  return system === undefined ? browser : `${browser} ${on[language]} ${system}`;
};
