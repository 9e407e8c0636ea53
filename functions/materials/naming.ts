import { type Naming, ownName } from '../../shared/called.ts';
import { isUnitId } from '../../shared/ids.ts';
import { type Text, text } from '../../shared/problems.ts';
import { unitCalled } from '../../shared/words.ts';
import { itemKey, packKey } from './catalogue/store.ts';
import type { Order, Pack } from './state.ts';
import { orderSk, partition } from './store.ts';

const packs = {
  small: text('det lilla grundpaketet', 'the small starter pack'),
  medium: text('det mellanstora grundpaketet', 'the medium starter pack'),
  large: text('det stora grundpaketet', 'the large starter pack'),
} as const satisfies Readonly<Record<Pack['size'], Text>>;

/** Where sentences find the names of things (shared/called.ts). */
export const called: Readonly<Record<string, Naming>> = {
  item: {
    at: itemKey,
    name: ({ name }) => ownName(name),
    gone: text('borttaget material', 'material that was removed'),
  },
  pack: {
    at: packKey,
    name: (item) => packs[(item as unknown as Pack).size],
    gone: text('ett borttaget grundpaket', 'a starter pack that was removed'),
  },
};

/** Where notices find what they are about. */
export const titled: Readonly<Record<string, Naming>> = {
  order: {
    at: (campaign, id) => (isUnitId(id) ? { pk: partition(campaign), sk: orderSk(id) } : undefined),
    name: (item) => {
      const { unit, lines, createdAt } = item as unknown as Order;
      const [who, day, count] = [unitCalled(unit), createdAt.slice(0, 10), Object.keys(lines).length];
      const size = count === 1 ? text('1 sort', '1 item') : text(`${count} sorter`, `${count} items`);
      return text(`beställning ${day}, ${who}, ${size.sv}`, `order of ${day}, ${who}, ${size.en}`);
    },
    gone: text('en beställning', 'an order'),
  },
};
