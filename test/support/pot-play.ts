import * as fc from 'fast-check';
import type { PotEvent } from '../../functions/pot/events.ts';
import { evolve } from '../../functions/pot/evolve.ts';
import { stored } from '../../functions/pot/store.ts';
import { entryOf } from '../../functions/pot/ledger/chain.ts';
import type { Journaled } from '../../functions/pot/ledger/replay.ts';
import type { PotState, Tier } from '../../functions/pot/state.ts';
import { changes } from '../../shared/commit.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';
import { type Office, offices } from '../../shared/units.ts';
import { decide } from './pot-decide.ts';
import { begin, type Command, type Voter, voters, type World } from './pot-world.ts';

/** A pot played as the product plays it, without a table: each command is decided, folded and stored. */

const later = (now: string, millis: number): string => new Date(Date.parse(now) + millis).toISOString();
const hour = 3_600_000;

/** The world after the events, stored with the versions that the product would give. */
const commit = (world: World, before: PotState, events: readonly PotEvent[], actor: string): World => {
  let state = before;
  const recorded = events.map((event, i) => ({ ...event, id: `${world.events.length + i}`, at: world.now, actor }));
  const journal = recorded.flatMap((event): readonly Journaled[] => {
    const ledger = entryOf(state.pot.ledger, event);
    state = evolve(state, event);
    return ledger ? [{ ...event, ledger }] : [];
  });
  const { pot, mandate, replaced, lineChange, request, claim, receipt } = changes(
    before,
    state,
    stored('val'),
    world.now,
  ).state;
  return {
    ...world,
    pot,
    mandates: {
      ...world.mandates,
      ...(replaced && { [replaced.number]: replaced }),
      ...(mandate && { [mandate.number]: mandate }),
    },
    lineChanges:
      before.lineChange || lineChange
        ? { ...world.lineChanges, [(lineChange ?? before.lineChange)?.line ?? '']: lineChange }
        : world.lineChanges,
    requests: request ? { ...world.requests, [request.id]: request } : world.requests,
    claims: claim ? { ...world.claims, [claim.id]: claim } : world.claims,
    receipts: receipt ? { ...world.receipts, [receipt.id]: receipt } : world.receipts,
    events: [...world.events, ...recorded],
    journal: [...world.journal, ...journal],
  };
};

export type Step = {
  readonly world: World;
  readonly command: Command;
  /** Absent where there was nothing that the command could be about. */
  readonly decision?: readonly PotEvent[] | Refusal;
};

export const step = (before: World, command: Command): Step => {
  const world = { ...before, now: later(before.now, command.do === 'wait' ? command.days * 24 * hour : hour) };
  const decided = decide(world, command);
  if (!decided) return { world, command };
  const { state, decision, actor } = decided;
  if (isRefusal(decision) || decision.length === 0) return { world, command, decision };
  return { world: commit(world, state, decision, actor), command, decision };
};

const office = fc.constantFrom(...offices);
const line = fc.constantFrom('publicity', 'radio');
const voter = fc.constantFrom<Voter>(...voters);
const pick = fc.nat(12);
const own = fc.oneof({ weight: 2, arbitrary: fc.constant<Office[]>([]) }, fc.uniqueArray(office));
const amount = fc.oneof(fc.integer({ min: 1, max: 400 }), fc.constantFrom(299, 300, 301, 999, 1_000, 1_001));
const receipt = fc.constantFrom('F-1', 'F-2', 'F-3', 'F-4');
const tiers = fc.constantFrom<readonly Tier[]>(
  [
    { upTo: 300, heads: 1, ownOffice: true },
    { upTo: 1_000, heads: 2 },
    { upTo: null, heads: 3 },
  ],
  [
    { upTo: 300, heads: 1 },
    { upTo: null, heads: 2 },
  ],
  [{ upTo: null, heads: 3 }],
);
const asked = { pick, unit: fc.constantFrom('solna', 'nacka', 'district'), line, amount, own };
const does = <const D extends Command['do'], R extends object>(
  weight: number,
  name: D,
  rest: { [K in keyof R]: fc.Arbitrary<R[K]> },
) => ({
  weight,
  arbitrary: fc.record({ do: fc.constant(name), ...rest }) as unknown as fc.Arbitrary<Command>,
});

const command: fc.Arbitrary<Command> = fc.oneof(
  does(1, 'contribute', { office, amount }),
  does(2, 'setLine', { office, line, amount: fc.integer({ min: 1, max: 8_000 }) }),
  does(2, 'adoptLine', { office, line, amount }),
  does(1, 'proposeMandate', { voter, tiers }),
  does(3, 'adoptMandate', { voter }),
  does(8, 'submit', { ...asked, payee: fc.constantFrom(undefined, 'Tryckeriet', 'Radion') }),
  does(2, 'edit', { ...asked, payee: fc.constantFrom(undefined, 'Tryckeriet') }),
  does(20, 'approve', { pick, voter }),
  does(3, 'oppose', { pick, voter }),
  does(2, 'takeBack', { pick, voter }),
  does(1, 'withdraw', { pick }),
  does(1, 'close', { pick }),
  does(1, 'extend', { pick }),
  does(2, 'decline', { pick }),
  does(3, 'tend', { pick }),
  does(3, 'supplement', { pick, amount, office, receipt, own }),
  does(3, 'claim', { pick, amount, office, receipt, own }),
  does(8, 'payOut', { pick, amount, office, receipt, own }),
  does(3, 'takeReturn', { pick, amount, office, receipt, own }),
  does(2, 'wait', { days: fc.integer({ min: 1, max: 20 }) }),
);

const [district, cityHall, countyCouncil] = voters as unknown as readonly [Voter, Voter, Voter];
/** 9 000 öre on two lines, and a mandate in force. */
export const ready: readonly Command[] = [
  ...offices.map((each) => ({ do: 'contribute', office: each, amount: 3_000 }) as const),
  { do: 'setLine', office: 'district', line: 'publicity', amount: 5_000 },
  { do: 'setLine', office: 'district', line: 'radio', amount: 3_000 },
  {
    do: 'proposeMandate',
    voter: district,
    tiers: [
      { upTo: 300, heads: 1 },
      { upTo: 1_000, heads: 2 },
      { upTo: null, heads: 3 },
    ],
  },
  { do: 'adoptMandate', voter: cityHall },
  { do: 'adoptMandate', voter: countyCouncil },
];

/** Each command with the world after it, from a pot that is ready. */
export const play = (commands: readonly Command[]): readonly Step[] => {
  const steps: Step[] = [];
  for (const each of [...ready, ...commands]) steps.push(step(steps.at(-1)?.world ?? begin, each));
  return steps.slice(ready.length);
};

export const plays: fc.Arbitrary<readonly Command[]> = fc.array(command, { minLength: 1, maxLength: 80, size: 'max' });
