import type { AllOf } from '../../../shared/capability.ts';
import { type Day, dayOf } from '../../../shared/calendar.ts';
import { show } from '../../../shared/command.ts';
import { isAssociation } from '../../../shared/directory.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { refuse } from '../../../shared/problems.ts';
import { given, inOrder, toSet } from '../../../shared/reads.ts';
import { isOffice } from '../../../shared/units.ts';
import { governing } from '../governed.ts';
import { governedBehind, isHead, milestoneToSet, theMilestone } from '../on-milestone.ts';
import { drop, setMilestone } from '../rules.ts';
import type { Timeline } from '../state.ts';
import { command, electionDay, said, saidShown, timeline, timelineShown } from '../store.ts';
import { applyTemplate } from '../template.ts';
import { viewAll, viewMilestone } from '../views.ts';
import { contract } from './contract.ts';

/** The operations on milestones: what they are. */
const listed = (is: Timeline, today: Day) => ({ status: 200, body: { items: viewAll(is, today) } });

export const operationsOf = (all: AllOf<'dated'>): Handlers<typeof contract> => {
  const governed = governing(all);
  return {
    setMilestone: command(contract.setMilestone, {
      about: milestoneToSet,
      reads: ({ params: { campaign, milestone: id }, body: { owner, governs } }) =>
        inOrder(
          {
            timeline: timeline(campaign),
            electionDay: electionDay(campaign),
            said: said(campaign, id),
            isUnit: isOffice(owner) ? given(true) : isAssociation(campaign, owner),
          },
          (found) => ({
            ...governed.reads(campaign, [
              ...governedBehind(found.timeline, id, found.electionDay),
              ...governs.map(({ subject }) => subject),
            ]),
            isNew: given(found.timeline.milestones[id] === undefined),
          }),
        ),
      decide: (state, { params: { milestone: id }, body, actor }, now) =>
        setMilestone(state, { id, wish: { ...body, when: body.when }, isHead: isHead(actor) }, dayOf(now)),
      answer: (state, { params: { campaign, milestone: id } }, now) => ({
        status: state.isNew ? 201 : 200,
        body: viewMilestone(state.timeline, state.said, id, dayOf(now)),
        version: state.timeline.version,
        ...(state.isNew && { location: `/campaigns/${campaign}/milestones/${id}` }),
      }),
    }),

    showMilestone: show(contract.showMilestone, {
      reads: ({ params: { campaign, milestone: id } }) =>
        inOrder({ timeline: timelineShown(campaign), said: saidShown(campaign, id) }),
      answer: ({ timeline: is, said: wrote }, { params: { milestone: id } }, now) =>
        is.milestones[id]
          ? { status: 200, body: viewMilestone(is, wrote, id, dayOf(now)), version: is.version }
          : refuse('not-found'),
    }),

    removeMilestone: command(contract.removeMilestone, {
      about: theMilestone,
      reads: ({ params: { campaign, milestone: id } }) =>
        inOrder({ timeline: timeline(campaign), said: toSet(said(campaign, id)), items: given({}) }),
      decide: (state, { params: { milestone: id }, actor }) => drop(state, { id, isHead: isHead(actor) }),
      answer: (state, { params: { milestone: id } }) => ({
        status: 200,
        body: { id, dropped: state.timeline.milestones[id] !== undefined },
      }),
    }),

    listMilestones: show(contract.listMilestones, {
      reads: ({ params: { campaign } }) => inOrder({ timeline: timelineShown(campaign) }),
      answer: ({ timeline: is }, { query: { owner, state, until } }, now) => ({
        status: 200,
        body: {
          items: viewAll(is, dayOf(now)).filter(
            (each) =>
              (owner === undefined || each.owner === owner) &&
              (state === undefined || each.state === state) &&
              (until === undefined || each.day <= until),
          ),
        },
      }),
    }),

    applyTemplate: command(contract.applyTemplate, {
      reads: ({ params: { campaign } }) =>
        inOrder({ timeline: timeline(campaign), electionDay: electionDay(campaign) }, (found) =>
          governed.reads(campaign, governedBehind(found.timeline, undefined, found.electionDay)),
        ),
      decide: (state, { body }, now) => applyTemplate(state, body, dayOf(now)),
      answer: (state, _input, now) => listed(state.timeline, dayOf(now)),
    }),
  };
};
