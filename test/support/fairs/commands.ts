import { execute } from '../../../shared/execute.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { newId } from '../../../shared/ids.ts';
import { refuse } from '../../../shared/problems.ts';
import type { contract } from './contract.ts';
import type { StallEvent } from './events.ts';
import { readStall, type Stall, type State, storing } from './store.ts';

const view = ({ id, title, status, version }: Stall) => ({ id, title, status, version });

export const operations: Handlers<typeof contract> = {
  openStall: {
    run: ({ params: { campaign }, body: { title }, caller }) => {
      const id = newId();
      return execute<State, StallEvent, never, ReturnType<typeof view>>(caller, storing(campaign), {
        load: async () => ({}),
        decide: () => [{ type: 'StallOpened', subject: `stalls/${id}`, stall: id, title }],
        versionOf: ({ stall }) => stall?.version ?? 0,
        answer: ({ stall }) => ({ status: 201, body: view(stall as Stall) }),
      });
    },
  },
  showStall: {
    run: async ({ params: { campaign, stall: id } }) => {
      const stall = await readStall(campaign, id);
      return stall ? { status: 200, body: view(stall) } : refuse('not-found');
    },
  },
};
