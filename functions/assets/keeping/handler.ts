import { type Actor, associationsOf, belongsTo, isInOffice } from '../../../shared/actor.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { newId } from '../../../shared/ids.ts';
import { fieldError } from '../../../shared/fields.ts';
import { pageOf } from '../../../shared/page.ts';
import { refuse } from '../../../shared/problems.ts';
import { onAssets } from '../commands.ts';
import { isFree } from '../days.ts';
import { assetFrom, partition, readAsset } from '../store.ts';
import type { Asset, AssetsState } from '../state.ts';
import { readerOf, viewAsset } from '../views.ts';
import type { contract } from './contract.ts';
import { endDefect, reportDefect, setAsset } from './rules.ts';

type Path = { readonly campaign: string; readonly asset: string };

const target = async ({ campaign, asset }: Path) => ((await readAsset(campaign, asset)) ? {} : undefined);
/** The district office keeps bikes and cabins. */
const keeps = async (actor: Actor) => belongsTo(actor, 'district');

/** What the commands on one asset share: its version, and its answer. */
const one = (id: string, actor: Actor, status = 200) => ({
  versionOf: ({ assets }: AssetsState) => assets[id]?.version ?? 0,
  answer: ({ assets }: AssetsState) => {
    const asset = assets[id] as Asset;
    return { status, body: viewAsset(asset, readerOf(actor)), version: asset.version };
  },
});

export const operations: Handlers<typeof contract> = {
  setAsset: {
    mayAct: keeps,
    run: ({ params: { campaign, asset: id }, body: wish, actor, caller }) => {
      const { versionOf, answer } = one(id, actor);
      return onAssets(caller, {
        decide: (state) => setAsset(state, { id, wish }, state.context.today),
        versionOf,
        answer: (state, now) => {
          const created = state.assets[id]?.createdAt === now;
          const location = `/campaigns/${campaign}/materials/assets/${id}`;
          return { ...answer(state), ...(created && { status: 201, location }) };
        },
      });
    },
  },

  showAsset: {
    run: async ({ params: { campaign, asset: id }, actor }) => {
      const asset = await readAsset(campaign, id);
      return asset
        ? { status: 200, body: viewAsset(asset, readerOf(actor)), version: asset.version }
        : refuse('not-found');
    },
  },

  listAssets: {
    run: async ({ params: { campaign }, query, actor, path }) => {
      const { limit, cursor, freeFrom, freeTo, kind } = query;
      const from = freeFrom ?? freeTo;
      const to = freeTo ?? freeFrom;
      if (from !== undefined && to !== undefined && from > to)
        return { ...refuse('malformed-request'), errors: [fieldError('/query/freeTo', 'order')] };
      const reader = readerOf(actor);
      const fits = (asset: Asset) =>
        (kind === undefined || asset.kind === kind) &&
        (from === undefined || to === undefined || isFree(asset, { from, to }));
      return pageOf({
        ranges: [{ pk: partition(campaign), prefix: 'a#' }],
        limit,
        cursor,
        query: [path, reader, { from, to, kind }],
        // Half the units; a booking is judged by what is read consistently.
        consistent: false,
        view: (item) => {
          const asset = assetFrom(item);
          return fits(asset) ? viewAsset(asset, reader) : undefined;
        },
      });
    },
  },

  reportDefect: {
    target,
    mayAct: async (actor, { campaign, asset: id }) => {
      if (isInOffice(actor)) return true;
      const units = associationsOf(actor);
      return (await readAsset(campaign, id))?.taken.some(({ unit }) => units.includes(unit)) === true;
    },
    run: ({ params: { campaign, asset: id }, body, actor, caller }) => {
      const defect = newId();
      const { versionOf, answer } = one(id, actor, 201);
      return onAssets(caller, {
        decide: (state) => reportDefect(state, { asset: id, id: defect, ...body }, state.context.today),
        versionOf,
        answer: (state) => ({ ...answer(state), location: `/campaigns/${campaign}/materials/assets/${id}` }),
      });
    },
  },

  endDefect: {
    target,
    mayAct: keeps,
    run: ({ params: { asset: id, defect }, actor, caller }) =>
      onAssets(caller, {
        ...one(id, actor),
        decide: (state) => endDefect(state, { asset: id, defect }, state.context.today),
      }),
  },
};
