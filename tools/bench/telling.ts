import { readdirSync, readFileSync } from 'node:fs';
import type { Program } from '../../infra/local/program.ts';
import { poster, speedOf } from './load.ts';
import { median } from './median.ts';
import { openSession, type Session } from './session.ts';

/** What it costs to tell four recipients of a command, beside the command itself. */
export type TellingFigure = {
  /** Milliseconds of processor time, of everything that runs here, for each command. */
  readonly commandMillis: number;
  readonly tellingMillis: number;
  /** Of telling to commanding in each round; the median. */
  readonly ratio: number;
};

type Process = { readonly id: number; readonly parent: number; readonly millis: number };

/** Linux counts processor time in hundredths of a second. Source: proc(5), /proc/[pid]/stat, fields 4, 14 and 15. */
const processOf = (id: number): readonly Process[] => {
  try {
    const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return [{ id, parent: Number(fields[1]), millis: (Number(fields[11]) + Number(fields[12])) * 10 }];
  } catch {
    // It has just ended.
    return [];
  }
};

/** Processor time of this process and all that it started, the engines among them. */
const spentMillis = (): number => {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? processOf(Number(name)) : []));
  const ours = new Set([process.pid]);
  for (let before = 0; before < ours.size;) {
    before = ours.size;
    for (const { id, parent } of all) if (ours.has(parent)) ours.add(id);
  }
  return all.filter(({ id }) => ours.has(id)).reduce((sum, { millis }) => sum + millis, 0);
};

const create = ({ stack }: Session) => {
  const post = poster(stack);
  return () =>
    post('association-solna', '/pot/requests', {
      budgetLine: 'publicity',
      amount: 1_200_000,
      purpose: 'Annonser i lokaltidningen inför valdagen',
      unit: 'solna',
    });
};

/** Where nobody is told, and where all are; in each round one after the other. The first round does not count. */
export const playTelling = async (
  program: Program,
  { rounds, count }: { readonly rounds: number; readonly count: number },
): Promise<TellingFigure> => {
  const silent = await openSession({ program });
  const telling = await openSession({ program, tells: true });
  try {
    await telling.stack.idle();
    const spentOn = async (session: Session): Promise<number> => {
      const [began, one] = [spentMillis(), create(session)];
      await speedOf(Array.from({ length: count }, () => one));
      await session.stack.idle();
      return (spentMillis() - began) / count;
    };
    const played: { readonly command: number; readonly more: number }[] = [];
    for (let round = 0; round <= rounds; round++) {
      const command = await spentOn(silent);
      played.push({ command, more: (await spentOn(telling)) - command });
    }
    const counted = played.slice(1);
    return {
      commandMillis: median(counted.map(({ command }) => command)),
      tellingMillis: median(counted.map(({ more }) => more)),
      ratio: median(counted.map(({ command, more }) => more / command)),
    };
  } finally {
    await telling.end();
    await silent.end();
  }
};
