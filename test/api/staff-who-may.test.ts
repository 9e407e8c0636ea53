import { beforeAll, describe } from 'vitest';
import { type Rights, rightsWith } from '../support/rights.ts';
import { operationsOf } from '../support/stack.ts';
import { staffCampaign } from '../support/staff-api.ts';

/** Who may do what with staff: the request, the allocation, the position and the feed are Solna's. */
const rights: Rights = {
  setPosition: '++4+44',
  showPosition: '++4+44',
  listPositions: '++4++4',
  acceptPosition: '++4344',
  declinePosition: '++4344',
  removePosition: '++4+44',
  requestStaff: '++4++4',
  listRequests: '++4++4',
  showRequest: '++4+44',
  editRequest: '++4+44',
  reopenRequest: '++4344',
  consentToRequest: '334+44',
  declineRequest: '++4344',
  withdrawRequest: '334+44',
  allocate: '++4334',
  tryAllocations: '++4334',
  showAllocation: '++4+44',
  confirmAllocation: '334+44',
  disputeAllocation: '334+44',
  withdrawDispute: '334+44',
  settleDispute: '++4344',
  cancelAllocation: '++4344',
  draftPlan: '++4334',
  listPlans: '++4334',
  showPlan: '++4444',
  publishPlan: '+34444',
  cancelPlan: '++4444',
  removePlan: '++4444',
  showStaffLoad: '++4444',
  showStaffCoverage: '++4++4',
  showStaffCapacity: '++4444',
  openFeed: '++4++4',
  listFeeds: '++4++4',
  revokeFeed: '444+44',
  importStaffRequests: '++4++4',
  exportPositionsCsv: '++4444',
  exportPositionsXlsx: '++4444',
  exportAllocationsCsv: '++4444',
  exportAllocationsXlsx: '++4444',
};

describe('staff: who may do what (invariant 8)', () => {
  const { id, must, allocated } = staffCampaign('staff-who-may');
  const named: Record<string, string> = { campaign: id, plan: '01J4Z6X9QAW7E6R5T4Y3V2B1N1' };
  beforeAll(async () => {
    Object.assign(named, await allocated('organiser'));
    named.feed = String((await must('association-solna', 'POST /staff/feeds', { unit: 'solna' })).id);
  });
  const { tabled, missing } = rightsWith(named);
  const guarded = tabled(
    operationsOf('staff', 'staff-positions', 'staff-feeds', 'staff-sheets', 'staff-plans'),
    rights,
  );
  const ulid = '01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
  missing(guarded, rights, {
    position: 'nothing',
    request: `solna.${ulid}`,
    allocation: `organiser.${ulid}`,
    plan: ulid,
    feed: `solna.${ulid}`,
  });
});
