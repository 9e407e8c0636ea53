import { type Actor, belongsTo } from '../../../shared/actor.ts';
import { dayOf, type Instant } from '../../../shared/calendar.ts';
import { commandsOf } from '../../../shared/command.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { jointly } from '../../../shared/jointly.ts';
import { isRefusal } from '../../../shared/problems.ts';
import { inOrder } from '../../../shared/reads.ts';
import { associationsToMove, materialsAggregate, moveRunTo, runToMove } from '../../materials/slipping.ts';
import { type OnMilestone, theMilestone } from '../on-milestone.ts';
import type { MilestoneTexts, Timeline } from '../state.ts';
import { said, timeline, timelineAggregate } from '../store.ts';
import { viewMilestone } from '../views.ts';
import { contract } from './contract.ts';
import { acceptDay, declineDay, proposedFor } from './rules.ts';

/** What the district office answers, together with its print runs: apart, since the fold of material is large. */
const command = /* @__PURE__ */ commandsOf((campaign) =>
  jointly({ timeline: timelineAggregate(campaign), materials: materialsAggregate(campaign) }),
);

const keepers = { holds: (actor: Actor) => belongsTo(actor, 'district') };
type Shown = { readonly timeline: Timeline; readonly said: MilestoneTexts };
const shown = (state: Shown, { params: { milestone: id } }: { readonly params: OnMilestone }, now: Instant) => ({
  status: 200,
  body: viewMilestone(state.timeline, state.said, id, dayOf(now)),
  version: state.timeline.version,
});
const byKeepers = { about: theMilestone, may: keepers, answer: shown };

export const operations: Handlers<typeof contract> = {
  acceptProposedDay: command(contract.acceptProposedDay, {
    ...byKeepers,
    reads: ({ params: { campaign, milestone: id }, body: { subject } }) =>
      inOrder({ timeline: timeline(campaign), said: said(campaign, id), ...runToMove(campaign, subject) }, (found) => ({
        associations: associationsToMove(campaign, found.stocks),
      })),
    decide: (state, { params: { milestone: id }, body: { subject } }, now) => {
      const accepted = acceptDay(state, { id, subject }, dayOf(now));
      if (isRefusal(accepted)) return accepted;
      const moved = moveRunTo(state, proposedFor(state, { id, subject }) ?? '', dayOf(now));
      return isRefusal(moved) ? moved : [...accepted, ...moved];
    },
  }),

  declineProposedDay: command(contract.declineProposedDay, {
    ...byKeepers,
    reads: ({ params: { campaign, milestone: id }, body: { subject } }) =>
      inOrder({ timeline: timeline(campaign), said: said(campaign, id), ...runToMove(campaign, subject) }),
    decide: (state, { params: { milestone: id }, body }) => declineDay(state, { id, ...body }),
  }),
};
