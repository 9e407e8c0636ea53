import { describe, expect, test, vi } from 'vitest';
import { operations } from '../../functions/hooks/commands.ts';
import { contract } from '../../functions/hooks/contract.ts';
import { announce } from '../../functions/hooks/words.ts';
import { concerns, type Decision, type HooksEvent } from '../../functions/hooks/events.ts';
import { evolve } from '../../functions/hooks/evolve.ts';
import { mostHooks, register, remove, replay, resume, rotate, switchOff } from '../../functions/hooks/rules.ts';
import {
  abandoned,
  claimed,
  claimSeconds,
  mostTries,
  offBecause,
  pausesSeconds,
  settled,
} from '../../functions/hooks/sending/rules.ts';
import type { Delivery, Hook, HooksState, Outcome } from '../../functions/hooks/state.ts';
import { addSeconds, type Instant } from '../../shared/calendar.ts';
import type { Recorded } from '../../shared/commit.ts';
import { isRefusal, type ProblemCode } from '../../shared/problems.ts';
import { asked, personOf } from '../support/asking.ts';
import { fill, transact } from '../support/seen-table.ts';

vi.mock(import('../../shared/table.ts'), () => import('../support/seen-table.ts'));

const [id, deliveryId, event] = ['1', '2', '3'].map((n) => `01J4Z6X9QAW7E6R5T4Y3V2B1N${n}`) as [string, string, string];
const t0 = '2026-08-03T08:00:00.000Z';
const url = 'https://hooks.example.org/secret-path';
const wish = { id, office: 'district', url, events: ['event.created', 'event.changed'] } as const;
const recorded = (happened: HooksEvent, at = t0): Recorded<HooksEvent> => ({
  ...happened,
  id: deliveryId,
  at,
  actor: 'kim',
});
/** What a decision makes of a state; it must not be a refusal. */
const after = (state: HooksState, decision: Decision<ProblemCode>, at = t0): HooksState => {
  if (isRefusal(decision)) throw new Error(decision.refused);
  return decision.reduce((is, happened) => evolve(is, recorded(happened, at)), state);
};
/** A hook that is there, with its keys. */
type Whole = HooksState & { readonly hook: Hook };
const whole = (state: HooksState): Whole => {
  if (!state.hook) throw new Error('the hook is gone');
  return { ...state, hook: state.hook };
};
const registered = (): Whole => whole(after({ made: { url, secret: 'first' } }, register({ count: 0 }, wish)));

describe('a hook', () => {
  test('is registered with its secret apart, and is on', () => {
    const { hook, keys } = registered();
    expect(hook).toMatchObject({ ...wish, status: 'on', onSince: t0 });
    expect(keys).toMatchObject({ hook: id, keys: [{ secret: 'first' }] });
    expect(JSON.stringify(hook)).not.toContain('first');
  });

  test(`is one of at most ${mostHooks} of its office`, () => {
    expect(register({ count: mostHooks - 1 }, wish)).toHaveLength(1);
    expect(register({ count: mostHooks }, wish)).toMatchObject({ refused: 'too-many-hooks' });
  });

  test('signs with two keys for a day after a rotation, and never with three', () => {
    const once = whole(after({ ...registered(), made: { secret: 'second' } }, rotate(registered(), t0)));
    const until = addSeconds(t0, 86_400);
    expect(once.keys?.keys).toEqual([{ secret: 'second' }, { secret: 'first', validUntil: until }]);
    const hourLater = addSeconds(t0, 3_600);
    const twice = after({ ...once, made: { secret: 'third' } }, rotate(once, hourLater), hourLater);
    expect(twice.keys?.keys).toEqual([
      { secret: 'third' },
      { secret: 'second', validUntil: addSeconds(hourLater, 86_400) },
    ]);
  });

  test('is switched off once, and on again', () => {
    const off = whole(after(registered(), switchOff(registered(), 'gone')));
    expect(off.hook).toMatchObject({ status: 'off', offBecause: 'gone', offSince: t0 });
    expect(switchOff(off, 'failing')).toEqual([]);
    const on = whole(after(off, resume(off), '2026-08-04T08:00:00.000Z'));
    expect(on.hook).toMatchObject({ status: 'on', onSince: '2026-08-04T08:00:00.000Z' });
    expect([on.hook?.offBecause, on.hook?.offSince, resume(on)]).toEqual([undefined, undefined, []]);
  });

  test('takes its keys with it when it is removed', () => {
    expect(after(registered(), remove(registered()))).toMatchObject({ hook: undefined, keys: undefined });
  });

  test('is told of by its host, never by its address or its secret', () => {
    const state = registered();
    const off = whole(after(state, switchOff(state, 'failing')));
    const failed = { ...delivery(), status: 'failed' } as const;
    const all = [
      register({ count: 0 }, wish),
      rotate(state, t0),
      switchOff(state, 'gone'),
      switchOff(state, 'failing'),
      resume(off),
      remove(state),
      replay({ ...state, delivery: failed }),
    ].flatMap((decision) => (isRefusal(decision) ? [] : decision));
    expect(all).toHaveLength(7);
    for (const happened of all) {
      const told = announce(recorded(happened), 'district', String);
      expect(told.text.sv).toContain('hooks.example.org');
      expect(told.text.en).toContain('hooks.example.org');
      expect(JSON.stringify([happened, told])).not.toMatch(/secret-path|first/);
      expect(concerns(recorded(happened))).toEqual(happened.type === 'DeliveryReplayed' ? [] : ['district']);
      expect(told.action).toBe(happened.type === 'HookSwitchedOff' ? 'do' : 'know');
    }
    const renamed = { ...recorded(all[0] as HooksEvent), type: 'Renamed' as 'HookRemoved' };
    expect(() => announce(renamed, 'district', String)).toThrow('Renamed');
  });
});

const delivery = (change: Partial<Delivery> = {}): Delivery => ({
  version: 1,
  createdAt: t0,
  updatedAt: t0,
  id: deliveryId,
  hook: id,
  type: 'event.changed',
  event,
  at: t0,
  status: 'waiting',
  tries: 0,
  nextTryAt: t0,
  ...change,
});

/** Tries until it is over, each time as soon as it is due; when each try was, in seconds after the first. */
const play = (outcome: (tries: number) => Outcome) => {
  let is = delivery();
  const at: number[] = [];
  while (is.status === 'waiting') {
    const now = is.nextTryAt;
    at.push((Date.parse(now) - Date.parse(t0)) / 1000);
    is = settled(claimed(is, now), outcome(at.length), now);
  }
  return { is, at };
};

describe('a delivery', () => {
  test('is tried eight times in not quite 28 hours, then given up', () => {
    const { is, at } = play(() => ({ status: 503 }));
    expect(at).toEqual([0, 5, 305, 2_105, 9_305, 27_305, 63_305, 99_305]);
    expect(is).toMatchObject({ status: 'failed', tries: mostTries, last: { status: 503 }, firstTriedAt: t0 });
    // SQS hides no message for longer than twelve hours.
    expect(Math.max(...pausesSeconds)).toBeLessThan(43_200);
  });

  test.each<[Outcome, string]>([
    [{ status: 200 }, 'delivered'],
    [{ status: 204 }, 'delivered'],
    [{ status: 301 }, 'waiting'],
    [{ status: 404 }, 'waiting'],
    [{ status: 410 }, 'failed'],
    [{ status: 500 }, 'waiting'],
    [{ trouble: 'timeout' }, 'waiting'],
    [{ trouble: 'forbidden-address' }, 'waiting'],
  ])('answered %j is %s', (outcome, status) => {
    expect(settled(claimed(delivery(), t0), outcome, t0)).toMatchObject({ status, last: outcome, tries: 1 });
  });

  test('ends with the first try that gets through', () => {
    const { is, at } = play((tries) => (tries < 3 ? { trouble: 'no-connection' } : { status: 200 }));
    expect([is.status, is.tries, at.length]).toEqual(['delivered', 3, 3]);
  });

  test('belongs to who tries it for longer than a sender may run', () => {
    expect(claimed(delivery(), t0)).toMatchObject({ tries: 1, nextTryAt: addSeconds(t0, claimSeconds) });
    expect(claimSeconds).toBeGreaterThan(30);
  });

  test('of a hook that is off is among its failures', () => {
    expect(abandoned(delivery())).toMatchObject({ status: 'failed', last: { trouble: 'switched-off' } });
  });

  test('that was given up is sent again under its own id, with all its tries', () => {
    const { is } = play(() => ({ status: 500 }));
    const state = { ...registered(), delivery: is };
    const later = '2026-08-09T08:00:00.000Z';
    const again = after(state, replay(state), later).delivery as Delivery;
    expect(again).toMatchObject({ id: deliveryId, status: 'waiting', tries: 0, nextTryAt: later });
    expect(claimed(again, later).firstTriedAt).toBe(later);
  });

  test('is not sent again while it is tried, after it got through, or by a hook that is off', () => {
    const state = registered();
    const off = whole(after(state, switchOff(state, 'gone')));
    for (const [is, of] of [
      [delivery(), state],
      [delivery({ status: 'delivered' }), state],
      [delivery({ status: 'failed' }), off],
    ] as const)
      expect(replay({ ...of, delivery: is })).toMatchObject({ refused: 'wrong-status' });
  });
});

describe('of what is not there', () => {
  const { resumeHook, removeHook, rotateHookKey, replayHookFailure, showHook } = operations;
  const path = { campaign: 'val-2018', hook: id };
  const head = personOf('kim', { district: 'head' });
  const replaying = () =>
    asked(contract.replayHookFailure, replayHookFailure, head, { ...path, delivery: deliveryId }, undefined);
  const delivered = { pk: 'val-2018#hooks', sk: `d#${id}#${deliveryId}`, ...delivery({ status: 'failed' }) };

  test.each<[string, () => Promise<unknown>]>([
    ['resumed', () => asked(contract.resumeHook, resumeHook, head, path, undefined)],
    ['removed', () => asked(contract.removeHook, removeHook, head, path, undefined)],
    ['rotated', () => asked(contract.rotateHookKey, rotateHookKey, head, path, undefined)],
    ['shown', () => asked(contract.showHook, showHook, head, path, undefined)],
    ['sent again', replaying],
  ])('no hook is %s', async (_what, ask) => {
    fill(delivered);
    expect(await ask()).toMatchObject({ refused: 'not-found' });
    expect(transact).not.toHaveBeenCalled();
  });

  test('no delivery is sent again', async () => {
    fill({ pk: 'val-2018#hooks', sk: `h#${id}`, ...registered().hook });
    expect(await replaying()).toMatchObject({ refused: 'not-found' });
    expect(transact).not.toHaveBeenCalled();
  });
});

describe('a hook is switched off', () => {
  const hook = (onSince: Instant = '2026-08-01T08:00:00.000Z') => ({ ...registered().hook, onSince }) as Hook;
  const failed = (status: number) => delivery({ status: 'failed', firstTriedAt: t0, last: { status } });

  test('at once when its address is gone, whatever got through before', () => {
    expect(offBecause(hook(), failed(410), addSeconds(t0, 10))).toBe('gone');
  });
  test('when a message was given up and nothing else got through while it was tried', () => {
    expect(offBecause(hook(), failed(500))).toBe('failing');
    expect(offBecause(hook(), failed(500), addSeconds(t0, -1))).toBe('failing');
  });
  test('not when something else did', () => {
    expect(offBecause(hook(), failed(500), addSeconds(t0, 1))).toBeUndefined();
  });
  test('not for what was first tried before it was switched on again', () => {
    expect(offBecause(hook(addSeconds(t0, 1)), failed(500))).toBeUndefined();
  });
  test('not for what is still tried, or has got through', () => {
    expect(offBecause(hook(), delivery({ firstTriedAt: t0, last: { status: 500 } }))).toBeUndefined();
    expect(
      offBecause(hook(), delivery({ status: 'delivered', firstTriedAt: t0, last: { status: 200 } })),
    ).toBeUndefined();
  });
});
