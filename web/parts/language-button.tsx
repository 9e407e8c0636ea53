import { language, speak } from '../core/language.ts';

/** Says the other language in that language. */
export const LanguageButton = () => {
  const other = language.value === 'sv' ? 'en' : 'sv';
  return (
    <button class="quiet" type="button" lang={other} onClick={() => speak(other)}>
      {other === 'en' ? 'In English' : 'På svenska'}
    </button>
  );
};
