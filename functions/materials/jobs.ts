import { dayOf } from '../../shared/calendar.ts';
import { daily, inAll, isForgettable } from '../../shared/daily.ts';
import { forgetTexts } from '../../shared/forgetting.ts';
import { followAwaitedRuns } from './runs/follow.ts';
import { materialsKeeping } from './keeping.ts';
import { escalateMaterial } from './orders/escalating.ts';
import { forgetDestinations } from './people.ts';
import { escalateProposals } from './proposals/escalating.ts';

/** Daily: looks after the material of every campaign; where it was brought is forgotten some days after (invariant 9). */
export const handler = daily(async (campaign, now) =>
  inAll([
    await followAwaitedRuns(campaign.id),
    await escalateProposals(campaign.id, now),
    // What was not delivered by the end of the campaign nobody needs any more.
    ...(dayOf(now) <= campaign.end ? [await escalateMaterial(campaign.id, now)] : []),
    ...((await isForgettable(campaign, now)) ? [await forgetDestinations(campaign.id, () => true)] : []),
    await forgetTexts(campaign, now, { name: 'materials' }, materialsKeeping),
  ]),
);
