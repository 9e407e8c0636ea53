import { addDays, dayOf } from '../../shared/calendar.ts';
import { type Body, loadedCampaign } from './stack.ts';

/** What the tests of material over HTTP ask with: a folder, a rationed poster, a closed one, and a pack of the first two. */
export const today = dayOf(new Date().toISOString());
export const soon = addDays(today, 20);

const original = { bilingual: false, translation: 'original' };
export const folder = {
  name: 'Folder: bostäder',
  kind: 'folder',
  leadTimeDays: 7,
  editions: { sv: original, so: { bilingual: true, translation: 'professional' } },
};
const poster = {
  name: 'Affisch',
  kind: 'poster',
  rationed: { perAssociation: 60, inPriorityArea: 160 },
  editions: { sv: original },
};
const closed = { ...folder, orderDeadline: addDays(today, -1) };
export const small = {
  size: 'small',
  lines: [
    { item: 'folder', language: 'sv', quantity: 20 },
    { item: 'poster', language: 'sv', quantity: 5 },
  ],
};
export const line = (quantity: number, language = 'sv', item = 'folder') => ({ item, language, quantity });

export const materialsCampaign = (id: string, units?: readonly string[]) => {
  const campaign = loadedCampaign(id, units);
  const { call, must } = campaign;
  const keeper = 'district-staff';
  const stock = (quantity: number, change: Body = {}) => {
    const arrival = { depot: 'district', ...line(quantity), reason: 'arrival', ...change };
    return must(keeper, 'POST /materials/stock-movements', arrival);
  };
  /** The catalogue, with nothing in stock. */
  const enter = async () => {
    for (const [item, body] of Object.entries({ folder, poster, closed }))
      await must(keeper, `PUT /materials/items/${item}`, body);
    await must(keeper, 'PUT /materials/packs/small', small);
  };
  const wish = (unit: string, change: Body) => ({ unit, deliverTo: 'Lokalen på Torget 1', ...change });
  const order = (change: Body, unit = 'nacka', headers: Record<string, string> = {}) =>
    call(`association-${unit}`, 'POST /materials/orders', wish(unit, change), headers);
  /** Where a new order lies. */
  const placed = async (change: Body, unit = 'nacka') => {
    const { id: order } = await must(`association-${unit}`, 'POST /materials/orders', wish(unit, change));
    return `/materials/orders/${String(order)}`;
  };
  const printed = async (quantity: number, change: Body = {}) => {
    const run = { ...line(quantity), deliveredBy: soon, ...change };
    return `/materials/print-runs/${String((await must(keeper, 'POST /materials/print-runs', run)).id)}`;
  };
  return { ...campaign, keeper, stock, enter, order, placed, printed };
};

type Line = Body & { readonly sources: readonly Body[] };
/** `folder/sv: stock 20, waiting 5` for each line of an order. */
export const sourcesOf = (order: Body): readonly string[] =>
  (order.lines as readonly Line[]).map(({ item, language, sources }) => {
    const said = sources.map(({ from, quantity, reason }) => [from, quantity, reason].filter(Boolean).join(' '));
    return `${String(item)}/${String(language)}: ${said.join(', ')}`;
  });
