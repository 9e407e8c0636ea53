import type { Day } from '../../../shared/calendar.ts';
import { canonicalJson } from '../../../shared/ids.ts';
import { invalidField } from '../../../shared/invalid-input.ts';
import { type Refusal, refuse, text } from '../../../shared/problems.ts';
import { restsOn } from '../../../shared/reversal/rules.ts';
import type { Unit } from '../../../shared/units.ts';
import { enumerated } from '../../../shared/words.ts';
import { isFreeOn, joined } from '../booking.ts';
import type { CandidateDecision, CandidatesEvent } from '../events.ts';
import type { Candidate, Span, Who } from '../state.ts';

/** Rules of candidates (D18): who they are, when they are free, and who reads their calendar. Pure. */
type InCampaign = { readonly campaign: { readonly start: Day; readonly end: Day } };
/** What is said of a candidate; `to` is `from` where there is none. */
export type Entry = Who & {
  readonly association?: Unit | undefined;
  readonly free: readonly { readonly from: Day; readonly to?: Day | undefined }[];
  readonly perWeek: number;
};
export type Setting = InCampaign & {
  readonly entry: Entry;
  /** Whether there are such an association and such a person. */
  readonly isAssociation: boolean;
  readonly isPerson: boolean;
  /** Candidates as they are now. */
  readonly all: readonly Candidate[];
};

const about = ({ id: candidate, association }: Pick<Candidate, 'id' | 'association'>) => ({
  subject: `candidates/${candidate}`,
  candidate,
  ...(association !== undefined && { association }),
});

const wrongField = (
  { campaign: { start, end }, ...state }: Setting,
  id: string,
): Refusal<'invalid-input'> | undefined => {
  const { entry, isAssociation, isPerson, all } = state;
  if (!isAssociation) return invalidField('/association', 'unknown');
  if (!isPerson) return invalidField('/person', 'unknown');
  if (entry.person !== undefined && all.some((each) => each.id !== id && each.person === entry.person))
    return invalidField('/person', 'twice');
  for (const [i, { from, to = from }] of entry.free.entries()) {
    if (to < from) return invalidField(`/free/${i}/to`, 'order');
    if (from < start || from > end) return invalidField(`/free/${i}/from`, 'outside-campaign');
    if (to > end) return invalidField(`/free/${i}/to`, 'outside-campaign');
  }
  return undefined;
};

/** Days that somebody counts on: the visits are declined, or moved, first. */
const stillBooked = (candidate: Candidate, free: readonly Span[], today: Day): Refusal<'rests-on'> | undefined => {
  const lost = candidate.booked.flatMap(({ visit, days }) =>
    days.flatMap((day) =>
      day >= today && isFreeOn(candidate, day) && !isFreeOn({ free }, day) ? [{ visit, day }] : [],
    ),
  );
  if (lost.length === 0) return undefined;
  const days = enumerated([...new Set(lost.map(({ day }) => day))].sort());
  const detail = text(`Kandidaten har besök ${days.sv}.`, `The candidate has visits on ${days.en}.`);
  return restsOn(detail, [...new Set(lost.map(({ visit }) => visit))]);
};

const fieldsOf = (
  { name, person, email, conditions, association, perWeek }: Omit<Entry, 'free'>,
  free: readonly Span[],
) => ({
  name,
  person,
  email,
  conditions,
  association,
  perWeek,
  free,
});

const freeIn = ({ free }: Entry): readonly Span[] => joined(free.map(({ from, to = from }) => ({ from, to })));
const set = (id: string, { association, perWeek }: Entry, free: readonly Span[], isNew: boolean): CandidatesEvent => ({
  type: 'CandidateSet',
  ...about({ id, association }),
  isNew,
  free,
  perWeek,
});

export const enterCandidate = (state: Setting, id: string): CandidateDecision<'invalid-input'> =>
  wrongField(state, id) ?? [set(id, state.entry, freeIn(state.entry), true)];

/** Who was retired takes visits again. */
export const setCandidate = (
  state: Setting & { readonly candidate: Candidate },
  today: Day,
): CandidateDecision<'invalid-input' | 'rests-on'> => {
  const { candidate, entry } = state;
  const free = freeIn(entry);
  const refused = wrongField(state, candidate.id) ?? stillBooked(candidate, free, today);
  if (refused) return refused;
  const same = canonicalJson(fieldsOf(candidate, candidate.free)) === canonicalJson(fieldsOf(entry, free));
  return same && candidate.retired === undefined ? [] : [set(candidate.id, entry, free, false)];
};

/** Removed while nobody has asked for them; else they take no more visits, and those that there are stay. */
export const removeCandidate = ({
  candidate,
  isAsked,
}: {
  readonly candidate: Candidate;
  readonly isAsked: boolean;
}): readonly CandidatesEvent[] =>
  candidate.retired === undefined ? [{ type: 'CandidateRemoved', ...about(candidate), retired: isAsked }] : [];

/** Invariant 9: who they are is forgotten; with `whole: false` the conditions alone, which name somebody else. */
export const forgetCandidate = (
  { candidate }: { readonly candidate: Candidate },
  whole: boolean,
  today: Day,
): readonly CandidatesEvent[] => {
  const { name, person, email, conditions, booked } = candidate;
  const isKnown = [name, person, email].some((each) => each !== undefined);
  if (conditions === undefined && !(whole && isKnown)) return [];
  const ahead = booked.filter(({ days }) => days.some((day) => day >= today));
  const units = whole ? [...new Set(ahead.map(({ unit }) => unit))].sort() : [];
  return [{ type: 'CandidateForgotten', ...about(candidate), whole, units }];
};

/** As many calendars as somebody has devices. */
export const mostFeeds = 5;

export const openFeed = (
  { candidate }: { readonly candidate: Candidate },
  feed: string,
): CandidateDecision<'too-many-feeds'> =>
  candidate.feeds.length >= mostFeeds
    ? refuse(
        'too-many-feeds',
        text(
          `En kandidat har högst ${mostFeeds}; återkalla någon.`,
          `A candidate has at most ${mostFeeds}; revoke one.`,
        ),
      )
    : [{ type: 'CandidateFeedOpened', ...about(candidate), feed }];

export const revokeFeed = (
  { candidate }: { readonly candidate: Candidate },
  feed: string,
): CandidateDecision<'not-found'> =>
  candidate.feeds.some(({ id }) => id === feed)
    ? [{ type: 'CandidateFeedRevoked', ...about(candidate), feed }]
    : refuse('not-found');
