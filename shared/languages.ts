import { once } from './once.ts';
import { type Language, type Text, text } from './problems.ts';

/** What languages are called, in the two that Valsam speaks. Pure. */
const names: Readonly<Record<Language, () => Intl.DisplayNames>> = {
  sv: once(() => new Intl.DisplayNames('sv', { type: 'language' })),
  en: once(() => new Intl.DisplayNames('en', { type: 'language' })),
};
/** `sv` -> `svenska`, `Swedish`; what is no tag of a language stays as it is. */
export const languageName = (tag: string, language: Language): string => {
  try {
    return names[language]().of(tag) ?? tag;
  } catch {
    return tag;
  }
};
export const languageNamed = (tag: string): Text => text(languageName(tag, 'sv'), languageName(tag, 'en'));
