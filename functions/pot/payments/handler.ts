import { officesOf } from '../../../shared/actor.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { newId } from '../../../shared/ids.ts';
import { isRefusal } from '../../../shared/problems.ts';
import { loadReserved, onRequest, targetOf } from '../commands.ts';
import { readClaim, readReceipt } from '../store.ts';
import type { PotState } from '../state.ts';
import type { paymentsContract } from './contract.ts';
import { claim, declineClaim, payOut, receiptId, takeReturn } from './rules.ts';

type Asked = { readonly campaign: string; readonly request: string };

const target = (params: Asked) => targetOf(params.campaign, params.request);

/**
 * Reads everything at once, since each item that is written demands the version that was read: whoever reads one thing
 * after the other is always overtaken where many move the same pot.
 */
const loading =
  ({ campaign, request }: Asked, more: () => Promise<Pick<PotState, 'claim' | 'receipt'>> = async () => ({})) =>
  async () => {
    const [state, others] = await Promise.all([loadReserved(campaign, request), more()]);
    return isRefusal(state) ? state : { ...state, ...others };
  };

export const paymentHandlers: Handlers<typeof paymentsContract> = {
  claimPayment: {
    target,
    run: async (input) => {
      const command = { ...input.body, claim: newId() };
      return onRequest(input, (state) => claim(state, command), loading(input.params));
    },
  },

  declineClaim: {
    target: async (params) => {
      const found = await target(params);
      return found && (await readClaim(params.campaign, params.request, params.claim)) ? found : undefined;
    },
    run: async (input) => {
      const { campaign, request, claim: id } = input.params;
      return onRequest(
        input,
        (state) => declineClaim(state, input.body.reason),
        loading(input.params, async () => ({ claim: await readClaim(campaign, request, id) })),
      );
    },
  },

  payOut: {
    target,
    mayDo: ({ actor, body }) => officesOf(actor).includes(body.paidBy),
    run: async (input) => {
      const { campaign, request } = input.params;
      const { claim: claimId, receipt } = input.body;
      return onRequest(
        input,
        (state) => payOut(state, input.body),
        loading(input.params, async () => {
          const [claim, use] = await Promise.all([
            claimId === undefined ? undefined : readClaim(campaign, request, claimId),
            readReceipt(campaign, receiptId(receipt)),
          ]);
          return { claim, receipt: use };
        }),
      );
    },
  },

  takeReturn: {
    target,
    run: (input) => onRequest(input, (state) => takeReturn(state, input.body), loading(input.params)),
  },
};
