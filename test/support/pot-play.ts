import * as fc from 'fast-check';
import { vi } from 'vitest';
import type { Tier } from '../../functions/pot/state.ts';
import { isRefusal, type ProblemCode } from '../../shared/problems.ts';
import { type Office, offices } from '../../shared/units.ts';
import { contents, fill, restore } from './memory-table.ts';
import { carryOut } from './pot-commands.ts';
import { begin, type Command, recordedBetween, type Voter, voters, type World, worldOf } from './pot-world.ts';

/** A pot played by the product's own commands, on a table in memory and at a time of its own. */

const later = (now: string, millis: number): string => new Date(Date.parse(now) + millis).toISOString();
const hour = 3_600_000;

export type Step = {
  readonly world: World;
  readonly command: Command;
  /** Absent where there was nothing that the command could be about. */
  readonly refused?: ProblemCode;
};

/** Carries out one command upon that world. */
export const step = async (before: World, command: Command): Promise<Step> => {
  restore(before.stored);
  const now = later(before.now, command.do === 'wait' ? command.days * 24 * hour : hour);
  vi.setSystemTime(now);
  const answer = await carryOut(worldOf(now, before.stored, before.events), command);
  const events = recordedBetween(before.stored, contents());
  return {
    world: worldOf(now, contents(), [...before.events, ...events]),
    command,
    ...(isRefusal(answer) && { refused: answer.refused }),
  };
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
  does(10, 'submit', { ...asked, payee: fc.constantFrom(undefined, 'Tryckeriet', 'Radion') }),
  does(2, 'edit', { ...asked, payee: fc.constantFrom(undefined, 'Tryckeriet') }),
  does(30, 'approve', { pick, voter }),
  does(3, 'oppose', { pick, voter }),
  does(2, 'takeBack', { pick, voter }),
  does(1, 'withdraw', { pick }),
  does(1, 'close', { pick }),
  does(1, 'extend', { pick }),
  does(2, 'decline', { pick }),
  does(2, 'withdrawClaim', { pick }),
  does(2, 'correctClaim', { pick, amount }),
  does(3, 'tend', {}),
  does(3, 'supplement', { pick, amount, office, receipt, own }),
  does(6, 'claim', { pick, amount, office, receipt, own }),
  does(16, 'payOut', { pick, amount, office, receipt, own }),
  does(3, 'takeReturn', { pick, amount, office, receipt, own }),
  does(3, 'reopen', { pick }),
  does(2, 'reopenClaim', { pick }),
  does(3, 'reversePayout', { pick, which: fc.nat(5), amount }),
  does(3, 'reverseReturn', { pick, which: fc.nat(5), amount }),
  does(1, 'correctReceipt', { pick, which: fc.nat(5), amount }),
  does(2, 'wait', { days: fc.integer({ min: 1, max: 20 }) }),
);

/** Of what the offices owe each other. */
const settling: fc.Arbitrary<Command> = fc.oneof(
  does(3, 'settle', { office }),
  does(6, 'payTransfer', { pick }),
  does(4, 'reversePayment', { pick }),
  does(2, 'reverseSettlement', { pick }),
);

const [district, cityHall, countyCouncil] = voters as unknown as readonly [Voter, Voter, Voter];
/** 9 000 öre, of it 6 200 on two lines, and a mandate in force. */
export const ready: readonly Command[] = [
  ...offices.map((each) => ({ do: 'contribute', office: each, amount: 3_000 }) as const),
  { do: 'setLine', office: 'district', line: 'publicity', amount: 5_000 },
  { do: 'setLine', office: 'district', line: 'radio', amount: 1_200 },
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

/** The world after these commands, and each of them with the world after it. */
const stepsFrom = async (world: World, commands: readonly Command[]): Promise<readonly Step[]> => {
  const steps: Step[] = [];
  for (const each of commands) steps.push(await step(steps.at(-1)?.world ?? world, each));
  return steps;
};

const played = async (): Promise<World> => {
  fill(...begin);
  const steps = await stepsFrom(worldOf('2018-06-01T08:00:00.000Z', contents(), []), ready);
  return (steps.at(-1) as Step).world;
};
let readyWorld: Promise<World> | undefined;

/** Each command with the world after it, from a pot that is ready. */
export const play = async (commands: readonly Command[]): Promise<readonly Step[]> =>
  stepsFrom(await (readyWorld ??= played()), commands);

const playsOf = (of: fc.Arbitrary<Command>): fc.Arbitrary<readonly Command[]> =>
  fc.array(of, { minLength: 1, maxLength: 80, size: 'max' });
export const plays = playsOf(command);
/** Of two that ask alone and together, on lines that both have. */
const asking = fc.oneof(
  does(8, 'submit', { ...asked, payee: fc.constant(undefined), partner: fc.constantFrom('solna', 'nacka', undefined) }),
  does(12, 'consent', { pick }),
);
export const playsTogether = playsOf(
  fc.oneof({ weight: 2, arbitrary: command }, { weight: 1, arbitrary: asking as fc.Arbitrary<Command> }),
);
export const playsWithSettlements = playsOf(
  fc.oneof({ weight: 1, arbitrary: command }, { weight: 1, arbitrary: settling }),
);
