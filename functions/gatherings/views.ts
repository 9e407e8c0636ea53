import { type Actor, belongsTo, isInOffice } from '../../shared/actor.ts';
import type { Recorded } from '../../shared/commit.ts';
import { toldOf } from '../../shared/events.ts';
import { type EventsEvent, gatheringEvents } from './events.ts';
import type { CampaignEvent } from './state.ts';

/** How events are shown, and to whom (invariant 8). Pure. */

const organises = (actor: Actor, { organisers }: CampaignEvent): boolean =>
  organisers.some((unit) => belongsTo(actor, unit));

/** Invariant 8: the offices see every event, organisers their own, and everybody what has been published. */
export const seesEvent = (actor: Actor, event: CampaignEvent): boolean =>
  isInOffice(actor) || event.publishedAt !== undefined || organises(actor, event);
/** Drafts, whom to ask, and what has happened to it: for the offices and the organisers. */
export const seesAll = (actor: Actor, event: CampaignEvent): boolean => isInOffice(actor) || organises(actor, event);

/** Who filed it is for the offices; whom to ask for them and the organisers, unless it is public. */
export const viewEvent = (event: CampaignEvent, actor: Actor) => {
  const { filer, contact, ...plain } = event;
  return {
    ...plain,
    ...(isInOffice(actor) && { filer }),
    ...(contact && (contact.public || seesAll(actor, event)) && { contact }),
  };
};

const overlapOf = (a: CampaignEvent, b: CampaignEvent) => ({
  from: a.startsAt > b.startsAt ? a.startsAt : b.startsAt,
  to: a.endsAt < b.endsAt ? a.endsAt : b.endsAt,
});
const whyOf = (a: CampaignEvent, b: CampaignEvent): readonly ('area' | 'audience')[] => [
  ...(a.place?.area !== undefined && a.place.area === b.place?.area ? (['area'] as const) : []),
  ...(a.audience !== undefined && a.audience === b.audience ? (['audience'] as const) : []),
];

/** As many as one can look at. */
const mostClashes = 20;

/** D15: what else is on at the same time in the same area, or for the same people. The radar warns, and refuses nothing. Of a draft of others' it tells that there is something, and when. */
export const clashesOf = (campaign: string, event: CampaignEvent, nearby: readonly CampaignEvent[], actor: Actor) =>
  nearby
    .map((other) => ({ other, why: whyOf(event, other), overlap: overlapOf(event, other) }))
    .filter(
      ({ other, why, overlap }) =>
        other.id !== event.id && other.status !== 'cancelled' && why.length > 0 && overlap.from < overlap.to,
    )
    .sort((a, b) => (a.other.startsAt < b.other.startsAt ? -1 : 1))
    .slice(0, mostClashes)
    .map(({ other, why, overlap }) => ({
      why,
      overlap,
      ...(seesEvent(actor, other) && {
        event: other.id,
        title: other.title,
        link: `/campaigns/${campaign}/events/${other.id}`,
      }),
    }));

/** One event of a history; who did it is for the offices. */
export const viewHistory = (event: Recorded<EventsEvent>, actor: Actor) => {
  const { id, at, actor: person, type } = event;
  const forOffices = isInOffice(actor);
  const data = toldOf(gatheringEvents, event, [forOffices ? 'offices' : 'associations']);
  return { id, at, ...(forOffices && { actor: person }), event: type as string, data };
};
