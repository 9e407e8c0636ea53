import type { Recorded, EventBase } from './commit.ts';
import type { Item } from './table.ts';

/**
 * Letters that a command sends beside its events, in the same transaction: to people who are no members of any unit, and
 * of what concerns an address alone. Of whom, and of what kind, and nothing else: the events stay for ever and name nobody,
 * and the letter, which does, goes after some weeks. What it says, and where it goes, is looked up when it is sent. Pure.
 */
export type Letter = {
  /** `invitation/<…>`, `candidate/<…>`: the first word says which capability knows how they are reached. */
  readonly to: string;
  readonly kind: string;
};

export const lettersPartition = (campaign: string): string => `${campaign}#mail`;
/** A letter is `l#<event>#<n>`; the stream lets new ones through as it does events. */
export const letterPrefix = 'l#';
const keptSeconds = 60 * 86_400;

/** By what happened: index l3 has the letters that tell of it, however many there are of others. */
export const aboutKey = (event: string): string => `n#${event}`;
/** Of what event a letter is: of the notice that it tells, or that beside which a command has written it. */
export const eventOfLetter = ({ id, notice }: { readonly id: string; readonly notice?: string | undefined }) =>
  id.startsWith(letterPrefix) ? id.split('#')[1] : notice;

export const letterItems = (
  campaign: string,
  { id: event, at }: Recorded<EventBase>,
  letters: readonly Letter[],
): readonly Item[] =>
  letters.map(({ to, kind }, n) => {
    const id = `${letterPrefix}${event}#${n}`;
    return {
      pk: lettersPartition(campaign),
      sk: id,
      l1: `due#${at}#${id}`,
      l2: `to#${to}#${at}#${id}`,
      l3: aboutKey(event),
      campaign,
      id,
      to,
      kind,
      state: 'due',
      due: at,
      tries: 0,
      ttl: Math.floor(Date.parse(at) / 1000) + keptSeconds,
      version: 1,
      createdAt: at,
      updatedAt: at,
    };
  });
