import { type Recorded, notStored } from '../../../shared/commit.ts';
import { remembering } from '../../../shared/texts.ts';
import { editionId } from '../editions.ts';
import type { Ids } from '../state.ts';
import { materialsTexts } from '../texts.ts';
import type { CatalogueEvent } from './events.ts';
import type { CatalogueState, EditionText } from './state.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */
const bare = ({ version, createdAt, updatedAt } = notStored) => ({ version, createdAt, updatedAt });

/** The texts of the editions that are set: an edition told without one loses the one that it had. */
const textsSet = ({ texts, said }: CatalogueState, item: string, languages: readonly string[]): Ids<EditionText> => {
  const next = { ...texts };
  for (const language of languages) {
    const edition = editionId(item, language);
    const text = said?.[language];
    if (text) next[edition] = { ...bare(next[edition]), edition, ...text };
    else delete next[edition];
  }
  return next;
};

const fold = (state: CatalogueState, event: Recorded<CatalogueEvent>): CatalogueState => {
  const { item, pack, proposal } = state;
  switch (event.type) {
    case 'ItemSet': {
      const { item: id, name, kind, leadTimeDays, orderDeadline, rationed, validFrom, validTo } = event;
      const fields = { name, kind, leadTimeDays, orderDeadline, rationed, validFrom, validTo };
      const editions = { ...item?.editions, ...event.editions };
      const texts = event.editions && textsSet(state, id, Object.keys(event.editions));
      return { ...state, item: { ...bare(item), id, ...fields, editions }, ...(texts && { texts }) };
    }
    case 'OrderDeadlineMoved':
      return item ? { ...state, item: { ...item, orderDeadline: event.orderDeadline } } : state;
    case 'EditionsSet': {
      if (!item) return state;
      const texts = textsSet(state, item.id, Object.keys(event.editions));
      return { ...state, item: { ...item, editions: { ...item.editions, ...event.editions } }, texts };
    }
    case 'ItemRemoved':
      if (!item || event.retired) return { ...state, item: item && { ...item, retired: event.at } };
      return { ...state, item: undefined, texts: {} };
    case 'EditionRemoved': {
      const { [event.language]: edition, ...editions } = item?.editions ?? {};
      if (!item || !edition) return state;
      if (event.retired)
        return {
          ...state,
          item: { ...item, editions: { ...editions, [event.language]: { ...edition, retired: event.at } } },
        };
      return { ...state, item: { ...item, editions }, texts: textsSet(state, item.id, [event.language]) };
    }
    case 'PackSet': {
      const { pack: id, size, lines } = event;
      return { ...state, pack: { ...bare(pack), id, size, lines } };
    }
    case 'PackRemoved':
      return { ...state, pack: undefined };
    case 'ItemProposed': {
      const { proposal: id, unit, name, kind, language, editionOf, bilingual, note, replyBy } = event;
      const told = {
        ...(language !== undefined && { language }),
        ...(editionOf !== undefined && { editionOf }),
        ...(bilingual !== undefined && { bilingual }),
        ...(note !== undefined && { note }),
        ...(replyBy !== undefined && { replyBy }),
      };
      return { ...state, proposal: { ...notStored, id, unit, name, kind, ...told, status: 'proposed' } };
    }
    case 'ProposalAdopted':
      return proposal ? { ...state, proposal: { ...proposal, status: 'adopted', item: event.item } } : state;
    case 'ProposalDeclined':
      return proposal
        ? { ...state, proposal: { ...proposal, status: 'declined', reason: event.reason, declinedAt: event.at } }
        : state;
    case 'ProposalWithdrawn':
      return proposal ? { ...state, proposal: { ...proposal, status: 'withdrawn' } } : state;
    case 'ProposalReopened': {
      if (!proposal) return state;
      const { reason: _, declinedAt: __, escalated: ___, ...rest } = proposal;
      const { at, reason, replyBy } = event;
      return { ...state, proposal: { ...rest, status: 'proposed', replyBy, reopened: { at, reason } } };
    }
    case 'ProposalEscalated':
      return proposal ? { ...state, proposal: { ...proposal, escalated: true } } : state;
  }
};

export const evolve = remembering(materialsTexts, fold);
