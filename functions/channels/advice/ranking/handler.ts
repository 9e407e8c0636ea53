import type { Handlers } from '../../../../shared/edge/signed-in.ts';
import { localOf } from '../../../../shared/local-time.ts';
import { ofAll, readChannels, readPublications } from '../../store.ts';
import { readEvents } from '../../../gatherings/loads.ts';
import type { contract } from './contract.ts';
import { correlation, rank } from './rules.ts';

const mostRows = 500;

export const operations: Handlers<typeof contract> = {
  showRanking: {
    run: async ({ params: { campaign }, query: { by } }) => {
      // All that has been: some hundred events, once in a while, at half the units.
      const cheaply = { consistent: false } as const;
      const [held, published, channels, publications] = await Promise.all([
        readEvents(campaign, 'held', cheaply),
        readEvents(campaign, 'published', cheaply),
        readChannels(campaign),
        by === 'channel' ? readPublications(ofAll(campaign), cheaply) : [],
      ]);
      const now = localOf(new Date().toISOString());
      const rows = rank(by, { events: [...held, ...published], channels: Object.values(channels), publications, now });
      return {
        status: 200,
        body: {
          by,
          rows: rows.slice(0, mostRows),
          more: Math.max(0, rows.length - mostRows),
          correlation: correlation(held),
        },
      };
    },
  },
};
