import { associationsOf } from '../../../shared/actor.ts';
import { dayOf, type Instant } from '../../../shared/calendar.ts';
import { show } from '../../../shared/command.ts';
import { type Entity } from '../../../shared/commit.ts';
import { about, type Handlers } from '../../../shared/handler.ts';
import { refuse } from '../../../shared/problems.ts';
import { given, inOrder, needed, toSet } from '../../../shared/reads.ts';
import { editionId } from '../editions.ts';
import { type Use, useOf } from '../files/store.ts';
import { viewFile } from '../files/views.ts';
import { everyStock } from '../store.ts';
import type { CatalogueItem } from '../state.ts';
import { isKeeper, readerOf } from '../views.ts';
import { contract } from './contract.ts';
import { removeEdition, removeItem, removePack, setEdition, setItem, setPack, textsOf } from './rules.ts';
import { command, everyItem, everyPack, item, items, pack, text, texts, usesOf } from './store.ts';
import { viewCatalogue, viewEditionInFull, viewItem } from './views.ts';

/** The operations on the catalogue. */
type OnItem = { readonly campaign: string; readonly item: string };
type OnPack = { readonly campaign: string; readonly pack: string };

const path = (campaign: string): string => `/campaigns/${campaign}/materials`;

/** An item that is in the catalogue; an edition is a part of it, and has its version. */
const theItem = about({
  reads: (on: OnItem) => inOrder({ item: item(on.campaign, on.item) }),
  target: (found) => found.item && {},
  version: (found) => found.item?.version ?? 0,
});
const thePack = about({
  reads: (on: OnPack) => inOrder({ pack: pack(on.campaign, on.pack) }),
  target: (found) => found.pack && {},
  version: (found) => found.pack?.version ?? 0,
});
/** The same where a PUT may make them. */
const itemToSet = { ...theItem, target: () => ({}) };
const packToSet = { ...thePack, target: () => ({}) };

/** D9: the catalogue is kept by the district office, which prints for all. */
const keepers = { may: { holds: isKeeper } };

/** What a PUT answers: 201 and where it is, when it was made just now. */
const putAnswer = <B>(body: B, { version, createdAt }: Entity, location: string, now: Instant) =>
  createdAt === now ? { status: 201, body, version, location } : { status: 200, body, version };

export const operations: Handlers<typeof contract> = {
  setItem: command(contract.setItem, {
    ...keepers,
    about: itemToSet,
    reads: ({ params: { campaign, item: id }, body: { editions = {} } }) =>
      inOrder({
        item: toSet(item(campaign, id)),
        texts: texts(
          campaign,
          Object.keys(editions).map((language) => editionId(id, language)),
        ),
        said: given(textsOf(editions)),
      }),
    decide: (state, { params: { item: id }, body: { editions = {}, ...wish } }, now) =>
      setItem(state, { id, wish, editions }, dayOf(now)),
    answer: (found, { params: { campaign, item: id } }, now) =>
      putAnswer(viewItem(found.item), found.item, `${path(campaign)}/items/${id}`, now),
  }),

  showItem: show(contract.showItem, {
    reads: ({ params }) => inOrder({ item: needed(item(params.campaign, params.item)) }),
    answer: (found) => ({ status: 200, body: viewItem(found.item), version: found.item.version }),
  }),

  removeItem: command(contract.removeItem, {
    ...keepers,
    about: theItem,
    reads: ({ params: { campaign, item: id } }) =>
      inOrder({ item: needed(item(campaign, id)), ...usesOf(campaign, id) }, (found) => ({
        texts: texts(
          campaign,
          Object.keys(found.item.editions).map((language) => editionId(id, language)),
        ),
      })),
    decide: (state) => removeItem(state),
    answer: ({ item: is }: { readonly item: CatalogueItem | undefined }, { params: { item: id } }) => ({
      status: 200,
      body: { id, retired: is !== undefined },
    }),
  }),

  removeEdition: command(contract.removeEdition, {
    ...keepers,
    about: theItem,
    reads: ({ params: { campaign, item: id, language } }) =>
      inOrder({
        item: needed(item(campaign, id)),
        ...usesOf(campaign, id),
        texts: texts(campaign, [editionId(id, language)]),
      }),
    decide: (state, { params: { language } }) => removeEdition(state, language),
    answer: ({ item: is }, { params: { language } }) => ({
      status: 200,
      body: { id: language, retired: is.editions[language] !== undefined },
    }),
  }),

  setEdition: command(contract.setEdition, {
    ...keepers,
    about: theItem,
    reads: ({ params: { campaign, item: id, language }, body }) =>
      inOrder(
        {
          item: needed(item(campaign, id)),
          texts: texts(campaign, [editionId(id, language)]),
          said: given(textsOf({ [language]: body })),
        },
        (found) => ({ isNew: given(found.item.editions[language] === undefined) }),
      ),
    decide: (state, { params: { language }, body }) => setEdition(state, { language, wish: body }),
    answer: ({ item: of, texts: all, isNew }, { params: { campaign, language } }) => {
      const body = viewEditionInFull(of, language, all[editionId(of.id, language)]);
      if (!body) throw new Error(`${of.id} has no edition ${language} after it was set`);
      const location = `${path(campaign)}/items/${of.id}/editions/${language}`;
      return { status: isNew ? 201 : 200, body, version: of.version, ...(isNew && { location }) };
    },
  }),

  showEdition: show(contract.showEdition, {
    reads: ({ params: { campaign, item: id, language } }) =>
      inOrder({ item: needed(item(campaign, id)), text: text(campaign, editionId(id, language)) }, (found) => ({
        use: found.item.editions[language]?.hasFile
          ? useOf(campaign, editionId(id, language))
          : given<Use | undefined>(undefined),
      })),
    answer: (found, { params: { language }, actor }) => {
      const edition = viewEditionInFull(found.item, language, found.text);
      if (!edition) return refuse('not-found');
      const body = { ...edition, ...(found.use && viewFile(found.use, readerOf(actor))) };
      return { status: 200, body, version: edition.version };
    },
  }),

  setPack: command(contract.setPack, {
    ...keepers,
    about: packToSet,
    reads: ({ params: { campaign, pack: id }, body: { lines } }) =>
      inOrder({
        pack: toSet(pack(campaign, id)),
        items: items(
          campaign,
          lines.map((line) => line.item),
        ),
      }),
    decide: (state, { params: { pack: id }, body }) => setPack(state, { id, ...body }),
    answer: (found, { params: { campaign, pack: id } }, now) =>
      putAnswer(found.pack, found.pack, `${path(campaign)}/packs/${id}`, now),
  }),

  showPack: show(contract.showPack, {
    reads: ({ params }) => inOrder({ pack: needed(pack(params.campaign, params.pack)) }),
    answer: (found) => ({ status: 200, body: found.pack, version: found.pack.version }),
  }),

  removePack: command(contract.removePack, {
    ...keepers,
    about: thePack,
    reads: ({ params }) => inOrder({ pack: needed(pack(params.campaign, params.pack)) }),
    decide: removePack,
    answer: (_found, { params: { pack: id } }) => ({ status: 200, body: { id } }),
  }),

  showCatalogue: show(contract.showCatalogue, {
    reads: ({ params: { campaign } }) =>
      inOrder({ items: everyItem(campaign), stocks: everyStock(campaign), packs: everyPack(campaign) }),
    answer: (found, { actor }, now) => ({
      status: 200,
      body: viewCatalogue(found, { unit: associationsOf(actor)[0], today: dayOf(now) }),
    }),
  }),
};
