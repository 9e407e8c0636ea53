import { writeFileSync } from 'node:fs';
import path from 'node:path';
import sample from '../../data/campaign-2018.json' with { type: 'json' };
import type { Stack } from '../../infra/local/stack.ts';
import { median, quantile } from './median.ts';
import { campaign } from './session.ts';
import { type Shapes, writtenBy } from './shapes.ts';

/** Requests per second and p99 of commands under load, against a handler that does the same transaction. */
export type Speed = { readonly perSecond: number; readonly p99Millis: number };
export type LoadFigure = {
  readonly operation: string;
  readonly own: Speed;
  readonly bare: Speed;
  /** Of own to bare in each round; the median. */
  readonly ratio: Speed;
};

const clients = 32;
const units = sample.associations.map(({ id }) => id);

/** Sends each request as soon as one of the clients is free. */
export const speedOf = async (requests: readonly (() => Promise<unknown>)[]): Promise<Speed> => {
  const waiting = requests.values();
  const millis: number[] = [];
  const began = performance.now();
  const client = async () => {
    for (const request of waiting) {
      const sent = performance.now();
      await request();
      millis.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { perSecond: (requests.length * 1_000) / (performance.now() - began), p99Millis: quantile(millis, 0.99) };
};

type Post = (persona: string, route: string, body: object) => Promise<{ readonly id: string }>;

export const poster = (stack: Stack): Post => {
  const tokens = new Map<string, Promise<string>>();
  return async (persona, route, body) => {
    if (!tokens.has(persona)) tokens.set(persona, stack.token(persona));
    const response = await fetch(`${stack.url}/campaigns/${campaign}${route}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokens.get(persona)}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { readonly id: string };
    if (!response.ok) throw new Error(`${persona}: ${route} was answered ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
};

/** One head decides on the small sum; the large one takes two. */
const small = 1_000;
const large = 1_200_000;

const commands = (post: Post) => {
  const create = (number: number, amount: number) => {
    const unit = units[number % units.length] as string;
    const purpose = 'Annonser i lokaltidningen inför valdagen';
    return post(`association-${unit}`, '/pot/requests', { budgetLine: 'publicity', amount, purpose, unit });
  };
  const approve = (id: string) => post('district-head', `/pot/requests/${id}/approvals`, {});
  const bare = (shape: keyof Shapes) => () => post('district-head', '/bare', { shape });
  return { create, approve, bare };
};

type Commands = ReturnType<typeof commands>;
type Round = Readonly<Record<keyof Shapes, { readonly own: Speed; readonly bare: Speed }>>;

/** `count` of each command, but a fifth as many decisions: they all move the one pot and wait for each other. */
const playRound = async ({ create, approve, bare }: Commands, count: number): Promise<Round> => {
  const numbers = Array.from({ length: count }, (_, number) => number);
  const open: string[] = [];
  const against = async (shape: keyof Shapes, requests: readonly (() => Promise<unknown>)[]) => ({
    own: await speedOf(requests),
    bare: await speedOf(requests.map(() => bare(shape))),
  });
  const created = await against(
    'create',
    numbers.map((number) => async () => void open.push((await create(number, large)).id)),
  );
  const approved = await against(
    'approval',
    open.map((id) => () => approve(id)),
  );
  const decided: string[] = [];
  for (const number of numbers.slice(0, count / 5)) decided.push((await create(number, small)).id);
  const decision = await against(
    'decision',
    decided.map((id) => () => approve(id)),
  );
  return { create: created, approval: approved, decision };
};

const names: Readonly<Record<keyof Shapes, string>> = {
  create: 'create',
  approval: 'approval, not the last',
  decision: 'approval, the only one, all on one pot',
};

/** Medians of several rounds; in each, every command alternates with its bare transaction. */
export const playLoad = async (
  stack: Stack,
  bareFolder: string,
  { rounds, count }: { readonly rounds: number; readonly count: number },
): Promise<readonly LoadFigure[]> => {
  const all = commands(poster(stack));
  const asked = await all.create(0, large);
  const create = await writtenBy(stack, asked.id, false);
  await all.approve(asked.id);
  const approval = await writtenBy(stack, asked.id, false);
  const { id } = await all.create(0, small);
  await all.approve(id);
  const shapes: Shapes = { create, approval, decision: await writtenBy(stack, id, true) };
  writeFileSync(path.join(bareFolder, 'shapes.json'), JSON.stringify(shapes));

  // The first round warms up and does not count.
  await playRound(all, count);
  const played: Round[] = [];
  for (let round = 0; round < rounds; round++) played.push(await playRound(all, count));
  return (Object.keys(names) as (keyof Shapes)[]).map((shape) => {
    const middle = (figure: (round: Round[keyof Shapes]) => number) =>
      median(played.map((round) => figure(round[shape])));
    const speed = (of: (round: Round[keyof Shapes], key: keyof Speed) => number): Speed => ({
      perSecond: middle((round) => of(round, 'perSecond')),
      p99Millis: middle((round) => of(round, 'p99Millis')),
    });
    return {
      operation: names[shape],
      own: speed(({ own }, key) => own[key]),
      bare: speed(({ bare }, key) => bare[key]),
      ratio: speed(({ own, bare }, key) => own[key] / bare[key]),
    };
  });
};
