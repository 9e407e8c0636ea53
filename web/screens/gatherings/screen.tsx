import type { ScreenProps } from '../screens.ts';
import { List } from './list.tsx';
import { Registering } from './new.tsx';
import { One } from './one.tsx';

/** What an association arranges: all of it, one of it, and registering. */
export const Screen = ({ campaign, rest: [first, second] }: ScreenProps) => {
  if (first === undefined) return <List campaign={campaign} />;
  if (first === 'new') return <Registering campaign={campaign} />;
  return <One key={first} campaign={campaign} id={first} isChanging={second === 'change'} />;
};
