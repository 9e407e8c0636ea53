import { type Actor, belongsTo, fullHeadships } from '../../shared/actor.ts';
import { addDays, dayOf } from '../../shared/calendar.ts';
import { list, show } from '../../shared/command.ts';
import { isAssociation } from '../../shared/directory.ts';
import { about, type Handlers, right } from '../../shared/handler.ts';
import { namesOfPeople, peopleInBrief } from '../../shared/people.ts';
import { entityIn, fresh, given, inOrder, needed, viewOf } from '../../shared/reads.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import { campaignStart, replyByDays } from '../campaign/offers.ts';
import { contract } from './contract.ts';
import { adopt, change, complete, decide, endGroup, propose, reopen, setGroup } from './rules.ts';
import type { Assignment, Group, GroupDecision } from './state.ts';
import { assignment, assignmentsRange, command, decision, decisionsRange, group, groups, numbered } from './store.ts';
import { viewAssignment, viewDecision, viewGroup, type Names } from './views.ts';

/** The operations on groups: each says what it reads, and its rule is in rules.ts. */
type OnGroup = { readonly campaign: string; readonly group: string };
type OnDecision = OnGroup & { readonly decision: string };
type OnAssignment = OnGroup & { readonly assignment: string };

const theGroup = about({
  reads: (on: OnGroup) => inOrder({ group: group(on.campaign, on.group) }),
  target: (found) => found.group && {},
  version: (found) => found.group?.version ?? 0,
});
const theAssignment = about({
  reads: (on: OnAssignment) => inOrder({ assignment: assignment(on.campaign, on.group, on.assignment) }),
  target: (found) => found.assignment && {},
  version: (found) => found.assignment?.version ?? 0,
});
const theDecision = about({
  reads: (on: OnDecision) => inOrder({ decision: decision(on.campaign, on.group, on.decision) }),
  target: (found) => found.decision && {},
  version: (found) => found.decision?.version ?? 0,
});

const isMember = (actor: Actor, found: Group | undefined): boolean => found?.members.includes(actor.person) === true;
const ofMembers = right({
  reads: (on: OnGroup) => inOrder({ group: group(on.campaign, on.group) }),
  holds: (actor, found) => isMember(actor, found.group),
});
/** Whoever sees to a decision says whether it is carried out. */
const ofOwners = right({
  reads: (on: OnDecision) =>
    inOrder({ group: group(on.campaign, on.group), decision: decision(on.campaign, on.group, on.decision) }),
  holds: (actor, { group: in_, decision: is }) =>
    isMember(actor, in_) || belongsTo(actor, is?.owner) || (is?.person !== undefined && is.person === actor.person),
});

/** Those of these people who are in the campaign. */
const people = (campaign: string, ids: readonly string[]) =>
  viewOf(
    'memberships are those of the moment a request arrives',
    peopleInBrief(campaign, ids),
    (found): ReadonlySet<string> => new Set(Object.keys(found)),
  );
const owner = (
  campaign: string,
  { owner: unit, person }: { readonly owner?: Unit | undefined; readonly person?: string | undefined },
) => ({
  isUnit: unit === undefined || isOffice(unit) ? given(true) : isAssociation(campaign, unit),
  people: people(campaign, person === undefined ? [] : [person]),
  names: namesOfPeople(campaign, person === undefined ? [] : [person]),
});

const shownGroup = (found: { readonly group: Group; readonly names: Names }, { actor }: { readonly actor: Actor }) => ({
  status: 200,
  body: viewGroup(found.group, actor, found.names),
  version: found.group.version,
});
const shownAssignment = (found: { readonly assignment: Assignment; readonly group: Group }) => ({
  status: 200,
  body: viewAssignment(found.assignment, found.group),
  version: found.assignment.version,
});
const shownDecision = (
  { decision: is, names }: { readonly decision: GroupDecision; readonly names: Names },
  { actor }: { readonly actor: Actor },
) => ({ status: 200, body: viewDecision(is, actor, names), version: is.version });

/** A decision, and what whoever sees to it is called. */
const decided = ({ campaign, group: in_, decision: id }: OnDecision) =>
  inOrder({ decision: needed(decision(campaign, in_, id)) }, (found) => ({
    names: namesOfPeople(campaign, found.decision.person === undefined ? [] : [found.decision.person]),
  }));

export const operations: Handlers<typeof contract> = {
  createGroup: command(contract.createGroup, {
    reads: ({ params: { campaign }, body: { members } }) =>
      inOrder({
        campaign: campaignStart(campaign),
        group: fresh<Group>(),
        people: people(campaign, members),
        names: namesOfPeople(campaign, members),
      }),
    decide: (state, { body, newId }) => setGroup(state, { id: newId, ...body }),
    answer: (found, input) => ({
      ...shownGroup(found, input),
      status: 201,
      location: `/campaigns/${input.params.campaign}/groups/${found.group.id}`,
    }),
  }),

  listGroups: show(contract.listGroups, {
    reads: ({ params: { campaign } }) =>
      inOrder({ all: groups(campaign) }, (found) => ({
        names: namesOfPeople(
          campaign,
          found.all.flatMap(({ members }) => members),
        ),
      })),
    answer: ({ all, names }, { actor }) => ({
      status: 200,
      body: { items: all.map((each) => viewGroup(each, actor, names)) },
    }),
  }),

  showGroup: show(contract.showGroup, {
    about: theGroup,
    reads: ({ params: { campaign, group: id } }) =>
      inOrder({ group: needed(group(campaign, id)) }, (found) => ({
        names: namesOfPeople(campaign, found.group.members),
        inForce: numbered(campaign, id, found.group.inForce),
        proposed: numbered(campaign, id, found.group.proposed),
      })),
    answer: ({ inForce, proposed, ...found }, input) => {
      const shown = shownGroup(found, input);
      return {
        ...shown,
        body: {
          ...shown.body,
          ...(inForce && { assignment: viewAssignment(inForce, found.group) }),
          ...(proposed && { proposedAssignment: viewAssignment(proposed, found.group) }),
        },
      };
    },
  }),

  changeGroup: command(contract.changeGroup, {
    about: theGroup,
    reads: ({ params: { campaign, group: id }, body: { members } }) =>
      inOrder({ group: needed(group(campaign, id)), people: people(campaign, members ?? []) }, (found) => ({
        names: namesOfPeople(campaign, members ?? found.group.members),
      })),
    decide: (state, { body: { name = state.group.name, members = state.group.members } }) =>
      setGroup(state, { id: state.group.id, name, members }),
    answer: shownGroup,
  }),

  endGroup: command(contract.endGroup, {
    about: theGroup,
    reads: ({ params }) => inOrder({ group: needed(group(params.campaign, params.group)) }),
    decide: (state) => endGroup(state),
    answer: ({ group: is }, { params }) => ({
      status: 200,
      body: { id: params.group, retired: (is as Group | undefined)?.retired === true },
    }),
  }),

  proposeAssignment: command(contract.proposeAssignment, {
    about: theGroup,
    reads: ({ params: { campaign, group: id } }) =>
      inOrder({ group: needed(group(campaign, id)), assignment: fresh<Assignment>(), days: replyByDays(campaign) }),
    decide: (state, { body, actor }, now) =>
      propose(state, { offices: fullHeadships(actor), ...body, replyBy: addDays(dayOf(now), state.days) }),
    answer: (found, { params: { campaign, group: id } }) => ({
      ...shownAssignment(found),
      status: 201,
      location: `/campaigns/${campaign}/groups/${id}/assignments`,
    }),
  }),

  listAssignments: list(contract.listAssignments, {
    about: theGroup,
    reads: ({ params: { campaign, group: id } }) => inOrder({ group: needed(group(campaign, id)) }),
    at: ({ params: { campaign, group: id } }) => ({ ranges: [assignmentsRange(campaign, id)], backward: true }),
    page: (_input, _now, found) => ({ view: (item) => viewAssignment(entityIn<Assignment>(item), found.group) }),
  }),

  adoptAssignment: command(contract.adoptAssignment, {
    about: theAssignment,
    reads: ({ params: { campaign, group: in_, assignment: id } }) =>
      inOrder({ group: needed(group(campaign, in_)), assignment: needed(assignment(campaign, in_, id)) }),
    decide: (state, { actor }) => adopt(state, { offices: fullHeadships(actor) }),
    answer: shownAssignment,
  }),

  makeDecision: command(contract.makeDecision, {
    about: theGroup,
    may: ofMembers,
    reads: ({ params: { campaign, group: id }, body }) =>
      inOrder({
        group: needed(group(campaign, id)),
        decision: fresh<GroupDecision>(),
        ...owner(campaign, body),
      }),
    decide: (state, { body, newId }, now) => decide(state, { id: newId, ...body }, dayOf(now)),
    answer: (found, input) => ({ ...shownDecision(found, input), status: 201 }),
  }),

  listDecisions: list(contract.listDecisions, {
    about: theGroup,
    at: ({ params: { campaign, group: id } }) => ({ ranges: [decisionsRange(campaign, id)], backward: true }),
    page: () => ({ view: (item) => entityIn<GroupDecision>(item) }),
    join: {
      reads: (items, { params: { campaign } }) =>
        inOrder({
          names: namesOfPeople(
            campaign,
            items.flatMap(({ person }) => person ?? []),
          ),
        }),
      show: (item, { names }, { actor }) => viewDecision(item, actor, names),
    },
  }),

  changeDecision: command(contract.changeDecision, {
    about: theDecision,
    may: ofMembers,
    reads: ({ params: { campaign, group: in_, decision: id }, body }) =>
      inOrder({ decision: needed(decision(campaign, in_, id)), ...owner(campaign, body) }, (found) => {
        const person = body.owner === undefined ? (body.person ?? found.decision.person) : undefined;
        return { names: namesOfPeople(campaign, person === undefined ? [] : [person]) };
      }),
    decide: (state, { body }, now) => change(state, body, dayOf(now)),
    answer: shownDecision,
  }),

  completeDecision: command(contract.completeDecision, {
    about: theDecision,
    may: ofOwners,
    reads: ({ params }) => decided(params),
    decide: (state) => complete(state),
    answer: shownDecision,
  }),

  reopenDecision: command(contract.reopenDecision, {
    about: theDecision,
    may: ofOwners,
    reads: ({ params }) => decided(params),
    decide: (state, { body }) => reopen(state, body),
    answer: shownDecision,
  }),
};
