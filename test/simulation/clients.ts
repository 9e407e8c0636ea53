import { setTimeout as wait } from 'node:timers/promises';
import { contract } from '../support/pot-contract.ts';
import type { Stack } from '../../infra/local/stack.ts';
import { type Command, learn, newWorld, type World } from '../support/known-pot.ts';
import { randomCommand } from '../support/random-commands.ts';
import { type Random, randomOf } from '../support/random.ts';

/** Many clients at once, each sending its commands over HTTP, some of them again with the key they had. */
export const campaign = 'val-2018';

export type Answer = {
  readonly status: number;
  readonly replayed: boolean;
  readonly retryAfter: string | null;
  readonly type: string | null;
  readonly text: string;
};
export type Deed = {
  readonly command: Command;
  readonly path: string;
  readonly key?: string;
  /** Sent at the same moment as its twin, rather than one after the other. */
  readonly twins: boolean;
  readonly answers: readonly Answer[];
};

/** `busy` is asked again so often at most, as a client would that heeds `Retry-After`. */
const mostTries = 5;
const tryAgainMillis = 500;

export type Asker = {
  readonly send: (command: Command, path: string, key?: string) => Promise<Answer>;
  /** GET below the campaign. */
  readonly read: (persona: string, path: string) => Promise<Readonly<Record<string, unknown>>>;
  readonly post: (persona: string, path: string) => Promise<number>;
};

export const askerOf = (stack: Stack): Asker => {
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (persona: string): Promise<string> => {
    const token = tokens.get(persona) ?? stack.token(persona);
    tokens.set(persona, token);
    return token;
  };
  const ask = async (persona: string, method: string, path: string, headers: object = {}, body?: string) =>
    fetch(`${stack.url}/campaigns/${campaign}${path}`, {
      method,
      headers: { authorization: `Bearer ${await tokenOf(persona)}`, ...headers },
      ...(body !== undefined && { body }),
    });
  return {
    send: async ({ operation, persona, body, ifMatch }, path, key) => {
      const headers = {
        ...(body && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
      };
      const method = contract[operation].route.split(' ')[0] as string;
      const response = await ask(persona, method, path, headers, body && JSON.stringify(body));
      const text = await response.text();
      return {
        status: response.status,
        replayed: response.headers.get('idempotency-replayed') === 'true',
        retryAfter: response.headers.get('retry-after'),
        type: response.headers.get('content-type'),
        text,
      };
    },
    read: async (persona, path) => {
      const response = await ask(persona, 'GET', path);
      if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${await response.text()}`);
      return (await response.json()) as Readonly<Record<string, unknown>>;
    },
    post: async (persona, path) => {
      const response = await ask(persona, 'POST', path);
      await response.text();
      return response.status;
    },
  };
};

const pathOf = ({ operation, params }: Command): string =>
  contract[operation].route
    .replace(/^\S+ \/campaigns\/\{campaign\}/, '')
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

/** A deputy's right may be gone before the repetition, which is then refused: such votes are sent once. */
const mayRepeat = ({ operation, persona }: Command): boolean =>
  contract[operation].route.startsWith('POST') && persona !== 'coordinator' && !persona.endsWith('-staff');

const isOk = ({ status }: Answer): boolean => status < 300;

const perform = async (asker: Asker, world: World, random: Random, command: Command, number: number): Promise<Deed> => {
  const path = pathOf(command);
  const manner = mayRepeat(command) ? random.pick(['once', 'once', 'once', 'keyed', 'again', 'twins']) : 'once';
  const key = manner === 'once' ? undefined : `key-${number}`;
  const answers: Answer[] = [];
  const send = async (): Promise<void> => {
    const answer = await asker.send(command, path, key);
    answers.push(answer);
    if (isOk(answer)) learn(world, command, JSON.parse(answer.text));
  };
  await (manner === 'twins' ? Promise.all([send(), send()]) : send());
  // What was told to come back later is safe to repeat only with a key.
  const tries = key === undefined ? 1 : mostTries;
  for (let tried = 1; tried < tries && answers.at(-1)?.status === 503; tried++) {
    await wait(tryAgainMillis);
    await send();
  }
  if (manner === 'again' || manner === 'twins') await send();
  return { command, path, ...(key !== undefined && { key }), twins: manner === 'twins', answers };
};

export type Crowd = { readonly clients: number; readonly commands: number; readonly seed: number };

/** Client `i` draws its commands from `seed + i`; together they send exactly so many. */
export const runClients = async (asker: Asker, { clients, commands, seed }: Crowd): Promise<readonly Deed[]> => {
  const world = newWorld();
  const client = async (i: number): Promise<readonly Deed[]> => {
    const random = randomOf(seed + i);
    const deeds: Deed[] = [];
    for (let number = i; number < commands; number += clients)
      deeds.push(await perform(asker, world, random, randomCommand(random, world, number), number));
    return deeds;
  };
  return (await Promise.all(Array.from({ length: clients }, (_, i) => client(i)))).flat();
};
