import type { Instant } from './calendar.ts';
import type { Item, Key, Write } from './table.ts';
import type { Unit } from './units.ts';

/**
 * Pure: which writes follow from a state before, a state after and the events between them?
 * By identity: what was not touched is not written, and what is written demands the version that was read.
 */
export type Entity = { readonly version: number; readonly createdAt: Instant; readonly updatedAt: Instant };

/** What an entity has before it is stored: version 0, which the condition reads as "nothing may be there". */
export const unborn: Entity = { version: 0, createdAt: '', updatedAt: '' };

/** Keys of an item: of the table, and of the indexes it shall appear in. */
export type Keys = Key & { readonly l1?: string; readonly l2?: string; readonly l3?: string };

/** The slots of a state that are stored entities, and where each is kept. Other members of a state are context. */
// oxlint-disable-next-line typescript/no-explicit-any -- each slot has an entity type of its own, which the caller knows
export type Stored = Readonly<Record<string, (entity: any) => Keys>>;

export type EventBase = { readonly type: string; readonly subject: string };
/** An event as it happened: who, when, and an id that sorts by time. */
export type Recorded<E extends EventBase> = E & { readonly id: string; readonly at: Instant; readonly actor: string };

const keyNames = new Set(['pk', 'sk', 'l1', 'l2', 'l3']);

/** The entity in an item: everything but the keys. */
export const entityOf = <T>(item: Item | undefined): T | undefined =>
  item && (Object.fromEntries(Object.entries(item).filter(([name]) => !keyNames.has(name))) as T);

/** Subjects are paths below the campaign, so that a subject is also its link. Events lie by month and subject. */
export const eventKey = (campaign: string, event: Recorded<EventBase>): Key => ({
  pk: `${campaign}#${event.subject.split('/')[0]}`,
  sk: `e#${event.at.slice(0, 7)}#${event.subject}#${event.id}`,
});

/** An event item is audit entry and outbox row in one: the stream hands it to the relay. */
export const eventItem = (
  campaign: string,
  event: Recorded<EventBase>,
  concerns: readonly Unit[],
  journal: Readonly<Record<string, unknown>>,
): Item => ({ ...eventKey(campaign, event), campaign, ...event, concerns, ...journal });

const isEntity = (value: unknown): value is Entity => typeof value === 'object' && value !== null && 'version' in value;

/**
 * The state after, with versions and times set on what changed, and the writes that make it so.
 * A slot that became undefined is deleted.
 */
export const changes = <S extends object>(
  before: S,
  after: S,
  stored: Stored,
  now: Instant,
): { readonly state: S; readonly writes: readonly Write[] } => {
  const state = { ...after } as Record<string, unknown>;
  const writes: Write[] = [];
  for (const [slot, keys] of Object.entries(stored)) {
    const was = (before as Record<string, unknown>)[slot];
    const is = state[slot];
    if (was === is) continue;
    const expected = isEntity(was) ? was.version : 0;
    if (isEntity(is)) {
      const stamped = { ...is, version: expected + 1, createdAt: is.createdAt || now, updatedAt: now };
      state[slot] = stamped;
      writes.push({ kind: 'put', item: { ...keys(stamped), ...stamped }, expected });
    } else if (expected > 0) {
      const { pk, sk } = keys(was);
      writes.push({ kind: 'delete', key: { pk, sk }, expected });
    }
  }
  return { state: state as unknown as S, writes };
};
