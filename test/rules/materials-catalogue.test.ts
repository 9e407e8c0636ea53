import { describe, expect, test } from 'vitest';
import { isBureaucratic, readabilityOf } from '../../functions/materials/catalogue/readability.ts';
import type { CatalogueEvent } from '../../functions/materials/catalogue/events.ts';
import { evolve } from '../../functions/materials/catalogue/evolve.ts';
import { type EditionWish, setEdition, setItem, setPack, textsOf } from '../../functions/materials/catalogue/rules.ts';
import type { CatalogueState } from '../../functions/materials/catalogue/state.ts';
import { makeableOf, viewCatalogue } from '../../functions/materials/catalogue/views.ts';
import type { CatalogueItem } from '../../functions/materials/state.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';
import { type Expected, given } from '../support/given.ts';
import {
  context,
  edition,
  editionStock,
  item,
  now,
  poster,
  stateOf,
  stock,
  ulidOf,
} from '../support/materials-cases.ts';

/** What was read, after what was decided; what is made by an event is there then. */
const after = <S extends CatalogueState>(state: S, decision: readonly CatalogueEvent[] | Refusal) => {
  if (isRefusal(decision)) throw new Error(`refused: ${decision.refused}`);
  return decision.reduce<CatalogueState>(
    (is, event, i) => evolve(is, { ...event, id: `01J${i}`, at: now, actor: 'kim' }),
    state,
  ) as { readonly [K in keyof S]-?: NonNullable<S[K]> };
};

describe('D12: readability', () => {
  test.each<[string, string, number | undefined]>([
    ['one short sentence', 'Vi vill bygga.', 3],
    ['two sentences halve their length', 'Vi vill. Du kan!', 2],
    ['a word of six letters is short', 'Bostad.', 1],
    ['a word of seven is long', 'Bostads.', 101],
    ['a colon ends a sentence', 'Vi vill: du kan.', 2],
    ['a full stop within a number does not', 'Det kostar 3.50 nu.', 4],
    ['a text without an end is one sentence', 'vi vill bo', 3],
    ['å, ä and ö are letters, however they are written', 'Mötesår.'.normalize('NFD'), 101],
    ['nothing but marks has none', '... !', undefined],
  ])('%s', (_what, text, lix) => {
    expect(readabilityOf(text)?.lix).toBe(lix);
  });
  test('over 50 is bureaucratic', () => {
    expect([isBureaucratic(50), isBureaucratic(51)]).toEqual([false, true]);
  });

  const text = 'Vi vill bygga.';
  test.each<[string, string, Partial<EditionWish>, number | undefined]>([
    ['of a Swedish text', 'sv', { text }, 3],
    ['of the Swedish half of a bilingual one', 'so', { bilingual: true, text: 'Waxaan', swedishText: text }, 3],
    ['not of a translation', 'so', { text }, undefined],
    ['not of a language that only begins like Swedish', 'sva', { text }, undefined],
  ])('it is shown %s', (_what, language, change, lix) => {
    const wish = { bilingual: false, translation: 'professional' as const, ...change };
    const state = { item: item(), texts: {}, said: textsOf({ [language]: wish }) };
    const set = after(state, setEdition(state, { language, wish }));
    expect(set.item.editions[language]?.lix).toBe(lix);
    expect(set.texts).toMatchObject({ [`folder/${language}`]: { text: wish.text } });
    given(set).when(setEdition, { language, wish }).then([]);
    const bare = { bilingual: wish.bilingual, translation: wish.translation };
    const cleared = after({ ...set, said: textsOf({ [language]: bare }) }, setEdition(set, { language, wish: bare }));
    expect(cleared.texts).toEqual({});
  });
});

describe('the catalogue', () => {
  const wish = { name: 'Folder', kind: 'folder' as const };
  const ended = item({ validTo: '2018-07-01' });
  test.each<[string, CatalogueItem, object, Expected<typeof setItem>, id?: string]>([
    ['an item that ended yesterday is a mistake', item(), { validTo: '2018-07-31' }, 'invalid-input /validTo'],
    ['one that ends today is not', item(), { validTo: '2018-08-01' }, ['ItemSet']],
    ['nor is one that had ended already', ended, { validTo: '2018-07-01' }, ['ItemSet']],
    [
      'it does not end before it begins',
      item(),
      { validFrom: '2018-08-10', validTo: '2018-08-09' },
      'invalid-input /validTo',
    ],
    ['the name of a path is none of an item', item(), {}, 'invalid-input /path/item', 'proposals'],
  ])('%s', (_what, is, change, expected, id = 'folder') => {
    const command = { id, wish: { ...wish, ...change }, editions: {} };
    given({ item: is, texts: {} }).when(setItem, command, context.today).thenAsTold(expected);
  });

  test('editions that are not named stay', () => {
    const ar = { bilingual: true, translation: 'volunteer' as const };
    const before = { item: item(), texts: {} };
    const command = { id: 'folder', wish, editions: { ar } };
    const state = after(before, setItem(before, command, context.today));
    expect(Object.keys(state.item.editions).sort()).toEqual(['ar', 'so', 'sv']);
    given(state).when(setItem, command, context.today).then([]);
  });

  test.each<[string, Parameters<typeof setPack>[1]['lines'], Expected<typeof setPack>]>([
    ['of an item that is there', [{ item: 'folder', language: 'sv', quantity: 1 }], ['PackSet']],
    ['of one that is not', [{ item: 'flag', quantity: 1 }], 'invalid-input /lines/0/item'],
    ['of a language that is not', [{ item: 'folder', language: 'ar', quantity: 1 }], 'invalid-input /lines/0/language'],
    ['of one edition twice', [1, 2].map((quantity) => ({ item: 'folder', quantity })), 'invalid-input /lines/1/item'],
  ])('a pack %s', (_what, lines, expected) => {
    const state = { items: { folder: item() }, pack: undefined };
    given(state).when(setPack, { id: 'small', size: 'small', lines }).thenAsTold(expected);
  });

  test('shows what is available now, what the next run leaves, and until when more can be printed', () => {
    const runs = {
      [ulidOf(1)]: { quantity: 50, deliveredBy: '2018-08-10' },
      [ulidOf(2)]: { quantity: 50, deliveredBy: '2018-08-20' },
    };
    const { items, stocks, packs } = stateOf(
      [item()],
      [stock({ sv: editionStock(7, { runs, promised: [{ order: 'nacka.1', quantity: 60 }] }) })],
    );
    const shown = viewCatalogue({ items, stocks, packs }, { today: context.today }).items[0]?.editions;
    expect(shown).toMatchObject([
      { language: 'so', available: 0, orderBefore: '2018-08-20' },
      { language: 'sv', available: 7, nextRun: { promised: '2018-08-20', available: 40 } },
    ]);
    expect(shown?.[0]).not.toHaveProperty('nextRun');
  });
});

describe('D10: how many of a pack there are', () => {
  const state = stateOf(
    [item({ editions: { sv: edition(), so: edition() } }), poster, item({ id: 'summary', kind: 'pdf' })],
    [stock({ sv: editionStock(100), so: editionStock(30) }), stock({ sv: editionStock(35) }, { item: 'poster' })],
  );
  const folder = (quantity: number, language?: string) => ({ item: 'folder', quantity, ...(language && { language }) });
  test.each<[string, Parameters<typeof makeableOf>[0]['lines'], object]>([
    [
      'the scarcest part sets the limit',
      [folder(20, 'sv'), { item: 'poster', language: 'sv', quantity: 10 }],
      { makeable: 3, limitedBy: { item: 'poster', language: 'sv' } },
    ],
    [
      'a line without language counts with what there is most of',
      [folder(20)],
      { makeable: 5, limitedBy: { item: 'folder', language: 'sv' } },
    ],
    [
      'which adds up with one that names it',
      [folder(20), folder(30, 'sv')],
      { makeable: 2, limitedBy: { item: 'folder', language: 'sv' } },
    ],
    [
      'what one prints oneself sets no limit',
      [folder(50, 'sv'), { item: 'summary', quantity: 1 }],
      { makeable: 2, limitedBy: { item: 'folder', language: 'sv' } },
    ],
    [
      'an edition that there is none of',
      [folder(1, 'ar')],
      { makeable: 0, limitedBy: { item: 'folder', language: 'ar' } },
    ],
  ])('%s', (_what, lines, expected) => {
    expect(makeableOf({ lines }, state.items, state.stocks, context.today)).toEqual(expected);
  });
});
