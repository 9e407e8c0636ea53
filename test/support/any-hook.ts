import fc from 'fast-check';
import type { HooksEvent } from '../../functions/hooks/events.ts';
import { office, type Types } from './any-event.ts';

/** Any event of hooks, as far as sentences are made of it. */
const subject = 'hooks/01J4Z6X9Q8W7E6R5T4Y3V2B1N0';
const about = fc.record({
  hook: fc.constant('01J4Z6X9Q8W7E6R5T4Y3V2B1N0'),
  office,
  host: fc.constant('hooks.example.org'),
});

export const hooksEvents: Types<HooksEvent> = {
  HookRegistered: [subject, about, fc.constant({ events: ['event.created'] })],
  HookKeyRotated: [subject, about, fc.constant({ oldValidUntil: '2026-08-04T08:00:00.000Z' })],
  HookSwitchedOff: [subject, about, fc.record({ because: fc.constantFrom('gone', 'failing') })],
  HookResumed: [subject, about],
  HookRemoved: [subject, about],
  DeliveryReplayed: [subject, about, fc.constant({ delivery: '01J4Z6X9Q8W7E6R5T4Y3V2B1N1' })],
};
