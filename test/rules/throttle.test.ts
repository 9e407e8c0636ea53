import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Asking, counter } from '../../shared/edge/throttle.ts';

const kim: Asking = { subject: 'kim', isMachine: false, method: 'GET' };
const saves: Asking = { ...kim, method: 'POST' };
/** How many of these pass at one moment. */
const passing = (count: ReturnType<typeof counter>, asking: Asking, rate: number, now: number): number => {
  let passed = 0;
  while (passed < 100_000 && count(asking, rate, now) === 0) passed += 1;
  return passed;
};

test('what twenty seconds hold may be asked at once, then as much as comes to be free', () => {
  const count = counter();
  expect(passing(count, kim, 10, 0)).toBe(200);
  expect(count(kim, 10, 0)).toBe(1);
  expect(passing(count, kim, 10, 1_000)).toBe(10);
  expect(passing(count, kim, 10, 3_600_000)).toBe(200);
});

test('what changes something counts five times, and a machine may ask ten times as much', () => {
  expect(passing(counter(), saves, 10, 0)).toBe(40);
  expect(passing(counter(), { ...kim, isMachine: true }, 10, 0)).toBe(2_000);
});

test('one who asks too much takes nothing from others', () => {
  const count = counter();
  passing(count, kim, 10, 0);
  expect(count({ ...kim, subject: 'alex' }, 10, 0)).toBe(0);
});

test('who waits as long as told passes, and who asks meanwhile waits no longer for it', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 1_000, noNaN: true }),
      fc.constantFrom<Asking>(kim, saves),
      fc.array(fc.nat({ max: 3_000 }), { maxLength: 20 }),
      (rate, asking, pauses) => {
        const count = counter();
        passing(count, asking, rate, 0);
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          const wait = count(asking, rate, now);
          if (wait === 0) continue;
          expect(count(asking, rate, now)).toBe(wait);
          expect(count(asking, rate, now + wait * 1000 + 1)).toBe(0);
          now += wait * 1000 + 1;
        }
      },
    ),
  );
});

test('within any time no more passes than was held and came to be free', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.array(fc.nat({ max: 500 }), { maxLength: 300 }), (rate, pauses) => {
      const count = counter();
      let [now, passed] = [0, 0];
      for (const pause of pauses) {
        now += pause;
        if (count(kim, rate, now) === 0) passed += 1;
      }
      expect(passed).toBeLessThanOrEqual(20 * rate + (now / 1000) * rate + 1e-6);
    }),
  );
});
