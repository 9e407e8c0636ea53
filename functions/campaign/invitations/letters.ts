import type { Recorded } from '../../../shared/commit.ts';
import type { Letter } from '../../../shared/letters.ts';
import type { CampaignEvent } from '../events.ts';

/** Whoever is invited is written to (E3): by the id of the invitation, which knows the address. Pure. */
export const letters = (event: Recorded<CampaignEvent>): readonly Letter[] =>
  event.type === 'InvitationMade'
    ? [{ to: `invitation/${event.association}/${event.invitation}`, kind: 'invitation' }]
    : [];
