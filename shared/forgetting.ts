import { randomUUID } from 'node:crypto';
import { addDays, type Instant } from './calendar.ts';
import { changes, type Entity, type EventBase, isEntity, notStored, type Recorded } from './commit.ts';
import { type CampaignInBrief, inAll, isForgettable, step, type Tended, together } from './daily.ts';
import type { Aggregate } from './execute.ts';
import { fetching, readAll } from './fetching.ts';
import { entities, entityOr, inOrder } from './reads.ts';
import { type Item, type Key, queryPage, transact } from './table.ts';
import { hasTexts, type Keeping, placeIn, remembering, type TextsForgotten, type WithTexts } from './texts.ts';

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

/** Each of these that still has texts forgets them. */
const forgetAll = async (
  keeping: Keeping,
  campaign: string,
  { slot, all }: { readonly slot: string; readonly all: readonly Place[] },
): Promise<Tended> => {
  const tended: Tended[] = [];
  for (const some of together(all))
    tended.push(
      await step(campaign, (id) => forgettingIn(keeping, id), {
        reads: () => inOrder({ [slot]: entities<Entity & { readonly id: string }>(some) }),
        decide: (state) =>
          some.flatMap(({ id, subject }): readonly TextsForgotten[] => {
            const entity = state[slot]?.[id];
            const keeper = keeping.texts.slots[slot];
            if (!entity || !keeper || !isEntity(entity) || !hasTexts(keeper, entity)) return [];
            return [{ type: 'TextsForgotten', subject, of: slot, entity: id }];
          }),
      }),
    );
  return inAll(tended);
};

/** All items of a range, a page at a time. */
const inPages = async (
  pk: string,
  prefix: string,
  tend: (items: readonly Item[]) => Promise<readonly Tended[]>,
): Promise<Tended> => {
  const tended: Tended[] = [];
  let after: Key | undefined;
  do {
    const page = await queryPage({ pk, prefix }, { limit: pageSize, ...(after && { after }) });
    tended.push(...(await tend(page.items)));
    after = page.last;
  } while (after);
  return inAll(tended);
};

/** What changed in one month, and what was imported in it. */
const forgetMonth = async (keeping: Keeping, campaign: string, pk: string, month: string): Promise<Tended> => {
  const { imported } = keeping;
  let isImported = false;
  const changed = await inPages(pk, `e#${month}#`, async (items) => {
    const events = items as readonly Item[] as readonly (Item & Event)[];
    isImported ||= events.some(({ type }) => type === imported?.type);
    const tended: Tended[] = [];
    for (const kept of keptBy(keeping, campaign, events)) tended.push(await forgetAll(keeping, campaign, kept));
    return tended;
  });
  if (!imported || !isImported) return changed;
  const { slot, prefix, subjectOf } = imported;
  const brought = await inPages(pk, prefix, async (items) => {
    const all = items.map(({ sk, id }) => ({ pk, sk, id: id as string, subject: subjectOf(id as string) }));
    return [await forgetAll(keeping, campaign, { slot, all })];
  });
  return inAll([changed, brought]);
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
  // Nothing has happened later than this, even where the job acts as if it were another time.
  const last = monthOf(new Date().toISOString());
  for (let { month } = mark; month <= last; month = monthAfter(month)) {
    tended.push(await forgetMonth(keeping, campaign.id, pk, month));
    if (inAll(tended).failed > 0) break;
    // More may happen in a month that is not over.
    const over = month < last ? monthAfter(month) : month;
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
