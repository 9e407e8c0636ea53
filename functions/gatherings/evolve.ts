import { type Recorded, unborn } from '../../shared/commit.ts';
import { isListed, listedKey, listedOf, noListing, rowOf } from './listing.ts';
import type { EventsEvent } from './events.ts';
import type { CampaignEvent, Contact, EventFields, EventsState } from './state.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */

/** What is known of it beside what it says of itself. */
const withFields = (is: CampaignEvent, fields: EventFields): CampaignEvent => ({
  version: is.version,
  createdAt: is.createdAt,
  updatedAt: is.updatedAt,
  id: is.id,
  status: is.status,
  filer: is.filer,
  contact: is.contact,
  sequence: is.sequence,
  changedAt: is.changedAt,
  publishedAt: is.publishedAt,
  owner: is.owner,
  replyBy: is.replyBy,
  escalated: is.escalated,
  reason: is.reason,
  results: is.results,
  uid: is.uid,
  ...fields,
  unit: fields.organisers[0] ?? is.unit,
});

/** Those outside are told of what has changed since they first saw it. */
const outward = (is: CampaignEvent, at: string): CampaignEvent =>
  is.publishedAt === undefined ? is : { ...is, sequence: is.sequence + 1, changedAt: at };

/** What the command says of whom to ask; as it was where it says nothing. */
const contactFrom = ({ contact }: EventsState, is: CampaignEvent | undefined): Contact | undefined =>
  contact === undefined ? is?.contact : (contact ?? undefined);

type Birthing = 'EventRegistered' | 'EventsImported';
const changed = (
  is: CampaignEvent,
  event: Recorded<Exclude<EventsEvent, { type: Birthing }>>,
  state: EventsState,
): CampaignEvent => {
  switch (event.type) {
    case 'EventChanged': {
      const young = { ...withFields(is, event.fields), contact: contactFrom(state, is) };
      return event.isOutward ? outward(young, event.at) : young;
    }
    case 'EventSubmitted':
      return { ...is, status: 'submitted', owner: event.owner, replyBy: event.replyBy };
    case 'EventPublished':
      return {
        ...outward(is, event.at),
        status: 'published',
        changedAt: event.at,
        publishedAt: is.publishedAt ?? event.at,
        reason: undefined,
      };
    case 'EventCancelled':
      return { ...outward(is, event.at), status: 'cancelled', reason: event.reason };
    case 'EventHeld':
      return { ...is, status: 'held', results: event.results };
    case 'EventEscalated':
      return { ...is, escalated: true };
    case 'ContactForgotten':
      return { ...is, contact: undefined };
  }
};

type Birth = { readonly event: string; readonly fields: EventFields; readonly uid?: string | undefined };
const born = ({ event: id, fields, uid }: Birth, at: string, filer: string): CampaignEvent => ({
  ...unborn,
  id,
  status: 'draft',
  ...fields,
  unit: fields.organisers[0] ?? '',
  filer,
  sequence: 0,
  changedAt: at,
  ...(uid !== undefined && { uid }),
});

const registered = (event: Recorded<Extract<EventsEvent, { type: 'EventRegistered' }>>, state: EventsState) => ({
  ...born(event, event.at, event.actor),
  contact: contactFrom(state, undefined),
});

const imported = (
  state: EventsState,
  { import: id, drafts, at, actor }: Recorded<Extract<EventsEvent, { type: 'EventsImported' }>>,
): EventsState => {
  const young = drafts.map((each) => born(each, at, actor));
  const is = state.imports?.[id] ?? { ...unborn, id, stored: 0 };
  return {
    ...state,
    events: { ...state.events, ...Object.fromEntries(young.map((event) => [event.id, event])) },
    imports: { ...state.imports, [id]: { ...is, stored: is.stored + young.length } },
  };
};

/** What is listed of an event: under which key, and what. */
const entryOf = (event: CampaignEvent | undefined) =>
  event && isListed(event) ? { key: listedKey(event), row: rowOf(listedOf(event)) } : undefined;

/** The listing's version rises with each change of what is listed, and with nothing else. */
const relisted = (state: EventsState, was: CampaignEvent | undefined, is: CampaignEvent): EventsState => {
  const [old, young] = [entryOf(was), entryOf(is)];
  if (old?.key === young?.key && old?.row === young?.row) return state;
  const { [old?.key ?? '']: stored, ...others } = state.listed;
  const { changes, ...head } = state.listing ?? noListing;
  return {
    ...state,
    listed: young ? { ...others, [young.key]: { ...unborn, ...(old?.key === young.key && stored), ...young } } : others,
    listing: { ...head, changes: changes + 1 },
  };
};

export const evolve = (state: EventsState, event: Recorded<EventsEvent>): EventsState => {
  if (event.type === 'EventsImported') return imported(state, event);
  const was = state.events[event.event];
  const is = event.type === 'EventRegistered' ? registered(event, state) : was && changed(was, event, state);
  if (!is) return state;
  const turns = event.type === 'EventSubmitted' ? { ...(state.turns ?? { ...unborn, taken: 0 }) } : undefined;
  return {
    ...relisted(state, was, is),
    events: { ...state.events, [is.id]: is },
    ...(turns && { turns: { ...turns, taken: turns.taken + 1 } }),
  };
};
