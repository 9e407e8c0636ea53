import path from 'node:path';
import { dayOf } from '../../../shared/calendar.ts';
import { serveOpen } from '../../../shared/edge/open.ts';
import { namesVersion } from '../../../shared/directory.ts';
import { fetching, readAll } from '../../../shared/fetching.ts';
import { slugPattern } from '../../../shared/fields.ts';
import { refuse } from '../../../shared/problems.ts';
import { inOrder } from '../../../shared/reads.ts';
import { gathering, isListed } from '../../gatherings/offers.ts';
import { cardContract } from './contract.ts';
import { drawnBy } from './drawn.ts';
import { createRenderer } from './render.ts';

/** The function `channels-card`: open to anyone, as the page is that the picture belongs to. */
const drawn = drawnBy(createRenderer((name) => path.join(import.meta.dirname, name)));

export const handler = serveOpen(cardContract, {
  readEventCard: async ({ params: { campaign, event: id }, wish, now }) => {
    const reads = inOrder({ event: gathering(campaign, id), names: namesVersion(campaign) });
    const found = slugPattern.test(campaign) && (await readAll(reads, fetching()));
    if (!found || !found.event || !isListed(found.event)) return refuse('not-found');
    const { event, names } = found;
    return {
      type: 'image/png',
      state: [event.version, dayOf(now), names],
      content: () => drawn(event, campaign, wish),
    };
  },
});
