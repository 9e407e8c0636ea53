import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { ownOffices } from '../../functions/pot/requests/rules.ts';
import type { Pot, Reservation, SpendingRequest } from '../../functions/pot/state.ts';
import { pot as potAt, stored as keysIn } from '../../functions/pot/store.ts';
import { splitWindow, type WindowOf } from '../../functions/pot/window.ts';
import type { Membership } from '../../shared/actor.ts';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { fetching, readAll } from '../../shared/fetching.ts';
import { inOrder } from '../../shared/reads.ts';
import { type Office, offices } from '../../shared/units.ts';
import { now, pot, request, reserved, withoutMandate } from '../support/pot-state.ts';
import { fill } from '../support/memory-table.ts';

vi.mock(import('../../shared/table.ts'), () => import('../support/memory-table.ts'));

const store = (is: Pot, ...requests: readonly SpendingRequest[]): void => {
  const { pot: place, request: placeIn } = keysIn('val');
  fill({ ...place(), ...is }, ...requests.map((each) => ({ ...placeIn(each), ...each })));
};
/** As a command reads it: after the pot. */
const windowOf = async (wish: WindowOf): Promise<readonly Reservation[] | undefined> => {
  const read = await readAll(
    inOrder({ pot: potAt('val') }, (found) => ({ window: splitWindow(found.pot, 'val', wish, now) })),
    fetching(),
  );
  return read?.window;
};

/** The same, found by looking through all requests as plainly as the rule is written. */
const windowIn = (requests: readonly SpendingRequest[], wish: WindowOf): readonly Reservation[] => {
  const since = addDays(dayOf(now), -(pot().mandate?.splitWindowDays ?? 0));
  return requests.flatMap((other) => {
    const together =
      (other.unit === wish.unit && other.budgetLine === wish.budgetLine) ||
      (wish.payee !== undefined && other.payee === wish.payee);
    const counts = together && other.id !== wish.id && other.reservedAt && dayOf(other.reservedAt) >= since;
    return counts ? [{ request: other.id, heads: other.heads ?? 0, amount: other.amount - other.freed }] : [];
  });
};

const about = { id: request().id, unit: 'solna', budgetLine: 'publicity', payee: 'Åkes Tryckeri' };
const other = (change: Partial<SpendingRequest> = {}) =>
  reserved({ id: 'solna.01J0000000000000000000000B', amount: 300_000, ...change });
const elsewhere = { id: 'nacka.01J0000000000000000000000B', unit: 'nacka' };

describe('D8: what counts together with a spending', () => {
  const counts = (amount: number, heads = 1, { id } = other()): readonly Reservation[] => [
    { request: id, heads, amount },
  ];
  test.each<[string, SpendingRequest, readonly Reservation[]]>([
    ['the same unit on the same line', other(), counts(300_000)],
    ['with the heads it needed', other({ heads: 3 }), counts(300_000, 3)],
    ['less what was freed', other({ status: 'closed', freed: 100_000 }), counts(200_000)],
    ['nothing of what was withdrawn', other({ status: 'withdrawn', freed: 300_000 }), []],
    ['the same unit on another line', other({ budgetLine: 'radio' }), []],
    ['another unit on the same line', other(elsewhere), []],
    [
      'the same payee, whoever asks and on whatever line',
      other({ ...elsewhere, budgetLine: 'radio', payee: 'Åkes Tryckeri' }),
      counts(300_000, 1, elsewhere as SpendingRequest),
    ],
    [
      'however it is written',
      other({ ...elsewhere, payee: ' åkes TRYCKERI '.normalize('NFD') }),
      counts(300_000, 1, elsewhere as SpendingRequest),
    ],
    ['another payee', other({ ...elsewhere, payee: 'Bokens Tryckeri' }), []],
    ['once, though unit, line and payee are the same', other({ payee: 'Åkes Tryckeri' }), counts(300_000)],
    ['what is not reserved', request({ id: other().id }), []],
    ['itself, for its supplement', reserved(), []],
    [
      'on the first day of the window, as Stockholm counts',
      other({ reservedAt: '2018-07-20T22:00:00.000Z' }),
      counts(300_000),
    ],
    ['a moment earlier', other({ reservedAt: '2018-07-20T21:59:59.999Z' }), []],
  ])('%s', async (_what, is, expected) => {
    store(pot(), is);
    expect(await windowOf(about)).toEqual(expected);
  });

  test('without a mandate nothing, and without a payee only what the unit has on the line', async () => {
    const both = [other(), other({ ...elsewhere, payee: 'Åkes Tryckeri' })];
    store(withoutMandate(), ...both);
    expect(await windowOf(about)).toEqual([]);
    store(pot(), ...both);
    expect(await windowOf({ ...about, payee: undefined })).toEqual(counts(300_000));
  });

  test('is what looking through all requests finds', async () => {
    const any = fc.record({
      unit: fc.constantFrom('solna', 'solna-norra', 'nacka'),
      budgetLine: fc.constantFrom('publicity', 'publicity-2'),
      payee: fc.constantFrom('Åkes Tryckeri', 'Radion'),
      amount: fc.integer({ min: 1, max: 900 }),
      reservedAt: fc.constantFrom('2018-07-20T12:00:00.000Z', '2018-07-20T22:30:00.000Z', '2018-08-01T10:00:00.000Z'),
      heads: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(any, { maxLength: 12 }), any, async (drawn, wish) => {
        const requests = drawn.map((each, i) =>
          reserved({ ...each, id: `${each.unit}.01J00000000000000000000${100 + i}` }),
        );
        store(pot(), ...requests);
        const asked = { ...wish, id: request().id };
        const sorted = (window: readonly Reservation[]) => [...window].sort((a, b) => (a.request < b.request ? -1 : 1));
        expect(sorted((await windowOf(asked)) ?? [])).toEqual(sorted(windowIn(requests, asked)));
      }),
    );
  });
});

describe('D8: whose own a request is', () => {
  const actor = (...memberships: readonly Membership[]) => ({
    subject: 's',
    person: 'kim',
    memberships,
    isAdmin: false,
  });
  const at = (unit: string, role: Membership['role'] = 'staff'): Membership => ({ unit, role });
  test.each<[string, ReturnType<typeof actor>, string, readonly Office[]]>([
    ['an association for itself: nobody’s', actor(at('solna', 'member')), 'solna', []],
    ['an office for itself: its own', actor(at('district')), 'district', ['district']],
    ['an office for an association: its own', actor(at('district', 'head')), 'solna', ['district']],
    [
      'one coordinator of two offices: both',
      actor(at('district'), at('city-hall')),
      'district',
      ['district', 'city-hall'],
    ],
    ['somebody of all three', actor(...offices.map((each) => at(each))), 'solna', offices],
    ['an office’s, by somebody of another one', actor(at('city-hall')), 'district', ['city-hall', 'district']],
    ['a member who is staff, too', actor(at('solna', 'member'), at('city-hall')), 'solna', ['city-hall']],
  ])('%s', (_what, filer, unit, own) => {
    expect(ownOffices(filer, unit)).toEqual(own);
  });
});
