import { type Recorded, notStored } from '../../shared/commit.ts';
import { remembering } from '../../shared/texts.ts';
import type { GatheringsEvent } from './events.ts';
import { isListed, listedKey, listedOf, noListing, rowOf } from './listing.ts';
import {
  type Contact,
  type Gathering,
  type GatheringFields,
  gatheringIn,
  type GatheringsState,
  type Source,
} from './state.ts';
import { gatheringTexts } from './texts.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */
type On<T extends GatheringsEvent['type']> = Recorded<Extract<GatheringsEvent, { type: T }>>;

/** Its fields as they now are, beside what is known of it otherwise. */
const withFields = (old: Gathering, fields: GatheringFields): Gathering => ({
  version: old.version,
  createdAt: old.createdAt,
  updatedAt: old.updatedAt,
  id: old.id,
  status: old.status,
  filer: old.filer,
  contact: old.contact,
  sequence: old.sequence,
  changedAt: old.changedAt,
  publishedAt: old.publishedAt,
  owner: old.owner,
  replyBy: old.replyBy,
  escalated: old.escalated,
  declinedBy: old.declinedBy,
  reason: old.reason,
  reasonSince: old.reasonSince,
  earlierTexts: old.earlierTexts,
  textsForgottenAt: old.textsForgottenAt,
  results: old.results,
  ...(old.reversedResults && { reversedResults: old.reversedResults }),
  uid: old.uid,
  source: old.source,
  ...fields,
  unit: fields.organisers[0] ?? old.unit,
});

/** Those outside are told of what has changed since they first saw it. */
const outward = (gathering: Gathering, at: string): Gathering =>
  gathering.publishedAt === undefined ? gathering : { ...gathering, sequence: gathering.sequence + 1, changedAt: at };

/** What the command says of whom to ask; as it was where it says nothing. */
const contactFrom = ({ contact }: GatheringsState, old: Gathering | undefined): Contact | undefined =>
  contact === undefined ? old?.contact : (contact ?? undefined);

/** It awaits its answer: by a new day, if it has awaited one before. */
const submitted = (old: Gathering, { owner, replyBy }: Pick<On<'EventSubmitted'>, 'owner' | 'replyBy'>): Gathering => ({
  ...old,
  status: 'submitted',
  owner,
  replyBy,
  escalated: undefined,
});

const changed = (
  old: Gathering,
  event: Recorded<Exclude<GatheringsEvent, { type: 'EventRegistered' | 'EventsImported' }>>,
  state: GatheringsState,
): Gathering => {
  switch (event.type) {
    case 'EventChanged': {
      const { uid = old.uid, source = old.source } = event;
      const next = { ...withFields(old, event.fields), contact: contactFrom(state, old), uid, source };
      return event.isOutward ? outward(next, event.at) : next;
    }
    case 'EventSubmitted':
      return { ...submitted(old, event), reason: undefined };
    case 'EventDeclined': {
      const because = { reason: event.reason, reasonSince: event.id };
      return event.back
        ? { ...old, ...because, status: 'draft' }
        : { ...old, ...because, status: 'declined', declinedBy: event.by };
    }
    case 'EventReopened':
      return { ...submitted(old, event), declinedBy: undefined, reason: event.reason, reasonSince: event.id };
    case 'EventPublished':
      return {
        ...outward(old, event.at),
        status: 'published',
        changedAt: event.at,
        publishedAt: old.publishedAt ?? event.at,
        reason: undefined,
      };
    case 'EventCancelled':
      return { ...outward(old, event.at), status: 'cancelled', reason: event.reason, reasonSince: event.id };
    case 'EventHeld':
      return { ...old, status: 'held', results: event.results };
    case 'ResultsReversed': {
      const { results, reason, at, id: since } = event;
      return {
        ...old,
        status: 'published',
        results: undefined,
        reversedResults: { ...results, reversed: { at, reason, since } },
      };
    }
    case 'EventEscalated':
      return { ...old, escalated: true };
    case 'ContactForgotten':
      return { ...old, contact: undefined };
  }
};

type Draft = {
  readonly event: string;
  readonly fields: GatheringFields;
  readonly uid?: string | undefined;
  readonly source?: Source | undefined;
};
const drafted = ({ event: id, fields, uid, source }: Draft, at: string, filer: string): Gathering => ({
  ...notStored,
  id,
  status: 'draft',
  ...fields,
  unit: fields.organisers[0] ?? '',
  filer,
  sequence: 0,
  changedAt: at,
  ...(uid !== undefined && { uid }),
  ...(source && { source }),
});

const registered = (event: On<'EventRegistered'>, state: GatheringsState): Gathering => ({
  ...drafted(event, event.at, event.actor),
  contact: contactFrom(state, undefined),
});

const imported = (state: GatheringsState, { import: id, drafts, at, actor }: On<'EventsImported'>): GatheringsState => {
  const progress = state.progress ?? { ...notStored, id, stored: 0 };
  const all = drafts.map((draft) => [draft.event, drafted(draft, at, actor)] as const);
  return {
    ...state,
    gatherings: { ...state.gatherings, ...Object.fromEntries(all) },
    progress: { ...progress, stored: progress.stored + all.length },
  };
};

/** What is listed of an event: under which key, and what. */
const entryOf = (gathering: Gathering | undefined) =>
  gathering && isListed(gathering) ? { key: listedKey(gathering), row: rowOf(listedOf(gathering)) } : undefined;

/** The listing's version rises with each change of what is listed, and with nothing else. */
const relisted = (state: GatheringsState, before: Gathering | undefined, after: Gathering): GatheringsState => {
  const [old, next] = [entryOf(before), entryOf(after)];
  if (old?.key === next?.key && old?.row === next?.row) return state;
  const { [old?.key ?? '']: stored, ...others } = state.listed ?? {};
  const { changes, ...head } = state.listing ?? noListing;
  return {
    ...state,
    listed: next ? { ...others, [next.key]: { ...notStored, ...(old?.key === next.key && stored), ...next } } : others,
    listing: { ...head, changes: changes + 1 },
  };
};

const fold = (state: GatheringsState, event: Recorded<GatheringsEvent>): GatheringsState => {
  if (event.type === 'EventsImported') return imported(state, event);
  if (event.type === 'EventRegistered') return { ...state, gathering: registered(event, state) };
  const before = gatheringIn(state, event.event);
  if (!before) return state;
  const after = changed(before, event, state);
  const next = relisted(state, before, after);
  const { taken, ...turns } = state.turns ?? { ...notStored, taken: 0 };
  return {
    ...next,
    ...(state.gathering === before ? { gathering: after } : { gatherings: { ...state.gatherings, [after.id]: after } }),
    ...(event.type === 'EventSubmitted' && { turns: { ...turns, taken: taken + 1 } }),
  };
};

export const evolve = remembering(gatheringTexts, fold);
