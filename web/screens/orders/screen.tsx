import type { ScreenProps } from '../screens.ts';
import { ProposalsPart } from '../proposals/part.tsx';
import { List } from './list.tsx';
import { Ordering } from './new.tsx';
import { One } from './one.tsx';
import { OrderPlaces } from './places.tsx';

/** Material for an association: what it has ordered, one order, and ordering. */
export const Screen = (props: ScreenProps) => {
  const [first, second] = props.rest;
  if (first === undefined)
    return (
      <>
        <OrderPlaces campaign={props.campaign.id} at="orders" />
        <List {...props} />
      </>
    );
  if (first === 'proposals')
    return (
      <ProposalsPart
        campaign={props.campaign}
        at="orders"
        id={second}
        nav={<OrderPlaces campaign={props.campaign.id} at="proposals" />}
      />
    );
  return first === 'new' ? <Ordering {...props} /> : <One key={first} campaign={props.campaign} id={first} />;
};
