import type { Instant } from '../../shared/calendar.ts';
import type { Entity } from '../../shared/commit.ts';
import { campaignKey, settings } from '../../shared/directory.ts';
import { entity, needed } from '../../shared/reads.ts';

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

/** How far out in the county an association lies (D24). */
export type Ring = 'inner' | 'outer';
