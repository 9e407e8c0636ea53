import { type Actor, belongsTo, isInOffice, unitsShownTo } from '../../shared/actor.ts';
import { dayOf, type Instant } from '../../shared/calendar.ts';
import { entityOf } from '../../shared/commit.ts';
import { associationExists, readAssociationItems, readSettings } from '../../shared/directory-loads.ts';
import { campaignKey } from '../../shared/directory.ts';
import { type Caller, execute } from '../../shared/execute.ts';
import type { Handlers } from '../../shared/edge/signed-in.ts';
import { newId } from '../../shared/ids.ts';
import { pageOf } from '../../shared/page.ts';
import { type ProblemCode, type Refusal, refuse } from '../../shared/problems.ts';
import { get, type Range } from '../../shared/table.ts';
import { isOffice, type Unit } from '../../shared/units.ts';
import type { CampaignStart } from '../campaign/offers.ts';
import { readTurns } from '../gatherings/loads.ts';
import { partition } from '../gatherings/store.ts';
import { publicitySettingsOf } from '../gatherings/offers.ts';
import type { contract } from './contract.ts';
import type { Decision, VisitsEvent } from './events.ts';
import { capability, readVisit, readVisits, visitFrom, visitId } from './store.ts';
import { accept, ask, type Context, decline, withdraw } from './rules.ts';
import { type AssociationFacts, spreadOf } from './spread.ts';
import type { Visit, VisitsState } from './state.ts';

const target = async ({ campaign, visit }: { readonly campaign: string; readonly visit: string }) => {
  const found = await readVisit(campaign, visit);
  return found && { unit: found.unit };
};

const viewVisit = (visit: Visit, actor: Actor) => {
  const { filer, ...plain } = visit;
  return {
    ...plain,
    ...(visit.day !== undefined && { wished: visit.wishes.includes(visit.day) }),
    ...(isInOffice(actor) && { filer }),
  };
};

type Loaded = VisitsState & { readonly context: Context };
type About = { readonly visit?: string; readonly unit?: Unit; readonly candidate?: string };

const load = async (campaign: string, now: Instant, about: About): Promise<Loaded | Refusal<'not-found'>> => {
  const { visit: id, unit, candidate } = about;
  const [found, settings, visit, turns, isKnown] = await Promise.all([
    get(campaignKey(campaign)),
    readSettings(campaign),
    id === undefined ? undefined : readVisit(campaign, id),
    unit === undefined ? undefined : readTurns(campaign),
    unit === undefined || isOffice(unit) || associationExists(campaign, unit),
  ]);
  if (!found) return refuse('not-found');
  const { start, end } = entityOf<CampaignStart>(found) as CampaignStart;
  const { replyByDays, noticeDays } = publicitySettingsOf(settings);
  return {
    visits: visit ? { [visit.id]: visit } : {},
    turns,
    candidate,
    context: { today: dayOf(now), campaign: { start, end }, replyByDays, noticeDays, isKnown },
  };
};

/** Runs one command on a request for a visit. */
const onVisit = <C extends ProblemCode>(
  caller: Caller,
  actor: Actor,
  id: string,
  about: About,
  decide: (state: Loaded) => Decision<C>,
) =>
  execute<Loaded, VisitsEvent, C | 'not-found', ReturnType<typeof viewVisit>>(
    caller,
    capability<Loaded>(caller.campaign),
    {
      load: (now) => load(caller.campaign, now, about),
      decide,
      versionOf: ({ visits }) => visits[id]?.version ?? 0,
      answer: ({ visits }) => {
        const visit = visits[id] as Visit;
        const body = viewVisit(visit, actor);
        const created = { status: 201, location: `/campaigns/${caller.campaign}/visits/${id}` };
        return { status: 200, body, version: visit.version, ...(about.visit === undefined && created) };
      },
    },
  );

type Filters = { readonly status?: string | undefined; readonly owner?: string | undefined };
const fits = (visit: Visit, { status, owner }: Filters): boolean =>
  (status === undefined || visit.status === status) && (owner === undefined || visit.owner === owner);

const rangesOf = (campaign: string, units: readonly Unit[] | undefined): readonly Range[] => {
  const pk = partition(campaign);
  return units ? units.map((unit) => ({ pk, prefix: `r#${unit}#` })) : [{ pk, prefix: 'r#' }];
};

export const operations: Handlers<typeof contract> = {
  askForVisit: {
    mayDo: ({ actor, body }) => belongsTo(actor, body.unit) || isInOffice(actor),
    run: ({ body: { candidate, ...wish }, actor, caller }) => {
      const id = visitId(wish.unit, newId());
      return onVisit(caller, actor, id, { unit: wish.unit, candidate }, (state) =>
        ask(state, { id, ...wish }, state.context),
      );
    },
  },

  listVisits: {
    run: async ({ params: { campaign }, query, actor, path }) => {
      const { limit, cursor, unit, ...filters } = query;
      const units = unitsShownTo(actor, unit);
      return pageOf({
        ranges: rangesOf(campaign, units),
        limit,
        cursor,
        query: [path, filters, units ?? 'all'],
        backward: true,
        // Half the units; a request just filed is read consistently by its own address.
        consistent: false,
        view: (item) => {
          const visit = visitFrom(item);
          return fits(visit, filters) ? viewVisit(visit, actor) : undefined;
        },
      });
    },
  },

  showVisitSpread: {
    run: async ({ params: { campaign } }) => {
      const [visits, items] = await Promise.all([
        readVisits(campaign, undefined, { consistent: false }),
        readAssociationItems(campaign),
      ]);
      return { status: 200, body: spreadOf(visits, items as unknown as readonly AssociationFacts[]) };
    },
  },

  showVisit: {
    target,
    run: async ({ params: { campaign, visit: id }, actor }) => {
      const visit = await readVisit(campaign, id);
      return visit ? { status: 200, body: viewVisit(visit, actor), version: visit.version } : refuse('not-found');
    },
  },

  acceptVisit: {
    target,
    run: ({ params: { visit: id }, body: { day }, actor, caller }) =>
      onVisit(caller, actor, id, { visit: id }, (state) => accept(state, { id, day }, state.context)),
  },

  declineVisit: {
    target,
    run: ({ params: { visit: id }, body: { reason }, actor, caller }) =>
      onVisit(caller, actor, id, { visit: id }, (state) => decline(state, { id, reason })),
  },

  withdrawVisit: {
    target,
    run: ({ params: { visit: id }, actor, caller }) =>
      onVisit(caller, actor, id, { visit: id }, (state) => withdraw(state, id)),
  },
};
