import { show } from '../../../shared/command.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { fresh, inOrder, needed } from '../../../shared/reads.ts';
import { contract } from './contract.ts';
import { command, type Stall, stall } from './store.ts';

const view = ({ id, title, status, version }: Stall) => ({ id, title, status, version });

export const operations: Handlers<typeof contract> = {
  openStall: command(contract.openStall, {
    reads: () => inOrder({ stall: fresh<Stall>() }),
    decide: (_state, { body: { title }, newId: id }) => [
      { type: 'StallOpened', subject: `stalls/${id}`, stall: id, title },
    ],
    answer: (state) => ({ status: 201, body: view(state.stall), version: state.stall.version }),
  }),
  showStall: show(contract.showStall, {
    reads: ({ params }) => inOrder({ stall: needed(stall(params.campaign, params.stall)) }),
    answer: (state) => ({ status: 200, body: view(state.stall), version: state.stall.version }),
  }),
};
