import { afterEach, describe, expect, test, vi } from 'vitest';
import { states, t0 } from '../support/letters-table.ts';
import { type Fault, openWorld, type Step, type World } from '../support/letters-world.ts';
import { randomOf } from '../support/random.ts';

/**
 * Letters while workers end at any step, answers get lost, transactions conflict, and queues deliver twice and in any order
 * (told-table): each thing is told, and twice only where a sender ended between SES's yes and its own note of it.
 * `SIMULATION_SEED=123` repeats one draw.
 */
afterEach(() => {
  vi.useRealTimers();
});

const untilMorning = (21 * 60 + 35) * 60;
/** All is well again: what is left is done, and two mornings come with a digest each, if there is something to tell. */
const settle = async (world: World): Promise<void> => {
  world.calm();
  const rounds = async (): Promise<void> => {
    for (let round = 0; round < 6; round += 1) {
      await world.runJob();
      for (const queue of ['mail', 'mailer'] as const)
        while (world.queues[queue].length > 0) await world.deliver(queue);
      world.pass(200);
    }
  };
  await rounds();
  for (const seconds of [untilMorning, 86_400]) {
    world.pass(seconds);
    await rounds();
  }
};

const holds = ({ told, excused }: World, things: number, said: string): void => {
  const all = Array.from({ length: things }, (_, i) => String(i + 1));
  expect([...told.keys()].toSorted(), `lost, ${said}`).toEqual(all.toSorted());
  const twice = all.filter((thing) => (told.get(thing) ?? 0) > 1 + (excused.get(thing) ?? 0));
  expect(twice, `told twice, ${said}`).toEqual([]);
  const over = states().filter((state) => state !== 'sent' && state !== 'dropped: nothing-to-say');
  expect(over, `left undone, ${said}`).toEqual([]);
};

describe('whoever ends at any step of a letter’s way', () => {
  /** Two things that are told at once and one that the digest tells, in order and without haste. */
  const play = async (faultAt: (step: Step, n: number) => Fault | undefined): Promise<World> => {
    const world = openWorld(faultAt);
    world.owes();
    for (const action of ['decide', 'do', 'decide'] as const) {
      world.tell(action);
      await world.deliver('mail');
      await world.deliver('mailer');
      world.pass(30);
    }
    world.pass(untilMorning);
    await world.runJob();
    await world.deliver('mailer');
    return world;
  };

  test('leaves everything told, and twice at most what SES had when it was not noted yet', async () => {
    const calm = await play(() => undefined);
    const steps = [...calm.seen];
    // One letter for each of two, and the digest: written, handed on, taken, posted, and stored.
    expect(new Set(steps)).toEqual(new Set(['writes letters', 'hands on', 'takes', 'posts', 'stores']));
    await settle(calm);
    holds(calm, 3, 'without faults');
    expect(Object.fromEntries(calm.told)).toEqual({ 1: 1, 2: 1, 3: 1 });
    for (const fault of ['ends before', 'ends after', 'no answer', 'conflict'] as const)
      for (const [at, step] of steps.entries()) {
        const world = await play((_, n) => (n === at ? fault : undefined));
        await settle(world);
        const said = `${fault} step ${at}, where it ${step}`;
        holds(world, 3, said);
        // Between the two steps alone.
        const isBetween =
          (step === 'posts' && fault === 'ends after') || (steps[at - 1] === 'posts' && fault === 'ends before');
        expect(Math.max(...world.told.values()), said).toBe(isBetween ? 2 : 1);
      }
  }, 240_000);
});

describe('many that come twice, in any order, to several workers at once', () => {
  const things = 12;
  const mostFaults = 5;
  const play = async (seed: number): Promise<World> => {
    const random = randomOf(seed);
    let faults = 0;
    const world = openWorld(() => {
      if (faults === mostFaults || !random.percent(12)) return undefined;
      faults += 1;
      return random.pick<Fault>(['ends before', 'ends after', 'no answer', 'conflict']);
    });
    world.owes();
    let left = things;
    const any = (queue: 'mail' | 'mailer') =>
      world.deliver(queue, random.below(world.queues[queue].length || 1), random.percent(25));
    for (let turn = 0; turn < 60 || left > 0; turn += 1) {
      if (left > 0 && random.percent(30)) {
        world.tell(random.pick(['decide', 'do']));
        left -= 1;
      }
      await Promise.all([any('mail'), any('mailer'), any('mailer')]);
      if (random.percent(15)) await world.runJob();
      world.pass(random.below(90));
    }
    await settle(world);
    return world;
  };

  const own = process.env.SIMULATION_SEED;
  const seeds = own === undefined ? Array.from({ length: 60 }, (_, i) => i + 1) : [Number(own)];
  test('are told once each, but for whose sender ended in between', async () => {
    let ended = 0;
    let twice = 0;
    for (const seed of seeds) {
      const world = await play(seed);
      holds(world, things, `SIMULATION_SEED=${seed}`);
      ended += world.excused.size > 0 ? 1 : 0;
      twice += [...world.told.values()].some((times) => times > 1) ? 1 : 0;
    }
    // It is no simulation of fair weather.
    if (own === undefined) expect(Math.min(ended, twice)).toBeGreaterThan(5);
  }, 240_000);

  test('by the same draw the same way', async () => {
    const [one, other] = [await play(7), await play(7)];
    expect([...one.seen, t0]).toEqual([...other.seen, t0]);
  }, 60_000);
});
