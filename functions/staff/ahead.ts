import type { Item, Key } from '../../shared/table.ts';
import { type Ahead, type Around, atHalf, type Beside, type Open } from '../../shared/waiting.ts';
import { factOf, idIn } from '../../shared/waiting-words.ts';
import { everything, importKey, positions, requestsAt } from './store.ts';
import { positionKinds } from './waiting.ts';

/** What of the rules that answer what waits of staff follows from what is open, and what they read behind it. */
type Of = Beside<unknown>;

const keysOf = (campaign: string, request: string): readonly Key[] => requestsAt(campaign, [request]).source.keys ?? [];
/** What of a request is given, as positions with nothing else: all that is asked of them is whether it is answered. */
const givenOf = (wait: Open, { around }: Of): readonly Item[] =>
  (around.get(wait.subject) ?? [])
    .filter(({ kind }) => Object.hasOwn(positionKinds, kind))
    .map(({ sk, kind, facts }) => {
      const at = new Date(Number.parseInt(String(facts?.at), 36)).toISOString();
      const status = kind === 'confirm' ? 'allocated' : 'confirmed';
      const allocations = [{ request: idIn(wait), status, allocatedAt: at }];
      return { id: sk.slice(2), allocations } as unknown as Item;
    });

/** All positions and all requests, of which each takes a kilobyte at most, as a rule. */
const everythingAhead = ({ campaign, around }: Of): Pick<Ahead, 'queries' | 'halfUnits'> => {
  const { positions: ofPositions, requests } = everything({ head: noHead, imports: new Set() }, campaign);
  return {
    queries: [...atHalf(ofPositions.source), ...atHalf(requests.source)],
    halfUnits: Math.ceil(sizeOf(around) / 4),
  };
};
const noHead = {} as Parameters<typeof positions>[0];
const sizeOf = (around: Around): number => {
  const all = [...around].filter(([subject]) => subject.startsWith('staff/'));
  return new Set(all.flatMap(([, waits]) => waits.map(({ sk }) => sk))).size;
};

export const requestAhead = (wait: Open, of: Of): Ahead => {
  const { campaign } = of;
  const brought = factOf(wait, 'import');
  const keys = [...keysOf(campaign, idIn(wait)), ...(brought === '' ? [] : [importKey(campaign, brought)])];
  if (wait.kind === 'dispute') return { keys, ...everythingAhead(of) };
  const asked = atHalf(positions(noHead, campaign).source);
  return { keys, ranges: asked.map((query) => [query, givenOf(wait, of)] as const) };
};

export const positionAhead = (wait: Open, { campaign }: Of): Ahead =>
  wait.kind === 'confirm' ? { keys: keysOf(campaign, idIn(wait)) } : {};

export const planAhead = (_wait: Open, of: Of): Ahead => everythingAhead(of);
