import { describe, expect, test } from 'vitest';
import { makeableOf } from '../../functions/materials/catalogue/views.ts';
import { removeEdition, removeItem, setItem, setPack, type Uses } from '../../functions/materials/catalogue/rules.ts';
import type { CatalogueItem } from '../../functions/materials/state.ts';
import { viewOrder } from '../../functions/materials/views.ts';
import { given } from '../support/given.ts';
import {
  context,
  edition,
  editionStock,
  item,
  line,
  nacka,
  orderIn,
  pack,
  place,
  placed,
  reader,
  runIdOf,
  stateOf,
  stock,
} from '../support/materials-cases.ts';

/** What is in the catalogue goes while nothing was made with it, and is retired otherwise. */
const unused: Uses = { stock: undefined, runs: {}, packs: {}, proposals: [] };
const run = { id: runIdOf(), item: 'folder', language: 'sv' } as Uses['runs'][string];
const small = pack([{ item: 'folder', language: 'sv', quantity: 1 }]);
const open = pack([{ item: 'folder', quantity: 1 }]);
const filed = item({ editions: { sv: edition({ hasFile: true }), so: edition() } });

describe('an item, and its Swedish and its Somali edition, are retired', () => {
  test.each<[string, CatalogueItem, Partial<Uses>, readonly [boolean, boolean, boolean]]>([
    ['not while nothing was made with them', item(), {}, [false, false, false]],
    ['by what is in stock, or was ordered', item(), { stock: stock({ sv: editionStock(0) }) }, [true, true, false]],
    ['by a print run', item(), { runs: { [run.id]: run } }, [true, true, false]],
    ['by a pack', item(), { packs: { small } }, [true, true, false]],
    ['by a pack whose language is open', item(), { packs: { open } }, [true, true, true]],
    ['by a file', filed, {}, [true, true, false]],
    ['by a proposal', item(), { proposals: [{ item: 'folder' } as Uses['proposals'][number]] }, [true, false, false]],
  ])('%s', (_what, is, uses, [whole, sv, so]) => {
    const state = { ...unused, ...uses, item: is };
    given(state)
      .when(removeItem)
      .then([{ type: 'ItemRemoved', retired: whole }]);
    for (const [language, retired] of [['sv', sv] as const, ['so', so] as const])
      given(state)
        .when(removeEdition, language)
        .then([{ type: 'EditionRemoved', language, retired }]);
  });

  test('once', () => {
    const retired = '2018-07-01T10:00:00.000Z';
    given({ ...unused, item: item({ retired }) })
      .when(removeItem)
      .then([]);
    given({ ...unused, item: item({ editions: { sv: edition({ retired }) } }) })
      .when(removeEdition, 'sv')
      .then([]);
    given({ ...unused, item: item() })
      .when(removeEdition, 'ti')
      .thenRefused('not-found');
  });
});

describe('what is retired', () => {
  const retired = '2018-07-01T10:00:00.000Z';
  const stocks = [stock({ sv: editionStock(50), so: editionStock(50) })];
  const gone = item({ retired });
  const half = item({ editions: { sv: edition({ retired }), so: edition() } });

  test('takes no new orders, and is not offered in place of another', () => {
    given(stateOf([gone], stocks))
      .when(place)
      .thenRefused('nothing-available', { editions: [{ reason: 'not-valid', next: { otherEditions: [] } }] });
    given(stateOf([half], stocks))
      .when(place)
      .thenRefused('nothing-available', {
        editions: [{ reason: 'no-such-edition', next: { otherEditions: [{ language: 'so', available: 50 }] } }],
      });
    const other = placed(stateOf([half], stocks), { lines: [line(60, 'so'), line(1)] });
    const shown = viewOrder(orderIn(other, nacka), reader, { ...other, today: context.today }).lines;
    expect(shown).toMatchObject([{ language: 'so' }, { language: 'sv', next: { otherEditions: [] } }]);
  });

  test('is in no new pack, and none can be made of it', () => {
    const state = stateOf([gone], stocks);
    given({ items: state.items, pack: undefined })
      .when(setPack, { id: 'small', size: 'small', lines: small.lines })
      .thenRefused('invalid-input', '/lines/0/item unknown');
    given({ items: stateOf([half]).items, pack: undefined })
      .when(setPack, { id: 'small', size: 'small', lines: small.lines })
      .thenRefused('invalid-input', '/lines/0/language unknown');
    expect(makeableOf(small, state.items, state.stocks, context.today)).toMatchObject({ makeable: 0 });
    expect(makeableOf(open, stateOf([half]).items, state.stocks, context.today)).toMatchObject({ makeable: 50 });
  });

  test('comes back when it is entered again, as it was', () => {
    const { editions: _, id, version: __, createdAt: ___, updatedAt: ____, retired: _____, ...wish } = gone;
    given({ item: gone, texts: {} }).when(setItem, { id, wish, editions: {} }, context.today).then(['ItemSet']);
  });
});
