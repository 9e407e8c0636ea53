import type { Names } from '../../core/names.ts';
import { onDay } from '../../core/days.ts';
import { today } from '../../core/stockholm.ts';
import { Chip } from '../../parts/chip.tsx';
import { copiesOf, copiesWords, type Order } from './data.ts';
import { texts } from './texts.ts';

export const OrderState = ({ order: { status, neededBy } }: { readonly order: Pick<Order, 'status' | 'neededBy'> }) => {
  const say = texts();
  const isOver = ['received', 'cancelled', 'delivered'].includes(status);
  if (!isOver && neededBy !== undefined && neededBy < today())
    return (
      <Chip tone="late" icon="warning">
        {say.late(onDay(neededBy))}
      </Chip>
    );
  return (
    <Chip
      tone={status === 'received' ? 'good' : isOver ? 'plain' : 'soon'}
      icon={status === 'received' ? 'check' : status === 'cancelled' ? 'cross' : 'clock'}
    >
      {say.orderStates[status]}
    </Chip>
  );
};

/** One order in a list. */
type Props = { readonly campaign: string; readonly order: Order; readonly names: Names };
export const OrderRow = ({ campaign, order, names }: Props) => {
  const say = texts();
  return (
    <li>
      <a class="row" href={`/c/${campaign}/materials/orders/${order.id}`}>
        <b>{names.unit(order.unit)}</b>
        <b>{copiesWords(copiesOf(order))}</b>
        <span class="soft small">
          {order.neededBy === undefined ? say.linesOf(order.lines.length) : say.needed(onDay(order.neededBy))}
        </span>
        <span class="soft small">{order.neededBy === undefined ? '' : say.linesOf(order.lines.length)}</span>
        <OrderState order={order} />
      </a>
    </li>
  );
};
