import fc from 'fast-check';
import type { CampaignEvent } from '../../functions/campaign/events.ts';
import { day, line, office, secret, some, text, type Types, unit } from './any-event.ts';

/** Any event of a campaign that is set up and run, as far as sentences are made of it. */
const memberships = fc.constant([{ unit: 'district', role: 'head' as const }]);
const person = { person: text, memberships };
const left = fc.oneof(fc.constant({}), fc.record({ left: some }));
export const association = {
  id: 'solna',
  name: 'Solna',
  kind: 'municipality',
  ring: 'inner',
  priorityArea: false,
} as const;
const invitation = 'campaign/associations/solna/invitations/01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const joined = fc.constantFrom('administrator' as const, 'member' as const);

export const campaignEvents: Types<CampaignEvent> = {
  CampaignSet: ['campaign', fc.record({ name: fc.constant('Val'), start: day, electionDay: day, end: day })],
  ImportBegun: ['campaign', fc.record({ until: fc.constant('2026-08-08T09:00:00.000Z') })],
  CampaignImported: [
    'campaign',
    fc.record({ units: fc.array(fc.record({ unit, things: fc.integer({ min: 1, max: 99 }) })) }),
  ],
  SettingsSet: ['campaign/settings', fc.record({ potSettings: fc.constant({}) })],
  OfficeSet: ['campaign/offices/district', fc.record({ office, name: line })],
  AssociationSet: [
    'campaign/associations/solna',
    fc.record({ association: fc.constant(association) }),
    fc.constantFrom({}, { isToConfirm: true as const }),
  ],
  AssociationConfirmed: [
    'campaign/associations/solna',
    fc.record({ association: unit, name: fc.constant('Solna'), confirmedBy: office, isFully: fc.boolean() }),
  ],
  AssociationEscalated: [
    'campaign/associations/solna',
    fc.record({ association: unit, name: fc.constant('Solna'), replyBy: day }),
    fc.oneof(fc.constant({}), fc.record({ confirmedBy: office })),
  ],
  PersonSet: [`campaign/people/${secret}`, fc.record({ ...person, units: fc.uniqueArray(unit) }), left],
  HeadChangeProposed: [
    `campaign/people/${secret}`,
    fc.record({ ...person, changed: some }),
    fc.oneof(fc.constant({}), fc.record({ replyBy: day })),
  ],
  HeadChangeDeclined: [
    `campaign/people/${secret}`,
    fc.record({ person: text, changed: some, by: office, reason: text }),
  ],
  HeadChangeWithdrawn: [`campaign/people/${secret}`, fc.record({ person: text, changed: some })],
  HeadChangeEscalated: [`campaign/people/${secret}`, fc.record({ person: text, changed: some, replyBy: day })],
  HeadChangeConfirmed: [
    `campaign/people/${secret}`,
    fc.record({ ...person, changed: some }),
    fc.oneof(fc.constant({}), fc.record({ confirmedBy: office })),
  ],
  HeadChangeSeconded: [`campaign/people/${secret}`, fc.record({ person: text, changed: some })],
  InvitationMade: [invitation, fc.record({ association: unit, invitation: text, role: joined, until: day })],
  InvitationRevoked: [invitation, fc.record({ association: unit, invitation: text })],
  InvitationAccepted: [invitation, fc.record({ association: unit, invitation: text, role: joined })],
  ContactShown: [`campaign/people/${secret}`, fc.record({ person: text, unit, until: day })],
  ContactRemoved: [`campaign/people/${secret}`, fc.record({ person: text, unit })],
  MemberRemoved: ['campaign/associations/solna', fc.record({ association: unit, person: text })],
  PersonForgotten: [`campaign/people/${secret}`, fc.record({ person: text, units: fc.uniqueArray(unit) }), left],
};
