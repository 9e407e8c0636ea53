import type { Recorded } from '../../shared/commit.ts';
import type { Letter } from '../../shared/letters.ts';
import type { LettersEvent } from './events.ts';
import type { LettersState } from './state.ts';

/** Which letters go out because of what happened to somebody's address: to the new one, and to the one before it. Pure. */
export const letters = (event: Recorded<LettersEvent>, before: LettersState): readonly Letter[] => {
  const to = `person/${event.person}`;
  if (event.type === 'AddressProposed')
    return [
      { to: `address/${event.person}/${event.request}`, kind: 'confirmation' },
      ...(before.mailbox?.address === undefined ? [] : [{ to, kind: 'address-changed' } as const]),
    ];
  return [];
};
