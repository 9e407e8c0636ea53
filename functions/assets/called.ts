import { called } from '../../shared/called.ts';
import { type Text, text } from '../../shared/problems.ts';
import type { Titles } from '../../shared/words.ts';
import type { Asset, Kind } from './state.ts';

/** What sentences, calendars and lists call bikes and cabins. Pure. */
const nouns: Readonly<Record<Kind, Text>> = {
  cabin: text('valstuga', 'cabin'),
  bike: text('valcykel', 'campaign bike'),
  other: text('tillgång', 'asset'),
};

/** As the district has named it; else by its kind, and the number that its id ends with. */
export const assetName = ({ id, kind, name }: Pick<Asset, 'id' | 'kind' | 'name'>): Text => {
  if (name !== undefined) return text(name, name);
  const [number] = /\d+$/.exec(id) ?? [];
  const { sv, en } = nouns[kind];
  return number === undefined ? nouns[kind] : text(`${sv} ${number}`, `${en} ${number}`);
};

export const assetCalled = (asset: string): string => called('asset', asset);

const both = (name: string) => text(name, name);
export const titles: Titles = {
  assets: (id) => both(assetCalled(id)),
  'assets/bookings': (id) => both(called('booking', id)),
};
