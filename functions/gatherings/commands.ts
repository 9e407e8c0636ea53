import { type Actor, actorOf, belongsTo, isInOffice } from '../../shared/actor.ts';
import { addDays } from '../../shared/calendar.ts';
import { commandsOf, list, show } from '../../shared/command.ts';
import { associations, settings } from '../../shared/directory.ts';
import { type Handlers, right } from '../../shared/handler.ts';
import { fresh, given, inOrder, needed } from '../../shared/reads.ts';
import type { Range } from '../../shared/table.ts';
import { withTexts } from '../../shared/texts.ts';
import type { Unit } from '../../shared/units.ts';
import { campaignStart } from '../campaign/offers.ts';
import { contract } from './contract.ts';
import { fieldsOf, merged } from './fields.ts';
import { isListed, noListing } from './listing.ts';
import { publicitySettingsOf } from './offers.ts';
import { cancel, change, publish, register, reportResults, submit } from './rules.ts';
import { type Contact, type Gathering, type GatheringFields, type GatheringStatus, mostDays } from './state.ts';
import {
  gathering,
  gatheringFrom,
  gatheringsAggregate,
  history,
  knownAssociations,
  listedRow,
  listingHead,
  nearby,
  partition,
  theGathering,
  turns,
} from './store.ts';
import { gatheringTexts } from './texts.ts';
import { clashesOf, seesAll, seesEvent, viewGathering, viewHistory } from './views.ts';

/** The operations on the campaign's events: each says what it reads, and its rule is in rules.ts. */
type OnGathering = { readonly campaign: string; readonly event: string };

const command = /* @__PURE__ */ commandsOf(gatheringsAggregate);

/** Whoever is in an office, or a member of one of the organisers. */
const mayOrganise = (actor: Actor, organisers: readonly Unit[]): boolean =>
  isInOffice(actor) || organisers.some((unit) => belongsTo(actor, unit));

/** Organisers and area: those of them that there are. */
const named = (campaign: string, { organisers, place }: GatheringFields) =>
  knownAssociations(campaign, [...organisers, ...(place?.area === undefined ? [] : [place.area])]);

const one = ({ campaign, event }: OnGathering) => ({ gathering: needed(gathering(campaign, event)) });

/** What is listed of an event that is out, as `visibility` will be; and all associations, which are told of one for members. */
const outside = (
  campaign: string,
  before: Gathering,
  { isOut, visibility }: { readonly isOut: boolean; readonly visibility: Gathering['visibility'] },
) => ({
  listing: isListed(before) || (isOut && visibility === 'public') ? listingHead(campaign) : given(noListing),
  listed: listedRow(campaign, before),
  associations: told(campaign, isOut && visibility === 'members'),
});
const told = (campaign: string, isForMembers: boolean) =>
  isForMembers ? associations(campaign, (items) => items.map(({ id }) => id as Unit)) : given(undefined);
/** As it is now. */
const asItIs = ({ publishedAt, visibility }: Gathering) => ({ isOut: publishedAt !== undefined, visibility });

type Asked = { readonly actor: Actor; readonly params: { readonly campaign: string } };
type Shown = { readonly gathering: Gathering };
type Near = Shown & { readonly nearby: readonly Gathering[] };
const shown = (found: Shown, { actor }: Asked) => ({
  status: 200,
  body: viewGathering(found.gathering, actor),
  version: found.gathering.version,
});
const withClashes = (found: Near, asked: Asked) => {
  const { body, ...answer } = shown(found, asked);
  const clashes = clashesOf(asked.params.campaign, found.gathering, found.nearby, asked.actor);
  return { ...answer, body: { ...body, clashes } };
};

type Filters = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly status?: GatheringStatus | undefined;
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

const fits = ({ endsAt, organisers, place, ...of }: Gathering, { from, unit, area, kind }: Filters): boolean =>
  (from === undefined || endsAt >= from) &&
  (unit === undefined || organisers.includes(unit)) &&
  (area === undefined || place?.area === area) &&
  (kind === undefined || of.kind === kind);

export const operations: Handlers<typeof contract> = {
  registerEvent: command(contract.registerEvent, {
    mayDo: ({ actor, body }) => mayOrganise(actor, body.organisers),
    reads: ({ params: { campaign }, body: { contact, ...said } }) =>
      inOrder({
        gathering: fresh<Gathering>(),
        contact: given<Contact | undefined>(contact),
        campaign: campaignStart(campaign),
        known: named(campaign, fieldsOf(said)),
        nearby: nearby(campaign, said),
      }),
    decide: (state, { body: { contact: _, ...said }, newId }) => register(state, { id: newId, fields: fieldsOf(said) }),
    answer: (found, input) => ({
      ...withClashes(found, input),
      status: 201,
      location: `/campaigns/${input.params.campaign}/events/${found.gathering.id}`,
    }),
  }),

  listEvents: list(contract.listEvents, {
    at: ({ params: { campaign }, query: { limit: _, cursor: __, ...filters } }) => ({
      ranges: [rangeOf(campaign, filters)],
      // Half the units; an event just registered or changed is read consistently by its own address.
      consistent: false,
    }),
    page: ({ actor, query: { limit: _, cursor: __, ...filters } }) => ({
      query: [filters],
      view: (item) => {
        const each = gatheringFrom(item);
        return seesEvent(actor, each) && fits(each, filters) ? viewGathering(each, actor) : undefined;
      },
    }),
  }),

  showEvent: show(contract.showEvent, {
    about: theGathering,
    reads: ({ params, identity }) =>
      inOrder({ ...one(params), reader: actorOf(params.campaign, identity) }, (found) => ({
        nearby: nearby(params.campaign, found.gathering),
        history:
          found.reader && seesAll(found.reader, found.gathering)
            ? history(params.campaign, found.gathering)
            : given(undefined),
      })),
    answer: (found, input) => {
      const { body, ...answer } = withClashes(found, input);
      const { gathering, history: all } = found;
      const happened =
        all && withTexts(gatheringTexts, all, { gathering }).map((event) => viewHistory(event, input.actor));
      return { ...answer, body: { ...body, ...(happened && { history: happened }) } };
    },
  }),

  changeEvent: command(contract.changeEvent, {
    about: theGathering,
    mayDo: ({ actor, body }) => body.organisers === undefined || mayOrganise(actor, body.organisers),
    reads: ({ params, body: { contact, ...said } }) =>
      inOrder(
        {
          ...one(params),
          contact: given<Contact | null | undefined>(contact),
          campaign: campaignStart(params.campaign),
        },
        (found) => {
          const { campaign } = params;
          const fields = merged(found.gathering, said);
          return {
            known: named(campaign, fields),
            ...outside(campaign, found.gathering, { ...asItIs(found.gathering), visibility: fields.visibility }),
            nearby: nearby(campaign, fields),
          };
        },
      ),
    decide: (state, { body: { contact: _, ...said } }) => change(state, said),
    answer: withClashes,
  }),

  submitEvent: command(contract.submitEvent, {
    about: theGathering,
    reads: ({ params }) =>
      inOrder(
        {
          ...one(params),
          turns: turns(params.campaign),
          settings: settings(params.campaign, publicitySettingsOf),
        },
        (found) => ({ nearby: nearby(params.campaign, found.gathering) }),
      ),
    decide: (state, _input, now) => submit(state, now),
    answer: withClashes,
  }),

  publishEvent: command(contract.publishEvent, {
    about: theGathering,
    may: right({
      reads: ({ campaign }: OnGathering) => inOrder({ settings: settings(campaign, publicitySettingsOf) }),
      holds: (actor, found) => isInOffice(actor) || found.settings.associationsPublish,
    }),
    reads: ({ params }) =>
      inOrder(one(params), (found) => ({
        ...outside(params.campaign, found.gathering, { isOut: true, visibility: found.gathering.visibility }),
        nearby: nearby(params.campaign, found.gathering),
      })),
    decide: (state) => publish(state),
    answer: withClashes,
  }),

  cancelEvent: command(contract.cancelEvent, {
    about: theGathering,
    reads: ({ params }) =>
      inOrder(one(params), (found) => outside(params.campaign, found.gathering, asItIs(found.gathering))),
    decide: (state, { body }) => cancel(state, body.reason),
    answer: shown,
  }),

  reportResults: command(contract.reportResults, {
    about: theGathering,
    // Nothing that is listed of it changes.
    reads: ({ params }) =>
      inOrder(one(params), ({ gathering: { publishedAt, visibility } }) => ({
        associations: told(params.campaign, publishedAt !== undefined && visibility === 'members'),
      })),
    decide: (state, { body }, now) => reportResults(state, body, now),
    answer: shown,
  }),
};
