import { dayOf, addDays } from '../../../shared/calendar.ts';
import { settings } from '../../../shared/directory.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { inOrder } from '../../../shared/reads.ts';
import { potSettingsOf } from '../offers.ts';
import { onRequest } from '../requests/on-request.ts';
import type { OnRequest } from '../requests/reads.ts';
import type { SpendingRequest } from '../state.ts';
import { requestCommand as command, requestJournal, reserved, spending } from '../store.ts';
import { contract } from './contract.ts';
import { consent, declineShare } from './rules.ts';

/** The operations of partners on a joint request: each says what it reads, and its rule is in rules.ts. */
const theShare = about({
  reads: ({ campaign, request }: OnRequest & { readonly association: string }) =>
    inOrder({ request: spending(campaign, request) }),
  target: ({ request }, _actor, { association: unit }) =>
    request?.partners?.some((each) => each.unit === unit) ? { unit } : undefined,
  version: ({ request }) => request?.version ?? 0,
  journal: ({ request }, { campaign }) => requestJournal(campaign, request as SpendingRequest),
});

export const operations: Handlers<typeof contract> = {
  consentToSpending: command(contract.consentToSpending, {
    ...onRequest,
    about: theShare,
    reads: ({ params }) => inOrder({ ...reserved(params), settings: settings(params.campaign, potSettingsOf) }),
    decide: (state, { params: { association: unit } }, now) =>
      consent(state, { unit, replyBy: addDays(dayOf(now), state.settings.replyByDays) }),
  }),

  declineSpendingShare: command(contract.declineSpendingShare, {
    ...onRequest,
    about: theShare,
    reads: ({ params }) => inOrder(reserved(params)),
    decide: (state, { params: { association: unit }, body: { reason } }) => declineShare(state, { unit, reason }),
  }),
};
