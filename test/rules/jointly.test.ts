import { describe, expect, test } from 'vitest';
import type { Entity, EventBase, Recorded } from '../../shared/commit.ts';
import type { Aggregate } from '../../shared/execute.ts';
import { jointly } from '../../shared/jointly.ts';

/** Two capabilities that count their own events, and say whom those concern. */
type State = { readonly boost: Entity; readonly spending: Entity; readonly told: readonly string[] };
const counting = (slot: 'boost' | 'spending'): Aggregate<State, EventBase> => ({
  stored: { [slot]: () => ({ pk: slot, sk: slot }) },
  evolve: (state, { type }) => ({ ...state, told: [...state.told, `${slot} ${type}`] }),
  concerns: () => [slot],
});
const happened = (subject: string): Recorded<EventBase> => ({
  type: 'Happened',
  subject,
  id: '1',
  at: '2026-08-03T08:00:00.000Z',
  actor: 'anna',
});
const entity = { version: 0, createdAt: '', updatedAt: '' };
const state: State = { boost: entity, spending: entity, told: [] };

describe('two capabilities jointly', () => {
  const ledger = { ledger: 1 };
  const both = jointly({
    publicity: counting('boost'),
    pot: { ...counting('spending'), journal: () => ledger },
  });

  test('store what each of them stores', () => {
    expect(Object.keys(both.stored)).toEqual(['boost', 'spending']);
  });

  test.each([
    ['publicity/boosts/1', 'boost', {}],
    ['pot/requests/1', 'spending', ledger],
    ['pot', 'spending', ledger],
  ])('what happened to %s is for %s alone', (subject, slot, journal) => {
    const event = happened(subject);
    expect(both.evolve(state, event).told).toEqual([`${slot} Happened`]);
    expect(both.concerns(event, state)).toEqual([slot]);
    expect(both.journal?.(event, state, state)).toEqual(journal);
  });

  test('an event of neither is a bug', () => {
    expect(() => both.evolve(state, happened('staff/positions/1'))).toThrow('no capability here knows staff');
    expect(() => both.concerns(happened('constructor/1'), state)).toThrow('no capability here knows constructor');
  });

  test('so is a slot that both would keep', () => {
    expect(() =>
      jointly({
        pot: counting('boost'),
        publicity: counting('boost'),
      }),
    ).toThrow('two capabilities keep a slot boost');
  });
});
