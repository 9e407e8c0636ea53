import { readAssociationItems } from '../../../../shared/directory-loads.ts';
import type { Handlers } from '../../../../shared/edge/signed-in.ts';
import { allBoosts, readBoosts } from '../../boosts/store.ts';
import { ofAll, readPublications } from '../../store.ts';
import { readEvents } from '../../../gatherings/loads.ts';
import { readVisits } from '../../../visits/store.ts';
import type { contract } from './contract.ts';
import { type AssociationFacts, coverageOf } from './rules.ts';

/** Everything, whatever became of it: once in a while, at half the units. */
const cheaply = { consistent: false } as const;

export const operations: Handlers<typeof contract> = {
  showPublicityCoverage: {
    run: async ({ params: { campaign } }) => {
      const [items, events, publications, boosts, visits] = await Promise.all([
        readAssociationItems(campaign),
        readEvents(campaign, undefined, cheaply),
        readPublications(ofAll(campaign), cheaply),
        readBoosts(allBoosts(campaign), cheaply),
        readVisits(campaign, undefined, cheaply),
      ]);
      const associations = items as unknown as readonly AssociationFacts[];
      return { status: 200, body: coverageOf({ associations, events, publications, boosts, visits }) };
    },
  },
};
