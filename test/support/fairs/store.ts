import { type Entity, entityOf, unborn } from '../../../shared/commit.ts';
import type { Capability } from '../../../shared/execute.ts';
import { get, queryAll } from '../../../shared/table.ts';
import { offices } from '../../../shared/units.ts';
import type { StallEvent } from './events.ts';

export type Stall = Entity & { readonly id: string; readonly title: string; readonly status: 'open' | 'closed' };
export type State = { readonly stall?: Stall | undefined };

const keyOf = (campaign: string, id: string) => ({ pk: `${campaign}#stalls`, sk: `s#${id}` });

export const storing = (campaign: string): Capability<State, StallEvent> => ({
  stored: { stall: ({ id }: Stall) => keyOf(campaign, id) },
  evolve: ({ stall = unborn }, { type, stall: id, title }) => ({
    stall: { ...stall, id, title, status: type === 'StallOpened' ? 'open' : 'closed' },
  }),
  concerns: () => offices,
});

export const readStall = async (campaign: string, id: string): Promise<Stall | undefined> =>
  entityOf<Stall>(await get(keyOf(campaign, id)));
export const readStalls = async (campaign: string): Promise<readonly Stall[]> =>
  (await queryAll({ pk: `${campaign}#stalls`, prefix: 's#' })).map((item) => entityOf<Stall>(item) as Stall);
