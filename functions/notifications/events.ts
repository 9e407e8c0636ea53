import type { Events } from '../../shared/events.ts';
import { assetsEvents } from '../assets/events.ts';
import { campaignEvents } from '../campaign/events.ts';
import { boostsEvents } from '../channels/boosts/events.ts';
import { channelsEvents } from '../channels/events.ts';
import { gatheringEvents } from '../gatherings/events.ts';
import { hooksEvents } from '../hooks/events.ts';
import { materialsEvents } from '../materials/events.ts';
import { potEvents } from '../pot/events.ts';
import { staffEvents } from '../staff/events.ts';
import { visitsEvents } from '../visits/events.ts';

/**
 * Everything that can happen, by the first word of the subjects: which is also the partition that the events lie in, so
 * that the sweeper and the audit find them. Pure.
 */
export const allEvents = {
  campaign: campaignEvents,
  pot: potEvents,
  staff: staffEvents,
  materials: materialsEvents,
  assets: assetsEvents,
  events: gatheringEvents,
  visits: visitsEvents,
  hooks: hooksEvents,
  channels: channelsEvents,
  boosts: boostsEvents,
} as const satisfies Readonly<Record<string, Events>>;
export type Head = keyof typeof allEvents;

export const heads: readonly string[] = Object.keys(allEvents);

const isHead = (head: string): head is Head => Object.hasOwn(allEvents, head);

/** The events that the subject's capability knows; undefined where there is none. */
export const eventsAbout = (subject: string): Events | undefined => {
  const head = subject.split('/')[0] ?? '';
  return isHead(head) ? allEvents[head] : undefined;
};
