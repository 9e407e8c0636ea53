import { expect, test } from 'vitest';
import { staffCampaign, weeks } from '../support/staff-api.ts';

const { must } = staffCampaign('staff-plans-weights');

test('weights come from the body, then the settings, then are as they are', async () => {
  await must('admin', 'PUT /settings', { staff: { weights: { met: 3, change: 7 } } });
  const { weights } = await must('city-hall-staff', 'POST /staff/plans', { ...weeks, weights: { change: 5 } });
  await must('admin', 'PUT /settings', {});
  expect(weights).toEqual({
    met: 3,
    change: 5,
    priorityArea: 2,
    ownPriority: 1.25,
    outerRingFloor: 200,
    supervision: 0.1,
    notice: 0.1,
  });
});
