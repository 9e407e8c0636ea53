import { entityOf } from '../../../../shared/commit.ts';
import { campaignKey } from '../../../../shared/directory.ts';
import type { Handlers } from '../../../../shared/edge/signed-in.ts';
import { localOf } from '../../../../shared/local-time.ts';
import { refuse, text } from '../../../../shared/problems.ts';
import { get } from '../../../../shared/table.ts';
import type { CampaignStart } from '../../../campaign/offers.ts';
import { boostsOfEvent, readBoosts } from '../../boosts/store.ts';
import { ofAll, ofEvent, readChannels, readPublications } from '../../store.ts';
import { eventTarget, readEvent } from '../../../gatherings/loads.ts';
import { readPublicitySettings } from '../../publications/commands.ts';
import type { contract } from './contract.ts';
import { suggest } from './rules.ts';

/** Half the units: a suggestion is no promise. */
const cheaply = { consistent: false } as const;

export const operations: Handlers<typeof contract> = {
  suggestPublications: {
    target: eventTarget,
    run: async ({ params: { campaign, event: id }, query: { budget } }) => {
      const now = new Date().toISOString();
      const [event, item, settings, channels, publications, boosts] = await Promise.all([
        readEvent(campaign, id),
        get(campaignKey(campaign)),
        readPublicitySettings(campaign),
        readChannels(campaign),
        readPublications(ofEvent(campaign, id), cheaply),
        readBoosts(boostsOfEvent(campaign, id), cheaply),
      ]);
      const found = entityOf<CampaignStart>(item);
      if (!event || !found) return refuse('not-found');
      if (event.status === 'cancelled' || event.status === 'held' || event.visibility === 'members')
        return refuse('wrong-status', text('Det finns inget att sprida.', 'There is nothing that could be spread.'));
      const from = localOf(now);
      const calendar =
        from < event.startsAt ? await readPublications(ofAll(campaign, from, event.startsAt), cheaply) : [];
      const { population, minGapHours } = settings;
      const known = { event, publications, boosts, calendar, now, campaign: found, population, minGapHours };
      return { status: 200, body: suggest({ ...known, channels: Object.values(channels) }, budget) };
    },
  },
};
