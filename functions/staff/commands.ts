import { type Actor, isInOffice, type Target } from '../../shared/actor.ts';
import { dayOf, type Instant } from '../../shared/calendar.ts';
import { readSettings } from '../../shared/directory-loads.ts';
import { type Caller, execute } from '../../shared/execute.ts';
import type { Answer } from '../../shared/idempotency.ts';
import { type ProblemCode, type Refusal, refuse } from '../../shared/problems.ts';
import type { CampaignStart } from '../campaign/offers.ts';
import { findAllocation } from './allocations/rules.ts';
import type { StaffEvent } from './events.ts';
import {
  capability,
  positionOf,
  readAssociations,
  readCampaign,
  readPosition,
  readRequest,
  readState,
} from './store.ts';
import type { Context } from './judge.ts';
import { staffSettingsOf } from './offers.ts';
import type { StaffRequest, StaffState } from './state.ts';

/** What the commands on staff share: loading everything as of one moment, and what they are judged by. */

export type Loaded = StaffState & { readonly campaign: CampaignStart; readonly context: Context };

/** Everything, and the requests named beside the open ones. The head comes first: it guards what is read after it. */
export const loadStaff = async (
  campaign: string,
  now: Instant,
  named: readonly string[] = [],
): Promise<Loaded | Refusal<'not-found'>> => {
  const [state, found, associations, settings] = await Promise.all([
    readState(campaign),
    readCampaign(campaign),
    readAssociations(campaign),
    readSettings(campaign),
  ]);
  if (!found) return refuse('not-found');
  const { noticeDays, replyByDays } = staffSettingsOf(settings);
  const others = await Promise.all(
    [...new Set(named)].filter((id) => !state.requests[id]).map((id) => readRequest(campaign, id)),
  );
  const more = Object.fromEntries(others.flatMap((each) => (each ? [[each.id, each]] : [])));
  return {
    ...state,
    requests: { ...state.requests, ...more },
    campaign: found,
    context: { today: dayOf(now), noticeDays, replyByDays, associations },
  };
};

type Command<C extends ProblemCode, B> = {
  readonly decide: (state: Loaded) => readonly StaffEvent[] | Refusal<C>;
  readonly versionOf?: (state: Loaded) => number;
  readonly answer: (state: Loaded, now: Instant) => Answer<B>;
  /** Requests that are needed though they may be closed. */
  readonly requests?: readonly string[];
  /** Context for the event that may not name anybody. */
  readonly person?: string | undefined;
};

/** Runs one command on staff. */
export const onStaff = <C extends ProblemCode, B>(
  caller: Caller,
  { decide, versionOf = () => 0, answer, requests, person }: Command<C, B>,
) =>
  execute<Loaded, StaffEvent, C | 'not-found', B>(caller, capability<Loaded>(caller.campaign), {
    load: async (now) => {
      const loaded = await loadStaff(caller.campaign, now, requests);
      return 'refused' in loaded ? loaded : { ...loaded, person };
    },
    decide,
    versionOf,
    answer,
  });

/** Who files from an office may act for the unit, too; of what neighbours ask together each answers for its own part. */
const filerOf = ({ filer }: StaffRequest, actor: Actor) => (isInOffice(actor) ? { filer } : {});

/** Whose request it is, for the rights. */
export const requestTarget = async (
  { campaign, request }: { readonly campaign: string; readonly request: string },
  actor: Actor,
): Promise<Target | undefined> => {
  const found = await readRequest(campaign, request);
  return found && { unit: found.unit, ...filerOf(found, actor) };
};

/** Whose allocation it is: its request's. */
export const allocationTarget = async (
  { campaign, allocation }: { readonly campaign: string; readonly allocation: string },
  actor: Actor,
): Promise<Target | undefined> => {
  const found = await readPlaced(campaign, allocation);
  return found && { unit: found.placed.unit, ...(found.request && filerOf(found.request, actor)) };
};

/** An allocation, live or ended, with its position and its request. */
export const readPlaced = async (campaign: string, id: string) => {
  const position = await readPosition(campaign, positionOf(id));
  const placed = position && findAllocation({ positions: { [position.id]: position } }, id);
  return placed && { placed, position, request: await readRequest(campaign, placed.request) };
};
