import { onDay } from '../../core/days.ts';
import { today } from '../../core/stockholm.ts';
import { Chip } from '../../parts/chip.tsx';
import type { StaffRequest } from './data.ts';
import { requestTexts } from './request-texts.ts';

/** How far a request has come, and what is late. */
export const RequestState = ({
  request: { status, replyBy },
}: {
  readonly request: Pick<StaffRequest, 'status' | 'replyBy'>;
}) => {
  const say = requestTexts();
  if (status === 'confirmed')
    return (
      <Chip tone="good" icon="check">
        {say.states.confirmed}
      </Chip>
    );
  if (status !== 'submitted' && status !== 'proposed')
    return <Chip icon={status === 'allocated' ? 'clock' : 'cross'}>{say.states[status]}</Chip>;
  return replyBy < today() ? (
    <Chip tone="late" icon="warning">
      {say.late(onDay(replyBy))}
    </Chip>
  ) : (
    <Chip tone="soon" icon="clock">
      {say.due(onDay(replyBy))}
    </Chip>
  );
};
