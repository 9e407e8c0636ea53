import { makeAccount } from '../../../shared/accounts.ts';
import { readOne } from '../../../shared/fetching.ts';
import { putOnce } from '../../../shared/puts.ts';
import { messageFrom, oneByOne } from '../../../shared/worker.ts';
import { isOpen } from '../invitations/rules.ts';
import { invitation as invitationAt } from '../invitations/store.ts';
import { accountKey, invitedSchema } from './calls.ts';

/** Longer than a queue keeps a message, and the sweeper looks back. */
const keptSeconds = 20 * 86_400;

/**
 * E3: whom an association invites can sign in, and nobody else: an account is made for an invitation that is open, for the
 * address that it is for. Repeating it is harmless.
 */
export const handler = oneByOne(async ({ body }) => {
  const invited = messageFrom(invitedSchema, body);
  const now = Date.now();
  const found = await readOne(invitationAt(invited.campaign, invited.association, invited.invitation));
  if (found?.email !== undefined && isOpen(found, new Date(now).toISOString())) await makeAccount(found.email);
  await putOnce({ ...accountKey(invited), ttl: Math.floor(now / 1000) + keptSeconds });
});
