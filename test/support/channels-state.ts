import type { ChannelsEvent } from '../../functions/channels/events.ts';
import { evolve } from '../../functions/channels/evolve.ts';
import { type Channel, type ChannelsState, nothingMeasured, type Publication } from '../../functions/channels/state.ts';
import type { Gathering } from '../../functions/gatherings/state.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';

/** Channels, events and publications to begin a given/when/then with, in August 2026. As plain as can be. */
const stored = { version: 3, createdAt: '2026-08-01T10:00:00.000Z', updatedAt: '2026-08-01T10:00:00.000Z' };
/** 12:00 in Stockholm. */
export const now = '2026-08-03T10:00:00.000Z';
export const today = '2026-08-03';
export const campaign = { start: '2026-06-01', end: '2026-09-30' };
export const context = { now, campaign, replyByDays: 5 };

export const channel = (change: Partial<Channel> = {}): Channel => ({
  ...stored,
  ...nothingMeasured,
  id: 'fb-district',
  kind: 'facebook',
  owner: 'district',
  name: 'Distriktet på Facebook',
  audience: 10_000,
  leadTimeDays: 2,
  ...change,
});

/** Solna's yard party in the afternoon of 26 August. */
export const event = (change: Partial<Gathering> = {}): Gathering => ({
  ...stored,
  id: '01J4Z6X9Q8W7E6R5T4Y3V2B1E0',
  status: 'published',
  unit: 'solna',
  filer: 'association-solna',
  title: 'Gårdsfest',
  summary: 'Hoppborg och korv.',
  kind: 'yard-party',
  place: { name: 'Parken', area: 'solna' },
  startsAt: '2026-08-26T14:00',
  endsAt: '2026-08-26T17:00',
  organisers: ['solna'],
  languages: ['sv'],
  visibility: 'public',
  sequence: 0,
  changedAt: now,
  publishedAt: now,
  ...change,
});

export const publication = (change: Partial<Publication> = {}): Publication => ({
  ...stored,
  id: '01J4Z6X9Q8W7E6R5T4Y3V2B1P0',
  event: event().id,
  channel: 'fb-district',
  at: '2026-08-23T18:00',
  language: 'sv',
  status: 'proposed',
  replyBy: '2026-08-08',
  tooLate: false,
  ...change,
});
export const stateOf = (channels: readonly Channel[], publications: readonly Publication[] = []): ChannelsState => ({
  channels: Object.fromEntries(channels.map((each) => [each.id, each])),
  publications: Object.fromEntries(publications.map((each) => [each.id, each])),
});

/** What a decision says happened; a refusal is a mistake of the test. */
export const happened = (decision: readonly ChannelsEvent[] | Refusal): readonly ChannelsEvent[] => {
  if (isRefusal(decision)) throw new Error(`refused: ${decision.refused}`);
  return decision;
};
/** The code of a refusal and its fields, or what happened. */
export const said = (decision: readonly ChannelsEvent[] | Refusal): string =>
  isRefusal(decision)
    ? [decision.refused, ...(decision.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)].join(' ')
    : decision.map(({ type }) => type).join(' ');

export const after = (state: ChannelsState, decision: readonly ChannelsEvent[] | Refusal): ChannelsState =>
  happened(decision).reduce(
    (is, each) => evolve(is, { ...each, id: '01J4Z6X9Q8W7E6R5T4Y3V2B1N1', at: now, actor: 'kim' }),
    state,
  );
