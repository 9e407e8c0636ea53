import { type Actor, belongsTo, headships, isInOffice } from '../../shared/actor.ts';
import { type Day, dayOf, type Instant } from '../../shared/calendar.ts';
import { about, right } from '../../shared/handler.ts';
import { given, inOrder } from '../../shared/reads.ts';
import { toldOf } from './events.ts';
import type { Governing } from './governed.ts';
import { reachedFrom } from './graph.ts';
import { noSlip, type MilestoneTexts, type Slip, type Timeline } from './state.ts';
import { electionDay, said, timeline } from './store.ts';
import { viewSlip } from './views.ts';

/** What every command on a milestone is about, reads and answers. */
export type OnMilestone = { readonly campaign: string; readonly milestone: string };

export const theMilestone = about({
  reads: ({ campaign, milestone: id }: OnMilestone) => inOrder({ timeline: timeline(campaign), id: given(id) }),
  target: (found) => found.timeline.milestones[found.id] && {},
  version: (found) => found.timeline.version,
});
/** The same where a PUT may make it. */
export const milestoneToSet = { ...theMilestone, target: () => ({}) };

/** D25: whoever owns it, and any office. */
export const ofOwners = right({
  reads: ({ campaign, milestone: id }: OnMilestone) => inOrder({ timeline: timeline(campaign), id: given(id) }),
  holds: (actor, found) => isInOffice(actor) || belongsTo(actor, found.timeline.milestones[found.id]?.owner),
});
export const isHead = (actor: Actor): boolean => headships(actor).length > 0;

/** What those govern whose days may become others: all, where the campaign has another election day by now. */
export const governedBehind = (is: Timeline, id: string | undefined, electionDay: Day): readonly string[] => {
  const isAll = id === undefined || is.electionDay !== electionDay;
  const ids = isAll ? Object.keys(is.milestones) : [...reachedFrom(is.milestones, id)];
  return ids.flatMap((each) => is.milestones[each]?.governs.map(({ subject }) => subject) ?? []);
};

/** A milestone of a timeline, what people wrote of it, and what its days and those of its followers govern. */
export const readsFor = ({ campaign, milestone: id }: OnMilestone, governing: Governing) =>
  inOrder({ timeline: timeline(campaign), electionDay: electionDay(campaign), said: said(campaign, id) }, (found) =>
    governing.reads(campaign, governedBehind(found.timeline, id, found.electionDay)),
  );

type Changed = { readonly timeline: Timeline; readonly said: MilestoneTexts; readonly slip?: Slip | undefined };
export const slipShown = (
  state: Changed,
  { params: { milestone: id } }: { readonly params: OnMilestone },
  now: Instant,
) => {
  const owner = state.timeline.milestones[id]?.owner ?? '';
  const told = state.slip ? toldOf(owner, state.slip) : [];
  return {
    status: 200,
    body: viewSlip({ ...state, slip: state.slip ?? noSlip }, { id, told, today: dayOf(now) }),
    version: state.timeline.version,
  };
};
