import { useEffect } from 'preact/hooks';
import { focusOn } from '../../core/announce.ts';
import type { ScreenProps } from '../screens.ts';
import { List } from './list.tsx';
import { One } from './one.tsx';

/** What was asked for of the pot: all of it, or one request. */
export const Screen = ({ campaign, rest: [id] }: ScreenProps) => {
  useEffect(() => {
    // Whoever comes from the list reads on at the request.
    if (id !== undefined) focusOn('#request-title');
  }, [id]);
  return id === undefined ? <List campaign={campaign} /> : <One key={id} campaign={campaign} id={id} />;
};
