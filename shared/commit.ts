import type { Instant } from './calendar.ts';
import type { Item, Key, Write } from './table.ts';
import type { Unit } from './units.ts';

/**
 * Pure: which writes follow from a state before, a state after and the events between them?
 * By identity: what was not touched is not written, and what is written demands the version that was read.
 */
export type Entity = { readonly version: number; readonly createdAt: Instant; readonly updatedAt: Instant };

/** What an entity has before it is stored: version 0, which the condition reads as "nothing may be there". */
export const notStored: Entity = { version: 0, createdAt: '', updatedAt: '' };

/** The stamps of what is shown even before it is stored: it has no times until then. */
export const stampsOf = ({ version, createdAt, updatedAt }: Entity) =>
  version === 0 ? { version } : { version, createdAt, updatedAt };

/** Keys of an item: of the table, and of the indexes it shall appear in. */
export type Keys = Key & {
  readonly l1?: string;
  readonly l2?: string;
  readonly l3?: string;
  readonly l4?: string;
  readonly l5?: string;
  /** What of it waits for whom (waiting.ts). */
  readonly waits?: string;
};
/** What indexes hold beside the keys that do not hold all: so they cost nothing when anything else of an item changes. */
export const heldIn = { l4: ['id', 'heads', 'amount', 'freed', 'reservedAt'], l5: ['waits'] } as const;

/** The slots of a state that are stored entities, and where each is kept. Other members of a state are context. */
// oxlint-disable-next-line typescript/no-explicit-any -- each slot has an entity type of its own, which the caller knows
export type Stored = Readonly<Record<string, (entity: any) => Keys>>;

export type EventBase = { readonly type: string; readonly subject: string };
/** An event as it happened: who, when, and an id that sorts by time. */
export type Recorded<E extends EventBase> = E & { readonly id: string; readonly at: Instant; readonly actor: string };

/** Names of what a capability may add to the items of its events; no event has a field of such a name (events.ts). */
export type JournalName = 'ledger' | 'outward' | 'revision' | 'keyed' | 'among';
export type JournalPart = Readonly<Partial<Record<JournalName, unknown>>> & Omit<Keys, keyof Key>;

const keyNames = new Set(['pk', 'sk', 'l1', 'l2', 'l3', 'l4', 'l5', 'waits']);

/** The entity in an item: everything but the keys. */
export const entityOf = <T>(item: Item | undefined): T | undefined =>
  item && (Object.fromEntries(Object.entries(item).filter(([name]) => !keyNames.has(name))) as T);

/** Subjects are paths below the campaign, so that a subject is also its link. Events lie by month and subject. */
export const eventKey = (campaign: string, event: Recorded<EventBase>): Key => ({
  pk: `${campaign}#${event.subject.split('/')[0]}`,
  sk: `e#${event.at.slice(0, 7)}#${event.subject}#${event.id}`,
});

/** An event as it is stored: it says which field was a free text, and not what it said. */
const withoutText = (event: Recorded<EventBase>, field: string | undefined): Recorded<EventBase> => {
  if (field === undefined) return event;
  const { [field]: _, ...rest } = event as Recorded<EventBase> & Readonly<Record<string, unknown>>;
  return { ...rest, said: field } as unknown as Recorded<EventBase>;
};

/** An event item is audit entry and outbox row in one: the stream hands it to the relay. Its free text stays out. */
export const eventItem = (
  campaign: string,
  event: Recorded<EventBase>,
  concerns: readonly Unit[],
  journal: JournalPart,
  text?: string,
): Item => ({ ...eventKey(campaign, event), campaign, ...withoutText(event, text), concerns, ...journal });

export const isEntity = (value: unknown): value is Entity =>
  typeof value === 'object' && value !== null && 'version' in value;

/** Where something is written. */
export const placeOf = (write: Write): Key => (write.kind === 'put' ? write.item : write.key);

type Slot = Entity | Readonly<Record<string, Entity>> | undefined;

const changed = (
  was: Entity | undefined,
  is: Entity | undefined,
  keys: (entity: Entity) => Keys,
  now: Instant,
): { readonly stamped: Entity | undefined; readonly writes: readonly Write[] } => {
  const expected = was?.version ?? 0;
  if (was === is) return { stamped: is, writes: [] };
  if (is) {
    const stamped = { ...is, version: expected + 1, createdAt: is.createdAt || now, updatedAt: now };
    return { stamped, writes: [{ kind: 'put', item: { ...keys(stamped), ...stamped }, expected }] };
  }
  if (!was || expected === 0) return { stamped: undefined, writes: [] };
  const { pk, sk } = keys(was);
  return { stamped: undefined, writes: [{ kind: 'delete', key: { pk, sk }, expected }] };
};

const entitiesOf = (slot: Slot): Readonly<Record<string, Entity>> => (slot && !isEntity(slot) ? slot : {});

/**
 * The state after, with versions and times set on what changed, and the writes that make it so. A slot holds one entity
 * or a record of them by id; what became undefined is deleted.
 */
export const changes = <S extends object>(
  before: S,
  after: S,
  stored: Stored,
  now: Instant,
): { readonly state: S; readonly writes: readonly Write[] } => {
  const state = { ...after } as Record<string, Slot>;
  const writes: Write[] = [];
  for (const [slot, keys] of Object.entries(stored)) {
    const was = (before as Record<string, Slot>)[slot];
    const is = state[slot];
    if (was === is) continue;
    if ((was === undefined || isEntity(was)) && (is === undefined || isEntity(is))) {
      const change = changed(was, is, keys, now);
      state[slot] = change.stamped;
      writes.push(...change.writes);
      continue;
    }
    const [earlier, later] = [entitiesOf(was), entitiesOf(is)];
    const kept: Record<string, Entity> = {};
    for (const id of new Set([...Object.keys(earlier), ...Object.keys(later)])) {
      const change = changed(earlier[id], later[id], keys, now);
      if (change.stamped) kept[id] = change.stamped;
      writes.push(...change.writes);
    }
    state[slot] = kept;
  }
  return { state: state as unknown as S, writes };
};
