import { type Actor, belongsTo, isInOffice } from '../../shared/actor.ts';
import { addDays } from '../../shared/calendar.ts';
import { readSettings } from '../../shared/directory-loads.ts';
import type { Handlers } from '../../shared/edge/signed-in.ts';
import { newId } from '../../shared/ids.ts';
import { pageOf } from '../../shared/page.ts';
import { refuse } from '../../shared/problems.ts';
import type { Range } from '../../shared/table.ts';
import type { Unit } from '../../shared/units.ts';
import { publicitySettingsOf } from './offers.ts';
import { type Loaded, onEvents } from './commands.ts';
import type { contract } from './contract.ts';
import { fieldsOf, merged } from './fields.ts';
import { eventFrom, eventTarget as target, partition, readEvent, readHistory, readNearby } from './store.ts';
import { cancel, change, mostDays, publish, register, reportResults, submit } from './rules.ts';
import type { CampaignEvent, EventStatus } from './state.ts';
import { clashesOf, seesAll, seesEvent, viewEvent, viewHistory } from './views.ts';

type Path = { readonly campaign: string; readonly event: string };

/** What the commands on one event share: which it is, and its answer. */
const one = ({ campaign, event: id }: Path, actor: Actor) => {
  const shown = ({ events }: Loaded) => {
    const event = events[id] as CampaignEvent;
    return { event, body: viewEvent(event, actor), version: event.version };
  };
  return {
    versionOf: ({ events }: Loaded) => events[id]?.version ?? 0,
    answer: (state: Loaded) => {
      const { body, version } = shown(state);
      return { status: 200, body, version };
    },
    answerWithClashes: (state: Loaded) => {
      const { event, body, version } = shown(state);
      return { status: 200, body: { ...body, clashes: clashesOf(campaign, event, state.nearby, actor) }, version };
    },
  };
};

/** Whoever is in an office, or a member of one of the organisers. */
const mayOrganise = (actor: Actor, organisers: readonly Unit[]): boolean =>
  isInOffice(actor) || organisers.some((unit) => belongsTo(actor, unit));

type Filters = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly status?: EventStatus | undefined;
  readonly unit?: Unit | undefined;
  readonly area?: Unit | undefined;
  readonly kind?: string | undefined;
};

/** By when they begin; what began earlier and goes on lasts no longer than an event may. */
const rangeOf = (campaign: string, { from, to, status }: Filters): Range => {
  const prefix = status ? `s#${status}#` : 't#';
  return {
    pk: partition(campaign),
    index: status ? 'l2' : 'l1',
    prefix,
    ...(from !== undefined && { from: `${prefix}${addDays(from, -mostDays)}` }),
    ...(to !== undefined && { to: `${prefix}${to}\uffff` }),
  };
};

const fits = (event: CampaignEvent, { from, unit, area, kind }: Filters): boolean =>
  (from === undefined || event.endsAt >= from) &&
  (unit === undefined || event.organisers.includes(unit)) &&
  (area === undefined || event.place?.area === area) &&
  (kind === undefined || event.kind === kind);

export const operations: Handlers<typeof contract> = {
  registerEvent: {
    mayDo: ({ actor, body }) => mayOrganise(actor, body.organisers),
    run: ({ params: { campaign }, body, actor, caller }) => {
      const id = newId();
      const { contact, ...said } = body;
      const fields = fieldsOf(said);
      const { answerWithClashes } = one({ campaign, event: id }, actor);
      return onEvents(caller, {
        about: { fields: () => fields, contact, withClashes: true },
        decide: (state) => register(state, { id, fields }, state.context),
        answer: (state) => ({
          ...answerWithClashes(state),
          status: 201,
          location: `/campaigns/${campaign}/events/${id}`,
        }),
      });
    },
  },

  listEvents: {
    run: ({ params: { campaign }, query: { limit, cursor, ...filters }, actor, path }) =>
      pageOf({
        ranges: [rangeOf(campaign, filters)],
        limit,
        cursor,
        query: [path, filters],
        // Half the units; an event just registered or changed is read consistently by its own address.
        consistent: false,
        view: (item) => {
          const event = eventFrom(item);
          return seesEvent(actor, event) && fits(event, filters) ? viewEvent(event, actor) : undefined;
        },
      }),
  },

  showEvent: {
    target,
    run: async ({ params: { campaign, event: id }, actor }) => {
      const event = await readEvent(campaign, id);
      if (!event) return refuse('not-found');
      const isOwn = seesAll(actor, event);
      const [nearby, history] = await Promise.all([
        readNearby(campaign, event),
        isOwn ? readHistory(campaign, event) : [],
      ]);
      const body = {
        ...viewEvent(event, actor),
        clashes: clashesOf(campaign, event, nearby, actor),
        ...(isOwn && { history: history.map((each) => viewHistory(each, actor)) }),
      };
      return { status: 200, body, version: event.version };
    },
  },

  changeEvent: {
    target,
    mayDo: ({ actor, body }) => body.organisers === undefined || mayOrganise(actor, body.organisers),
    run: ({ params, body: { contact, ...said }, actor, caller }) => {
      const { versionOf, answerWithClashes: answer } = one(params, actor);
      return onEvents(caller, {
        about: {
          event: params.event,
          fields: (is) => merged(is as CampaignEvent, said),
          contact,
          withClashes: true,
        },
        decide: (state) => change(state, { id: params.event, change: said }, state.context),
        versionOf,
        answer,
      });
    },
  },

  submitEvent: {
    target,
    run: ({ params, actor, caller }) => {
      const { versionOf, answerWithClashes: answer } = one(params, actor);
      return onEvents(caller, {
        about: { event: params.event, submits: true, withClashes: true },
        decide: (state) => submit(state, params.event, state.context),
        versionOf,
        answer,
      });
    },
  },

  publishEvent: {
    target,
    mayAct: async (actor, { campaign }) =>
      isInOffice(actor) || publicitySettingsOf(await readSettings(campaign)).associationsPublish,
    run: ({ params, actor, caller }) => {
      const { versionOf, answerWithClashes: answer } = one(params, actor);
      return onEvents(caller, {
        about: { event: params.event, publishes: true, withClashes: true },
        decide: (state) => publish(state, params.event),
        versionOf,
        answer,
      });
    },
  },

  cancelEvent: {
    target,
    run: ({ params, body: { reason }, actor, caller }) =>
      onEvents(caller, {
        ...one(params, actor),
        about: { event: params.event },
        decide: (state) => cancel(state, { id: params.event, reason }),
      }),
  },

  reportResults: {
    target,
    run: ({ params, body: results, actor, caller }) =>
      onEvents(caller, {
        ...one(params, actor),
        about: { event: params.event, isInward: true },
        decide: (state) => reportResults(state, { id: params.event, results }, state.context),
      }),
  },
};
