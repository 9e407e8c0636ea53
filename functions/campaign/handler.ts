import { headships, peoplePartition } from '../../shared/actor.ts';
import { entityOf } from '../../shared/commit.ts';
import { execute } from '../../shared/execute.ts';
import type { Handlers } from '../../shared/edge/signed-in.ts';
import { pageOf } from '../../shared/page.ts';
import type { Item, Range } from '../../shared/table.ts';
import { putAnswer, shown } from './answers.ts';
import type { contract } from './contract.ts';
import { capability, loadPerson, readAssociation, readCampaign, readOffice, readPerson } from './store.ts';
import { confirmHeadChange, forgetPerson, setAssociation, setCampaign, setOffice, setPerson } from './rules.ts';
import type { Association, Campaign, CampaignState, OfficeEntity, Person } from './state.ts';

const list = async <T>(
  ranges: readonly Range[],
  query: { limit: number; cursor?: string | undefined },
  path: string,
) => {
  return pageOf<T>({ ranges, ...query, query: [path], view: (item: Item) => entityOf<T>(item) });
};

export const operations: Handlers<typeof contract> = {
  setCampaign: {
    run: ({ params: { campaign: id }, body, caller }) =>
      execute(caller, capability<CampaignState>(id), {
        load: async () => ({ campaign: await readCampaign(id) }),
        decide: (state) => setCampaign(state, { id, ...body }),
        versionOf: ({ campaign }) => campaign?.version ?? 0,
        answer: ({ campaign }, now) => putAnswer(campaign as Campaign, `/campaigns/${id}`, now),
      }),
  },
  showCampaign: { run: async ({ params }) => shown(await readCampaign(params.campaign)) },

  setOffice: {
    run: ({ params: { campaign: id, office }, body, caller }) =>
      execute(caller, capability<CampaignState>(id), {
        load: async () => ({ campaign: await readCampaign(id), office: await readOffice(id, office) }),
        decide: (state) => setOffice(state, { id: office, ...body }),
        versionOf: (state) => state.office?.version ?? 0,
        answer: (state, now) => putAnswer(state.office as OfficeEntity, `/campaigns/${id}/offices/${office}`, now),
      }),
  },
  showOffice: { run: async ({ params }) => shown(await readOffice(params.campaign, params.office)) },
  listOffices: {
    run: ({ params: { campaign }, query, path }) =>
      list<OfficeEntity>([{ pk: `${campaign}#campaign`, prefix: 'office#' }], query, path),
  },

  setAssociation: {
    run: ({ params: { campaign: id, association }, body, caller }) =>
      execute(caller, capability<CampaignState>(id), {
        load: async () => ({ campaign: await readCampaign(id), association: await readAssociation(id, association) }),
        decide: (state) =>
          setAssociation(state, { ...body, neighbourGroup: body.neighbourGroup ?? undefined, id: association }),
        versionOf: (state) => state.association?.version ?? 0,
        answer: (state, now) =>
          putAnswer(state.association as Association, `/campaigns/${id}/associations/${association}`, now),
      }),
  },
  showAssociation: { run: async ({ params }) => shown(await readAssociation(params.campaign, params.association)) },
  listAssociations: {
    run: ({ params: { campaign }, query, path }) =>
      list<Association>([{ pk: `${campaign}#campaign`, prefix: 'association#' }], query, path),
  },

  setPerson: {
    run: ({ params: { campaign: id, person }, body, caller, actor }) => {
      const { memberships, ...details } = body;
      const units = memberships.flatMap(({ unit, role }) => (role === 'member' ? [unit] : []));
      return execute(caller, capability<CampaignState & { readonly known: ReadonlySet<string> }>(id), {
        load: async () => {
          const [campaign, loaded, associations] = await Promise.all([
            readCampaign(id),
            loadPerson(id, person, () => details.subject),
            Promise.all(units.map((unit) => readAssociation(id, unit))),
          ]);
          const known = new Set(associations.flatMap((each) => (each ? [each.id] : [])));
          return { campaign, ...loaded, details, known };
        },
        decide: (state) =>
          setPerson(state, {
            id: person,
            details,
            memberships,
            actorSubject: actor.subject,
            isKnown: (unit) => state.known.has(unit),
          }),
        versionOf: (state) => state.person?.version ?? 0,
        answer: (state, now) => putAnswer(state.person as Person, `/campaigns/${id}/people/${person}`, now),
      });
    },
  },
  showPerson: { run: async ({ params }) => shown(await readPerson(params.campaign, params.person)) },
  listPeople: {
    run: ({ params: { campaign }, query, path }) =>
      list<Person>([{ pk: peoplePartition(campaign), prefix: 'person#' }], query, path),
  },
  forgetPerson: {
    target: async ({ campaign, person }) => ((await readPerson(campaign, person)) ? {} : undefined),
    run: ({ params: { campaign: id, person }, caller, actor }) =>
      execute(caller, capability<CampaignState>(id), {
        load: async () => ({
          campaign: await readCampaign(id),
          ...(await loadPerson(id, person, (is) => is?.subject)),
        }),
        decide: (state) => forgetPerson(state, { actorSubject: actor.subject, campaignIsOver: false }),
        versionOf: (state) => state.person?.version ?? 0,
        answer: () => ({ status: 200, body: { id: person } }),
      }),
  },
  confirmHeadChange: {
    target: async ({ campaign, person }) => ((await readPerson(campaign, person)) ? {} : undefined),
    run: ({ params: { campaign: id, person }, caller, actor }) =>
      execute(caller, capability<CampaignState>(id), {
        load: () => loadPerson(id, person, (is) => is?.pending?.subject ?? is?.subject),
        decide: (state) => confirmHeadChange(state, { person: actor.person, offices: headships(actor) }),
        versionOf: (state) => state.person?.version ?? 0,
        answer: (state) => ({ status: 200, body: state.person as Person, version: state.person?.version ?? 0 }),
      }),
  },
};
