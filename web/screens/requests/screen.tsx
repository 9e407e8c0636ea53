import type { ScreenProps } from '../screens.ts';
import { List } from './list.tsx';
import { One } from './one.tsx';

/** What was asked for of the pot: all of it, or one request. */
export const Screen = ({ campaign, rest: [id] }: ScreenProps) =>
  id === undefined ? <List campaign={campaign} /> : <One key={id} campaign={campaign} id={id} />;
