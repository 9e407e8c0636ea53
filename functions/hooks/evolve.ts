import { type Recorded, notStored } from '../../shared/commit.ts';
import type { HooksEvent } from './events.ts';
import type { Hook, HooksState, Made } from './state.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */
type On<T extends HooksEvent['type']> = Recorded<Extract<HooksEvent, { type: T }>>;

const madeIn = ({ made }: HooksState): Made => {
  if (!made) throw new Error('a key of a hook comes with its secret');
  return made;
};

const registered = (state: HooksState, event: On<'HookRegistered'>): HooksState => {
  const { url = '', secret } = madeIn(state);
  const { hook: id, office, events, at: onSince } = event;
  return {
    ...state,
    hook: { ...notStored, id, office, url, events, status: 'on', onSince },
    keys: { ...notStored, hook: id, keys: [{ secret }] },
  };
};

/** Two keys at most: one that was rotated out before ends with the next rotation. */
const rotated = (state: HooksState, { oldValidUntil: validUntil }: On<'HookKeyRotated'>): HooksState => {
  const { secret } = madeIn(state);
  const old = state.keys?.keys.slice(0, 1).map((key) => ({ ...key, validUntil })) ?? [];
  return { ...state, keys: state.keys && { ...state.keys, keys: [{ secret }, ...old] } };
};

const changed = (state: HooksState, change: Partial<Hook>): HooksState => ({
  ...state,
  hook: state.hook && { ...state.hook, ...change },
});

export const evolve = (state: HooksState, event: Recorded<HooksEvent>): HooksState => {
  switch (event.type) {
    case 'HookRegistered':
      return registered(state, event);
    case 'HookKeyRotated':
      return rotated(state, event);
    case 'HookSwitchedOff':
      return changed(state, { status: 'off', offBecause: event.because, offSince: event.at });
    case 'HookResumed':
      return changed(state, { status: 'on', onSince: event.at, offBecause: undefined, offSince: undefined });
    case 'HookRemoved':
      return { ...state, hook: undefined, keys: undefined };
    case 'DeliveryReplayed': {
      const { delivery } = state;
      return {
        ...state,
        delivery: delivery && {
          ...delivery,
          status: 'waiting',
          tries: 0,
          firstTriedAt: undefined,
          nextTryAt: event.at,
        },
      };
    }
  }
};
