import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, describe, expect, test } from 'vitest';
import { itemKey } from '../../functions/materials/catalogue/store.ts';
import { caller } from '../../infra/local/wire.ts';
import { addDays } from '../../shared/calendar.ts';
import { folder, line, materialsCampaign, today } from '../support/materials-api.ts';
import { type Body, errorsOf, itemsOf, theStack } from '../support/stack.ts';

describe('material: bad input', () => {
  const { id, call, must, keeper, enter, order, placed, stock } = materialsCampaign('materials-input');
  /** No item can be entered that has ended: as if this one had been entered yesterday, with a day less to live. */
  const agedByADay = (item: string) => {
    const { endpoint, name } = theStack().table;
    return caller(endpoint, 'dynamodb')('UpdateItem', {
      TableName: name,
      Key: marshall(itemKey(id, item)),
      UpdateExpression: 'SET validTo = :yesterday',
      ExpressionAttributeValues: marshall({ ':yesterday': addDays(today, -1) }),
    });
  };
  beforeAll(async () => {
    await enter();
    await stock(100);
  });

  test.each<[string, Body, readonly string[]]>([
    ['of 0', { lines: [line(0)] }, ['/lines/0/quantity too-small']],
    ['of a negative quantity', { lines: [line(-1)] }, ['/lines/0/quantity too-small']],
    ['of a million million', { lines: [line(1e12)] }, ['/lines/0/quantity too-big']],
    ['of half a folder', { lines: [line(0.5)] }, ['/lines/0/quantity invalid-type']],
    ['of an item that is not there', { lines: [line(1, 'sv', 'flag')] }, ['/lines/0/item unknown']],
    ['of a pack that is not there', { packs: [{ pack: 'huge', quantity: 1 }] }, ['/packs/0/pack unknown']],
    ['of 0 packs', { packs: [{ pack: 'small', quantity: 0 }] }, ['/packs/0/quantity too-small']],
    ['of fewer packs than none', { packs: [{ pack: 'small', quantity: -1 }] }, ['/packs/0/quantity too-small']],
    ['of a million million packs', { packs: [{ pack: 'small', quantity: 1e12 }] }, ['/packs/0/quantity too-big']],
    ['of 21 packs', { packs: Array.from({ length: 21 }, () => ({ pack: 'small', quantity: 1 })) }, ['/packs too-big']],
    ['of a language that is none', { lines: [line(1, 'SVENSKA')] }, ['/lines/0/language language']],
    ['of 101 lines', { lines: Array.from({ length: 101 }, () => line(1)) }, ['/lines too-big']],
    ['of nothing', {}, ['/lines needed']],
    ['for yesterday', { lines: [line(1)], neededBy: addDays(today, -1) }, ['/neededBy past']],
    ['with a field that is not there', { lines: [line(1)], cost: 5 }, ['/cost unrecognized-keys']],
  ])('an order %s is refused by name', async (_what, change, expected) => {
    expect(errorsOf(await order(change))).toEqual(expected);
  });

  test('the same line twice is merged, and with what a pack has of it', async () => {
    const { body } = await order({ lines: [line(3), line(4)], packs: [{ pack: 'small', quantity: 1 }] });
    expect(body.lines).toMatchObject([
      { item: 'folder', quantity: 27 },
      { item: 'poster', quantity: 5 },
    ]);
  });
  test('an edition that is not there is demand that cannot be met', async () => {
    const { body } = await order({ lines: [line(3), line(3, 'ti')] });
    expect(body.lines).toMatchObject([
      { language: 'sv' },
      { language: 'ti', sources: [{ from: 'unavailable', reason: 'no-such-edition' }] },
    ]);
  });
  test('an order of nothing but that is refused, with what there is instead', async () => {
    const { status, body } = await order({ lines: [line(3, 'ti')] });
    expect([status, body]).toMatchObject([
      409,
      {
        code: 'nothing-available',
        editions: [{ language: 'ti', available: 0, reason: 'no-such-edition', next: { printYourself: [] } }],
      },
    ]);
  });
  test('an item that ended yesterday is refused by name', async () => {
    const ended = { ...folder, validTo: addDays(today, -1) };
    expect(errorsOf(await call(keeper, 'PUT /materials/items/ended', ended))).toEqual(['/validTo past']);
  });
  test('of an item that ended yesterday nothing can be had, though it lies in stock', async () => {
    await must(keeper, 'PUT /materials/items/yesterday', { ...folder, validTo: today });
    await stock(10, { item: 'yesterday' });
    await agedByADay('yesterday');
    const wanted = { lines: [line(1, 'sv', 'yesterday')] };
    const beside = { lines: [line(1), ...wanted.lines] };
    expect((await order(beside)).body.lines).toContainEqual(
      expect.objectContaining({
        item: 'yesterday',
        sources: [{ from: 'unavailable', quantity: 1, reason: 'not-valid' }],
      }),
    );
    const { code, editions } = (await order({ ...wanted, acceptPartial: false })).body;
    expect([code, editions]).toMatchObject([
      'insufficient-stock',
      [{ item: 'yesterday', available: 0, reason: 'not-valid' }],
    ]);
    const { items } = await must('association-nacka', 'GET /materials/catalogue');
    expect(items).toContainEqual(expect.objectContaining({ id: 'yesterday', valid: false }));
  });
  test.each<[string, Body, string]>([
    ['nothing', { lines: [] }, '/lines too-small'],
    ['0 of something', { lines: [line(0)] }, '/lines/0/quantity too-small'],
    ['a million million', { lines: [line(1e12)] }, '/lines/0/quantity too-big'],
    ['31 lines', { lines: Array.from({ length: 31 }, () => line(1)) }, '/lines too-big'],
    ['an item that is not there', { lines: [line(1, 'sv', 'flag')] }, '/lines/0/item unknown'],
    ['an edition that is not there', { lines: [line(1, 'ti')] }, '/lines/0/language unknown'],
  ])('a pack of %s is refused by name', async (_what, change, expected) => {
    expect(errorsOf(await call(keeper, 'PUT /materials/packs/odd', { size: 'small', ...change }))).toEqual([expected]);
  });
  test.each<[string, Body, string]>([
    ['of 0', line(0), '/quantity too-small'],
    ['of a negative quantity', line(-1), '/quantity too-small'],
    ['of a million million', line(1e12), '/quantity too-big'],
    ['of an item that is not there', line(1, 'sv', 'flag'), '/item unknown'],
    ['of an edition that is not there', line(1, 'ti'), '/language unknown'],
  ])('a print run %s is refused by name', async (_what, run, expected) => {
    const answer = await call(keeper, 'POST /materials/print-runs', { ...run, deliveredBy: addDays(today, 9) });
    expect(errorsOf(answer)).toEqual([expected]);
  });
  test('neither does what is delivered or missing get by with odd quantities', async () => {
    const path = await placed({ lines: [line(2)] });
    const hundredAndOne = Array.from({ length: 101 }, () => line(1));
    for (const [quantity, code] of [
      [0, 'too-small'],
      [-1, 'too-small'],
      [1e12, 'too-big'],
    ] as const) {
      const delivered = await call(keeper, `POST ${path}/deliveries`, { lines: [line(quantity)] });
      const missing = await call('association-nacka', `POST ${path}/receipt`, { missing: [line(quantity)] });
      expect([errorsOf(delivered), errorsOf(missing)]).toEqual([
        [`/lines/0/quantity ${code}`],
        [`/missing/0/quantity ${code}`],
      ]);
    }
    expect(errorsOf(await call(keeper, `POST ${path}/deliveries`, { lines: hundredAndOne }))).toEqual([
      '/lines too-big',
    ]);
    await must(keeper, `POST ${path}/deliveries`);
    const more = await call('association-nacka', `POST ${path}/receipt`, { missing: [line(2), line(1)] });
    expect(errorsOf(more)).toEqual(['/missing/1/quantity too-big']);
    expect(more.body.errors).toMatchObject([{ detail: 'Högst 0.', maximum: 0 }]);
  });
  test.each<[string, Body, string]>([
    ['of 0', { quantity: 0 }, '/quantity too-small'],
    ['of a million million', { quantity: 1e12 }, '/quantity too-big'],
    ['of waste that is more', { quantity: 5, reason: 'waste' }, '/quantity too-big'],
    ['of an edition that is not there', { quantity: 5, language: 'ti' }, '/language unknown'],
  ])('a movement %s is refused by name', async (_what, change, expected) => {
    const movement = { depot: 'district', ...line(1), reason: 'arrival', ...change };
    expect(errorsOf(await call(keeper, 'POST /materials/stock-movements', movement))).toEqual([expected]);
  });
  test('names in any script come back as they were', async () => {
    const name = 'كتيّب السكن ܟܬܒܐ';
    expect(await must(keeper, 'PUT /materials/items/syriac', { ...folder, name })).toMatchObject({ name });
  });
});

describe('material: at the same moment', () => {
  const { call, must, keeper, enter, order, stock } = materialsCampaign('materials-together');
  beforeAll(enter);
  const one = { packs: [{ pack: 'small', quantity: 1 }], acceptPartial: false };
  const units = ['nacka', 'solna', 'kista', 'sundbyberg'];

  test('the last makeable pack is sold to exactly one of 32', async () => {
    await stock(20);
    await stock(5, { item: 'poster' });
    const answers = await Promise.all(Array.from({ length: 32 }, (_, i) => order(one, units[i % 4])));
    const outcomes = answers.map(({ status, body }) => (status === 201 ? 'sold' : String(body.code)));
    expect(outcomes.filter((each) => each === 'sold')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['sold', 'insufficient-stock']));
  });

  test('32 clients order and cancel packs that share parts: never oversold, and nothing is lost', async () => {
    await stock(100);
    await stock(60, { item: 'poster' });
    const client = async (i: number) => {
      const unit = units[i % 4] as string;
      const { status, body } = await order(i % 3 === 0 ? { lines: [line(7)] } : one, unit);
      if (status === 201 && i % 2 === 0)
        await must(`association-${unit}`, `POST /materials/orders/${String(body.id)}/cancellation`);
    };
    await Promise.all(Array.from({ length: 32 }, (_, i) => client(i)));
    const orders: Body[] = [];
    for (let next: unknown = ''; next !== undefined;) {
      const page = await must(keeper, `GET /materials/orders?limit=100${next === '' ? '' : `&cursor=${String(next)}`}`);
      orders.push(...(page.items as readonly Body[]));
      next = page.next;
    }
    // Each by itself: what one was given since another was cancelled is shown with it.
    const live = await Promise.all(
      orders
        .filter(({ status }) => status === 'placed')
        .map((each) => must(keeper, `GET /materials/orders/${String(each.id)}`)),
    );
    const rows = itemsOf(await call(keeper, 'GET /materials/stock'));
    for (const [item, received] of [
      ['folder', 120],
      ['poster', 65],
    ] as const) {
      const row = rows.find((each) => each.item === item) as { readonly onHand: number; readonly reserved: number };
      const kept = live
        .flatMap(
          ({ lines }) => lines as readonly { item: string; sources: readonly { from: string; quantity: number }[] }[],
        )
        .filter((each) => each.item === item)
        .flatMap(({ sources }) => sources.filter(({ from }) => from === 'stock').map(({ quantity }) => quantity));
      expect(row.onHand).toBeGreaterThanOrEqual(0);
      expect([item, row.onHand + row.reserved, row.reserved]).toEqual([
        item,
        received,
        kept.reduce((a, b) => a + b, 0),
      ]);
    }
  });
});
