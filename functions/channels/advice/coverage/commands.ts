import { show } from '../../../../shared/command.ts';
import { associations } from '../../../../shared/directory.ts';
import type { Handlers } from '../../../../shared/handler.ts';
import { inOrder } from '../../../../shared/reads.ts';
import { besideRing } from '../../../../shared/rings.ts';
import { gatheringsBy } from '../../../gatherings/offers.ts';
import { visitsBy } from '../../../visits/offers.ts';
import { allBoosts, boosts } from '../../boosts/store.ts';
import { ofAll, publications } from '../../store.ts';
import { contract } from './contract.ts';
import { type AssociationFacts, coverageOf, figureNames } from './rules.ts';

/**
 * Everything, once in a while, at half the units. What an association has of publications and boosts follows from the
 * events that they are of, as these are now: sums would have to be corrected with every change of an event. Nor would a
 * period do: it is the whole campaign that is to reach everybody.
 */
const cheaply = { consistent: false } as const;

export const operations: Handlers<typeof contract> = {
  showPublicityCoverage: show(contract.showPublicityCoverage, {
    reads: ({ params: { campaign } }) =>
      inOrder({
        associations: associations(campaign, (items) => items as unknown as readonly AssociationFacts[]),
        events: gatheringsBy(campaign, undefined, cheaply),
        publications: publications(ofAll(campaign), cheaply),
        boosts: boosts(allBoosts(campaign), cheaply),
        visits: visitsBy(campaign, 'accepted', cheaply),
      }),
    answer: (found, { actor }) => ({ status: 200, body: besideRing(actor, coverageOf(found), figureNames) }),
  }),
};
