import { associationsOf, isInOffice } from '../../../shared/actor.ts';
import { dayOf } from '../../../shared/calendar.ts';
import { show } from '../../../shared/command.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { inOrder } from '../../../shared/reads.ts';
import { besideRing } from '../../../shared/rings.ts';
import { everyUse } from '../files/store.ts';
import { viewUses } from '../files/views.ts';
import { associations, everyOrder } from '../store.ts';
import { contract } from './contract.ts';
import { figureNames, overviewOf } from './rules.ts';

/** What material reached whom: some thousand items at most, once in a while. */
export const operations: Handlers<typeof contract> = {
  showMaterialsOverview: show(contract.showMaterialsOverview, {
    reads: ({ params: { campaign } }) =>
      inOrder({ orders: everyOrder(campaign), associations: associations(campaign), uses: everyUse(campaign) }),
    answer: ({ orders, associations, uses }, { actor }, now) => {
      const overview = overviewOf(Object.values(orders), associations, dayOf(now));
      const printYourself = viewUses(uses, isInOffice(actor) ? undefined : associationsOf(actor));
      return { status: 200, body: { ...besideRing(actor, overview, figureNames), printYourself } };
    },
  }),
};
