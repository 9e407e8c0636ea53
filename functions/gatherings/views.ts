import { type Actor, belongsTo, isInOffice } from '../../shared/actor.ts';
import type { Recorded } from '../../shared/commit.ts';
import { toldOf } from '../../shared/events.ts';
import { isBefore } from '../../shared/local-time.ts';
import { withoutEarlier, type WithTexts } from '../../shared/texts.ts';
import { type GatheringsEvent, gatheringEvents } from './events.ts';
import { gapsOf } from './languages.ts';
import { type Gathering, isOff } from './state.ts';

/** How events are shown, and to whom (invariant 8). Pure. */

const organises = (actor: Actor, { organisers }: Gathering): boolean =>
  organisers.some((unit) => belongsTo(actor, unit));

/** Invariant 8: the offices see every event, organisers their own, and everybody what has been published. */
export const seesEvent = (actor: Actor, gathering: Gathering): boolean =>
  isInOffice(actor) || gathering.publishedAt !== undefined || organises(actor, gathering);
/** Drafts, whom to ask, and what has happened to it: for the offices and the organisers. */
export const seesAll = (actor: Actor, gathering: Gathering): boolean =>
  isInOffice(actor) || organises(actor, gathering);

const shownReversal = ({ reversed: { at, reason }, ...results }: NonNullable<Gathering['reversedResults']>) => ({
  ...results,
  reversed: { at, ...(reason !== undefined && { reason }) },
});

/** Who filed it is for the offices; whom to ask for them and the organisers, unless it is public. */
export const viewGathering = (gathering: Gathering, actor: Actor) => {
  const { filer, contact, reversedResults, reasonSince: _, source: __, ...plain } = withoutEarlier(gathering);
  return {
    ...plain,
    gaps: gapsOf(gathering),
    ...(reversedResults && { reversedResults: shownReversal(reversedResults) }),
    ...(isInOffice(actor) && { filer }),
    ...(contact && (contact.public || seesAll(actor, gathering)) && { contact }),
  };
};

const overlapOf = (a: Gathering, b: Gathering) => ({
  from: isBefore(a.startsAt, b.startsAt) ? b.startsAt : a.startsAt,
  to: isBefore(a.endsAt, b.endsAt) ? a.endsAt : b.endsAt,
});
const whyOf = (a: Gathering, b: Gathering): readonly ('area' | 'audience')[] => [
  ...(a.place?.area !== undefined && a.place.area === b.place?.area ? (['area'] as const) : []),
  ...(a.audience !== undefined && a.audience === b.audience ? (['audience'] as const) : []),
];

/** As many as one can look at. */
const mostClashes = 20;

/** D15: what else is on at the same time in the same area, or for the same people. The radar warns, and refuses nothing. Of a draft of others' it tells that there is something, and when. */
export const clashesOf = (campaign: string, gathering: Gathering, nearby: readonly Gathering[], actor: Actor) =>
  nearby
    .map((other) => ({ other, why: whyOf(gathering, other), overlap: overlapOf(gathering, other) }))
    .filter(
      ({ other, why, overlap }) =>
        other.id !== gathering.id && !isOff(other) && why.length > 0 && isBefore(overlap.from, overlap.to),
    )
    .sort((a, b) => (isBefore(a.other.startsAt, b.other.startsAt) ? -1 : 1))
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
export const viewHistory = (event: WithTexts<Recorded<GatheringsEvent>>, actor: Actor) => {
  const { id, at, actor: person, type, gone } = event;
  const forOffices = isInOffice(actor);
  const data = toldOf(gatheringEvents, event, [forOffices ? 'offices' : 'associations']);
  return { id, at, ...(forOffices && { actor: person }), event: type as string, data, ...(gone && { gone }) };
};
