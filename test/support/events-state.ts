import type { EventsEvent } from '../../functions/gatherings/events.ts';
import { evolve } from '../../functions/gatherings/evolve.ts';
import { fieldsOf } from '../../functions/gatherings/fields.ts';
import type { Context } from '../../functions/gatherings/rules.ts';
import type { CampaignEvent, EventFields, EventsState, EventStatus } from '../../functions/gatherings/state.ts';
import { isListed, listedKey, listedOf, type Listed, noListing, rowOf } from '../../functions/gatherings/listing.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';

/** Events of the campaign to begin a given/when/then with, in August 2026. What a test does not say is as plain as can be. */
export const stored = { version: 3, createdAt: '2026-08-01T10:00:00.000Z', updatedAt: '2026-08-01T10:00:00.000Z' };
export const now = '2026-08-03T10:00:00.000Z';
export const context: Context = {
  now,
  campaign: { start: '2026-06-01', end: '2026-11-30' },
  replyByDays: 5,
  associations: new Set(['solna', 'nacka']),
};

export const fields = (change: Partial<EventFields> = {}): EventFields =>
  fieldsOf({
    title: 'Gårdsfest',
    summary: 'Korv och hoppborg.',
    kind: 'yard-party',
    place: { name: 'Parken', area: 'solna' },
    startsAt: '2026-08-22T14:00',
    endsAt: '2026-08-22T17:00',
    organisers: ['solna'],
    languages: ['sv'],
    visibility: 'public',
    ...change,
  });

/** What has been published keeps the instant of it, whatever became of it. */
export const event = (status: EventStatus, change: Partial<CampaignEvent> = {}): CampaignEvent => ({
  ...stored,
  ...fields(),
  id: 'e1',
  status,
  unit: 'solna',
  filer: 'kim',
  sequence: 0,
  changedAt: stored.createdAt,
  ...((status === 'published' || status === 'held') && { publishedAt: stored.createdAt }),
  ...change,
});

/** With what is listed of them, as it must be. */
export const stateOf = (...all: readonly CampaignEvent[]): EventsState => {
  const listed = all.filter(isListed).map((each): Listed => ({
    ...stored,
    key: listedKey(each),
    row: rowOf(listedOf(each)),
  }));
  return {
    events: Object.fromEntries(all.map((each) => [each.id, each])),
    listed: Object.fromEntries(listed.map((each) => [each.key, each])),
    listing: listed.length > 0 ? { ...stored, changes: 3 } : noListing,
  };
};

/** The state after what a rule decided; the same when it refused. */
export const after = (state: EventsState, decision: readonly EventsEvent[] | Refusal, at = now): EventsState =>
  isRefusal(decision)
    ? state
    : decision.reduce((is, each) => evolve(is, { ...each, id: '1', at, actor: 'kim' }), state);
export const outcome = (decision: readonly EventsEvent[] | Refusal) =>
  isRefusal(decision)
    ? [decision.refused, ...(decision.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)].join(' ')
    : decision.map(({ type }) => type);
