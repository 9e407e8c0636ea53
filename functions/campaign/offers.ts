import type { Day, Instant } from '../../shared/calendar.ts';
import type { Entity } from '../../shared/commit.ts';
import { campaignKey, settings } from '../../shared/directory.ts';
import { reachableRange } from '../../shared/people.ts';
import { asOf, entity, needed } from '../../shared/reads.ts';
import { isOffice, type Office, type Unit } from '../../shared/units.ts';

/** What the campaign lets other capabilities do in one transaction with theirs. Pure. */

/** As much of a campaign as others see. */
export type CampaignStart = Entity & {
  readonly id: string;
  readonly name: string;
  readonly start: string;
  readonly electionDay: string;
  readonly end: string;
  /** When the first mandate came into force; until then the campaign is being set up. */
  readonly startedAt?: Instant;
  /** What of the setting up was loaded from a file, and so told once to each unit (D6). Oldest first. */
  readonly imports?: readonly CampaignImport[];
};
export type CampaignImport = { readonly from: Instant; readonly until: Instant; readonly done?: true };

/** The campaign itself: without it nothing can be set up in it. */
export const campaignStart = (campaign: string) => needed(entity<CampaignStart>(campaignKey(campaign)));

/** Within how many days what a head proposes of the campaign itself is to be answered. */
export const replyByDays = (campaign: string) =>
  settings(campaign, (stored) => (stored.campaign as { readonly replyByDays?: number } | undefined)?.replyByDays ?? 5);

/** Ends the setting up; the same campaign when it has ended already. */
export const started = (campaign: CampaignStart, at: Instant): CampaignStart =>
  campaign.startedAt === undefined ? { ...campaign, startedAt: at } : campaign;

/** The addresses that people of offices show to all of the campaign, each with the last day that it is shown. */
export const officeAddresses = (campaign: string) =>
  asOf(
    'only shown',
    { queries: [{ range: reachableRange(campaign), options: { consistent: false } }] },
    ({ lists: [people = []] }): readonly OfficeAddress[] =>
      people
        .flatMap((item) => Object.entries((item.contacts ?? {}) as Readonly<Record<Unit, Shown>>))
        .flatMap(([office, { email, until, function: what }]) =>
          isOffice(office) && email !== undefined ? [{ office, email, until, what }] : [],
        )
        .toSorted((a, b) => (`${a.what} ${a.email}` < `${b.what} ${b.email}` ? -1 : 1)),
  );
type Shown = { readonly function: string; readonly email?: string; readonly until: Day };
export type OfficeAddress = { readonly office: Office; readonly email: string; readonly until: Day };

/** How far out in the county an association lies (D24). */
export type Ring = 'inner' | 'outer';
