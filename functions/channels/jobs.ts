import type { Instant } from '../../shared/calendar.ts';
import { type CampaignInBrief, daily, inAll, type Tended } from '../../shared/daily.ts';
import { forgetTexts } from '../../shared/forgetting.ts';
import { followBoosts } from './boosts/follow.ts';
import { escalatePublications } from './publications/tending.ts';
import { channelsFound, channelsStored } from './store.ts';
import { channelsTexts } from './texts.ts';

/** Invariant 9: what people wrote of channels, and of publications, whose subjects lie below the events that they are of. */
const forget = async (campaign: CampaignInBrief, now: Instant): Promise<Tended> => {
  const keeping = { texts: channelsTexts, stored: channelsStored, found: channelsFound };
  return inAll([
    await forgetTexts(campaign, now, { name: 'channels' }, keeping),
    await forgetTexts(campaign, now, { name: 'channels', head: 'events' }, keeping),
  ]);
};

/**
 * Daily: publications that await an answer are escalated, boosts follow their money in case the stream lost an event, and
 * texts are forgotten some days after the campaign.
 */
export const handler = daily(async (campaign, now) =>
  inAll([await escalatePublications(campaign.id, now), await followBoosts(campaign.id), await forget(campaign, now)]),
);
