import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { editionId, editionStock, partsOf, total } from '../../functions/materials/editions.ts';
import type { MaterialsEvent } from '../../functions/materials/events.ts';
import { serve } from '../../functions/materials/orders/giving.ts';
import { move } from '../../functions/materials/stock/rules.ts';
import { after, context, orderIdOf, place } from '../support/materials-cases.ts';
import { command, copies, editions, lines, named, packs, start, units } from '../support/materials-commands.ts';
import { play, type Step } from '../support/materials-play.ts';
import { wrongIn } from '../support/materials-witness.ts';

vi.mock(import('../../shared/table.ts'), () => import('../support/memory-table.ts'));
// Each takes some seconds; the machine may have more to do.
vi.setConfig({ testTimeout: 120_000 });
beforeAll(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true));
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Random orders, movements and print runs, judged by a witness that counts everything anew from the orders. */

/** What an event says that was received of an edition. */
const receivedBy = (event: MaterialsEvent): readonly [edition: string, copies: number] => {
  if (event.type === 'PrintRunArrived') return [editionId(event.item, event.language), event.quantity];
  if (event.type === 'PrintRunArrivalReversed') return [editionId(event.item, event.language), -event.quantity];
  if (event.type === 'StockMovementReversed' && event.was === 'arrival')
    return [editionId(event.item, event.language), -event.quantity];
  return event.type === 'StockMoved' && event.reason === 'arrival'
    ? [editionId(event.item, event.language), event.quantity]
    : ['', 0];
};

describe('invariant 4: after any sequence of commands', () => {
  test('received = on hand + reserved + delivered + waste - difference, and nothing is promised beyond what there is', async () => {
    const done = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 10, maxLength: 60, size: 'max' }), async (commands) => {
        const steps = await play(commands);
        const received = new Map<string, number>();
        for (const { command: each, events, world } of steps) {
          for (const [edition, copies] of events.map(receivedBy))
            received.set(edition, (received.get(edition) ?? 0) + copies);
          done.set(each.what, (done.get(each.what) ?? 0) + events.length);
          if (events.some(({ type }) => type === 'StockGiven')) done.set('given', (done.get('given') ?? 0) + 1);
          if (events.length > 0) expect(wrongIn(world)).toEqual([]);
        }
        const { stocks, orders } = (steps.at(-1) as Step).world;
        for (const edition of editions) {
          const { item, language } = partsOf(edition);
          const is = editionStock(stocks[item], language);
          const there = Object.values(is.depots).reduce((sum, { onHand, reserved }) => sum + onHand + reserved, 0);
          const lines = Object.values(orders).map((order) => order.lines[edition]);
          expect([edition, there + is.delivered + is.waste - is.difference]).toEqual([
            edition,
            received.get(edition) ?? 0,
          ]);
          expect(is.delivered).toBe(lines.reduce((sum, line) => sum + total(line?.delivered), 0));
        }
      }),
      { numRuns: 400 },
    );
    // Each kind of command has had its effect; the rarest of them about 30 times.
    for (const what of [
      'place',
      'change',
      'cancel',
      'reopen',
      'deliver',
      'deliver some',
      'receive',
      'unpick',
      'undeliver',
      'unreceive',
      'arrive',
      'late',
      'resize',
      'call off',
      'unarrive',
      'transfer',
      'unmove',
      'granted',
      'denied',
      'given',
    ])
      expect([what, (done.get(what) ?? 0) > 3]).toEqual([what, true]);
  });

  test('the ration that is used is what associations have of it, and within the limit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 10, maxLength: 40, size: 'max' }), async (commands) => {
        const { stocks, orders } = ((await play(commands)).at(-1) as Step).world;
        const rations = stocks.poster?.rations ?? {};
        for (const [unit, limit] of [
          ['nacka', 60],
          ['solna', 160],
          ['kista', 160],
        ] as const) {
          const had = Object.values(orders)
            .filter((order) => order.unit === unit)
            .map(({ status, lines: { 'poster/sv': line } }) =>
              status === 'cancelled'
                ? total(line?.delivered)
                : total(line?.held) + total(line?.promised) + (line?.waiting ?? 0),
            )
            .reduce((a, b) => a + b, 0);
          expect([rations[unit] ?? 0, had <= limit]).toEqual([had, true]);
        }
        expect(rations.district).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});

describe('D10: an order', () => {
  const stocked = [...editions].reduce((state, id, i) => {
    const [of = '', language = ''] = id.split('/');
    return after(
      state,
      move(state, { depot: 'district', item: of, language, quantity: 40 + 30 * i, reason: 'arrival' }),
    );
  }, start);

  test('says the same whatever the order of its packs and lines', () => {
    fc.assert(
      fc.property(
        lines,
        packs,
        fc.constantFrom(...units),
        fc.boolean(),
        fc.nat(),
        (some, bundles, unit, partial, turn) => {
          const turned = <T>(all: readonly T[]): readonly T[] => {
            const at = turn % Math.max(1, all.length);
            return [...all.slice(at), ...all.slice(0, at)].reverse();
          };
          const ask = (change: object) =>
            place(stocked, { unit, acceptPartial: partial, lines: some, packs: bundles, ...change });
          expect(ask({ lines: turned(some), packs: turned(bundles) })).toEqual(ask({}));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('of one edition twice is the same as of both together', () => {
    fc.assert(
      fc.property(named, copies, copies, fc.constantFrom(...units), (of, a, b, unit) => {
        const twice = [a, b].map((quantity) => ({ ...of, quantity }));
        expect(place(stocked, { unit, lines: twice })).toEqual(
          place(stocked, { unit, lines: [{ ...of, quantity: a + b }] }),
        );
      }),
    );
  });
});

describe('what is served to those who wait', () => {
  const waiting = fc
    .array(fc.record({ unit: fc.constantFrom('nacka', 'solna'), promised: fc.nat(50), waiting: fc.nat(50) }), {
      maxLength: 8,
    })
    .map((all) => all.map((each, i) => ({ ...each, order: orderIdOf(each.unit, i) })));

  test('sums exactly, gives nobody more than was asked, and nobody anything before those who come first have all', () => {
    fc.assert(
      fc.property(fc.nat(400), waiting, (quantity, asked) => {
        const lineOf = (part: 'promised' | 'waiting') =>
          asked.flatMap((each) => (each[part] > 0 ? [{ order: each.order, quantity: each[part] }] : []));
        const is = { ...editionStock(undefined, 'sv'), promised: lineOf('promised'), waiting: lineOf('waiting') };
        const given = new Map(serve(quantity, is, context).map((each) => [each.order, each.quantity]));
        const got = ({ order }: { readonly order: string }) => given.get(order) ?? 0;
        const all = (each: (typeof asked)[number]) => each.promised + each.waiting;
        const sumOf = (of: (each: (typeof asked)[number]) => number) => asked.reduce((sum, each) => sum + of(each), 0);
        expect(sumOf(got)).toBe(Math.min(quantity, sumOf(all)));
        for (const each of asked) expect(got(each)).toBeLessThanOrEqual(all(each));
        const isFirst = ({ unit }: { readonly unit: string }) => unit === 'solna';
        for (const [i, one] of asked.entries())
          for (const [j, other] of asked.entries()) {
            const isBefore = isFirst(one) === isFirst(other) ? i < j : isFirst(one);
            if (i < j && got(one) < one.promised) expect(got(other)).toBe(0);
            if (got(one) < one.promised || (isBefore && got(one) < all(one)))
              expect(got(other)).toBeLessThanOrEqual(other.promised);
          }
      }),
      { numRuns: 1000 },
    );
  });
});
