import { type Actor, associationsOf, belongsTo, isInOffice } from '../../../shared/actor.ts';
import { dayOf } from '../../../shared/calendar.ts';
import { list, show } from '../../../shared/command.ts';
import { fieldError } from '../../../shared/field-words.ts';
import { about, type Handlers, right } from '../../../shared/handler.ts';
import { refuse } from '../../../shared/problems.ts';
import { entityIn, inOrder, needed, toSet } from '../../../shared/reads.ts';
import { campaignStart } from '../../campaign/offers.ts';
import { isFree } from '../days.ts';
import type { Asset } from '../state.ts';
import { asset, command, everyBooking, fleet, partition } from '../store.ts';
import { readerOf, viewAsset } from '../views.ts';
import { contract } from './contract.ts';
import { endDefect, removeAsset, reportDefect, setAsset } from './rules.ts';

/** The operations on what there is to lend out: each says what it reads, and its rule is in rules.ts. */
type OnAsset = { readonly campaign: string; readonly asset: string };
const readAsset = ({ campaign, asset: id }: OnAsset) => inOrder({ asset: asset(campaign, id) });

const anyAsset = about({
  reads: readAsset,
  target: () => ({}),
  version: (found) => found.asset?.version ?? 0,
});
const theAsset = about({
  reads: readAsset,
  target: (found) => found.asset && {},
  version: (found) => found.asset?.version ?? 0,
});

/** The district office keeps bikes and cabins. */
const keeper = { holds: (actor: Actor) => belongsTo(actor, 'district') };
const officesAndWhoBooked = right({
  reads: readAsset,
  holds: (actor, found) => {
    const units = associationsOf(actor);
    return isInOffice(actor) || found.asset?.taken.some(({ unit }) => units.includes(unit)) === true;
  },
});

const shown = (found: { readonly asset: Asset }, { actor }: { readonly actor: Actor }) => ({
  status: 200,
  body: viewAsset(found.asset, readerOf(actor)),
  version: found.asset.version,
});
const locationOf = ({ campaign, asset: id }: OnAsset): string => `/campaigns/${campaign}/materials/assets/${id}`;

export const operations: Handlers<typeof contract> = {
  setAsset: command(contract.setAsset, {
    about: anyAsset,
    may: keeper,
    reads: ({ params: { campaign, asset: id } }) =>
      inOrder({ campaign: campaignStart(campaign), asset: toSet(asset(campaign, id)) }),
    decide: (state, { params, body }, now) => setAsset(state, { id: params.asset, wish: body }, dayOf(now)),
    answer: (state, input, now) => ({
      ...shown(state, input),
      ...(state.asset.createdAt === now && { status: 201, location: locationOf(input.params) }),
    }),
  }),

  removeAsset: command(contract.removeAsset, {
    about: theAsset,
    may: keeper,
    reads: ({ params: { campaign, asset: id } }) =>
      inOrder({ asset: needed(asset(campaign, id)) }, (found) => ({ bookings: everyBooking(found.asset, campaign) })),
    decide: (state) => removeAsset(state),
    answer: ({ asset: is }: { readonly asset: Asset | undefined }, { params: { asset: id } }) => ({
      status: 200,
      body: { id, retired: is !== undefined },
    }),
  }),

  showAsset: show(contract.showAsset, {
    reads: ({ params }) => inOrder({ asset: needed(asset(params.campaign, params.asset)) }),
    answer: shown,
  }),

  listAssets: list(contract.listAssets, {
    at: ({ params: { campaign } }) => ({
      ranges: [{ pk: partition(campaign), prefix: 'a#' }],
      // Half the units; a booking is judged by what is read consistently.
      consistent: false,
    }),
    page: ({ query: { freeFrom, freeTo, kind }, actor }) => {
      const from = freeFrom ?? freeTo;
      const to = freeTo ?? freeFrom;
      if (from !== undefined && to !== undefined && from > to)
        return { ...refuse('malformed-request'), errors: [fieldError('/query/freeTo', 'order')] };
      const reader = readerOf(actor);
      const fits = (one: Asset) =>
        (kind === undefined || one.kind === kind) &&
        (from === undefined || to === undefined || isFree(one, { from, to }));
      return {
        query: [reader, { from, to, kind }],
        view: (item) => {
          const one = entityIn<Asset>(item);
          return fits(one) ? viewAsset(one, reader) : undefined;
        },
      };
    },
  }),

  reportDefect: command(contract.reportDefect, {
    about: theAsset,
    may: officesAndWhoBooked,
    reads: ({ params: { campaign, asset: id } }) =>
      inOrder({ asset: needed(asset(campaign, id)), fleet: fleet(campaign) }),
    decide: (state, { body, newId }, now) => reportDefect(state, { ...body, id: newId }, dayOf(now)),
    answer: (state, input) => ({ ...shown(state, input), status: 201, location: locationOf(input.params) }),
  }),

  endDefect: command(contract.endDefect, {
    about: theAsset,
    may: keeper,
    reads: ({ params }) => inOrder({ asset: needed(asset(params.campaign, params.asset)) }),
    decide: (state, { params: { defect } }, now) => endDefect(state, defect, dayOf(now)),
    answer: shown,
  }),
};
