import { type Actor, actorOf, type Identity } from '../../../shared/actor.ts';
import { dayOf } from '../../../shared/calendar.ts';
import type { AllOf } from '../../../shared/capability.ts';
import { show } from '../../../shared/command.ts';
import { unitKey } from '../../../shared/directory.ts';
import { actingOf } from '../../../shared/folds.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { asOf, inOrder, listed, together, viewOf } from '../../../shared/reads.ts';
import { isOffice, type Unit } from '../../../shared/units.ts';
import type { Campaign } from '../state.ts';
import { person } from '../store.ts';
import { contract } from './contract.ts';

type InCampaign = { readonly campaign: Campaign; readonly actor: Actor };

/** In the order of their ids. */
const campaigns = () => asOf('only shown', { queries: [{ range: { pk: 'campaigns', prefix: '' } }] }, listed<Campaign>);

/** The campaigns that somebody is let into, with who they are there. */
const letInto = (all: readonly Campaign[], identity: Identity) =>
  viewOf(
    'rights are those of the moment a request arrives',
    together(all.map(({ id }) => actorOf(id, identity))),
    (actors): readonly InCampaign[] =>
      all.flatMap((campaign, i) => {
        const actor = actors[i];
        return actor ? [{ campaign, actor }] : [];
      }),
  );

const unitName = (campaign: string, unit: Unit) =>
  asOf(
    'only shown',
    { keys: [unitKey(campaign, isOffice(unit) ? 'office' : 'association', unit)] },
    ({ items: [item] }) => (typeof item?.name === 'string' ? item.name : undefined),
  );

export const operationsOf = (all: AllOf<'acting'>): Handlers<typeof contract> => ({
  showOneself: show(contract.showOneself, {
    reads: ({ identity }, now) =>
      inOrder(
        { campaigns: campaigns() },
        (found) => ({ own: letInto(found.campaigns, identity) }),
        ({ own }) => ({
          people: together(own.map(({ campaign, actor }) => person(campaign.id, actor.person))),
          names: together(
            own.map(({ campaign, actor }) =>
              together(actor.memberships.map(({ unit }) => unitName(campaign.id, unit))),
            ),
          ),
          acting: together(
            own.map(({ campaign, actor }) =>
              together(actingOf(all, campaign.id, { ...actor, id: actor.person }, dayOf(now))),
            ),
          ),
        }),
      ),
    answer: ({ own, people, names, acting }, { identity: { subject } }) => ({
      status: 200,
      body: {
        subject,
        campaigns: own.flatMap(({ campaign: { id, name }, actor: { memberships, vouched } }, i) => {
          const who = people[i];
          // An administrator by the token’s group need be nobody there, and somebody may be forgotten at this moment.
          if (!who) return [];
          return {
            id,
            name,
            person: { id: who.id, name: who.name },
            memberships: memberships.map((each, j) => {
              const called = names[i]?.[j];
              return { ...each, ...(called !== undefined && { unitName: called }) };
            }),
            actingFor: acting[i]?.flat() ?? [],
            ...(vouched && { vouched }),
          };
        }),
      },
    }),
  }),

  listCampaigns: show(contract.listCampaigns, {
    reads: ({ identity }) =>
      inOrder({ campaigns: campaigns() }, (found) => ({ own: letInto(found.campaigns, identity) })),
    answer: ({ own }) => ({ status: 200, body: { items: own.map(({ campaign }) => campaign) } }),
  }),
});
