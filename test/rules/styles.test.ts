import { describe, expect, test } from 'vitest';
import { filesBelow, withoutComments } from '../support/sources.ts';

/** The page's style sheets: each class in them is used, each class that is used is in them, and all are in the one that is loaded. */
const sheets = filesBelow('web', /\.css$/);
const sources = filesBelow('web', /\.(tsx?|html)$/);

const classesIn = (css: string): readonly string[] => {
  const selectors = css.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{/g);
  return [...selectors]
    .filter(([, selector = '']) => !selector.trim().startsWith('@'))
    .flatMap(([, selector = '']) => [...selector.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name));
};
const wordsOf = (text: string): readonly string[] => text.split(/[\s]+/).filter(Boolean);
/** The words of all strings, since a class may be named in a table and put together elsewhere. */
const stringsIn = (source: string): readonly string[] =>
  [...withoutComments(source).matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`|\b([\w-]+):/g)].flatMap(
    ([, single = '', double = '', template = '', key = '']) =>
      wordsOf([single, double, template.replaceAll(/\$\{[^}]*\}/g, ' '), key].join(' ')),
  );
/** What stands behind `class` itself, but for what is only compared with. */
const usedIn = (source: string): readonly string[] => {
  const plain = [...source.matchAll(/\bclass="([^"]*)"/g)].flatMap(([, words = '']) => wordsOf(words));
  const made = [...source.matchAll(/\bclass=\{((?:[^{}]|\{[^{}]*\})*)\}/g)].flatMap(([, code = '']) =>
    [...code.replaceAll(/[=!]== '[^']*'/g, '').matchAll(/'([^']*)'|`([^`]*)`/g)].flatMap(([, one = '', other = '']) =>
      wordsOf(`${one} ${other.replaceAll(/\$\{[^}]*\}/g, ' ')}`),
    ),
  );
  return [...plain, ...made];
};

const defined = new Set(sheets.flatMap(({ text }) => classesIn(text)));

describe('the style sheets of the page', () => {
  test('have no class that nothing uses', () => {
    const said = new Set(sources.flatMap(({ text }) => stringsIn(text)));
    expect([...defined].filter((name) => !said.has(name))).toEqual([]);
  });
  test('have each class that is used', () => {
    const missing = sources.flatMap(({ path, text }) =>
      usedIn(text)
        .filter((name) => !defined.has(name))
        .map((name) => `${name} in ${path}`),
    );
    expect(missing).toEqual([]);
  });
  test('are all in the one that is loaded, and none is long', () => {
    const [app] = sheets.filter(({ path }) => path === 'web/app.css');
    const named = [...(app?.text ?? '').matchAll(/@import '\.\/([^']+)'/g)].map(([, name]) => `web/${name}`);
    const others = sheets.map(({ path }) => path).filter((path) => path !== 'web/app.css');
    expect(named.toSorted()).toEqual(others.toSorted());
    expect(sheets.filter(({ text }) => text.split('\n').length > 251).map(({ path }) => path)).toEqual([]);
  });
  test('are read as they are written', () => {
    expect(classesIn('/* .no */ @media (min-width: 1.5rem) { .a .b:hover, .c-d { gap: .5rem; } }')).toEqual([
      'a',
      'b',
      'c-d',
    ]);
    expect(usedIn("<p class=\"a b\"/><p class={is === 'x' ? 'c' : `d ${e} f`}/>")).toEqual(['a', 'b', 'c', 'd', 'f']);
  });
});
