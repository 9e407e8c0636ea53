import { addSeconds, type Day, type Instant } from '../../../shared/calendar.ts';
import { type Refusal, text } from '../../../shared/problems.ts';
import { reasonMissing } from '../../../shared/reversal/rules.ts';
import type { Office } from '../../../shared/units.ts';
import { refuse } from '../problems.ts';
import { afterMoves, begunOf, endedOf } from '../allocations/moves.ts';
import type { Allotted, Decision, StaffEvent } from '../events.ts';
import { isWithin, overAllocated, partsOf, tooSmall } from '../parts.ts';
import { lackingLanguages, lackingTasks, type PlannedAllocation, type Unmet } from './solver/problem.ts';
import type { Associations, Plan, PlanAsked, Position, Staff } from '../state.ts';
import { allocationsOf, type Placed, statusOf } from '../status.ts';
import { isOpen, isUsable } from './problem.ts';

/** Asking for a plan, drafting and publishing it. Pure. */

/** One transaction holds 100 items: a plan's positions, itself, the head, the event and the stored answer. */
export const mostPositions = 90;
/** A problem of this size is solved in seconds. */
export const mostRequests = 400;

export const tooLarge = (requests: number, positions: number): Refusal<'plan-too-large'> | undefined =>
  requests > mostRequests || positions > mostPositions
    ? refuse(
        'plan-too-large',
        text(
          `${requests} begäranden på ${positions} befattningar; högst ${mostRequests} på ${mostPositions} planeras på en gång: välj en kortare tid.`,
          `${requests} requests on ${positions} positions; at most ${mostRequests} on ${mostPositions} are planned at once: choose a shorter period.`,
        ),
      )
    : undefined;

type Named = Pick<Plan, 'id' | 'from' | 'to'>;
const named = ({ id, from, to }: Named) => ({ subject: `staff/plans/${id}`, plan: id, from, to });

export const draft = (plan: Named): readonly StaffEvent[] => [{ type: 'PlanDrafted', ...named(plan) }];

/** It will be computed in the background, and these offices will be told when that is over. */
export const request = (plan: Named, offices: readonly Office[]): readonly StaffEvent[] => [
  { type: 'PlanRequested', ...named(plan), offices },
];

type OnePlan = { readonly plan: Plan };
const toTell = ({ offices = [], ...plan }: Plan) => ({ ...named(plan), offices });

/** The answer of the planner, of whose copies the first one counts; what was cancelled meanwhile stays so. */
export const finish = (
  { plan }: OnePlan,
  { met, asked }: { readonly met: number; readonly asked: number },
): Decision<never> => (plan.status === 'computing' ? [{ type: 'PlanComputed', ...toTell(plan), met, asked }] : []);

export const fail = ({ plan }: OnePlan): Decision<never> =>
  plan.status === 'computing' ? [{ type: 'PlanFailed', ...toTell(plan) }] : [];

/** By whom, and why: an office that had not asked for it says so. */
type By = { readonly offices: readonly Office[]; readonly reason?: string | undefined };

export const cancel = ({ plan }: OnePlan, { offices, reason }: By): Decision<'wrong-status' | 'invalid-input'> => {
  if (plan.status === 'cancelled') return [];
  if (plan.status === 'computing') {
    const [owner = offices[0], ...owners] = plan.offices ?? [];
    const isOwn = [owner, ...owners].some((each) => each !== undefined && offices.includes(each));
    const missing = owner && !isOwn ? reasonMissing({ owner, reason }, offices) : undefined;
    if (missing) return missing;
    const by = isOwn ? undefined : offices[0];
    return [{ type: 'PlanCancelled', ...toTell(plan), ...(by && { by }), ...(reason !== undefined && { reason }) }];
  }
  return refuse(
    'wrong-status',
    plan.status === 'failed'
      ? text('Planen kunde inte beräknas, och inget pågår.', 'The plan could not be computed, and nothing is going on.')
      : text('Planen är redan beräknad.', 'The plan is computed already.'),
  );
};

const notADraft = ({ status }: Plan): Refusal<'wrong-status'> =>
  refuse(
    'wrong-status',
    status === 'computing'
      ? text('Planen beräknas fortfarande.', 'The plan is still being computed.')
      : text('Planen har inget utkast: gör en ny.', 'The plan has no draft: make a new one.'),
  );

/** What was never real can go; what is being computed is cancelled first. */
export const remove = ({ plan }: OnePlan): Decision<'wrong-status'> => {
  if (plan.status === 'published')
    return refuse('wrong-status', text('Planen är offentliggjord.', 'The plan is published.'));
  if (plan.status === 'computing') return notADraft(plan);
  return [{ type: 'PlanRemoved', ...toTell(plan) }];
};

/** In seconds: by then the queue has had every try made and has put the message aside. */
const longestComputing = 6 * 3_600;
/** Nobody works on it any more, though nobody said so. */
export const isLost = ({ status, createdAt }: Plan, now: Instant): boolean =>
  status === 'computing' && addSeconds(createdAt, longestComputing) < now;

/** Something that is not any more as it was when the plan was made. */
type Changed = { readonly kind: 'request' | 'position' | 'allocation'; readonly id: string };

const outdated = (changed: readonly Changed[]): Refusal<'changed-meanwhile'> => ({
  ...refuse(
    'changed-meanwhile',
    text(
      'Något som planen bygger på är ändrat: gör en ny plan.',
      'Something that the plan builds on has changed: make a new plan.',
    ),
  ),
  more: { changed },
});

const same = (a: PlannedAllocation, b: Placed): boolean =>
  a.request === b.request && a.position === b.position && a.from === b.from && a.to === b.to && a.extent === b.extent;

/** Requests that the plan answers and that are answered, withdrawn or declined by now. */
const closedOf = (state: Staff, plan: PlanAsked, answered: readonly string[]): readonly Changed[] =>
  answered
    .filter((id) => {
      const request = state.requests[id];
      return !request || !isOpen({ ...request, status: statusOf(request, Object.values(state.positions)) }, plan);
    })
    .map((id) => ({ kind: 'request', id }));

/** Positions that cannot be used as planned: removed, shortened, given other tasks, or no longer to be planned. */
const unusableOf = (state: Staff, planned: readonly PlannedAllocation[]): readonly Changed[] =>
  planned
    .filter((each) => {
      const position = state.positions[each.position];
      const request = state.requests[each.request];
      // Where the request is gone, it is the request that has changed.
      if (!request) return false;
      return !(
        position &&
        isUsable(position, each) &&
        isWithin(each, position) &&
        lackingTasks(position, request).length === 0 &&
        lackingLanguages(position, request).length === 0
      );
    })
    .map(({ position }) => ({ kind: 'position', id: position }));

const isLawful = (position: Position, associations: Associations): boolean => {
  const parts = partsOf(position);
  return (
    overAllocated(position.extent, parts, position).length === 0 && tooSmall(parts, position, associations).length === 0
  );
};

export type Publication = {
  /** What the plan allocates. */
  readonly planned: readonly PlannedAllocation[];
  /** Requests whose published allocations the plan may have moved or taken away. */
  readonly replanned: readonly string[];
  /** What it could not meet, and why. */
  readonly unmet?: readonly Unmet[];
  /** Ids for the allocations, in the same order: `<position>.<ULID>`. */
  readonly ids: readonly string[];
  readonly today: Day;
  readonly noticeDays: number;
  readonly replyByDays: number;
  readonly associations: Associations;
};

/**
 * All of the plan, judged anew by the rules, or nothing. What is published already and planned again stays as it is;
 * what was published for the planned requests and is not planned any more ends.
 */
export const publish = (
  state: Staff & { readonly plan: Plan },
  { planned, replanned, unmet = [], ids, today, noticeDays, replyByDays, associations }: Publication,
): Decision<'changed-meanwhile' | 'wrong-status'> => {
  const { plan } = state;
  if (plan.status === 'published') return [];
  if (plan.status !== 'draft') return notADraft(plan);
  const answered = [...new Set([...planned.map(({ request }) => request), ...replanned])];
  const changed = unique([...closedOf(state, plan, answered), ...unusableOf(state, planned)]);
  if (changed.length > 0) return outdated(changed);
  const live = answered.flatMap((request) => allocationsOf(request, Object.values(state.positions)));
  const ended = live
    .filter((each) => !planned.some((other) => same(other, each)))
    .map((each) => endedOf(each, 'replaced'));
  const begun = planned.flatMap((each, i): readonly Allotted[] =>
    live.some((other) => same(each, other))
      ? []
      : [begunOf(state, { ...each, id: ids[i] as string }, { today, noticeDays, replyByDays })],
  );
  // What is promised begins today or later.
  const late = begun.filter(({ from }) => from < today);
  if (late.length > 0) return outdated(unique(late.map(({ request: id }) => ({ kind: 'request', id }))));
  const { touched } = afterMoves(state, { ended, begun });
  const broken = touched.filter((position) => !isLawful(position, associations));
  if (broken.length > 0) return outdated(broken.map(({ id }) => ({ kind: 'position', id })));
  // Who has been answered since, or asks no more, need not hear that the plan could not.
  const left = unmet.flatMap(({ request: id, reasons, beatenBy = [] }) => {
    const asked = state.requests[id];
    if (!asked || allocationsOf(id, Object.values(state.positions)).length > 0) return [];
    const weights = [...new Set(beatenBy.map(({ weight }) => weight))];
    const rules = reasons.map(({ rule }) => rule);
    return [{ unit: asked.unit, request: id, rules, ...(weights.length > 0 && { weights }) }];
  });
  const said = { allocations: begun, ended, ...(left.length > 0 && { unmet: left }) };
  return [{ type: 'PlanPublished', ...named(plan), ...said }];
};

const unique = (changed: readonly Changed[]): readonly Changed[] =>
  changed.filter((each, i) => changed.findIndex(({ kind, id }) => kind === each.kind && id === each.id) === i);
