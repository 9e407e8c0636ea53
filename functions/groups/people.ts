import type { Forget, Traces } from '../../shared/capability.ts';
import { inAll, step, type Tended } from '../../shared/daily.ts';
import { readOne } from '../../shared/fetching.ts';
import { entityIn, inOrder, needed } from '../../shared/reads.ts';
import type { Aggregate } from '../../shared/execute.ts';
import type { GroupsEvent } from './events.ts';
import { forgetMember, withoutMember } from './rules.ts';
import type { Assignment, Group, GroupDecision, GroupsState } from './state.ts';
import { decisionsRange, group, groupKey, groups, groupsRange, partition } from './store.ts';

/** Who is in groups, adopts what they are for and sees to their decisions: by ids alone. */
export const traces: Traces = {
  groups: {
    where: (campaign) => [groupsRange(campaign)],
    tell: (item, { ids }) => {
      const { id, name, members } = entityIn<Group>(item);
      return members.some((each) => ids.has(each)) ? { id, name } : undefined;
    },
  },
  groupAssignments: {
    where: (campaign) => [{ pk: partition(campaign), prefix: 'a#' }],
    tell: (item, { ids }) => {
      const { id, group: of, adoptions } = entityIn<Assignment>(item);
      const own = Object.entries(adoptions).flatMap(([office, adoption]) =>
        adoption && ids.has(adoption.person) ? [{ office, at: adoption.at }] : [],
      );
      return own.length > 0 ? { group: of, number: id, adoptions: own } : undefined;
    },
  },
  groupDecisions: {
    where: (campaign) => [decisionsRange(campaign)],
    tell: (item, { ids }) => {
      const { id, group: of, person, due, status } = entityIn<GroupDecision>(item);
      return person !== undefined && ids.has(person) ? { id, group: of, due, status } : undefined;
    },
  },
};

/** What erasing knows of groups: the rest of them would make its bundle larger for nothing. */
const membersOnly = (campaign: string): Aggregate<Pick<GroupsState, 'group'>, GroupsEvent> => ({
  stored: { group: ({ id }: Group) => groupKey(campaign, id) },
  evolve: ({ group: is }, event) => ({
    group: is && event.type === 'GroupMemberForgotten' ? withoutMember(is, event.person) : is,
  }),
  concerns: () => [],
});

/** Whoever is forgotten is in no group any more. */
export const forget: Forget = async (campaign, { ids }): Promise<Tended> => {
  const tended: Tended[] = [];
  for (const { id, members } of await readOne(groups(campaign)))
    for (const person of members.filter((each) => ids.has(each)))
      tended.push(
        await step(campaign, membersOnly, {
          reads: () => inOrder({ group: needed(group(campaign, id)) }),
          decide: (state) => forgetMember(state, person),
        }),
      );
  return inAll(tended);
};
