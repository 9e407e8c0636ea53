import { describe, expect, test } from 'vitest';
import { isBureaucratic, readabilityOf } from '../../functions/materials/catalogue/readability.ts';
import {
  answerProposal,
  type EditionWish,
  propose,
  setEdition,
  setItem,
  setPack,
  textsOf,
} from '../../functions/materials/catalogue/rules.ts';
import { makeableOf, viewCatalogue } from '../../functions/materials/catalogue/views.ts';
import type { Refusal } from '../../shared/problems.ts';
import {
  after,
  context,
  edition,
  editionStock,
  item,
  orderIdOf,
  poster,
  stateOf,
  stock,
  ulidOf,
} from '../support/materials-cases.ts';
import { fieldOf, outcome } from '../support/pot-state.ts';

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
    const state = { ...stateOf(), said: textsOf({ [language]: wish }) };
    const set = after(state, setEdition(state, { item: 'folder', language, wish }));
    expect(set.items.folder?.editions[language]?.lix).toBe(lix);
    expect(set.texts[`folder/${language}`]?.text).toBe(wish.text);
    expect(outcome(setEdition(set, { item: 'folder', language, wish }))).toEqual([]);
    const bare = { bilingual: wish.bilingual, translation: wish.translation };
    const cleared = after(
      { ...set, said: textsOf({ [language]: bare }) },
      setEdition(set, { item: 'folder', language, wish: bare }),
    );
    expect(cleared.texts).toEqual({});
  });
});

describe('the catalogue', () => {
  const wish = { name: 'Folder', kind: 'folder' as const };
  const set = (change: object, state = stateOf(), id = 'folder') =>
    setItem(state, { id, wish: { ...wish, ...change }, editions: {} }, context);
  const ended = stateOf([item({ validTo: '2018-07-01' })]);
  test.each<[string, readonly unknown[] | Refusal, string | undefined]>([
    ['an item that ended yesterday is a mistake', set({ validTo: '2018-07-31' }), '/validTo'],
    ['one that ends today is not', set({ validTo: '2018-08-01' }), undefined],
    ['nor is one that had ended already', set({ validTo: '2018-07-01' }, ended), undefined],
    ['it does not end before it begins', set({ validFrom: '2018-08-10', validTo: '2018-08-09' }), '/validTo'],
    ['the name of a path is none of an item', set({}, stateOf(), 'proposals'), '/path/item'],
  ])('%s', (_what, decision, field) => {
    expect(fieldOf(decision)).toBe(field);
  });

  test('editions that are not named stay', () => {
    const ar = { bilingual: true, translation: 'volunteer' as const };
    const state = after(stateOf(), setItem(stateOf(), { id: 'folder', wish, editions: { ar } }, context));
    expect(Object.keys(state.items.folder?.editions ?? {}).sort()).toEqual(['ar', 'so', 'sv']);
    expect(outcome(setItem(state, { id: 'folder', wish, editions: { ar } }, context))).toEqual([]);
  });

  test.each<[string, Parameters<typeof setPack>[1]['lines'], string | undefined]>([
    ['of an item that is there', [{ item: 'folder', language: 'sv', quantity: 1 }], undefined],
    ['of one that is not', [{ item: 'flag', quantity: 1 }], '/lines/0/item'],
    ['of a language that is not', [{ item: 'folder', language: 'ar', quantity: 1 }], '/lines/0/language'],
    ['of one edition twice', [1, 2].map((quantity) => ({ item: 'folder', quantity })), '/lines/1/item'],
  ])('a pack %s', (_what, lines, field) => {
    expect(fieldOf(setPack(stateOf(), { id: 'small', size: 'small', lines }))).toBe(field);
  });

  test('shows what is available now, what the next run leaves, and until when more can be printed', () => {
    const runs = {
      [ulidOf(1)]: { quantity: 50, promised: 50, deliveredBy: '2018-08-10' },
      [ulidOf(2)]: { quantity: 50, promised: 10, deliveredBy: '2018-08-20' },
    };
    const { items, stocks, packs } = stateOf([item()], [stock({ sv: editionStock(7, { runs }) })]);
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

describe('a proposal', () => {
  const id = orderIdOf('solna');
  const wish = { id, unit: 'solna', name: 'Bostäder i Hagalund', kind: 'folder' as const };
  const proposed = after(stateOf(), propose(wish));
  const adopted = after(proposed, answerProposal(proposed, id, { item: 'folder' }));
  const declined = after(proposed, answerProposal(proposed, id, { reason: 'Finns redan.' }));
  test.each<[string, readonly unknown[] | Refusal, string | readonly string[]]>([
    ['is taken up as an item that is there', answerProposal(proposed, id, { item: 'flag' }), 'invalid-input'],
    ['is taken up once', answerProposal(adopted, id, { item: 'folder' }), []],
    ['and then not declined', answerProposal(adopted, id, { reason: 'Nej' }), 'wrong-status'],
    ['is declined once', answerProposal(declined, id, { reason: 'Nej' }), []],
    ['and then not taken up', answerProposal(declined, id, { item: 'folder' }), 'wrong-status'],
    ['must be there', answerProposal(stateOf(), id, { item: 'folder' }), 'not-found'],
  ])('%s', (_what, decision, expected) => {
    expect(outcome(decision as never)).toEqual(expected);
  });
});
