import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Actor, Membership } from '../../shared/actor.ts';
import { besideRing, rings } from '../../shared/rings.ts';
import { isOffice } from '../../shared/units.ts';

/** D24: one's own beside the ring's average, and nobody else's. */
const units = ['solna', 'kista', 'nykvarn', 'norrtalje'];
const anyRows = fc
  .tuple(
    ...units.map((unit) => fc.record({ unit: fc.constant(unit), ring: fc.constantFrom(...rings), asked: fc.nat(999) })),
  )
  .map((rows) => rows.slice());
const anyActor = fc
  .uniqueArray(fc.constantFrom('district', ...units), { minLength: 1, maxLength: 2 })
  .map((own): Actor => {
    const memberships = own.map((unit): Membership => ({ unit, role: isOffice(unit) ? 'staff' : 'member' }));
    return { subject: 's', person: 'p', memberships, isAdmin: false };
  });

test('an association is shown its own row and its ring’s average, offices all', () => {
  fc.assert(
    fc.property(anyActor, anyRows, (actor, perAssociation) => {
      const coverage = { perAssociation, sums: [1, 2] };
      const found = besideRing(actor, coverage, ['asked']);
      const own = actor.memberships.map(({ unit }) => unit);
      const isOfAll = own.some(isOffice);
      const shown = perAssociation.filter(({ unit }) => isOfAll || own.includes(unit));
      expect(found).toMatchObject({ perAssociation: shown, sums: isOfAll ? [1, 2] : [] });
      expect(found.average.map(({ ring }) => ring)).toEqual(
        rings.filter((ring) => shown.some((row) => row.ring === ring)),
      );
      for (const { ring, associations, asked } of found.average) {
        const all = perAssociation.filter((row) => row.ring === ring);
        expect(associations).toBe(all.length);
        expect(asked).toBeCloseTo(all.reduce((sum, row) => sum + row.asked, 0) / all.length, 1);
      }
    }),
  );
});

test('an average is told to hundredths', () => {
  const rows = [1, 0, 0].map((asked, i) => ({ unit: `u${i}`, ring: 'inner' as const, asked }));
  const actor: Actor = { subject: 's', person: 'p', memberships: [{ unit: 'u1', role: 'member' }], isAdmin: false };
  expect(besideRing(actor, { perAssociation: rows }, ['asked']).average).toEqual([
    { ring: 'inner', associations: 3, asked: 0.33 },
  ]);
});
