import type { Day } from '../../../shared/calendar.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { type Refusal, refuse, text } from '../../../shared/problems.ts';
import type { TimelineEvent } from '../events.ts';
import { on } from '../rules.ts';
import type { Milestone, Timeline } from '../state.ts';

/** What the district office answers to the days that a slip proposes for its print runs (D9). Pure. */
type One = { readonly timeline: Timeline };
type Asked = { readonly id: string; readonly subject: string };

/** The day that is proposed for it. */
export const proposedFor = ({ timeline }: One, { id, subject }: Asked): Day | undefined =>
  timeline.milestones[id]?.governs.find((each) => each.subject === subject)?.proposed;

const nothing = ({ timeline }: One, { id, subject }: Asked): Refusal<'nothing-to-confirm' | 'invalid-input'> =>
  timeline.milestones[id]?.governs.some((each) => each.subject === subject)
    ? refuse('nothing-to-confirm')
    : invalidField('/subject', 'unknown');

/** Together with the print run, which moves by its own rules. */
export const acceptDay = (
  state: One,
  asked: Asked,
  today: Day,
): readonly TimelineEvent[] | Refusal<'nothing-to-confirm' | 'invalid-input' | 'wrong-status'> => {
  const day = proposedFor(state, asked);
  if (day === undefined) return nothing(state, asked);
  if (day < today)
    return refuse(
      'wrong-status',
      text(
        `Den föreslagna dagen ${day} har varit; ändra tryckningens dag själv.`,
        `The proposed day ${day} is past; change the day of the print run itself.`,
      ),
    );
  const is = state.timeline.milestones[asked.id] as Milestone;
  return [{ type: 'ProposedDayAccepted', ...on(is), governed: asked.subject, day }];
};

export const declineDay = (
  state: One,
  { reason, ...asked }: Asked & { readonly reason: string },
): readonly TimelineEvent[] | Refusal<'nothing-to-confirm' | 'invalid-input'> => {
  const day = proposedFor(state, asked);
  if (day === undefined) return nothing(state, asked);
  const is = state.timeline.milestones[asked.id] as Milestone;
  return [{ type: 'ProposedDayDeclined', ...on(is), governed: asked.subject, day, reason }];
};
