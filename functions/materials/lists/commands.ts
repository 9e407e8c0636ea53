import { readFileSync } from 'node:fs';
import { type Actor, belongsTo } from '../../../shared/actor.ts';
import { type Day, dayOf, type Instant } from '../../../shared/calendar.ts';
import { show } from '../../../shared/command.ts';
import { csvOf } from '../../../shared/csv.ts';
import { settings } from '../../../shared/directory.ts';
import type { Raw } from '../../../shared/edge/answer.ts';
import { readAll } from '../../../shared/fetching.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { refuse } from '../../../shared/problems.ts';
import { inOrder, type Reads } from '../../../shared/reads.ts';
import type { Office } from '../../../shared/units.ts';
import { everyItem } from '../catalogue/store.ts';
import { materialsSettingsOf } from '../offers.ts';
import { everyOrder, everyStock, openOrders } from '../store.ts';
import { isKeeper } from '../views.ts';
import { contract, csvType, pdfType } from './contract.ts';
import type { Fonts } from './drawing.ts';
import { leftoversOf } from './leftovers.ts';
import { pickListOf } from './picking.ts';
import { pickSheet } from './sheet.ts';
import { campaignEnd, unitNames } from './store.ts';
import { leftoversTable, pickTable } from './tables.ts';

/** What is picked and what is left, as JSON, on paper and in sheets. */
type InCampaign = { readonly params: { readonly campaign: string } };
type Read<R> = R extends Reads<infer S> ? S : never;

/** Once per process; the files lie beside the bundle. */
let loaded: Fonts | undefined;
const fonts = (): Fonts => {
  const file = (name: string) => readFileSync(new URL(`./${name}.ttf`, import.meta.url));
  loaded ??= { regular: file('DejaVuSans'), bold: file('DejaVuSans-Bold') };
  return loaded;
};

/** What is still to be delivered. Orders before the stock: what one is given meanwhile it then has. */
const readPickList = ({ params: { campaign } }: InCampaign) =>
  inOrder({ orders: openOrders(campaign) }, () => ({
    stocks: everyStock(campaign),
    items: everyItem(campaign),
    nameOf: unitNames(campaign),
    settings: settings(campaign, materialsSettingsOf),
  }));

type Asking = {
  readonly actor: Actor;
  readonly query: { readonly depot: Office; readonly day?: Day | undefined };
};
const pickListIn = (
  { settings: { deliveryDays }, ...known }: Read<ReturnType<typeof readPickList>>,
  { actor, query: { depot, day } }: Asking,
  now: Instant,
) =>
  pickListOf(known, {
    depot,
    day: day ?? dayOf(now),
    deliveryDays,
    withAddress: isKeeper(actor) || belongsTo(actor, depot),
  });

const readLeftovers = ({ params: { campaign } }: InCampaign) =>
  inOrder({ stocks: everyStock(campaign), orders: everyOrder(campaign) }, () => ({
    items: everyItem(campaign),
    nameOf: unitNames(campaign),
    end: campaignEnd(campaign),
  }));
const leftoversIn = ({ end, ...known }: Read<ReturnType<typeof readLeftovers>>, now: Instant) =>
  leftoversOf(known, { end, today: dayOf(now) });

const file = (raw: Raw['raw'], type: string, name: string): Raw => ({
  status: 200,
  raw,
  headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
});
const csv = (rows: Parameters<typeof csvOf>[0], name: string): Raw =>
  file(csvOf(rows), `${csvType}; charset=utf-8`, `${name}.csv`);

export const operations: Handlers<typeof contract> = {
  showPickList: show(contract.showPickList, {
    reads: readPickList,
    answer: (found, input, now) => ({ status: 200, body: pickListIn(found, input, now) }),
  }),

  // The library draws in its own time: the answer has to wait for it.
  printPickList: {
    reads: readPickList,
    run: async (input, { now, fetched }) => {
      const found = await readAll(readPickList(input), fetched);
      if (!found) return refuse('not-found');
      const list = pickListIn(found, input, now);
      const { language, params } = input;
      const pdf = await pickSheet(list, { depotName: found.nameOf(list.depot), language, fonts: fonts() });
      return file(pdf, pdfType, `${params.campaign}-${list.depot}-${list.day}.pdf`);
    },
  },

  exportPickList: show(contract.exportPickList, {
    reads: readPickList,
    answer: (found, input, now) => {
      const list = pickListIn(found, input, now);
      return csv(pickTable(list, input.language), `${input.params.campaign}-${list.depot}-${list.day}`);
    },
  }),

  showLeftovers: show(contract.showLeftovers, {
    reads: readLeftovers,
    answer: (found, _input, now) => ({ status: 200, body: leftoversIn(found, now) }),
  }),

  exportLeftovers: show(contract.exportLeftovers, {
    reads: readLeftovers,
    answer: (found, { params: { campaign }, language }, now) =>
      csv(leftoversTable(leftoversIn(found, now), found.nameOf, language), `${campaign}-leftovers`),
  }),
};
