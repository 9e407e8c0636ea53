import type { Actor, Target } from '../../shared/actor.ts';
import { entityOf } from '../../shared/commit.ts';
import { isUlid } from '../../shared/ids.ts';
import { get, queryAll, type QueryOptions } from '../../shared/table.ts';
import type { Gathering, GatheringStatus, Turns } from './state.ts';
import { gatheringFrom, gatheringKey, partition } from './store.ts';
import { seesEvent } from './views.ts';

/** For the rooms that are not converted yet: what store.ts has as reads. */
export const readEvent = async (campaign: string, id: string): Promise<Gathering | undefined> =>
  isUlid(id) ? entityOf<Gathering>(await get(gatheringKey(campaign, id))) : undefined;

export const readTurns = async (campaign: string): Promise<Turns | undefined> =>
  entityOf<Turns>(await get({ pk: partition(campaign), sk: 'turns' }));

/** All events, or those of a status, by when they begin. */
export const readEvents = async (
  campaign: string,
  status?: GatheringStatus,
  options?: QueryOptions,
): Promise<readonly Gathering[]> => {
  const prefix = status ? `s#${status}#` : 't#';
  return (await queryAll({ pk: partition(campaign), index: status ? 'l2' : 'l1', prefix }, options)).map(gatheringFrom);
};

/** What rights on an event depend on; nothing where there is none that this actor may see. */
export const eventTarget = async (
  { campaign, event: id }: { readonly campaign: string; readonly event: string },
  actor: Actor,
): Promise<Target | undefined> => {
  const event = await readEvent(campaign, id);
  return event && seesEvent(actor, event) ? { units: event.organisers } : undefined;
};
