import { headships } from '../../shared/actor.ts';
import type { PersonInBrief } from '../../shared/people.ts';
import { text } from '../../shared/problems.ts';
import type { Office } from '../../shared/units.ts';
import { refuse } from './problems.ts';

/** What one head proposes and a head of another office adopts (D8). Pure. */
export type AdoptCode = 'nothing-to-confirm' | 'other-office-adopts' | 'head-unconfirmed';

/** What a head proposed lapses when they are head no more. */
export const proposerGone = (proposer: PersonInBrief | undefined, proposing: readonly Office[]) =>
  proposer && headships(proposer).some((office) => proposing.includes(office))
    ? undefined
    : refuse(
        'nothing-to-confirm',
        text('Den som föreslog det är inte längre chef.', 'Who proposed it is no longer a head.'),
      );
