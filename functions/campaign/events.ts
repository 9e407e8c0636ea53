import type { Membership } from '../../shared/actor.ts';
import type { Day, Instant } from '../../shared/calendar.ts';
import { type Office, offices, type Unit } from '../../shared/units.ts';
import type { Association, CampaignSettings } from './state.ts';

/** What can have happened while a campaign is set up and run. Nothing personal but ids: events stay, people go. */
type On<T extends string, D> = { readonly type: T; readonly subject: string } & Readonly<D>;

export type CampaignEvent =
  | On<'CampaignSet', { campaignId: string; name: string; start: Day; electionDay: Day; end: Day }>
  | On<
      'SettingsSet',
      /** `<part>Settings` for each part. */
      { campaignSettings: CampaignSettings } & { [part: `${string}Settings`]: object }
    >
  | On<'OfficeSet', { office: Office; name: string }>
  | On<'AssociationSet', { association: Omit<Association, 'version' | 'createdAt' | 'updatedAt'> }>
  | On<'PersonSet', { person: string; memberships: readonly Membership[]; units: readonly Unit[]; subjectWaits?: true }>
  | On<'HeadChangeProposed', { person: string; memberships: readonly Membership[]; changed: readonly Office[] }>
  | On<'HeadChangeConfirmed', { person: string; memberships: readonly Membership[]; changed: readonly Office[] }>
  | On<'PersonForgotten', { person: string; units: readonly Unit[] }>;

/**
 * Changes of the campaign concern the offices; an association what is its own; a person's roles the units they are in.
 * While it is being set up, before its first mandate is in force, nobody is told: what is entered then is no change.
 */
export const concerns = (
  event: CampaignEvent,
  { campaign }: { readonly campaign?: { readonly startedAt?: Instant } | undefined },
): readonly Unit[] => {
  if (campaign?.startedAt === undefined) return [];
  switch (event.type) {
    case 'AssociationSet':
      return [...offices, event.association.id];
    case 'PersonSet':
    case 'PersonForgotten':
      return event.units;
    default:
      return offices;
  }
};
