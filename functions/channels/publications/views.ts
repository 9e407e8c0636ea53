import type { Actor } from '../../../shared/actor.ts';
import { withoutEarlier } from '../../../shared/texts.ts';
import type { Channel } from '../state.ts';
import { seesAll, seesEvent } from '../../gatherings/offers.ts';
import { type Clash, isVoid, type Placed } from './clashes.ts';

/** How publications are shown. Whether one is void follows from its event, and is computed when read. Pure. */
export const viewPublication = ({ publication, event }: Placed, { owner }: Pick<Channel, 'owner'>) => {
  const { status, measured, textSince: _, reasonSince: __, ...plain } = withoutEarlier(publication);
  const { reach, clicks } = measured ?? {};
  return {
    ...plain,
    title: event.title,
    owner,
    status: isVoid(publication, event) ? ('void' as const) : status,
    ...(reach !== undefined && { measured: { reach, ...(clicks !== undefined && { clicks }) } }),
  };
};

/** Invariant 8: of another's event that is not published yet only that something is there is shown. */
export const viewClash = (campaign: string, { why, channel, at, other }: Clash, actor: Actor) => {
  const { event, publication } = other;
  const link = `/campaigns/${campaign}/events/${event.id}/publications/${publication.id}`;
  return {
    why,
    channel,
    at,
    ...(seesEvent(actor, event) && { event: event.id, title: event.title }),
    ...(seesAll(actor, event) && { link }),
  };
};
