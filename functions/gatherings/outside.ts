import { associations } from '../../shared/directory.ts';
import { given } from '../../shared/reads.ts';
import type { Unit } from '../../shared/units.ts';
import { isListed, noListing } from './listing.ts';
import type { Gathering } from './state.ts';
import { listedRow, listingHead } from './store.ts';

/** What commands read of those outside: what is listed of an event, and who is told of it. */

/** What is listed of an event that is out, as `visibility` will be; and all associations, which are told of one for members. */
export const outside = (
  campaign: string,
  before: Gathering,
  { isOut, visibility }: { readonly isOut: boolean; readonly visibility: Gathering['visibility'] },
) => ({
  listing: isListed(before) || (isOut && visibility === 'public') ? listingHead(campaign) : given(noListing),
  listed: listedRow(campaign, before),
  associations: told(campaign, isOut && visibility === 'members'),
});
export const told = (campaign: string, isForMembers: boolean) =>
  isForMembers ? associations(campaign, (items) => items.map(({ id }) => id as Unit)) : given(undefined);
/** As it is now. */
export const asItIs = ({ publishedAt, visibility }: Gathering) => ({ isOut: publishedAt !== undefined, visibility });
