import * as z from 'zod/mini';
import type { Call, Happened } from '../../../shared/capability.ts';
import { slug, ulid } from '../../../shared/fields.ts';
import type { Key } from '../../../shared/table.ts';

/** Somebody is invited who may have no account yet, as it travels in the queue: of them nothing, that is read. Pure. */
export const invitedSchema = z.strictObject({ campaign: slug(), association: slug(), invitation: ulid() });
export type Invited = Readonly<z.infer<typeof invitedSchema>>;

/** Is there once the account is. */
export const accountKey = ({ campaign, invitation }: Invited): Key => ({
  pk: `${campaign}#accounts`,
  sk: `invited#${invitation}`,
});

/** What the relay sends on because of an event. */
export const calls = ({ type, subject, campaign }: Happened): readonly Call[] => {
  const [head, noun, association = '', , invitation = ''] = subject.split('/');
  if (type !== 'InvitationMade' || head !== 'campaign' || noun !== 'associations') return [];
  const body: Invited = { campaign, association, invitation };
  return [{ queue: 'accounts', body, arrived: accountKey(body) }];
};
