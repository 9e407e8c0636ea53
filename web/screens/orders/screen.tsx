import type { ScreenProps } from '../screens.ts';
import { List } from './list.tsx';
import { Ordering } from './new.tsx';
import { One } from './one.tsx';

/** Material for an association: what it has ordered, one order, and ordering. */
export const Screen = (props: ScreenProps) => {
  const [first] = props.rest;
  if (first === undefined) return <List {...props} />;
  return first === 'new' ? <Ordering {...props} /> : <One key={first} campaign={props.campaign} id={first} />;
};
