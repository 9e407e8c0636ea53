import type { Answer } from '../../core/contract.ts';
import { today } from '../../core/stockholm.ts';
import { Chip } from '../../parts/chip.tsx';
import { texts } from './texts.ts';

type Listed = Answer<'GET /campaigns/{campaign}/materials/bookings'>['items'][number];

/** Whether it is to come, there now, over, or given back. */
export const BookingState = ({ booking: { status, from, to } }: { readonly booking: Listed }) => {
  const { status: say } = texts();
  const now = today();
  if (status === 'cancelled') return <Chip icon="cross">{say.cancelled}</Chip>;
  if (to < now) return <Chip>{say.done}</Chip>;
  return (
    <Chip tone="good" icon="check">
      {from <= now ? say.now : say.booked}
    </Chip>
  );
};
