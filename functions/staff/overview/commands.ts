import { show } from '../../../shared/command.ts';
import { fieldError } from '../../../shared/field-words.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { refuse } from '../../../shared/problems.ts';
import { inOrder } from '../../../shared/reads.ts';
import { besideRing } from '../../../shared/rings.ts';
import { daysOf } from '../../../shared/weeks.ts';
import { campaignStart } from '../../campaign/offers.ts';
import { askedIn } from '../asked.ts';
import type { Span } from '../state.ts';
import { associationFacts, head, positionsNow } from '../store.ts';
import { contract } from './contract.ts';
import { capacityOf, coverageOf, figureNames, loadOf } from './rules.ts';

/** What is read of staff as a whole; nothing here changes it. */
export const operations: Handlers<typeof contract> = {
  showStaffLoad: show(contract.showStaffLoad, {
    reads: ({ params: { campaign } }) =>
      inOrder({ campaign: campaignStart(campaign), positions: positionsNow(campaign) }),
    answer: ({ campaign, positions }, { query }) => {
      const { from = campaign.start, to = campaign.end } = query;
      if (from > to) return { ...refuse('malformed-request'), errors: [fieldError('/query/to', 'order')] };
      return { status: 200, body: loadOf(Object.values(positions), { from, to }) };
    },
  }),

  showStaffCoverage: show(contract.showStaffCoverage, {
    reads: ({ params: { campaign } }) =>
      inOrder({
        head: head(campaign),
        positions: positionsNow(campaign),
        associations: associationFacts(campaign),
      }),
    answer: ({ head: { asked }, positions, associations }, { actor }) => {
      const all = coverageOf(Object.values(positions), askedIn({ asked }), associations);
      return { status: 200, body: besideRing(actor, all, figureNames) };
    },
  }),

  showStaffCapacity: show(contract.showStaffCapacity, {
    reads: ({ params: { campaign } }) => inOrder({ positions: positionsNow(campaign) }),
    answer: ({ positions }, { query: { week } }) => ({
      status: 200,
      // The contract has seen to it that the week exists.
      body: capacityOf(Object.values(positions), week, daysOf(week) as Span),
    }),
  }),
};
