import path from 'node:path';
import { dayOf } from '../../../shared/calendar.ts';
import { serveOpen } from '../../../shared/edge/open.ts';
import { readOne } from '../../../shared/fetching.ts';
import { slugPattern } from '../../../shared/fields.ts';
import { refuse } from '../../../shared/problems.ts';
import { gathering, isListed } from '../../gatherings/offers.ts';
import { cardContract } from './contract.ts';
import { drawnBy } from './drawn.ts';
import { createRenderer } from './render.ts';

/** The function `channels-card`: open to anyone, as the page is that the picture belongs to. */
const drawn = drawnBy(createRenderer((name) => path.join(import.meta.dirname, name)));

export const handler = serveOpen(cardContract, {
  readEventCard: async ({ params: { campaign, event: id }, language, now }) => {
    const event = slugPattern.test(campaign) ? await readOne(gathering(campaign, id)) : undefined;
    if (!event || !isListed(event)) return refuse('not-found');
    return {
      type: 'image/png',
      state: [event.version, dayOf(now)],
      content: () => drawn(event, campaign, language),
    };
  },
});
