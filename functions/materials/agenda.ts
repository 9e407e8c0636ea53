import { grouped } from '../../shared/money.ts';
import { type Text, text } from '../../shared/problems.ts';
import { settingsKey } from '../../shared/directory.ts';
import { type Ahead, type Beside, fact, type Open, type Waiting } from '../../shared/waiting.ts';
import { factOf, idIn, plain, unitId, unitInKey } from '../../shared/waiting-words.ts';
import { unitCalled } from '../../shared/words.ts';
import { editionCalled } from './called.ts';
import { items as itemsAt } from './catalogue/store.ts';
import type { Proposal } from './catalogue/state.ts';
import type { CatalogueItem, Order, Run } from './state.ts';
import { partition, stocks } from './store.ts';
import * as waits from './waiting.ts';

/** How what waits of material is found and told. */
const copies = (wait: Open, name: string): Text => {
  const many = Number(factOf(wait, name));
  return text(grouped(many, 'sv'), grouped(many, 'en'));
};

const listIn = (wait: Open, name: string): readonly string[] => factOf(wait, name).split(',').filter(Boolean);
/** What the rules of its steps read behind an order. */
const orderAhead = (wait: Open, { campaign }: Beside<unknown>): Ahead => ({
  keys: [
    ...(stocks(campaign, listIn(wait, 'stock')).source.keys ?? []),
    ...(itemsAt(campaign, listIn(wait, 'lack')).source.keys ?? []),
    settingsKey(campaign),
  ],
});

const orderTitles: Readonly<Record<string, (who: string) => Text>> = {
  pick: (who) => text(`Plocka beställningen från ${who}`, `Pick the order by ${who}`),
  deliver: (who) => text(`Leverera beställningen från ${who}`, `Deliver the order by ${who}`),
  receive: (who) => text(`Bekräfta att beställningen har kommit: ${who}`, `Confirm that the order has come: ${who}`),
  share: (who) => text(`Beställ tillsammans med ${who}`, `Order together with ${who}`),
};
const orders: Waiting<Order> = {
  kinds: waits.orderKinds,
  waits: waits.orderWaits,
  partition,
  prefix: 'o#',
  subject: (rest) => `materials/orders/${unitId(rest)}`,
  params: (wait) => ({ order: idIn(wait), association: wait.for[0] ?? '' }),
  ahead: orderAhead,
  say: (wait) => {
    const unit = unitInKey(wait);
    const who = unitCalled(unit);
    return {
      title: orderTitles[wait.kind]?.(who) ?? plain(who),
      unit,
      facts: [
        fact('lines', text('Rader', 'Lines'), copies(wait, 'lines')),
        ...(wait.facts?.copies === undefined
          ? []
          : [fact('copies', text('Exemplar', 'Copies'), copies(wait, 'copies'))]),
        ...(wait.facts?.held === undefined
          ? []
          : [
              fact(
                'held',
                text('Undanlagt när det beställdes', 'Kept for it when it was ordered'),
                copies(wait, 'held'),
              ),
            ]),
      ],
    };
  },
};

const runs: Waiting<Run> = {
  kinds: waits.runKinds,
  waits: waits.runWaits,
  partition,
  prefix: 'n#',
  subject: (rest) => `materials/print-runs/${rest.replaceAll('#', '.')}`,
  params: (wait) => ({ run: idIn(wait) }),
  say: (wait) => {
    const what = editionCalled({ item: factOf(wait, 'item'), language: factOf(wait, 'language') });
    return {
      title:
        wait.kind === 'unfunded'
          ? text(`Tryckningen av ${what.sv} har inga pengar`, `The print run of ${what.en} has no money`)
          : text(`Tryckningen av ${what.sv} ska komma`, `The print run of ${what.en} is to come`),
      facts: [fact('quantity', text('Exemplar', 'Copies'), copies(wait, 'quantity'))],
    };
  },
};

const proposals: Waiting<Proposal> = {
  kinds: waits.proposalKinds,
  waits: waits.proposalWaits,
  partition,
  prefix: 'v#',
  subject: (rest) => `materials/items/proposals/${unitId(rest)}`,
  params: (wait) => ({ proposal: idIn(wait) }),
  say: (wait) => {
    const name = factOf(wait, 'name');
    return {
      title: text(`Förslag till katalogen: ${name}`, `Proposed for the catalogue: ${name}`),
      unit: unitInKey(wait),
      facts: [],
    };
  },
};

const items: Waiting<CatalogueItem> = {
  kinds: waits.itemKinds,
  waits: waits.itemWaits,
  partition,
  prefix: 'i#',
  subject: (rest) => `materials/items/${rest}`,
  params: () => ({}),
  happens: true,
  say: (wait) => {
    const name = factOf(wait, 'name');
    return { title: text(`Sista dag att beställa: ${name}`, `Last day to order: ${name}`), facts: [] };
  },
};

export const waiting = {
  'materials/orders': orders,
  'materials/print-runs': runs,
  'materials/items/proposals': proposals,
  'materials/items': items,
};
