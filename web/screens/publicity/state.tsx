import { onDay } from '../../core/days.ts';
import { today } from '../../core/stockholm.ts';
import { Chip } from '../../parts/chip.tsx';
import type { Shown } from './data.ts';
import { texts } from './texts.ts';

/** How far a publication has come, and whether its answer is late. */
type Props = { readonly publication: Pick<Shown, 'status' | 'replyBy'>; readonly brief?: boolean };
export const PublicationState = ({ publication: { status, replyBy }, brief = false }: Props) => {
  const say = texts();
  const isLate = status === 'proposed' && replyBy < today();
  if (status === 'proposed' && (!brief || isLate))
    return (
      <Chip tone={isLate ? 'late' : 'soon'} icon={isLate ? 'warning' : 'clock'}>
        {isLate ? say.late(onDay(replyBy)) : say.due(onDay(replyBy))}
      </Chip>
    );
  const isYes = status === 'accepted' || status === 'posted';
  return (
    <Chip
      tone={isYes ? 'good' : status === 'proposed' ? 'soon' : 'plain'}
      icon={isYes ? 'check' : status === 'proposed' ? 'clock' : 'cross'}
    >
      {say.states[status]}
    </Chip>
  );
};
