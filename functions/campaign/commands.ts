import { fullHeadships } from '../../shared/actor.ts';
import { addDays, dayOf, type Instant } from '../../shared/calendar.ts';
import { list, show } from '../../shared/command.ts';
import type { Entity } from '../../shared/commit.ts';
import type { Body } from '../../shared/contract.ts';
import { unitRange } from '../../shared/directory.ts';
import { about, type Handlers } from '../../shared/handler.ts';
import { entityIn, fresh, given, inOrder, needed, toSet } from '../../shared/reads.ts';
import type { Unit } from '../../shared/units.ts';
import { confirmAssociation, isToConfirm, setAssociation } from './associations.ts';
import { contract } from './contract.ts';
import { campaignStart, replyByDays } from './offers.ts';
import { confirmHeadChange, setCampaign, setOffice, setPerson } from './rules.ts';
import type { Association, OfficeEntity, Person } from './state.ts';
import {
  association,
  campaign,
  command,
  knownAssociations,
  login,
  names,
  office,
  peopleRange,
  person,
} from './store.ts';
import { rolesOf, viewPerson } from './views.ts';

/** The operations on the campaign, its units and its people: each says what it reads, and its rule is in rules.ts, of associations in associations.ts. */
type InCampaign = { readonly campaign: string };

/** What a PUT answers: 201 and where it is when it came to be just now; saying the same again is no creation. */
export const put = <T extends Pick<Entity, 'version'> & Partial<Entity>>(body: T, location: string, now: Instant) => {
  const created = body.createdAt === now;
  return { status: created ? 201 : 200, body, version: body.version, ...(created && { location }) };
};
export const shown = <T extends { readonly version: number }>(body: T) => ({
  status: 200,
  body,
  version: body.version,
});

/** What a PUT is about need not be there: it is then of version 0. */
const theCampaign = about({
  reads: ({ campaign: id }: InCampaign) => inOrder({ campaign: campaign(id) }),
  target: () => ({}),
  version: (found) => found.campaign?.version ?? 0,
});

type OnOffice = InCampaign & { readonly office: string };
const theOffice = about({
  reads: ({ campaign: id, office: unit }: OnOffice) => inOrder({ office: office(id, unit) }),
  target: () => ({}),
  version: (found) => found.office?.version ?? 0,
});

type OnAssociation = InCampaign & { readonly association: Unit };
const theAssociation = about({
  reads: ({ campaign: id, association: unit }: OnAssociation) => inOrder({ association: association(id, unit) }),
  target: () => ({}),
  version: (found) => found.association?.version ?? 0,
});

type OnPerson = InCampaign & { readonly person: string };
const readPerson = ({ campaign: id, person: who }: OnPerson) => inOrder({ person: person(id, who) });
export const thePerson = about({
  reads: readPerson,
  target: (found) => found.person && {},
  version: (found) => found.person?.version ?? 0,
});

/** What setting a person needs, beside who it is by now: the sign-in and the associations that they shall have. */
const toBeSet = ({ campaign: id }: InCampaign, { memberships, ...details }: Body<typeof contract.setPerson>) => ({
  campaign: campaignStart(id),
  login: login(id, details.subject),
  known: knownAssociations(
    id,
    memberships.flatMap(({ unit, role }) => (role === 'member' || role === 'administrator' ? [unit] : [])),
  ),
  details: given(details),
  replyByDays: replyByDays(id),
});

export const operations: Handlers<typeof contract> = {
  setCampaign: command(contract.setCampaign, {
    about: theCampaign,
    reads: ({ params }) => inOrder({ campaign: toSet(campaign(params.campaign)), names: names(params.campaign) }),
    decide: (state, { params, body }) => setCampaign(state, { id: params.campaign, ...body }),
    answer: (state, { params }, now) => put(state.campaign, `/campaigns/${params.campaign}`, now),
  }),

  showCampaign: show(contract.showCampaign, {
    reads: ({ params }) => inOrder({ campaign: campaignStart(params.campaign) }),
    answer: (found) => shown(found.campaign),
  }),

  setOffice: command(contract.setOffice, {
    about: theOffice,
    reads: ({ params: { campaign: id, office: unit } }) =>
      inOrder({ campaign: campaignStart(id), office: toSet(office(id, unit)) }),
    decide: (state, { params, body }) => setOffice(state, { id: params.office, ...body }),
    answer: (state, { params }, now) =>
      put(state.office, `/campaigns/${params.campaign}/offices/${params.office}`, now),
  }),

  showOffice: show(contract.showOffice, {
    reads: ({ params }) => inOrder({ office: needed(office(params.campaign, params.office)) }),
    answer: (found) => shown(found.office),
  }),

  listOffices: list(contract.listOffices, {
    at: ({ params }) => ({ ranges: [unitRange(params.campaign, 'office')] }),
    page: () => ({ view: entityIn<OfficeEntity> }),
  }),

  setAssociation: command(contract.setAssociation, {
    about: theAssociation,
    reads: ({ params: { campaign: id, association: unit } }) =>
      inOrder(
        { campaign: campaignStart(id), association: toSet(association(id, unit)), names: names(id) },
        // What is new while the campaign runs is to be confirmed.
        (found) => ({ days: isToConfirm(found) ? replyByDays(id) : given(0) }),
      ),
    decide: (state, { params, body }, now) =>
      setAssociation(
        state,
        { ...body, neighbourGroup: body.neighbourGroup ?? undefined, id: params.association },
        addDays(dayOf(now), state.days),
      ),
    answer: (state, { params }, now) =>
      put(state.association, `/campaigns/${params.campaign}/associations/${params.association}`, now),
  }),

  confirmAssociation: command(contract.confirmAssociation, {
    about: about({
      reads: ({ campaign: id, association: unit }: OnAssociation) => inOrder({ association: association(id, unit) }),
      target: (found) => found.association && {},
      version: (found) => found.association?.version ?? 0,
    }),
    reads: ({ params: { campaign: id, association: unit } }) =>
      inOrder({ campaign: campaignStart(id), association: needed(association(id, unit)) }),
    decide: (state, { actor }) => confirmAssociation(state, { offices: fullHeadships(actor) }),
    answer: (state) => shown(state.association),
  }),

  showAssociation: show(contract.showAssociation, {
    reads: ({ params }) => inOrder({ association: needed(association(params.campaign, params.association)) }),
    answer: (found) => shown(found.association),
  }),

  listAssociations: list(contract.listAssociations, {
    at: ({ params }) => ({ ranges: [unitRange(params.campaign, 'association')] }),
    page: () => ({ view: entityIn<Association> }),
  }),

  enterPerson: command(contract.enterPerson, {
    reads: ({ params, body }) => inOrder({ ...toBeSet(params, body), person: fresh<Person>() }),
    decide: (state, { newId, body, actor }, now) =>
      setPerson(state, {
        id: newId,
        memberships: body.memberships,
        actorSubject: actor.subject,
        replyBy: addDays(dayOf(now), state.replyByDays),
      }),
    answer: (state, { params }) => ({
      ...shown(rolesOf(state)),
      status: state.person.pending ? 202 : 201,
      location: `/campaigns/${params.campaign}/people/${state.person.id}`,
    }),
  }),

  setPerson: command(contract.setPerson, {
    about: thePerson,
    reads: ({ params, body }) =>
      inOrder(
        { ...toBeSet(params, body), person: needed(person(params.campaign, params.person)) },
        ({ person: { subject } }) => ({
          formerLogin: login(params.campaign, subject === body.subject ? undefined : subject),
        }),
      ),
    decide: (state, { params, body, actor }, now) =>
      setPerson(state, {
        id: params.person,
        memberships: body.memberships,
        actorSubject: actor.subject,
        replyBy: addDays(dayOf(now), state.replyByDays),
      }),
    answer: ({ person: is }) => ({ ...shown(viewPerson(is)), ...(is.pending && { status: 202 }) }),
  }),

  showPerson: show(contract.showPerson, {
    reads: ({ params }) => inOrder({ person: needed(person(params.campaign, params.person)) }),
    answer: (found) => shown(viewPerson(found.person)),
  }),

  listPeople: list(contract.listPeople, {
    at: ({ params }) => ({ ranges: [peopleRange(params.campaign)] }),
    page: () => ({ view: (item) => viewPerson(entityIn<Person>(item)) }),
  }),

  confirmHeadChange: command(contract.confirmHeadChange, {
    about: thePerson,
    reads: ({ params: { campaign: id, person: who } }) =>
      inOrder({ campaign: campaignStart(id), person: needed(person(id, who)) }, ({ person: { subject, pending } }) => {
        const next = pending?.subject ?? subject;
        return { login: login(id, next), formerLogin: login(id, next === subject ? undefined : subject) };
      }),
    decide: (state, { actor }) => confirmHeadChange(state, { person: actor.person, offices: fullHeadships(actor) }),
    answer: (state) => shown(rolesOf(state)),
  }),
};
