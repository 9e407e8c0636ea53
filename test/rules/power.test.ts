import * as fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { PotEvent } from '../../functions/pot/events.ts';
import type { Pot } from '../../functions/pot/state.ts';
import { partition } from '../../functions/pot/store.ts';
import type { Recorded } from '../../shared/commit.ts';
import { entityIn } from '../../shared/reads.ts';
import { offices } from '../../shared/units.ts';
import { type Contents, contents, placeOf, restore } from '../support/memory-table.ts';
import { alone, begun, campaign, type Deed, deeds, does } from '../support/power-play.ts';

vi.mock(import('../../shared/table.ts'), () => import('../support/memory-table.ts'));
vi.setConfig({ testTimeout: 300_000 });

/** D8: an administrator, alone or with one head, never has the power of a second head. */
let ready: Contents;
beforeAll(async () => {
  ready = await begun();
});

const pk = partition(campaign);
const potNow = () => entityIn<Pot>(contents().get(placeOf({ pk, sk: 'pot' })) ?? { pk, sk: 'pot' });
type Reserving = Recorded<Extract<PotEvent, { type: 'SpendingReserved' }>>;
const reservations = (): readonly Reserving[] =>
  [...contents().values()]
    .filter(({ sk, type }) => sk.startsWith('e#') && type === 'SpendingReserved')
    .map((item) => entityIn<Reserving>(item));

const played = async (all: readonly Deed[]) => {
  restore(ready);
  const answers: [Deed['do'], number][] = [];
  for (const deed of all) answers.push([deed.do, (await does(deed)).status]);
  return answers;
};

describe('whatever an administrator and one head do', () => {
  test('no money leaves beyond what that head alone may give to a unit that others confirmed', async () => {
    const { lines, mandate } = (restore(ready), potNow());
    await fc.assert(
      fc.asyncProperty(deeds, async (all) => {
        await played(all);
        const sums = new Map<string, number>();
        for (const { unit, amount, heads } of reservations()) {
          expect(heads).toBe(1);
          expect(['solna', ...offices]).toContain(unit);
          sums.set(unit, (sums.get(unit) ?? 0) + amount);
        }
        for (const sum of sums.values()) expect(sum).toBeLessThanOrEqual(alone);
        const is = potNow();
        expect(is.mandate).toEqual(mandate);
        expect(is.lines.ads?.amount).toBe(lines.ads?.amount);
      }),
      { numRuns: 300 },
    );
  });

  test('the play reaches every deed that succeeds, and gives money within the tier', async () => {
    const done = new Set<string>();
    let reserved = 0;
    for (const all of fc.sample(deeds, { numRuns: 600, seed: 3 })) {
      for (const [what, status] of await played(all)) if (status < 300) done.add(`${what}: ${status}`);
      reserved += reservations().length;
    }
    const expected = [
      'adopt mandate: 200',
      'appoint: 202',
      'approve: 200',
      'change: 200',
      'change: 202',
      'confirm association: 200',
      'confirm deputy: 200',
      'confirm person: 200',
      'end deputy: 200',
      'enter: 201',
      'enter: 202',
      'forget: 200',
      'found: 200',
      'found: 201',
      'propose mandate: 201',
      'set line: 200',
      'submit: 201',
    ];
    expect(expected.filter((each) => !done.has(each))).toEqual([]);
    expect(reserved).toBeGreaterThan(10);
  });
});
