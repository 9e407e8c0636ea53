import type { GatheringsEvent } from '../../functions/gatherings/events.ts';
import { evolve } from '../../functions/gatherings/evolve.ts';
import { fieldsOf } from '../../functions/gatherings/fields.ts';
import type { Surroundings } from '../../functions/gatherings/rules.ts';
import type { Gathering, GatheringFields, GatheringsState, GatheringStatus } from '../../functions/gatherings/state.ts';
import { isListed, listedKey, listedOf, noListing, rowOf } from '../../functions/gatherings/listing.ts';
import { isRefusal, type Refusal } from '../../shared/problems.ts';

/** Events of the campaign to begin a given/when/then with, in August 2026. What a test does not say is as plain as can be. */
export const stored = { version: 3, createdAt: '2026-08-01T10:00:00.000Z', updatedAt: '2026-08-01T10:00:00.000Z' };
export const now = '2026-08-03T10:00:00.000Z';
export const surroundings: Surroundings & { readonly settings: { readonly replyByDays: number } } = {
  campaign: { start: '2026-06-01', end: '2026-11-30' },
  known: new Set(['solna', 'nacka']),
  settings: { replyByDays: 5 },
};

export const fields = (change: Partial<GatheringFields> = {}): GatheringFields =>
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
export const event = (status: GatheringStatus, change: Partial<Gathering> = {}): Gathering => ({
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

/** What a command on one event reads, with what is listed of it. */
export const stateOf = (gathering: Gathering) => {
  const row = isListed(gathering)
    ? { ...stored, key: listedKey(gathering), row: rowOf(listedOf(gathering)) }
    : undefined;
  return {
    gathering,
    contact: undefined,
    turns: undefined,
    listed: row ? { [row.key]: row } : {},
    listing: row ? { ...stored, changes: 3 } : noListing,
    ...surroundings,
  };
};

/** The state after what a rule decided; the same when it refused. */
export const after = <S extends GatheringsState>(
  state: S,
  decision: readonly GatheringsEvent[] | Refusal,
  at = now,
): S & GatheringsState =>
  isRefusal(decision)
    ? state
    : (decision.reduce<GatheringsState>((is, each) => evolve(is, { ...each, id: '1', at, actor: 'kim' }), state) as S &
        GatheringsState);

/** Nothing is listed, and that has been read. */
export const noListingRead = { listed: {}, listing: noListing, associations: [] };
