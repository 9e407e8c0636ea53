import { addDays } from '../../shared/calendar.ts';
import { offices } from '../../shared/units.ts';
import { type Around, type Open, type Wait, waitsIn } from '../../shared/waiting.ts';
import type { Boost } from './boosts/state.ts';
import type { Channel, Publication } from './state.ts';

/** What of channels, publications and boosts waits for whom. Pure. */

export const channelKinds = { owned: ['know'] } as const;
/** Whose channel it is: what is published there waits for that office. */
export const channelWaits = ({ owner, name }: Channel): readonly Wait[] => [
  waitsIn(channelKinds)('owned', { for: [owner], facts: { name } }),
];

export const publicationKinds = {
  answer: ['decide', 'acceptPublication', 'declinePublication', 'counterPublication'],
  counter: ['decide', 'acceptCounterProposal', 'amendPublication', 'withdrawPublication'],
  post: ['do', 'postPublication'],
  measure: ['do', 'measurePublication'],
} as const;
const onPublication = waitsIn(publicationKinds);

/** `for` nobody: the owner of its channel, whom the channel knows. */
export const publicationWaits = ({
  status,
  channel,
  at,
  replyBy,
  escalated,
  counter,
  by,
  measured,
}: Publication): readonly Wait[] => {
  const day = at.slice(0, 10);
  const facts = { channel, at };
  if (status === 'proposed' && counter)
    return [onPublication('counter', { for: by === undefined ? offices : [by], due: replyBy, until: day, facts })];
  if (status === 'proposed')
    return [onPublication('answer', { for: escalated ? offices : [], due: replyBy, until: day, facts })];
  if (status === 'accepted') return [onPublication('post', { for: [], from: day, due: day, facts })];
  return status === 'posted' && !measured ? [onPublication('measure', { for: [], from: addDays(day, 1), facts })] : [];
};

const ownerIn = (around: Around, channel: unknown) => around.get(`channels/${channel}`)?.[0];
/** Of an event that will not be nothing waits; the rest waits for the office whose channel it is. */
export const settlePublication = (wait: Open, around: Around): Wait | undefined => {
  const [, event] = wait.subject.split('/');
  const ofEvent = around.get(`events/${event}`) ?? [];
  const isVoid = ofEvent.some(({ kind }) => kind === 'off' || kind === 'revise');
  if (isVoid && wait.kind !== 'measure') return undefined;
  const owned = ownerIn(around, wait.facts?.channel);
  const title = ofEvent[0]?.facts?.title;
  const named = {
    ...wait.facts,
    ...(owned?.facts?.name !== undefined && { called: owned.facts.name }),
    ...(title !== undefined && { title }),
  };
  const owner = wait.owner ?? owned?.for[0];
  return { ...wait, for: wait.for.length > 0 ? wait.for : (owned?.for ?? []), owner, facts: named };
};

export const boostKinds = { boost: ['do', 'measureBoost'] } as const;
export const boostWaits = ({ status, channel, unit, amount, reach }: Boost): readonly Wait[] =>
  (status === 'reserved' || status === 'paid') && reach === undefined
    ? [waitsIn(boostKinds)('boost', { for: [], facts: { channel, amount, asked: unit } })]
    : [];
export const settleBoost = (wait: Open, around: Around): Wait => {
  const owned = ownerIn(around, wait.facts?.channel);
  const named = { ...wait.facts, ...(owned?.facts?.name !== undefined && { called: owned.facts.name }) };
  return { ...wait, for: owned?.for ?? [], owner: owned?.for[0], facts: named };
};
