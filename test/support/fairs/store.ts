import { commandsOf } from '../../../shared/command.ts';
import { type Entity, notStored } from '../../../shared/commit.ts';
import type { Aggregate } from '../../../shared/execute.ts';
import { asOf, entity, listed } from '../../../shared/reads.ts';
import { offices } from '../../../shared/units.ts';
import type { StallEvent } from './events.ts';

export type Stall = Entity & { readonly id: string; readonly title: string; readonly status: 'open' | 'closed' };
export type State = { readonly stall?: Stall | undefined };

const keyOf = (campaign: string, id: string) => ({ pk: `${campaign}#stalls`, sk: `s#${id}` });

export const storing = (campaign: string): Aggregate<State, StallEvent> => ({
  stored: { stall: ({ id }: Stall) => keyOf(campaign, id) },
  evolve: ({ stall = notStored }, { type, stall: id, title }) => ({
    stall: { ...stall, id, title, status: type === 'StallOpened' ? 'open' : 'closed' },
  }),
  concerns: () => offices,
});

export const command = commandsOf(storing);

export const stall = (campaign: string, id: string) => entity<Stall>(keyOf(campaign, id));
export const stalls = (campaign: string) =>
  asOf(
    'looked at anew before it is closed',
    { queries: [{ range: { pk: `${campaign}#stalls`, prefix: 's#' } }] },
    listed<Stall>,
  );
