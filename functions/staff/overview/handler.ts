import { entityOf } from '../../../shared/commit.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { fieldError } from '../../../shared/fields.ts';
import { refuse } from '../../../shared/problems.ts';
import { queryAll } from '../../../shared/table.ts';
import { daysOf } from '../../../shared/weeks.ts';
import { isReal, partition, readAssociations, readCampaign, readImports, readPositions } from '../store.ts';
import type { Span, StaffRequest } from '../state.ts';
import type { contract } from './contract.ts';
import { capacityOf, coverageOf, loadOf } from './rules.ts';

/** Whatever became of them: some thousand items at most, once in a while. */
const readEveryRequest = async (campaign: string): Promise<readonly StaffRequest[]> => {
  const imports = await readImports(campaign);
  const items = await queryAll({ pk: partition(campaign), prefix: 'r#' });
  return items.map((item) => entityOf<StaffRequest>(item) as StaffRequest).filter((each) => isReal(each, imports));
};

export const operations: Handlers<typeof contract> = {
  showStaffLoad: {
    run: async ({ params: { campaign }, query }) => {
      const found = await readCampaign(campaign);
      if (!found) return refuse('not-found');
      const { from = found.start, to = found.end } = query;
      if (from > to) return { ...refuse('malformed-request'), errors: [fieldError('/query/to', 'order')] };
      return { status: 200, body: loadOf(Object.values(await readPositions(campaign)), { from, to }) };
    },
  },

  showStaffCoverage: {
    run: async ({ params: { campaign } }) => {
      const [positions, requests, associations] = await Promise.all([
        readPositions(campaign),
        readEveryRequest(campaign),
        readAssociations(campaign),
      ]);
      return { status: 200, body: coverageOf(Object.values(positions), requests, associations) };
    },
  },

  showStaffCapacity: {
    run: async ({ params: { campaign }, query: { week } }) => {
      const positions = Object.values(await readPositions(campaign));
      // The contract has seen to it that the week exists.
      return { status: 200, body: capacityOf(positions, week, daysOf(week) as Span) };
    },
  },
};
