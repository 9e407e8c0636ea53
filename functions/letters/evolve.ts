import { addSeconds, dayOf, type Instant } from '../../shared/calendar.ts';
import { notStored, type Recorded } from '../../shared/commit.ts';
import type { LettersEvent } from './events.ts';
import type { LettersState, Mailbox, Preferences } from './state.ts';
import { owedAfterChange, owedFrom } from './timing/digests.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */
export const linkSeconds = 2 * 86_400;

const mailboxIn = ({ mailbox }: LettersState, person: string): Mailbox =>
  mailbox ?? { ...notStored, id: person, preferences: {} };
const changed = (state: LettersState, person: string, change: Partial<Mailbox>): LettersState => ({
  ...state,
  mailbox: { ...mailboxIn(state, person), ...change },
});

/** What digests still have to tell follows what somebody wants. */
const wanting = (state: LettersState, person: string, preferences: Preferences, at: Instant): LettersState => {
  const next = changed(state, person, { preferences, wantedSince: at });
  const { progress } = state;
  return progress
    ? { ...next, progress: { ...progress, owed: owedAfterChange(progress.owed, preferences, at) } }
    : next;
};

/** What one click leaves: nothing, or what only they can decide, once a day. */
export const afterStopping = (preferences: Preferences, mustKnow: boolean): Preferences => ({
  ...preferences,
  decide: mustKnow ? 'daily' : 'off',
  do: 'off',
  know: 'off',
  reminders: false,
  calendar: false,
});

/** Letters begin with the first address that is shown to be theirs. */
const confirmed = (state: LettersState, person: string, address: string | undefined, at: Instant): LettersState => {
  const next = changed(state, person, { address, blocked: undefined, pending: undefined, wantedSince: at });
  const { preferences } = mailboxIn(next, person);
  const progress = state.progress ?? {
    ...notStored,
    id: person,
    since: at,
    digested: at,
    owed: owedFrom(preferences, at),
  };
  return { ...next, progress };
};

export const evolve = (state: LettersState, event: Recorded<LettersEvent>): LettersState => {
  const { person, at } = event;
  switch (event.type) {
    case 'PreferencesSet':
      return wanting(state, person, state.said?.preferences ?? {}, at);
    case 'AddressProposed': {
      const { request: id } = event;
      const address = state.said?.address ?? '';
      const { named } = mailboxIn(state, person);
      return changed(state, person, {
        named: { day: dayOf(at), count: (named?.day === dayOf(at) ? named.count : 0) + 1 },
        pending: { id, address, until: addSeconds(at, linkSeconds) },
      });
    }
    case 'AddressConfirmed':
      return confirmed(state, person, state.said?.address ?? state.mailbox?.pending?.address, at);
    case 'DeviceAdded': {
      const { said: { device: said } = {}, mailbox } = state;
      const { wantedSince = at } = mailbox ?? {};
      const others = (mailbox?.devices ?? []).filter(({ id }) => id !== event.device);
      return changed(state, person, { wantedSince, devices: said ? [...others, { ...said, since: at }] : others });
    }
    case 'DeviceRemoved': {
      const left = (state.mailbox?.devices ?? []).filter(({ id }) => id !== event.device);
      return changed(state, person, { devices: left.length > 0 ? left : undefined });
    }
    case 'AddressBlocked':
      return changed(state, person, { blocked: { because: event.because, at } });
    case 'LettersStopped':
      return wanting(state, person, afterStopping(mailboxIn(state, person).preferences, event.mustKnow), at);
  }
};
