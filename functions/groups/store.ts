import { commandsOf } from '../../shared/command.ts';
import type { Aggregate } from '../../shared/execute.ts';
import { asOf, entity, listed } from '../../shared/reads.ts';
import { textFieldOf } from '../../shared/texts.ts';
import { keptBy } from '../../shared/waiting.ts';
import { concerns, type GroupsEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { Assignment, Group, GroupDecision, GroupsState } from './state.ts';
import { groupsTexts } from './texts.ts';
import { assignmentWaits, decisionWaits, groupWaits } from './waiting.ts';

/**
 * Where groups are kept.
 *   sk  groups `g#ulid`, assignments `a#group#number`, decisions `d#group#ulid`
 *   l1  decisions that are open, and not told to be overdue `due#day#ulid`
 *   l5  what waits for whom (waiting.ts)
 */
export const partition = (campaign: string): string => `${campaign}#groups`;
const isId = (id: string): boolean => /^[0-9A-Z]{26}$/.test(id);
const isNumber = (id: string): boolean => /^[1-9]\d{0,3}$/.test(id);

export const groupKey = (campaign: string, id: string) => ({ pk: partition(campaign), sk: `g#${id}` });
type InGroup = { readonly group: string; readonly id: string };
const assignmentKey = (campaign: string, { group, id }: InGroup) => ({
  pk: partition(campaign),
  sk: `a#${group}#${id.padStart(4, '0')}`,
});
const decisionKey = (campaign: string, { group, id }: InGroup) => ({ pk: partition(campaign), sk: `d#${group}#${id}` });

export const stored = (campaign: string) => ({
  group: (is: Group) => ({ ...groupKey(campaign, is.id), ...keptBy(is, groupWaits) }),
  assignment: (is: Assignment) => ({ ...assignmentKey(campaign, is), ...keptBy(is, assignmentWaits) }),
  decision: (is: GroupDecision) => ({
    ...decisionKey(campaign, is),
    ...(is.status === 'open' && !is.overdue && { l1: `due#${is.due}#${is.id}` }),
    ...keptBy(is, decisionWaits),
  }),
});

export const groupsAggregate = (campaign: string): Aggregate<GroupsState, GroupsEvent> => ({
  stored: stored(campaign),
  evolve,
  concerns,
  textOf: (event) => textFieldOf(groupsTexts, event),
});
export const command = /* @__PURE__ */ commandsOf(groupsAggregate);

export const group = (campaign: string, id: string) => entity<Group>(isId(id) ? groupKey(campaign, id) : undefined);
export const assignment = (campaign: string, of: string, id: string | undefined) =>
  entity<Assignment>(
    id !== undefined && isId(of) && isNumber(id) ? assignmentKey(campaign, { group: of, id }) : undefined,
  );
export const numbered = (campaign: string, of: string, number: number | undefined) =>
  assignment(campaign, of, number === undefined ? undefined : String(number));
export const decision = (campaign: string, of: string, id: string) =>
  entity<GroupDecision>(isId(of) && isId(id) ? decisionKey(campaign, { group: of, id }) : undefined);

export const groupsRange = (campaign: string) => ({ pk: partition(campaign), prefix: 'g#' });
export const assignmentsRange = (campaign: string, of: string) => ({ pk: partition(campaign), prefix: `a#${of}#` });
export const decisionsRange = (campaign: string, of?: string) => ({
  pk: partition(campaign),
  prefix: of === undefined ? 'd#' : `d#${of}#`,
});
const all = 'only shown, or judged anew before anything is changed';
/** Few: what a campaign has of them is read at once. */
export const groups = (campaign: string) => asOf(all, { queries: [{ range: groupsRange(campaign) }] }, listed<Group>);
/** Those open whose day is before this one, and that nobody was told of. */
export const overdueBefore = (campaign: string, day: string) =>
  asOf(
    all,
    { queries: [{ range: { pk: partition(campaign), index: 'l1', prefix: 'due#', to: `due#${day}` } }] },
    listed<GroupDecision>,
  );
