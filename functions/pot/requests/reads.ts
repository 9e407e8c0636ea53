import type { Instant } from '../../../shared/calendar.ts';
import { confirmedUnit } from '../../../shared/directory.ts';
import { peopleInBrief } from '../../../shared/people.ts';
import { given, inOrder, needed } from '../../../shared/reads.ts';
import { history, pot, reserved, sharesOf, spending } from '../store.ts';
import { splitWindow } from '../window.ts';
import { votersOn } from './case.ts';

/** What more than one operation on a spending request reads. */
export type OnRequest = { readonly campaign: string; readonly request: string };

/**
 * All that a vote on a request is judged by. In two waves, since a turn that follows on another's (turns.ts) knows the first.
 */
export const votable = (on: OnRequest, now: Instant) =>
  inOrder(reserved(on), ({ pot: guard, request }) => ({
    window: splitWindow(guard, on.campaign, request, now),
    shares: sharesOf(on.campaign, request),
    confirmed: confirmedUnit(on.campaign, request.unit),
    voters: peopleInBrief(on.campaign, votersOn(request)),
  }));

/** The request, and what counts of it with its partners' own (E11). */
export const withShares = (on: OnRequest) =>
  inOrder(reserved(on), ({ request }) => ({ shares: sharesOf(on.campaign, request) }));

/** One request with its history, and who of those who voted may still act. */
export const inFull = ({ campaign, request: id }: OnRequest) =>
  inOrder({ request: needed(spending(campaign, id)) }, ({ request }) => ({
    history: history(campaign, request),
    pot: votersOn(request).length > 0 ? pot(campaign) : given({}),
    voters: peopleInBrief(campaign, votersOn(request)),
  }));
