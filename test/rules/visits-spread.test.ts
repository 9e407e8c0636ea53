import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spreadOf } from '../../functions/visits/spread.ts';
import { visitStatuses, type VisitStatus } from '../../functions/visits/state.ts';
import { stored } from '../support/events-state.ts';
import { candidate, visit } from '../support/visits-state.ts';

describe('D18, D24: the spread', () => {
  const associations = [
    { id: 'solna', name: 'Solna', ring: 'inner' as const },
    { id: 'nykvarn', name: 'Nykvarn', ring: 'outer' as const },
    { id: 'nacka', name: 'Nacka', ring: 'inner' as const },
  ];
  const ofNacka = [candidate({ association: 'nacka' }), candidate({ association: 'solna', retired: stored.createdAt })];
  test('names those that never asked, those without a candidate of their own first, then those with the fewest visits', () => {
    const visits = [visit('accepted'), visit('accepted'), visit('declined'), visit('asked', { unit: 'nacka' })];
    const { perAssociation, perRing, byOwn } = spreadOf(visits, associations, ofNacka);
    expect(perAssociation.map(({ unit, hasOwn, accepted, asked: open }) => [unit, hasOwn, accepted, open])).toEqual([
      ['nykvarn', false, 0, 0],
      ['solna', false, 2, 0],
      ['nacka', true, 0, 1],
    ]);
    expect(perRing).toMatchObject([
      { ring: 'inner', associations: 2, accepted: 2, acceptedPerAssociation: 1 },
      { ring: 'outer', associations: 1, accepted: 0, acceptedPerAssociation: 0 },
    ]);
    expect(byOwn).toMatchObject([
      { hasOwn: false, associations: 2, accepted: 2, acceptedPerAssociation: 1 },
      { hasOwn: true, associations: 1, asked: 1, acceptedPerAssociation: 0 },
    ]);
  });

  test('every request of an association is counted once: in its row, in its ring, and with or without a candidate', () => {
    const some = fc.array(
      fc.record({
        status: fc.constantFrom(...visitStatuses),
        unit: fc.constantFrom('solna', 'nykvarn', 'nacka', 'district'),
      }),
    );
    fc.assert(
      fc.property(some, (all) => {
        const visits = all.map(({ status, unit }) => visit(status, { unit }));
        const { perAssociation, perRing, byOwn } = spreadOf(visits, associations, ofNacka);
        const total = (rows: readonly Readonly<Record<VisitStatus, number>>[]) =>
          rows.reduce((sum, row) => sum + visitStatuses.reduce((n, status) => n + row[status], 0), 0);
        const own = all.filter(({ unit }) => unit !== 'district').length;
        expect([total(perAssociation), total(perRing), total(byOwn)]).toEqual([own, own, own]);
      }),
    );
  });
});
