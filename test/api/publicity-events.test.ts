import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { closeStack, openStack, operationsOf, seen } from '../support/stack.ts';
import { eventsBadInput } from './publicity-bad-input.ts';
import { eventsListed } from './publicity-listed.ts';
import { events } from './publicity-events.ts';
import { eventsFeed } from './publicity-feed.ts';
import { eventsImported } from './publicity-import.ts';
import { eventsFound } from './publicity-lists.ts';
import { publicitySchedules } from './publicity-schedules.ts';
import { visits } from './publicity-visits.ts';
import { eventsWhoMay } from './publicity-who-may.ts';

/** The campaign's events over HTTP, through one real stack: gateway, bundles, engines. */
// A busy machine makes each of them slow; none of them is about time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
beforeAll(openStack);
afterAll(closeStack);

describe('events', events);
describe('events', eventsFound);
describe('events: who may do what (invariant 8)', eventsWhoMay);
describe('events: bad input', eventsBadInput);
describe('events: what is listed', eventsListed);

describe('events: a unit’s calendar', eventsFeed);
describe('events: an import', eventsImported);
describe('D18: a visit', visits);
// In every campaign there is: so this group runs after the others.
describe('publicity: by the clock', publicitySchedules);

describe('of every operation', () => {
  test.each(operationsOf('gatherings', 'gatherings-feed', 'gatherings-import', 'visits'))(
    '%s has succeeded, and each of its refusals was seen',
    (name, { refusals }) => {
      const wanted = ['ok', ...refusals].map((outcome) => `${name} ${outcome}`);
      expect(wanted.filter((outcome) => !seen.has(outcome))).toEqual([]);
    },
  );
});
