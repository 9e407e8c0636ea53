import { randomUUID } from 'node:crypto';
import { addDays, type Instant } from './calendar.ts';
import { changes, type Entity, type EventBase, isEntity, notStored, type Recorded } from './commit.ts';
import { type CampaignInBrief, inAll, isForgettable, step, type Tended, together } from './daily.ts';
import type { Aggregate } from './execute.ts';
import { fetching, readAll } from './fetching.ts';
import { entities, entityOr, inOrder } from './reads.ts';
import { type Item, type Key, queryPage, transact } from './table.ts';
import { hasTexts, keeperOf, type Keeping, remembering, type TextsForgotten, type WithTexts } from './texts.ts';

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

/** The entities of one slot that these events had texts in, by their keys. */
const keptBy = ({ texts, stored }: Keeping, campaign: string, events: readonly Event[]) => {
  const slots = new Map<string, Map<string, Key & { readonly subject: string; readonly id: string }>>();
  for (const event of events) {
    const found = keeperOf(texts, event);
    const keys = found && stored(campaign)[found.slot];
    if (!found || !keys) continue;
    const { pk, sk } = keys(found.entity);
    const slot = slots.get(found.slot) ?? new Map();
    slots.set(found.slot, slot.set(sk, { pk, sk, subject: event.subject, id: found.entity.id }));
  }
  return [...slots].map(([slot, entitiesOf]) => ({ slot, all: [...entitiesOf.values()] }));
};

const forgetIn = async (keeping: Keeping, campaign: string, events: readonly Event[]): Promise<Tended> => {
  const tended: Tended[] = [];
  for (const { slot, all } of keptBy(keeping, campaign, events))
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

/** All of one month, a page at a time. */
const forgetMonth = async (keeping: Keeping, campaign: string, pk: string, month: string): Promise<Tended> => {
  const tended: Tended[] = [];
  let after: Key | undefined;
  do {
    const page = await queryPage({ pk, prefix: `e#${month}#` }, { limit: pageSize, ...(after && { after }) });
    tended.push(await forgetIn(keeping, campaign, page.items as readonly Item[] as readonly (Item & Event)[]));
    after = page.last;
  } while (after);
  return inAll(tended);
};

/** Lets the entities that events under `head` changed forget their texts, once the campaign is over for so many days. */
export const forgetTexts = async (
  campaign: CampaignInBrief,
  now: Instant,
  head: string,
  keeping: Keeping,
): Promise<Tended> => {
  if (!(await isForgettable(campaign, now))) return { done: 0, failed: 0 };
  const pk = `${campaign.id}#${head}`;
  const key = { pk, sk: 'texts-mark' };
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
