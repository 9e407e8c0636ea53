import { operations as bookings } from '../../functions/assets/bookings/commands.ts';
import { contract as bookingsContract } from '../../functions/assets/bookings/contract.ts';
import type { AssetsEvent } from '../../functions/assets/events.ts';
import { operations as keeping } from '../../functions/assets/keeping/commands.ts';
import { contract as keepingContract } from '../../functions/assets/keeping/contract.ts';
import type { Asset, Booking, Use } from '../../functions/assets/state.ts';
import { partition } from '../../functions/assets/store.ts';
import type { Body, Operation } from '../../shared/contract.ts';
import { fetching } from '../../shared/fetching.ts';
import type { Handler, Path } from '../../shared/handler.ts';
import { campaignKey, unitKey } from '../../shared/directory.ts';
import { type ById, entityIn } from '../../shared/reads.ts';
import type { Item } from '../../shared/table.ts';
import type { Recorded } from '../../shared/commit.ts';
import { inputFor, personOf } from './asking.ts';
import { context } from './assets-state.ts';
import { contents, fill } from './memory-table.ts';

/** Bikes and cabins played by the product's own commands, on a table in memory. */
export const campaign = 'val';
const pk = partition(campaign);

/** A campaign with two associations and these assets, of which nothing is booked. */
export const begin = (all: readonly Asset[]): void =>
  fill(
    { ...campaignKey(campaign), id: campaign, name: 'Val', electionDay: '2026-09-13', ...context.campaign, version: 1 },
    ...['solna', 'nacka'].map((id) => ({ ...unitKey(campaign, 'association', id), id, version: 1 })),
    ...all.map((each) => ({ pk, sk: `a#${each.id}`, ...each })),
  );

const below = (prefix: string): readonly Item[] =>
  [...contents().values()].filter((item) => item.pk === pk && item.sk.startsWith(prefix));
const byId = <T extends object>(prefix: string): ById<T> =>
  Object.fromEntries(below(prefix).map((item) => [item.id as string, entityIn<T>(item)]));

/** What lies in the table. */
export const world = () => ({
  assets: byId<Asset>('a#'),
  bookings: byId<Booking>('b#'),
  uses: below('u#').map((item) => entityIn<Use>(item)),
  /** In the order in which they happened. */
  events: below('e#').map((item) => entityIn<Recorded<AssetsEvent>>(item)),
});

const staff = personOf('kim', { district: 'staff' });
const asked =
  <O extends Operation>(operation: O, handler: Handler<O>) =>
  (now: string, params: Omit<Path<O>, 'campaign'>, body: Body<O>) =>
    handler.run(inputFor(operation, staff, { ...params, campaign } as Path<O>, body), { now, fetched: fetching() });

/** Each asked by somebody of the district office, at a time of its own. */
export const ask = {
  book: asked(bookingsContract.bookAsset, bookings.bookAsset),
  change: asked(bookingsContract.changeBooking, bookings.changeBooking),
  cancel: asked(bookingsContract.cancelBooking, bookings.cancelBooking),
  setAsset: asked(keepingContract.setAsset, keeping.setAsset),
  reportDefect: asked(keepingContract.reportDefect, keeping.reportDefect),
  endDefect: asked(keepingContract.endDefect, keeping.endDefect),
};
