import type { Day } from '../../../shared/calendar.ts';
import { type Refusal, text } from '../../../shared/problems.ts';
import type { Office } from '../../../shared/units.ts';
import type { CampaignEvent } from '../events.ts';
import { refuse } from '../problems.ts';
import type { Person } from '../state.ts';

/** Rules of the change of an office head that is not confirmed (D6, D8). Pure. */
type One = { readonly person: Person };

const about = ({ id }: Person) => ({ subject: `campaign/people/${id}`, person: id });

/** Nobody answers for their own office, nor for themselves: whoever could confirm it may say no. */
export const declineHeadChange = (
  { person }: One,
  command: { readonly person: string; readonly offices: readonly Office[]; readonly reason: string },
): readonly CampaignEvent[] | Refusal<'nothing-to-confirm' | 'other-office-adopts' | 'head-unconfirmed'> => {
  const { pending, lastProposal } = person;
  if (!pending) return lastProposal?.status === 'declined' ? [] : refuse('nothing-to-confirm');
  if (command.offices.length === 0) return refuse('head-unconfirmed');
  const by = command.offices.find((office) => !pending.offices.includes(office));
  if (by === undefined || command.person === person.id)
    return refuse(
      'other-office-adopts',
      text(
        'En chef för ett annat kansli än det som får en annan chef svarar på det.',
        'A head of another office than the one whose head changes answers it.',
      ),
    );
  return [{ type: 'HeadChangeDeclined', ...about(person), changed: pending.offices, by, reason: command.reason }];
};

export const withdrawHeadChange = ({ person }: One): readonly CampaignEvent[] | Refusal<'nothing-to-confirm'> => {
  const { pending, lastProposal } = person;
  if (!pending) return lastProposal?.status === 'withdrawn' ? [] : refuse('nothing-to-confirm');
  return [{ type: 'HeadChangeWithdrawn', ...about(person), changed: pending.offices }];
};

/** D6: what the daily schedule does with one that is past its day of reply. */
export const escalateHeadChange = ({ person }: One, today: Day): readonly CampaignEvent[] => {
  const { replyBy, offices: changed = [], escalated } = person.pending ?? {};
  if (replyBy === undefined || replyBy >= today || escalated) return [];
  return [{ type: 'HeadChangeEscalated', ...about(person), changed, replyBy }];
};
