import { type Actor, actorOf, associationsOf, belongsTo, isInOffice, officesOf } from '../../shared/actor.ts';
import { dayOf } from '../../shared/calendar.ts';
import { commandsOf, list, show } from '../../shared/command.ts';
import { jointly } from '../../shared/jointly.ts';
import { settings } from '../../shared/directory.ts';
import { type Handlers, right } from '../../shared/handler.ts';
import { fresh, given, inOrder, needed } from '../../shared/reads.ts';
import { withTexts } from '../../shared/texts.ts';
import type { Unit } from '../../shared/units.ts';
import { campaignStart } from '../campaign/offers.ts';
import { contract } from './contract.ts';
import { fieldsOf, merged } from './fields.ts';
import { fits, rangeOf } from './filters.ts';
import { moving, spread, withPublications } from './moving.ts';
import { asItIs, outside, told } from './outside.ts';
import { publicitySettingsOf, registeredAudiences } from './offers.ts';
import {
  cancel,
  change,
  decline,
  publish,
  registerAs,
  reopen,
  reportResults,
  reverseResults,
  submit,
} from './rules.ts';
import type { Contact, Gathering, GatheringFields } from './state.ts';
import {
  gathering,
  gatheringFrom,
  gatheringsAggregate,
  history,
  knownAssociations,
  nearby,
  theGathering,
  turns,
} from './store.ts';
import { gatheringTexts } from './texts.ts';
import { clashesOf, seesAll, seesEvent, viewGathering, viewHistory } from './views.ts';

/** The operations on the campaign's events: each says what it reads, and its rule is in rules.ts. */
type OnGathering = { readonly campaign: string; readonly event: string };

const command = /* @__PURE__ */ commandsOf(gatheringsAggregate);
/** D15: when an event moves, what was to spread it is decided on anew, in the same transaction. */
const movingCommand = /* @__PURE__ */ commandsOf((campaign) => jointly(withPublications(campaign)));

const unitsOf = (actor: Actor): readonly Unit[] => [...officesOf(actor), ...associationsOf(actor)];
/** Whoever is in an office, or a member of one of the organisers. */
const mayOrganise = (actor: Actor, organisers: readonly Unit[]): boolean =>
  isInOffice(actor) || organisers.some((unit) => belongsTo(actor, unit));

/** Organisers and area: those of them that there are. */
const named = (campaign: string, { organisers, place }: GatheringFields) =>
  knownAssociations(campaign, [...organisers, ...(place?.area === undefined ? [] : [place.area])]);

/** E5: the register, where an event says whom it is for. One that was for a group keeps it, whatever becomes of the register. */
const audiences = (campaign: string, said: string | null | undefined) =>
  said ? settings(campaign, (stored) => registeredAudiences(publicitySettingsOf(stored))) : given(undefined);

const one = ({ campaign, event }: OnGathering) => ({ gathering: needed(gathering(campaign, event)) });

/** Nothing that is listed of it changes. */
const toldOf = (path: OnGathering) =>
  inOrder(one(path), ({ gathering: { publishedAt, visibility } }) => ({
    associations: told(path.campaign, publishedAt !== undefined && visibility === 'members'),
  }));
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

export const operations: Handlers<typeof contract> = {
  registerEvent: command(contract.registerEvent, {
    mayDo: ({ actor, body }) => mayOrganise(actor, body.organisers),
    reads: ({ params: { campaign }, body: { contact, submit: isSubmitted, ...said } }) =>
      inOrder({
        gathering: fresh<Gathering>(),
        contact: given<Contact | undefined>(contact),
        campaign: campaignStart(campaign),
        audiences: audiences(campaign, said.audience),
        known: named(campaign, fieldsOf(said)),
        nearby: nearby(campaign, said),
        turns: isSubmitted ? turns(campaign) : given(undefined),
        settings: isSubmitted ? settings(campaign, publicitySettingsOf) : given(undefined),
      }),
    decide: (state, { body: { contact: _, submit: __, ...said }, newId }, now) =>
      registerAs(state, { id: newId, fields: fieldsOf(said) }, now),
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
    page: ({ actor, query: { limit: _, cursor: __, ...filters } }, now) => ({
      query: [filters],
      view: (item) => {
        const each = gatheringFrom(item);
        return seesEvent(actor, each) && fits(each, filters, dayOf(now)) ? viewGathering(each, actor) : undefined;
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

  changeEvent: movingCommand(contract.changeEvent, {
    about: theGathering,
    mayDo: ({ actor, body }) => body.organisers === undefined || mayOrganise(actor, body.organisers),
    reads: ({ params, body: { contact, reason: _, ...said } }) =>
      inOrder(
        {
          ...one(params),
          contact: given<Contact | null | undefined>(contact),
          campaign: campaignStart(params.campaign),
          audiences: audiences(params.campaign, said.audience),
        },
        (found) => {
          const { campaign } = params;
          const fields = merged(found.gathering, said);
          return {
            known: named(campaign, fields),
            ...outside(campaign, found.gathering, { ...asItIs(found.gathering), visibility: fields.visibility }),
            nearby: nearby(campaign, fields),
            ...spread(campaign, [{ before: found.gathering, after: fields }]),
          };
        },
      ),
    unweighed: ['listing', 'listed', 'associations', 'nearby'],
    decide: (state, { body: { contact: _, reason, ...said }, actor }, now) =>
      moving(state, change(state, said, { units: unitsOf(actor), reason }), now),
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
    unweighed: ['nearby'],
    decide: (state, _input, now) => submit(state, now),
    answer: withClashes,
  }),

  declineEvent: command(contract.declineEvent, {
    about: theGathering,
    reads: ({ params }) => inOrder(one(params)),
    decide: (state, { body, actor }) => decline(state, body, officesOf(actor)),
    answer: shown,
  }),

  reopenEvent: command(contract.reopenEvent, {
    about: theGathering,
    reads: ({ params }) => inOrder({ ...one(params), settings: settings(params.campaign, publicitySettingsOf) }),
    decide: (state, { body: { reason }, actor }, now) => reopen(state, { reason, offices: officesOf(actor) }, now),
    answer: shown,
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
    unweighed: ['listing', 'listed', 'associations', 'nearby'],
    decide: (state) => publish(state),
    answer: withClashes,
  }),

  cancelEvent: command(contract.cancelEvent, {
    about: theGathering,
    reads: ({ params }) =>
      inOrder(one(params), (found) => outside(params.campaign, found.gathering, asItIs(found.gathering))),
    unweighed: ['listing', 'listed', 'associations'],
    decide: (state, { body }) => cancel(state, body.reason),
    answer: shown,
  }),

  reportResults: command(contract.reportResults, {
    about: theGathering,
    reads: ({ params }) => toldOf(params),
    unweighed: ['associations'],
    decide: (state, { body }, now) => reportResults(state, body, now),
    answer: shown,
  }),

  reverseResults: command(contract.reverseResults, {
    about: theGathering,
    reads: ({ params }) => toldOf(params),
    unweighed: ['associations'],
    decide: (state, { body: { reason } }) => reverseResults(state, reason),
    answer: shown,
  }),
};
