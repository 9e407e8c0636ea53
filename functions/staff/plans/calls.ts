import * as z from 'zod/mini';
import type { Call, Happened } from '../../../shared/capability.ts';
import { slug, ulid } from '../../../shared/fields.ts';
import type { Key } from '../../../shared/table.ts';

/** A plan that is to be computed, as it travels in the planner's queue: all else is read when it is computed. Pure. */
export const toComputeSchema = z.strictObject({ campaign: slug(), plan: ulid() });
export type ToCompute = Readonly<z.infer<typeof toComputeSchema>>;

/** Is there once the planner has begun: then the queue sees to it that it ends, and nobody need ask again. */
export const begunKey = ({ campaign, plan }: ToCompute): Key => ({ pk: `${campaign}#staff`, sk: `begun#${plan}` });

/** What the relay sends on because of an event, whosever it is. */
export const calls = ({ type, subject, campaign }: Happened): readonly Call[] => {
  const [head, noun, plan = ''] = subject.split('/');
  if (type !== 'PlanRequested' || head !== 'staff' || noun !== 'plans') return [];
  const body: ToCompute = { campaign, plan };
  return [{ queue: 'plans', body, arrived: begunKey(body) }];
};
