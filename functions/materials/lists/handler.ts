import { readFileSync } from 'node:fs';
import type { Actor } from '../../../shared/actor.ts';
import { belongsTo } from '../../../shared/actor.ts';
import { namesFrom } from '../../../shared/words.ts';
import { type Day, dayOf } from '../../../shared/calendar.ts';
import { csvOf } from '../../../shared/csv.ts';
import { readSettings } from '../../../shared/directory-loads.ts';
import { campaignKey } from '../../../shared/directory.ts';
import type { Raw } from '../../../shared/edge/answer.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { get } from '../../../shared/table.ts';
import type { Office, Unit } from '../../../shared/units.ts';
import {
  readAssociations,
  readEveryItem,
  readEveryOrder,
  readEveryRun,
  readEveryStock,
  readOpenOrders,
} from '../store.ts';
import { materialsSettingsOf } from '../offers.ts';
import { isKeeper } from '../views.ts';
import { contract, csvType, pdfType } from './contract.ts';
import { leftoversOf } from './leftovers.ts';
import type { Fonts } from './pen.ts';
import { pickListOf } from './picking.ts';
import { pickSheet } from './sheet.ts';
import { leftoversTable, pickTable } from './tables.ts';

const today = (): Day => dayOf(new Date().toISOString());

/** Once per process; the files lie beside the bundle. */
let loaded: Fonts | undefined;
const fonts = (): Fonts => {
  const file = (name: string) => readFileSync(new URL(`./${name}.ttf`, import.meta.url));
  loaded ??= { regular: file('DejaVuSans'), bold: file('DejaVuSans-Bold') };
  return loaded;
};

const readNames = async (campaign: string): Promise<(unit: Unit) => string> => {
  const associations = await readAssociations(campaign);
  return namesFrom(Object.fromEntries(Object.entries(associations).map(([unit, { name }]) => [unit, name])));
};

type Asking = {
  readonly actor: Actor;
  readonly params: { readonly campaign: string };
  readonly query: { readonly depot: Office; readonly day?: Day | undefined };
};

const readPickList = async ({ actor, params: { campaign }, query: { depot, day = today() } }: Asking) => {
  // Orders before runs: an order that a run serves meanwhile then has it from the run.
  const orders = await readOpenOrders(campaign);
  const [runs, stocks, items, nameOf, settings] = await Promise.all([
    readEveryRun(campaign),
    readEveryStock(campaign),
    readEveryItem(campaign),
    readNames(campaign),
    readSettings(campaign),
  ]);
  const { deliveryDays } = materialsSettingsOf(settings);
  const withAddress = isKeeper(actor) || belongsTo(actor, depot);
  const list = pickListOf({ orders, runs, stocks, items, nameOf }, { depot, day, deliveryDays, withAddress });
  return { list, nameOf };
};

const readLeftovers = async (campaign: string) => {
  const [stocks, orders] = await Promise.all([readEveryStock(campaign), readEveryOrder(campaign)]);
  const [runs, items, nameOf, start] = await Promise.all([
    readEveryRun(campaign),
    readEveryItem(campaign),
    readNames(campaign),
    get(campaignKey(campaign)),
  ]);
  const end = String(start?.end ?? '');
  return { leftovers: leftoversOf({ stocks, orders, runs, items, nameOf }, { end, today: today() }), nameOf };
};

const file = (raw: Raw['raw'], type: string, name: string): Raw => ({
  status: 200,
  raw,
  headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
});
const csv = (rows: Parameters<typeof csvOf>[0], name: string): Raw =>
  file(csvOf(rows), `${csvType}; charset=utf-8`, `${name}.csv`);

export const operations: Handlers<typeof contract> = {
  showPickList: { run: async (asking) => ({ status: 200, body: (await readPickList(asking)).list }) },
  printPickList: {
    run: async (asking) => {
      const { list, nameOf } = await readPickList(asking);
      const { language, params } = asking;
      const pdf = await pickSheet(list, { depotName: nameOf(list.depot), language, fonts: fonts() });
      return file(pdf, pdfType, `${params.campaign}-${list.depot}-${list.day}.pdf`);
    },
  },
  exportPickList: {
    run: async (asking) => {
      const { list } = await readPickList(asking);
      return csv(pickTable(list, asking.language), `${asking.params.campaign}-${list.depot}-${list.day}`);
    },
  },
  showLeftovers: {
    run: async ({ params: { campaign } }) => ({ status: 200, body: (await readLeftovers(campaign)).leftovers }),
  },
  exportLeftovers: {
    run: async ({ params: { campaign }, language }) => {
      const { leftovers, nameOf } = await readLeftovers(campaign);
      return csv(leftoversTable(leftovers, nameOf, language), `${campaign}-leftovers`);
    },
  },
};
