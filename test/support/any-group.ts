import fc from 'fast-check';
import type { GroupsEvent } from '../../functions/groups/events.ts';
import { day, office, text, type Types, unit } from './any-event.ts';

/** Any event of groups, as far as sentences are made of it. */
const id = '01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const subject = `groups/${id}`;
const group = fc.record({ group: fc.constant(id) });
const name = fc.record({ name: fc.constant('Ledningsgruppen') });
const version = fc.record({
  number: fc.constant(1),
  offices: fc.uniqueArray(office, { minLength: 1 }),
  inForce: fc.boolean(),
});
const decided = fc.record({ decision: fc.constant(id), due: day });
const owned = fc.oneof(fc.record({ owner: unit }), fc.record({ person: text }));
const says = fc.record({ text });

export const groupsEvents: Types<GroupsEvent> = {
  GroupSet: [subject, group, name, fc.record({ isNew: fc.boolean(), members: fc.constant([]) })],
  GroupEnded: [subject, group, name, fc.record({ retired: fc.boolean() })],
  AssignmentProposed: [subject, group, version, says],
  AssignmentAdopted: [subject, group, version],
  AssignmentEscalated: [subject, group, version, fc.record({ replyBy: day })],
  DecisionMade: [subject, group, decided, owned, says],
  DecisionChanged: [subject, group, decided, owned, fc.oneof(fc.constant({}), fc.record({ was: unit })), says],
  DecisionDone: [subject, group, decided, owned],
  DecisionReopened: [subject, group, decided, owned, fc.record({ reason: text })],
  DecisionOverdue: [subject, group, decided, owned],
  GroupMemberForgotten: [subject, group, fc.record({ person: text })],
};
