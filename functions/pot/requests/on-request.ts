import { type Actor, isInOffice } from '../../../shared/actor.ts';
import { about } from '../../../shared/handler.ts';
import { inOrder } from '../../../shared/reads.ts';
import { unitsOf } from '../joint/state.ts';
import type { SpendingRequest } from '../state.ts';
import { requestJournal, spending } from '../store.ts';
import { viewRequest } from '../views.ts';
import type { OnRequest } from './reads.ts';

/** One request: whose it is, and its version. */
export const spendingRequest = about({
  reads: ({ campaign, request }: OnRequest) => inOrder({ request: spending(campaign, request) }),
  target: ({ request }) => request && { unit: request.unit, filer: request.filer },
  version: ({ request }) => request?.version ?? 0,
  journal: ({ request }, { campaign }) => requestJournal(campaign, request as SpendingRequest),
});

/** The same for whoever asks together with the unit (E11): they see it. */
export const jointRequest = about({
  reads: ({ campaign, request }: OnRequest) => inOrder({ request: spending(campaign, request) }),
  target: ({ request }) => request && { units: unitsOf(request), filer: request.filer },
  version: ({ request }) => request?.version ?? 0,
});

/** The request as it now is, with the claim that the command was about. */
const shown = (
  { request, claim }: { readonly request: SpendingRequest; readonly claim?: string | undefined },
  { actor }: { readonly actor: Actor },
) => ({
  status: 200,
  body: viewRequest(request, isInOffice(actor), claim),
  version: request.version,
});

/** What every command on a request is about, and what it answers. */
export const onRequest = { about: spendingRequest, answer: shown };
