import type { Recorded } from '../../../shared/commit.ts';
import type { PotEvent } from '../events.ts';
import { emptied, without } from '../fold.ts';
import type { PotState } from '../state.ts';
import type { Deputy, Standin } from './state.ts';

/** What becomes of who stands in for a head. Pure. */
type On<T extends PotEvent['type']> = Recorded<Extract<PotEvent, { type: T }>>;

const standinOf = ({ person, from, to, standing, vouchedBy }: On<'DeputyProposed' | 'DeputyAppointed'>): Standin => ({
  person,
  from,
  to,
  standing,
  ...(vouchedBy !== undefined && { vouchedBy }),
});

/** Who stands in for the head of the office, without anybody who was only proposed. */
const ofOffice = ({ deputy }: PotState, { office }: { readonly office: Deputy['office'] }): Deputy =>
  deputy?.inForce ? without(deputy, 'pending', 'lastProposal') : { ...emptied(deputy), office };

export const evolveDeputy = (
  state: PotState,
  event: On<'DeputyProposed' | 'DeputyAppointed' | 'DeputyEnded'>,
): PotState => {
  const { pot } = state;
  switch (event.type) {
    case 'DeputyProposed':
      return {
        ...state,
        deputy: {
          ...ofOffice(state, event),
          pending: {
            ...standinOf(event),
            by: event.actor,
            ...(event.replyBy !== undefined && { replyBy: event.replyBy }),
          },
        },
      };
    case 'DeputyAppointed': {
      const inForce = standinOf(event);
      return {
        ...state,
        deputy: { ...ofOffice(state, event), inForce },
        pot: { ...pot, deputies: { ...pot.deputies, [event.office]: inForce } },
      };
    }
    case 'DeputyEnded':
      return {
        ...state,
        deputy: { ...emptied(state.deputy), office: event.office },
        pot: { ...pot, deputies: without(pot.deputies ?? {}, event.office) },
      };
  }
};
