import type { Instant } from '../../shared/calendar.ts';
import type { Answering } from '../../shared/capability.ts';
import type { Path } from '../../shared/handler.ts';
import type { Operation } from '../../shared/contract.ts';
import type { Fetched } from '../../shared/fetching.ts';
import { readSoFar } from '../../shared/meter.ts';
import type { AnyRead } from '../../shared/reads.ts';
import { readsWithin, weighedBy } from '../../shared/weighing-within.ts';
import type { Ahead, Beside, Waiting } from '../../shared/waiting.ts';
import type { By, Candidate } from '../../shared/weighing.ts';
import type { Mine } from './rules.ts';

/** The commands of the items that are shown, weighed by their rules with what the agenda may read. */

/** What an agenda may cost in all, in read units: that of a head, with 44 associations and 400 open things. */
const most = 20;

type Begun = { readonly now: Instant; readonly fetched: Fetched };
type Role = Mine['commands'][number];

const candidateOf = (answering: Answering, campaign: string, { of, wait }: Mine, { name, route }: Role) => {
  const one = answering[name];
  // A part of which it is not known which.
  if (!one || route.includes('{')) return undefined;
  return { ...one, params: { campaign, ...of.params(wait) } as Path<Operation> } satisfies Candidate;
};

/** What is about one thing, with what of it is known without reading it. */
export type Weighing = readonly { readonly mine: Mine; readonly ahead: Ahead }[];

const noneAhead: Ahead = {};
/** @param beside what is open beside them, and what was read to tell of them. */
export const weighingOf = (shown: readonly Mine[], beside: (of: Waiting) => Beside<unknown>): Weighing =>
  shown.map((mine) => ({ mine, ahead: mine.of.ahead?.(mine.wait, beside(mine.of)) ?? noneAhead }));

/** What else the wave reads, and what all of that costs, with what comes after it, in read units. */
type Others = { readonly anyhow: readonly AnyRead[]; readonly units: number };
export const readsOf = (
  answering: Answering,
  campaign: string,
  weighing: Weighing,
  by: By,
  begun: Begun,
  { anyhow, units }: Others,
) => {
  const groups = weighing.map(({ mine, ahead }) => ({
    candidates: mine.commands.flatMap((command) => candidateOf(answering, campaign, mine, command) ?? []),
    ahead,
  }));
  const halfUnits = Math.max(0, Math.floor(2 * (most - units - readSoFar())));
  return readsWithin(groups, by, begun, { halfUnits, anyhow });
};

/** As the rule says where what it asks for is there; else as the role does. */
export const commandsOf = async (
  answering: Answering,
  campaign: string,
  { mine, ahead }: Weighing[number],
  by: By,
  begun: Begun,
) => {
  const all = await Promise.all(
    mine.commands.map(async (command) => {
      const candidate = candidateOf(answering, campaign, mine, command);
      const told = candidate && (await weighedBy(candidate, ahead, by, begun));
      return told?.map((each) => ({ ...each, weighed: true })) ?? [{ ...command, weighed: false }];
    }),
  );
  return all.flat();
};
