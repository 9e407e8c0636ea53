import { randomUUID } from 'node:crypto';
import { addDays, type Instant } from './calendar.ts';
import { changes, type Entity, entityOf, type EventBase, isEntity, notStored, type Recorded } from './commit.ts';
import { type CampaignInBrief, inAll, isForgettable, step, type Tended, together } from './daily.ts';
import type { Aggregate } from './execute.ts';
import { fetching, readAll } from './fetching.ts';
import { entities, entityOr, inOrder } from './reads.ts';
import { getMany, type Item, type Key, transact } from './table.ts';
import { type Keeping, placeIn, remembering, textsOf, type TextsForgotten, type WithTexts } from './texts.ts';
import { walk } from './walk.ts';

/**
 * Invariant 9: some days after the campaign its entities forget what people wrote in their own words. What may have such a
 * text is found by the events that brought one, month by month: once all, and then daily only those of the months since,
 * in which little happens. Each step is one transaction and is judged anew, so a repeated run does nothing more.
 */
type Event = WithTexts<Recorded<EventBase>>;
/** Before this month nothing is left to forget. */
type Mark = Entity & { readonly month: string };

const pageSize = 500;
const monthOf = (at: Instant): string => at.slice(0, 7);
const monthAfter = (month: string): string => monthOf(addDays(`${month}-01`, 31));

const forgettingIn = ({ texts, stored }: Keeping, campaign: string): Aggregate<object, TextsForgotten> => ({
  stored: stored(campaign),
  evolve: remembering<object, TextsForgotten>(texts, (state) => state),
  concerns: () => [],
});

type Place = Key & { readonly subject: string; readonly id: string };
/** The entities of one slot that these events had texts in, by their keys. */
const keptBy = (keeping: Keeping, campaign: string, events: readonly Event[]) => {
  const slots = new Map<string, Map<string, Place>>();
  for (const event of events) {
    const place = placeIn(keeping, campaign, event);
    if (!place) continue;
    const { slot, id, key } = place;
    slots.set(slot, (slots.get(slot) ?? new Map()).set(key.sk, { ...key, subject: event.subject, id }));
  }
  return [...slots].map(([slot, entitiesOf]) => ({ slot, all: [...entitiesOf.values()] }));
};

/** Whether what is written there is to be forgotten. */
type Which = (text: string) => boolean;

/** Each of these that still has such texts forgets all that it has. */
const forgetAll = async (
  keeping: Keeping,
  campaign: string,
  { slot, all }: { readonly slot: string; readonly all: readonly Place[] },
  which: Which,
): Promise<Tended> => {
  const keeper = keeping.texts.slots[slot];
  if (!keeper) return { done: 0, failed: 0 };
  const isMeant = (entity: unknown): entity is Entity & { readonly id: string } =>
    isEntity(entity) && textsOf(keeper, entity as Entity & { readonly id: string }).some(which);
  const meant = new Set(
    (await getMany(all.map(({ pk, sk }) => ({ pk, sk }))))
      .filter((item) => isMeant(entityOf(item)))
      .map(({ sk }) => sk),
  );
  const tended: Tended[] = [];
  for (const some of together(all.filter(({ sk }) => meant.has(sk))))
    tended.push(
      await step(campaign, (id) => forgettingIn(keeping, id), {
        reads: () => inOrder({ [slot]: entities<Entity & { readonly id: string }>(some) }),
        decide: (state) =>
          some.flatMap(({ id, subject }): readonly TextsForgotten[] => {
            return isMeant(state[slot]?.[id]) ? [{ type: 'TextsForgotten', subject, of: slot, entity: id }] : [];
          }),
      }),
    );
  return inAll(tended);
};

/** What changed in one month, and what was imported in it. */
const forgetMonth = async (
  keeping: Keeping,
  campaign: string,
  pk: string,
  month: string,
  which: Which,
): Promise<Tended> => {
  const { imported } = keeping;
  let isImported = false;
  // Only what says that there was a text need travel; that some were imported is said by an event that has none.
  const options = { limit: pageSize, ...(!imported && { only: { having: ['said'] } }) };
  const changed = await walk({ pk, prefix: `e#${month}#` }, options, async (items) => {
    const events = items as readonly Item[] as readonly (Item & Event)[];
    isImported ||= events.some(({ type }) => type === imported?.type);
    const tended: Tended[] = [];
    for (const kept of keptBy(keeping, campaign, events)) tended.push(await forgetAll(keeping, campaign, kept, which));
    return inAll(tended);
  });
  if (!imported || !isImported) return inAll(changed);
  const { slot, prefix, subjectOf } = imported;
  const brought = await walk({ pk, prefix }, { limit: pageSize }, (items) => {
    const all = items.map(({ sk, id }) => ({ pk, sk, id: id as string, subject: subjectOf(id as string) }));
    return forgetAll(keeping, campaign, { slot, all }, which);
  });
  return inAll([...changed, ...brought]);
};

/** The months in which something can have happened by now, also where a job acts as if it were another time. */
const monthsSince = (first: string): readonly string[] => {
  const last = monthOf(new Date().toISOString());
  const months: string[] = [];
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month);
  return months;
};

/** Lets entities forget their texts, whatever the day, where one of these names somebody who wishes to be forgotten. */
export const forgetTextsOf = async (
  { id, createdAt }: Pick<CampaignInBrief, 'id' | 'createdAt'>,
  head: string,
  keeping: Keeping,
  which: Which,
): Promise<Tended> => {
  const tended: Tended[] = [];
  for (const month of monthsSince(monthOf(createdAt)))
    tended.push(await forgetMonth(keeping, id, `${id}#${head}`, month, which));
  return inAll(tended);
};

/**
 * Lets a capability's entities forget their texts, once the campaign is over for so many days; `head` is the first word of
 * the subjects that its events have.
 */
export const forgetTexts = async (
  campaign: CampaignInBrief,
  now: Instant,
  { name, head = name }: { readonly name: string; readonly head?: string },
  keeping: Keeping,
): Promise<Tended> => {
  if (!(await isForgettable(campaign, now))) return { done: 0, failed: 0 };
  const pk = `${campaign.id}#${head}`;
  const key = { pk, sk: `texts-mark#${name}` };
  const found = await readAll(
    inOrder({ mark: entityOr<Mark>(key, { ...notStored, month: monthOf(campaign.createdAt) }) }),
    fetching(),
  );
  if (!found) return { done: 0, failed: 1 };
  const tended: Tended[] = [];
  let { mark } = found;
  const months = monthsSince(mark.month);
  for (const month of months) {
    tended.push(await forgetMonth(keeping, campaign.id, pk, month, () => true));
    if (inAll(tended).failed > 0) break;
    // More may happen in a month that is not over.
    const over = month === months.at(-1) ? month : monthAfter(month);
    const { writes, state } = changes(
      { mark },
      { mark: over === mark.month ? mark : { ...mark, month: over } },
      { mark: () => key },
      now,
    );
    if (writes.length > 0) await transact(writes, randomUUID());
    mark = state.mark;
  }
  return inAll(tended);
};
