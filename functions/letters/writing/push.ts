import type { Language } from '../../../shared/problems.ts';
import { placeIn } from './places.ts';

/**
 * What stands on a locked screen: that decisions wait, and nothing of them. It opens the page at the one there is, where whoever opens it
 * signs in; of several at the first screen. Pure.
 */
type Word = { readonly campaign: string; readonly language: Language; readonly subjects: readonly string[] };

const bodies: Readonly<Record<Language, (count: number) => string>> = {
  sv: (count) => (count === 1 ? 'Ett beslut väntar på dig.' : `${count} beslut väntar på dig.`),
  en: (count) => (count === 1 ? 'A decision waits for you.' : `${count} decisions wait for you.`),
};

/** As the page's service worker reads it (web/worker/sw.ts). */
export const wordOf = ({ campaign, language, subjects }: Word): string => {
  const things = [...new Set(subjects)];
  const [only, ...others] = things;
  return JSON.stringify({
    title: 'Valsam',
    body: bodies[language](things.length),
    language,
    home: placeIn(campaign),
    link: placeIn(campaign, others.length === 0 ? only : undefined),
  });
};
