import { effect, signal } from '@preact/signals';
import type { Language } from '../../shared/problems.ts';
import { kept } from './device.ts';

const isLanguage = (value: string | null): value is Language => value === 'sv' || value === 'en';

/** Swedish, unless somebody has chosen English on this device. */
const chosen = kept.read('language');
export const language = signal<Language>(isLanguage(chosen) ? chosen : 'sv');
effect(() => {
  document.documentElement.lang = language.value;
});
export const speak = (to: Language): void => {
  language.value = to;
  kept.write('language', to);
};

/** The texts of a screen in both languages: `words({ sv: { … }, en: { … } })`. A text that lacks its twin does not compile. */
export const words =
  <T>(texts: { readonly sv: T; readonly en: NoInfer<T> }): (() => T) =>
  () =>
    texts[language.value];
