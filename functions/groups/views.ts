import { type Actor, isInOffice } from '../../shared/actor.ts';
import { withoutEarlier } from '../../shared/texts.ts';
import { offices } from '../../shared/units.ts';
import type { Assignment, assignmentStatuses, Group, GroupDecision } from './state.ts';

/** How groups are shown: all of the campaign read who is in them, by name; offices the ids, too. Pure. */
export type Names = Readonly<Record<string, string>>;

const viewPerson = (actor: Actor, names: Names, id: string) => {
  const name = names[id];
  return name === undefined ? [] : [{ ...(isInOffice(actor) && { id }), name }];
};

export const viewGroup = (
  { assignments: _, inForce: __, proposed: ___, decided: ____, members, ...group }: Group,
  actor: Actor,
  names: Names,
) => ({ ...group, members: members.flatMap((id) => viewPerson(actor, names, id)) });

const statusOf = ({ id }: Assignment, { inForce, proposed }: Group): (typeof assignmentStatuses)[number] => {
  if (Number(id) === inForce) return 'adopted';
  return Number(id) === proposed ? 'proposed' : 'replaced';
};

export const viewAssignment = ({ adoptions, ...is }: Assignment, group: Group) => ({
  ...withoutEarlier(is),
  number: Number(is.id),
  status: statusOf({ ...is, adoptions }, group),
  adoptions: offices.flatMap((office) => {
    const adoption = adoptions[office];
    return adoption ? [{ office, at: adoption.at }] : [];
  }),
});

export const viewDecision = (is: GroupDecision, actor: Actor, names: Names) => {
  const { textSince: _, person, ...plain } = withoutEarlier(is);
  const [who] = person === undefined ? [] : viewPerson(actor, names, person);
  return { ...plain, ...(who && { person: who }) };
};
