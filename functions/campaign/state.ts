import type { Day, Instant } from '../../shared/calendar.ts';
import type { Membership, Standing } from '../../shared/actor.ts';
import type { Entity } from '../../shared/commit.ts';
import type { Confirmed } from '../../shared/directory.ts';
import type { Keeps } from '../../shared/texts.ts';
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
  /** Absent where it needs no confirmation. */
  readonly confirmedBy?: Exclude<Confirmed, 'both'>;
  /** D6: by when two offices have confirmed it. */
  readonly replyBy?: Day;
  readonly escalated?: true;
};
/** Beside the campaign's own the parts of other capabilities, which are theirs to check, by their names. */
export type SettingsParts = { readonly campaign: CampaignSettings } & { readonly [part: string]: object };
/** As stored: a part may be absent that is younger than what is stored. */
export type Settings = Entity & { readonly campaign: CampaignSettings } & { readonly [part: string]: unknown };
export type CampaignSettings = { readonly personalDataDays: number; readonly replyByDays?: number };

/** How often a name that others show has changed: the campaign's own, or an association's. */
export type Names = Entity & { readonly changes: number };

/** What is known of a person beside the roles. It is in the person's item only, never in an event: events stay. */
export type Details = {
  readonly subject: string;
  readonly name: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
};
/** The roles that somebody shall have, and the offices that get another head by it. */
type HeadChange = { readonly memberships: readonly Membership[]; readonly offices: readonly Office[] };

/** How somebody is reached, as they have chosen to show it, and the last day that it is shown. */
export type Contact = {
  readonly function: string;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly hours?: string | undefined;
  readonly until: Day;
};
export type Person = Entity &
  Keeps &
  Details &
  Standing & {
    readonly id: string;
    /** By the unit that they are reached for. */
    readonly contacts?: Readonly<Record<Unit, Contact>>;
    /** Waits for a head of another office than `offices`. */
    readonly pending?: HeadChange & {
      readonly subject: string;
      /** By when it is to be answered (D6); what waited before there were such days has none. */
      readonly replyBy?: Day;
      /** All offices were told that it was not answered by then. */
      readonly escalated?: true;
    };
    /** How the last one ended that nobody confirmed. `id`: of the event, whose reason is there until it is forgotten. */
    readonly lastProposal?: HeadChange & {
      readonly id: string;
      readonly status: 'declined' | 'withdrawn';
      readonly at: Instant;
      readonly by?: Office;
      readonly reason?: string;
    };
  };

/** Where a subject's memberships are found with one read; kept in step with the person in the same transaction. */
export type Login = Entity & Standing & { readonly subject: string; readonly person: string };

/** E3: somebody is invited to an association. Who they are goes once it is accepted or revoked, and with the item. */
export type Invitation = Entity & {
  readonly id: string;
  readonly association: Unit;
  readonly role: 'administrator' | 'member';
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  /** SHA-256 of the secret. */
  readonly hash?: string | undefined;
  readonly status: 'open' | 'accepted' | 'revoked';
  readonly expiresAt: Instant;
};

export type CampaignState = {
  readonly campaign?: Campaign | undefined;
  readonly office?: OfficeEntity | undefined;
  readonly association?: Association | undefined;
  readonly names?: Names;
  readonly settings?: Settings | undefined;
  readonly person?: Person | undefined;
  /** The login of the subject that the person shall have, and the one it has if that is another. */
  readonly login?: Login | undefined;
  readonly formerLogin?: Login | undefined;
  /** Context, not stored: what the command says of the person. */
  readonly details?: Details;
  readonly contact?: Omit<Contact, 'until'>;
  readonly invitation?: Invitation | undefined;
  /** Context, not stored: who is invited, and the hash of the secret. */
  readonly inviting?: { readonly name: string; readonly email: string; readonly hash: string };
};
