import { associationsOf, isInOffice } from '../../../shared/actor.ts';
import type { AllOf } from '../../../shared/capability.ts';
import { list } from '../../../shared/command.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { entityIn, inOrder } from '../../../shared/reads.ts';
import { campaignStart, historyRanges, keepersOf, withTextOf } from '../store.ts';
import { isShownTo, type PastEvent, viewEvent } from '../views.ts';
import { contract } from './contract.ts';

/** What has happened to anything: only shown. */
export const operationsOf = (all: AllOf<'events' | 'texts'>): Handlers<typeof contract> => ({
  listHistory: list(contract.listHistory, {
    reads: ({ params, query }) => inOrder({ since: campaignStart(params.campaign, query.subject) }),
    page: ({ actor, params: { campaign }, query: { subject } }, now, found) => ({
      ranges: historyRanges(campaign, subject, found.since, now),
      query: [subject, isInOffice(actor) || associationsOf(actor)],
      // Half the units: a month without anything costs one, too.
      consistent: false,
      view: (item) => {
        const event = entityIn<PastEvent>(item);
        return isShownTo(event, actor) ? event : undefined;
      },
    }),
    // What people wrote is with what the events changed.
    join: {
      reads: (events: readonly PastEvent[], { params }) =>
        inOrder({ keepers: keepersOf(all, params.campaign, events) }),
      show: (event, { keepers }, { actor }) => viewEvent(withTextOf(all, event, keepers), actor, all),
    },
  }),
});
