import { associationsOf, belongsTo, isInOffice } from '../../../shared/actor.ts';
import { dayOf } from '../../../shared/calendar.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { newId } from '../../../shared/ids.ts';
import { pageOf } from '../../../shared/page.ts';
import { refuse } from '../../../shared/problems.ts';
import { onMaterials, proposalTarget, putAnswer, textIds } from '../commands.ts';
import { editionId } from '../editions.ts';
import { readUse } from '../files/store.ts';
import { viewFile } from '../files/views.ts';
import {
  from,
  partition,
  readEveryItem,
  readEveryPack,
  readEveryStock,
  readItem,
  readPack,
  readText,
  unitId,
} from '../store.ts';
import type { CatalogueItem, EditionText, Pack, Proposal } from '../state.ts';
import { isKeeper, readerOf } from '../views.ts';
import type { contract } from './contract.ts';
import { answerProposal, propose, removePack, setEdition, setItem, setPack, textsOf } from './rules.ts';
import { viewCatalogue, viewEdition, viewItem } from './views.ts';

const path = (campaign: string): string => `/campaigns/${campaign}/materials`;

/** An edition is a part of its item, and has the item's version. */
const viewInFull = (item: CatalogueItem, language: string, text: EditionText | undefined) => {
  const edition = item.editions[language];
  return (
    edition && {
      item: item.id,
      ...viewEdition(language, edition),
      ...(text?.text !== undefined && { text: text.text }),
      ...(text?.swedishText !== undefined && { swedishText: text.swedishText }),
      version: item.version,
      createdAt: item.createdAt,
      updatedAt: item.updatedAt,
    }
  );
};
type InFull = NonNullable<ReturnType<typeof viewInFull>>;

const keepers = { mayAct: async (actor: Parameters<typeof isKeeper>[0]) => isKeeper(actor) };

/** What both answers to a proposal share. */
const proposalAnswer = (id: string) => ({
  versionOf: ({ proposals }: { readonly proposals: Readonly<Record<string, Proposal>> }) => proposals[id]?.version ?? 0,
  answer: ({ proposals }: { readonly proposals: Readonly<Record<string, Proposal>> }) => ({
    status: 200,
    body: proposals[id] as Proposal,
    version: proposals[id]?.version ?? 0,
  }),
});

export const operations: Handlers<typeof contract> = {
  setItem: {
    ...keepers,
    run: ({ params: { campaign, item: id }, body: { editions = {}, ...wish }, caller }) =>
      onMaterials(caller, {
        wanted: { items: [id], texts: textIds(id, Object.keys(editions)) },
        said: textsOf(editions),
        decide: (state) => setItem(state, { id, wish, editions }, state.context),
        versionOf: ({ items }) => items[id]?.version ?? 0,
        answer: ({ items }, now) => {
          const item = items[id] as CatalogueItem;
          return putAnswer(viewItem(item), item, `${path(campaign)}/items/${id}`, now);
        },
      }),
  },
  showItem: {
    run: async ({ params: { campaign, item: id } }) => {
      const item = await readItem(campaign, id);
      return item ? { status: 200, body: viewItem(item), version: item.version } : refuse('not-found');
    },
  },

  setEdition: {
    target: async ({ campaign, item }) => ((await readItem(campaign, item)) ? {} : undefined),
    ...keepers,
    run: async ({ params: { campaign, item: id, language }, body: wish, caller }) => {
      const before = await readItem(campaign, id);
      const isNew = before?.editions[language] === undefined;
      return onMaterials(caller, {
        wanted: { items: [id], texts: textIds(id, [language]) },
        said: textsOf({ [language]: wish }),
        decide: (state) => setEdition(state, { item: id, language, wish }),
        versionOf: ({ items }) => items[id]?.version ?? 0,
        answer: ({ items, texts }) => {
          const item = items[id] as CatalogueItem;
          const body = viewInFull(item, language, texts[editionId(id, language)]) as InFull;
          const location = `${path(campaign)}/items/${id}/editions/${language}`;
          return { status: isNew ? 201 : 200, body, version: item.version, ...(isNew && { location }) };
        },
      });
    },
  },
  showEdition: {
    run: async ({ params: { campaign, item: id, language }, actor }) => {
      const edition = editionId(id, language);
      const [item, text] = await Promise.all([readItem(campaign, id), readText(campaign, edition)]);
      const body = item && viewInFull(item, language, text);
      if (!body) return refuse('not-found');
      const use = body.printYourself ? viewFile(await readUse(campaign, edition), readerOf(actor)) : {};
      return { status: 200, body: { ...body, ...use }, version: body.version };
    },
  },

  setPack: {
    ...keepers,
    run: ({ params: { campaign, pack: id }, body, caller }) =>
      onMaterials(caller, {
        wanted: { packs: [id], items: body.lines.map(({ item }) => item) },
        decide: (state) => setPack(state, { id, ...body }),
        versionOf: ({ packs }) => packs[id]?.version ?? 0,
        answer: ({ packs }, now) => {
          const pack = packs[id] as Pack;
          return putAnswer(pack, pack, `${path(campaign)}/packs/${id}`, now);
        },
      }),
  },
  showPack: {
    run: async ({ params: { campaign, pack: id } }) => {
      const pack = await readPack(campaign, id);
      return pack ? { status: 200, body: pack, version: pack.version } : refuse('not-found');
    },
  },

  removePack: {
    target: async ({ campaign, pack }) => (await readPack(campaign, pack)) && {},
    ...keepers,
    run: ({ params: { pack: id }, caller }) =>
      onMaterials(caller, {
        wanted: { packs: [id] },
        decide: (state) => removePack(state, id),
        versionOf: ({ packs }) => packs[id]?.version ?? 0,
        answer: () => ({ status: 200, body: { id } }),
      }),
  },

  showCatalogue: {
    run: async ({ params: { campaign }, actor }) => {
      const [unit] = associationsOf(actor);
      const [items, stocks, packs] = await Promise.all([
        readEveryItem(campaign),
        readEveryStock(campaign),
        readEveryPack(campaign),
      ]);
      const today = dayOf(new Date().toISOString());
      return { status: 200, body: viewCatalogue({ items, stocks, packs }, { unit, today }) };
    },
  },

  proposeItem: {
    mayDo: ({ actor, body: { unit } }) => belongsTo(actor, unit),
    run: ({ params: { campaign }, body, caller }) => {
      const id = unitId(body.unit, newId());
      return onMaterials(caller, {
        wanted: { unit: body.unit },
        decide: () => propose({ id, ...body }),
        answer: ({ proposals }) => ({
          status: 201,
          body: proposals[id] as Proposal,
          location: `${path(campaign)}/items/proposals/${id}`,
          version: 1,
        }),
      });
    },
  },
  listProposals: {
    run: async ({ params: { campaign }, query: { limit, cursor }, actor, path: asked }) => {
      const pk = partition(campaign);
      const own = isInOffice(actor) ? undefined : associationsOf(actor);
      return pageOf({
        ranges: own ? own.map((unit) => ({ pk, prefix: `v#${unit}#` })) : [{ pk, prefix: 'v#' }],
        limit,
        cursor,
        query: [asked, own ?? 'all'],
        backward: true,
        consistent: false,
        view: (item) => from<Proposal>(item),
      });
    },
  },
  adoptProposal: {
    target: proposalTarget,
    ...keepers,
    run: ({ params: { proposal: id }, body: { item }, caller }) =>
      onMaterials(caller, {
        wanted: { proposal: id, items: [item] },
        decide: (state) => answerProposal(state, id, { item }),
        ...proposalAnswer(id),
      }),
  },
  declineProposal: {
    target: proposalTarget,
    ...keepers,
    run: ({ params: { proposal: id }, body: { reason }, caller }) =>
      onMaterials(caller, {
        wanted: { proposal: id },
        decide: (state) => answerProposal(state, id, { reason }),
        ...proposalAnswer(id),
      }),
  },
};
