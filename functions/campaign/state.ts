import type { Membership } from '../../shared/actor.ts';
import type { Entity } from '../../shared/commit.ts';
import type { Office, Unit } from '../../shared/units.ts';
import type { CampaignStart, Ring } from './offers.ts';

/** What a campaign is made of: settings, associations, neighbour groups, people. Pure. */

export type Campaign = CampaignStart;
export type OfficeEntity = Entity & { readonly id: Office; readonly name: string };
export type Association = Entity & {
  readonly id: Unit;
  readonly name: string;
  readonly kind: 'municipality' | 'city-district' | 'branch';
  readonly ring: Ring;
  readonly neighbourGroup?: string | undefined;
  readonly priorityArea: boolean;
};
/** Beside the campaign's own the parts of other capabilities, which are theirs to check, by their names. */
export type SettingsParts = { readonly campaign: CampaignSettings } & { readonly [part: string]: object };
/** As stored: a part may be absent that is younger than what is stored. */
export type Settings = Entity & { readonly campaign: CampaignSettings } & { readonly [part: string]: unknown };
export type CampaignSettings = { readonly personalDataDays: number };

/** What is known of a person beside the roles. It is in the person's item only, never in an event: events stay. */
export type Details = {
  readonly subject: string;
  readonly name: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
};
export type Person = Entity &
  Details & {
    readonly id: string;
    readonly memberships: readonly Membership[];
    /** Waits for a head of another office than `offices`. */
    readonly pending?: {
      readonly subject: string;
      readonly memberships: readonly Membership[];
      readonly offices: readonly Office[];
    };
  };

/** Where a subject's memberships are found with one read; kept in step with the person in the same transaction. */
export type Login = Entity & {
  readonly subject: string;
  readonly person: string;
  readonly memberships: readonly Membership[];
};

export type CampaignState = {
  readonly campaign?: Campaign | undefined;
  readonly office?: OfficeEntity | undefined;
  readonly association?: Association | undefined;
  readonly settings?: Settings | undefined;
  readonly person?: Person | undefined;
  /** The login of the subject that the person shall have, and the one it has if that is another. */
  readonly login?: Login | undefined;
  readonly formerLogin?: Login | undefined;
  /** Context, not stored: what the command says of the person. */
  readonly details?: Details;
};
