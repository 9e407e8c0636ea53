import type * as z from 'zod/mini';
import type { Namer } from './calling.ts';
import type { EventBase } from './commit.ts';
import { methodOf, type Operation, pathOf } from './contract.ts';
import type { Begun } from './execute.ts';
import { type Fetched, fetchFirst } from './fetching.ts';
import type { Handler, Input, Path } from './handler.ts';
import { newId } from './ids.ts';
import { fieldsOf, leastBody, neededBy } from './least.ts';
import { log } from './log.ts';
import { isRefusal, type Refusal, refuse, text } from './problems.ts';
import type { AnyRead, Reads } from './reads.ts';
import type { command } from './resources.ts';
import { withoutRight } from './rights.ts';
import { atHalf } from './waiting.ts';

/**
 * Commands as they are weighed: what of all that there is somebody could do now, and why not the rest. It is found out by
 * the very rules that would judge it, with this person; what they say would happen is thrown away, and nothing is written.
 *
 *     weighed(candidates, { actor, identity, language, origin }, { now, fetched }, named)
 *
 * One candidate is an operation with its handler and the names of its path, `{ name, operation, handler, params }`. What
 * is in hand already need not be read again: `fetched` is then `fetching(known)`, entities by `keyText`, or what a request
 * has fetched so far. All that the candidates read is read together, wave by wave, each thing once.
 */
export type Command = z.infer<typeof command>;
export type Weighable = {
  readonly name: string;
  readonly operation: Operation;
  readonly handler: Handler<Operation>;
};
export type Candidate = Weighable & {
  readonly params: Path<Operation>;
  /** It is about a part of what is shown (a claim of a request): told only where it can be done, since there may be many. */
  readonly isOfPart?: true;
};
/** Who weighs. */
export type By = Pick<Input<Operation>, 'actor' | 'identity' | 'language' | 'origin'>;

/** Beside all codes of refusals: nothing would happen, since it is so already. */
const soAlready = text('Det är redan så.', 'It is so already.');

const pathFor = (operation: Operation, params: Readonly<Record<string, string>>): string =>
  pathOf(operation).replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');

/** The operation as somebody would ask for it who has not typed anything yet. */
const inputOf = (
  { operation, handler, params }: Candidate,
  { actor, identity, language, origin }: By,
  now: string,
): Input<Operation> => {
  const body = leastBody(operation, now);
  return {
    params,
    query: {},
    body: (body && { ...body, ...(handler.least?.(actor, params) as object | undefined) }) as undefined,
    actor,
    identity,
    language,
    origin,
    path: pathFor(operation, params),
    newId: newId(),
    caller: { campaign: params.campaign, actor: actor.person },
  };
};

/** What a rule asks for is not known, and shall not be read (weighing-within.ts). */
export const notKnown = new Error('not known');

/** A bug in one of them takes nothing from the others, nor from what is shown. */
const guarded = <T>(candidate: Candidate, work: () => T): T | undefined => {
  try {
    return work();
  } catch (error) {
    if (error === notKnown) throw error;
    log.error('bug', error, { weighed: candidate.name });
    return undefined;
  }
};

/**
 * Nothing is written by it, and whoever then does it is judged anew: so nothing need be read again behind what guards it,
 * and of ranges what lately may not have come everywhere will do, which costs half.
 */
const relaxed = ({ waves }: Reads<unknown>, unweighed: readonly string[] = []): Reads<unknown> => {
  const lookedAt = ({ isAfter: _, source, ...read }: AnyRead, name: string): AnyRead => {
    if (unweighed.includes(name)) return { ...read, source: {} };
    return { ...read, source: { ...source, ...(source.queries && { queries: atHalf(source) }) } };
  };
  return {
    waves: waves.map(
      (wave) => (found: never) =>
        Object.fromEntries(Object.entries(wave(found)).map(([name, read]) => [name, lookedAt(read, name)])),
    ),
  };
};

type State = Readonly<Record<string, unknown>> | undefined;
/** Each to its end, wave by wave, all together; undefined where something needed is not there. */
const readTogether = async (
  all: readonly { readonly candidate: Candidate; readonly reads: Reads<unknown> | undefined }[],
  fetched: Fetched,
): Promise<readonly State[]> => {
  let states: readonly State[] = all.map(({ reads }) => reads && {});
  const most = Math.max(0, ...all.map(({ reads }) => reads?.waves.length ?? 0));
  for (let at = 0; at < most; at++) {
    const waves = all.map(({ candidate, reads }, i) => {
      const state = states[i];
      return state && guarded(candidate, () => Object.entries(reads?.waves[at]?.(state as never) ?? {}));
    });
    await fetched.fetch(waves.flatMap((wave = []) => wave.map(([, read]) => read)));
    states = waves.map((wave, i) => {
      const found = (wave ?? []).map(([name, read]) => [name, fetched.valueOf(read), read.isNeeded] as const);
      if (!wave || found.some(([, value, isNeeded]) => isNeeded && value === undefined)) return undefined;
      return { ...states[i], ...Object.fromEntries(found) };
    });
  }
  return states;
};

type Outcome = readonly EventBase[] | Refusal;
type Weighed = { readonly candidate: Candidate; readonly outcome: Outcome };

/** The fields that a refusal finds wrong. */
const wrongIn = ({ errors = [] }: Refusal): readonly string[] =>
  errors.map(({ pointer }) => pointer.split('/')[1] ?? '');

const decides = ({ decisive = {} }: Operation, event: EventBase): boolean => {
  const by = Object.hasOwn(decisive, event.type) && decisive[event.type];
  return (
    by === true || (typeof by === 'string' && (event as EventBase & Readonly<Record<string, unknown>>)[by] === true)
  );
};

const commandOf = ({ candidate: { name, operation, params }, outcome }: Weighed, by: By): Command => {
  const told = { name, route: `${methodOf(operation)} ${pathFor(operation, params)}` };
  const [needs, fields] = [neededBy(operation), new Set(fieldsOf(operation))];
  if (isRefusal(outcome)) {
    const more = wrongIn(outcome).filter((field) => fields.has(field));
    const all = [...new Set([...needs, ...more])];
    if (outcome.ofInput && all.length > 0) return { ...told, allowed: true, decisive: false, needs: all };
    const { refused: code, detail } = outcome;
    return { ...told, allowed: false, decisive: false, code, detail: detail[by.language], needs };
  }
  const isChange = /^(?:PATCH|PUT)$/.test(methodOf(operation));
  if (outcome.length === 0 && !isChange)
    return { ...told, allowed: false, decisive: false, code: 'so-already', detail: soAlready[by.language], needs };
  const decisive = outcome.some((event) => decides(operation, event));
  return { ...told, allowed: true, decisive, needs };
};

/** All that is read for one of them at first: whom it is about, rights, and the first wave of its rule. */
export const firstReadsFor = (candidate: Candidate, by: By, now: string): readonly AnyRead[] => {
  const { handler, params } = candidate;
  const wanted = handler.decide && guarded(candidate, () => handler.reads?.(inputOf(candidate, by, now), now));
  const all = [
    handler.about?.reads(params, now),
    handler.may?.reads?.(params, now),
    wanted && relaxed(wanted, handler.unweighed),
  ];
  return all.flatMap((reads) => Object.values(reads?.waves[0]?.({} as never) ?? {}));
};

/** Reads and judges what those with the rights ask for. */
const judged = async (
  candidates: readonly Candidate[],
  by: By,
  { now, fetched }: Begun,
): Promise<readonly Weighed[]> => {
  const asked = candidates.map((candidate) => {
    const input = inputOf(candidate, by, now);
    const { decide, reads, unweighed } = candidate.handler;
    const wanted = decide && guarded(candidate, () => reads?.(input, now));
    return { candidate, input, reads: wanted && relaxed(wanted, unweighed) };
  });
  const rights = candidates.flatMap(({ handler: { may }, params }) => may?.reads?.(params, now) ?? []);
  await fetchFirst(fetched, [...rights, ...asked.flatMap(({ reads }) => reads ?? [])]);
  const unheld = await Promise.all(
    asked.map(({ candidate }) => withoutRight({ ...candidate, actor: by.actor, now }, fetched)),
  );
  const states = await readTogether(
    asked.map((each, i) => (unheld[i] ? { ...each, reads: undefined } : each)),
    fetched,
  );
  return asked.map(({ candidate, input }, i): Weighed => {
    const { mayDo, decide } = candidate.handler;
    const right = unheld[i] ?? (mayDo && !mayDo(input) ? refuse('not-allowed') : undefined);
    if (right || !decide) return { candidate, outcome: right ?? [{ type: '', subject: '' }] };
    const state = states[i];
    const outcome = state && guarded(candidate, () => decide(state as never, input, now));
    return { candidate, outcome: outcome ?? refuse('not-found') };
  });
};

/** All of these that the person may know of, in their order: who could not even know is told nothing, as by a 404. */
export const weighed = async (
  candidates: readonly Candidate[],
  by: By,
  begun: Begun,
  named: Namer = async (_campaign, refusal) => refusal,
): Promise<readonly Command[]> => {
  const { now, fetched } = begun;
  await fetchFirst(
    fetched,
    candidates.flatMap(({ handler: { about }, params }) => about?.reads(params, now) ?? []),
  );
  const { actor } = by;
  const unheld = await Promise.all(
    candidates.map(({ handler: { about }, operation, params }) =>
      withoutRight({ operation, handler: { about }, actor, params, now }, fetched),
    ),
  );
  const rest = await judged(
    candidates.filter((_, i) => !unheld[i]),
    by,
    begun,
  );
  const byCandidate = new Map(rest.map((each) => [each.candidate, each.outcome]));
  const all = candidates.map((candidate, i): Weighed => {
    const outcome = unheld[i] ?? byCandidate.get(candidate) ?? refuse('not-found');
    return { candidate, outcome };
  });
  const known = all.filter(({ outcome }) => !isRefusal(outcome) || outcome.refused !== 'not-found');
  const commands = await Promise.all(
    known.map(async (each) => {
      const { candidate, outcome } = each;
      if (!isRefusal(outcome)) return { candidate, told: commandOf(each, by) };
      const said = await named(candidate.params.campaign, outcome, by.language);
      return { candidate, told: commandOf({ candidate, outcome: said }, by) };
    }),
  );
  return commands.flatMap(({ candidate, told }) => (candidate.isOfPart && !told.allowed ? [] : [told]));
};
