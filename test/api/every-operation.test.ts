import { globSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOfRun, seenInRun, stagesOfRun } from '../support/run.ts';
import { excepted, mostStages, usualStages } from '../support/stages.ts';
import { everyOperation } from '../support/stack.ts';

/**
 * Runs when all others are over, and looks at everything that was asked over HTTP: an operation that nobody tested, or
 * one of its refusals, is found here. When only some files were run, there is nothing to be said of the others.
 */
const seen = seenInRun();
const ran = filesOfRun();
const others = globSync('*.test.ts', { cwd: import.meta.dirname }).filter(
  (file) => file !== path.basename(import.meta.filename),
);
const isWhole = others.every((file) => ran.has(file));

/**
 * Only time makes a booking be over, so this one is told by the rules' own tests; what an order or a booking may be refused
 * with when it is opened again or changed, or is a share of one, is what it may be refused with when it is new, by the same rule.
 */
const elsewhere = [
  'cancelBooking wrong-status',
  ...['order-too-large', 'over-ration', 'insufficient-stock', 'too-late', 'nothing-available'].map(
    (code) => `reopenOrder ${code}`,
  ),
  'consentToShare order-too-large',
  ...['over-month-limit', 'already-booked', 'out-of-order'].map((code) => `changeBooking ${code}`),
];

describe.runIf(isWhole)('of every operation', () => {
  test.each(everyOperation)('%s has succeeded, and each of its refusals was seen', (name, { refusals }) => {
    const wanted = ['ok', ...refusals].map((outcome) => `${name} ${outcome}`);
    expect(wanted.filter((outcome) => !seen.has(outcome) && !elsewhere.includes(outcome))).toEqual([]);
  });

  const stages = [...stagesOfRun()];
  test('none takes more round trips than two to read and one to write, but for those with a reason', () => {
    expect(stages.length).toBeGreaterThan(100);
    expect(stages.filter(([route, most]) => most > mostStages(route))).toEqual([]);
    // Whoever needs no more than usual is no exception any longer.
    expect(stages.filter(([route, most]) => excepted.includes(route) && most <= usualStages(route))).toEqual([]);
  });
});
