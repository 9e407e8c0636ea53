import { afterAll, beforeAll, describe, vi } from 'vitest';
import { closeStack, openStack } from '../support/stack.ts';
import { advice } from './advice.ts';
import { boosts } from './boosts.ts';
import { publications } from './publications.ts';
import { publicationsSchedules } from './publications-schedules.ts';

/** Channels, publications, boosts and advice over HTTP, through a stack of their own. Each group has a campaign of its own. */
// A busy machine makes each of them slow; none of them is about time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
beforeAll(openStack);
afterAll(closeStack);

describe('channels and publications', publications);
describe('boosts', boosts);
describe('advice', advice);
// Last, since the job goes through all campaigns.
describe('by the clock', publicationsSchedules);
