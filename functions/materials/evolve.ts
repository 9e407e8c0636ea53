import { type Recorded, unborn } from '../../shared/commit.ts';
import { editionId } from './editions.ts';
import type { MaterialsEvent } from './events.ts';
import { evolveOrder, withoutAddress } from './orders/evolve.ts';
import { evolveRun } from './runs/evolve.ts';
import type { CatalogueItem, EditionText, Ids, MaterialsState, Pack, Proposal } from './state.ts';
import { evolveStocks } from './stock/evolve.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */
type On<T extends MaterialsEvent['type']> = Recorded<Extract<MaterialsEvent, { type: T }>>;

const bare = ({ version, createdAt, updatedAt } = unborn) => ({ version, createdAt, updatedAt });

const itemSet = (items: Ids<CatalogueItem>, event: On<'ItemSet'>): Ids<CatalogueItem> => {
  const { item: id, name, kind, leadTimeDays, orderDeadline, rationed, validFrom, validTo } = event;
  const is = items[id];
  const fields = { name, kind, leadTimeDays, orderDeadline, rationed, validFrom, validTo };
  return { ...items, [id]: { ...bare(is), id, ...fields, editions: { ...is?.editions, ...event.editions } } };
};

const evolveItems = (items: Ids<CatalogueItem>, event: Recorded<MaterialsEvent>): Ids<CatalogueItem> => {
  if (event.type === 'ItemSet') return itemSet(items, event);
  const is = event.type === 'EditionsSet' ? items[event.item] : undefined;
  if (event.type !== 'EditionsSet' || !is) return items;
  return { ...items, [is.id]: { ...is, editions: { ...is.editions, ...event.editions } } };
};

/** The texts themselves are context: an edition without one loses the one that it had. */
const evolveTexts = ({ texts, said }: MaterialsState, event: Recorded<MaterialsEvent>): Ids<EditionText> => {
  if ((event.type !== 'EditionsSet' && event.type !== 'ItemSet') || !event.editions) return texts;
  const next = { ...texts };
  for (const language of Object.keys(event.editions)) {
    const edition = editionId(event.item, language);
    const text = said?.texts?.[language];
    if (text) next[edition] = { ...bare(texts[edition]), edition, ...text };
    else delete next[edition];
  }
  return next;
};

const evolvePacks = (packs: Ids<Pack>, event: Recorded<MaterialsEvent>): Ids<Pack> => {
  if (event.type === 'PackSet') {
    const { pack: id, size, lines } = event;
    return { ...packs, [id]: { ...bare(packs[id]), id, size, lines } };
  }
  if (event.type !== 'PackRemoved') return packs;
  const { [event.pack]: _, ...others } = packs;
  return others;
};

const evolveProposals = (all: Ids<Proposal>, event: Recorded<MaterialsEvent>): Ids<Proposal> => {
  if (event.type === 'ItemProposed') {
    const { proposal: id, unit, name, kind, language, note } = event;
    const said = { ...(language !== undefined && { language }), ...(note !== undefined && { note }) };
    return { ...all, [id]: { ...unborn, id, unit, name, kind, ...said, status: 'proposed' } };
  }
  if (event.type !== 'ProposalAdopted' && event.type !== 'ProposalDeclined') return all;
  const is = all[event.proposal];
  if (!is) return all;
  const answer =
    event.type === 'ProposalAdopted'
      ? ({ status: 'adopted', item: event.item } as const)
      : ({ status: 'declined', reason: event.reason } as const);
  return { ...all, [is.id]: { ...is, ...answer } };
};

export const evolve = (state: MaterialsState, event: Recorded<MaterialsEvent>): MaterialsState => ({
  ...state,
  items: evolveItems(state.items, event),
  texts: evolveTexts(state, event),
  packs: evolvePacks(state.packs, event),
  proposals: evolveProposals(state.proposals, event),
  stocks: evolveStocks(state.stocks, event, state.order?.rationed),
  order: evolveOrder(state.order, event, state.said?.deliverTo),
  ...(state.orders && { orders: withoutAddress(state.orders, event) }),
  run: evolveRun(state.run, event),
  ...(event.type === 'StockGiven' && { givenOut: event.given }),
});
