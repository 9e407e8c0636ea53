import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { closeStack, openStack, operations, seen } from '../support/stack.ts';
import { assets } from './assets.ts';
import { atOnce } from './at-once.ts';
import { badInput } from './bad-input.ts';
import { books } from './books.ts';
import { conventions } from './conventions.ts';
import { funds } from './funds.ts';
import { headChange } from './head-change.ts';
import { inboxes } from './inboxes.ts';
import { pagedLists } from './lists.ts';
import { mandate } from './mandate.ts';
import { materials } from './materials.ts';
import { materialsLists } from './materials-lists.ts';
import { materialsSchedules } from './materials-schedules.ts';
import { payments } from './payments.ts';
import { requests } from './requests.ts';
import { schedules } from './schedules.ts';
import { settingUp } from './setting-up.ts';
import { signIn } from './sign-in.ts';
import { staffAllocations } from './staff-allocations.ts';
import { staffAtOnce } from './staff-at-once.ts';
import { staffBadInput } from './staff-bad-input.ts';
import { staffCancellations } from './staff-cancellations.ts';
import { staffFeeds } from './staff-feeds.ts';
import { staffLists } from './staff-lists.ts';
import { staffPlans } from './staff-plans.ts';
import { staffPositions } from './staff-positions.ts';
import { staffRequests } from './staff-requests.ts';
import { staffSchedules } from './staff-schedules.ts';
import { staffSheets } from './staff-sheets.ts';
import { staffViews } from './staff-views.ts';
import { staffWhoMay } from './staff-who-may.ts';
import { whoMay } from './who-may.ts';

/**
 * Every route over HTTP, through one real stack: gateway, bundles, engines. Each group has a campaign of its own. They
 * run in one process, so that the last test knows of all of them.
 */
// A busy machine makes each of them slow; none of them is about time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
beforeAll(openStack);
afterAll(closeStack);

describe('who is asking', signIn);
describe('who may do what (invariant 8)', whoMay);
describe('what holds for every request', conventions);
describe('bad input', badInput);
describe('a list', pagedLists);
describe('setting up a campaign', settingUp);
describe('D8: a change of an office head', headChange);
describe('D8: the mandate', mandate);
describe('what the pot holds', funds);
describe('spending requests', requests);
describe('what is paid', payments);
describe('the books', books);
describe('staff: who may do what (invariant 8)', staffWhoMay);
describe('staff: bad input', staffBadInput);
describe('staff: a list', staffLists);
describe('staff: positions', staffPositions);
describe('staff: requests', staffRequests);
describe('staff: allocations', staffAllocations);
describe('staff: cancellations', staffCancellations);
describe('staff: plans', staffPlans);
describe('staff: figures', staffViews);
describe('staff: calendar feeds', staffFeeds);
describe('staff: sheets', staffSheets);
describe('bikes and cabins', assets);
describe('material', materials);
describe('material: lists', materialsLists);
describe('who is told', inboxes);
describe('by the clock', schedules);
describe('staff: by the clock', staffSchedules);
describe('material: by the clock', materialsSchedules);
describe('at the same moment', atOnce);
describe('staff: at the same moment', staffAtOnce);

describe('of every operation', () => {
  test.each(operations)('%s has succeeded, and each of its refusals was seen', (name, { refusals }) => {
    const wanted = ['ok', ...refusals].map((outcome) => `${name} ${outcome}`);
    expect(wanted.filter((outcome) => !seen.has(outcome))).toEqual([]);
  });
});
