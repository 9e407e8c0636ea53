import { type Actor, isIn } from './actor.ts';
import type { Instant } from './calendar.ts';
import type { Operation } from './contract.ts';
import { type Fetched, readAll } from './fetching.ts';
import type { Handler, Path } from './handler.ts';
import { type Refusal, refuse } from './problems.ts';

/** Who asks for what, and when. */
export type Wanting = {
  readonly operation: Operation;
  readonly handler: Pick<Handler<Operation>, 'about' | 'may'>;
  readonly actor: Actor;
  readonly params: Path<Operation>;
  readonly now: Instant;
};

/** The rights that need no body, in the promised order: 404, then 403; undefined where somebody has them. */
export const withoutRight = async (
  { operation, handler: { about, may }, actor, params, now }: Wanting,
  fetched: Fetched,
): Promise<Refusal<'not-found' | 'not-allowed'> | undefined> => {
  const found = about && (await readAll(about.reads(params, now), fetched));
  const target = about && found !== undefined ? about.target(found, actor, params) : undefined;
  if (about && !target) return refuse('not-found');
  if (!isIn(operation.see, actor, params, target)) return refuse('not-found');
  if (!isIn(operation.act, actor, params, target)) return refuse('not-allowed');
  if (!may) return undefined;
  const facts = may.reads && (await readAll(may.reads(params, now), fetched));
  return may.holds(actor, facts, params, now) ? undefined : refuse('not-allowed');
};
