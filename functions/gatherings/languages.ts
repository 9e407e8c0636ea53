import type { Texts } from './state.ts';

/**
 * An event in the reader's language, where it is written in that; else in Swedish; else in the first of its languages,
 * which its own title is in. Each text by itself: a description may be missing where a title is there. Pure.
 */
export const textNames = ['title', 'summary', 'description'] as const;
type TextName = (typeof textNames)[number];
type Written = {
  readonly title: string;
  readonly summary: string;
  readonly description?: string | undefined;
  readonly languages: readonly string[];
  readonly texts?: Texts | undefined;
};
type Direction = 'ltr' | 'rtl';

const primaryOf = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';
/** Those that are written from the right, unless the tag names another script. */
const fromRight = new Set('ar arc ckb dv fa he ks nqo ps sd syr ug ur yi'.split(' '));
const rightScript = /^(Arab|Hebr|Syrc|Thaa|Nkoo)$/;
export const directionOf = (tag: string): Direction => {
  const script = tag.split('-').find((part, i) => i > 0 && part.length === 4);
  return (script === undefined ? fromRight.has(primaryOf(tag)) : rightScript.test(script)) ? 'rtl' : 'ltr';
};

/** The text of an event that is nearest to these languages, and in which it is. */
const textIn = ({ languages, texts = {}, ...own }: Written, name: TextName, wishes: readonly string[]) => {
  const [first = 'sv'] = languages;
  const all = [[first, own] as const, ...Object.entries(texts)].flatMap(([lang, { [name]: value }]) =>
    value === undefined ? [] : [{ lang, value }],
  );
  const near = wishes.flatMap((wish) => [
    ...all.filter(({ lang }) => lang.toLowerCase() === wish.toLowerCase()),
    ...all.filter(({ lang }) => primaryOf(lang) === primaryOf(wish)),
  ]);
  return near[0] ?? all[0];
};

/** In which language each of its texts is told. */
export type Said = Readonly<Partial<Record<TextName, string>>>;
/** The event with its texts as this reader is told them. */
export const spoken = <E extends Written>(event: E, wish: string): E & { readonly said: Said } => {
  const told = textNames.flatMap((name) => {
    const found = textIn(event, name, [wish, 'sv']);
    return found ? [{ name, ...found }] : [];
  });
  return {
    ...event,
    ...Object.fromEntries(told.map(({ name, value }) => [name, value])),
    said: Object.fromEntries(told.map(({ name, lang }) => [name, lang])),
  };
};

/** The languages that it has a title in. */
export const writtenIn = ({ languages, texts = {} }: Written): readonly string[] => [
  ...languages.slice(0, 1),
  ...Object.keys(texts).filter((tag) => texts[tag]?.title !== undefined),
];

/** Of the languages that it is held in those that it is not wholly written in, and what is missing. */
export const gapsOf = ({ languages, texts = {}, description }: Written) =>
  languages.slice(1).flatMap((language) => {
    const missing = textNames.filter(
      (name) => texts[language]?.[name] === undefined && (name !== 'description' || description !== undefined),
    );
    return missing.length > 0 ? [{ language, missing }] : [];
  });
