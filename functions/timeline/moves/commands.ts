import type { AllOf } from '../../../shared/capability.ts';
import { dayOf } from '../../../shared/calendar.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { governing } from '../governed.ts';
import { ofOwners, readsFor, slipShown, theMilestone } from '../on-milestone.ts';
import { command } from '../store.ts';
import { contract } from './contract.ts';
import { complete, moveMilestone, reopen } from './rules.ts';

/** The operations that change when milestones are, or are over. */
export const operationsOf = (all: AllOf<'dated'>): Handlers<typeof contract> => {
  const governed = governing(all);
  const onMilestone = { about: theMilestone, may: ofOwners, answer: slipShown };
  return {
    moveMilestone: command(contract.moveMilestone, {
      ...onMilestone,
      reads: ({ params }) => readsFor(params, governed),
      decide: (state, { params: { milestone: id }, body }, now) => moveMilestone(state, { id, ...body }, dayOf(now)),
    }),

    completeMilestone: command(contract.completeMilestone, {
      ...onMilestone,
      reads: ({ params }) => readsFor(params, governed),
      decide: (state, { params: { milestone: id }, body }, now) => complete(state, { id, ...body }, dayOf(now)),
    }),

    reopenMilestone: command(contract.reopenMilestone, {
      ...onMilestone,
      reads: ({ params }) => readsFor(params, governed),
      decide: (state, { params: { milestone: id }, body }) => reopen(state, { id, ...body }),
    }),
  };
};
