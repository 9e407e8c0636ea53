import { offices, type Unit } from '../../shared/units.ts';
import { everyone, type Facts, type Wait, waitsIn } from '../../shared/waiting.ts';
import type { Proposal } from './catalogue/state.ts';
import { partsOf, sum, total } from './editions.ts';
import { awaited } from './orders/standing.ts';
import type { CatalogueItem, EditionId, Order, Run } from './state.ts';

/** What of material waits for whom. Pure. */

export const orderKinds = {
  pick: ['do', 'pickOrder'],
  deliver: ['do', 'deliverOrder'],
  receive: ['do', 'receiveOrder'],
  share: ['decide', 'consentToShare', 'declineShare'],
} as const;
const onOrder = waitsIn(orderKinds);

/** The district office, which keeps what is printed, and the offices in whose depots something lies for it. */
const keepersOf = ({ lines }: Order): readonly Unit[] => {
  const depots = new Set(Object.values(lines).flatMap(({ held = {} }) => Object.keys(held)));
  return offices.filter((office) => office === 'district' || depots.has(office));
};
const stepOf = {
  placed: 'pick',
  picking: 'deliver',
  'partly-delivered': 'deliver',
  delivered: 'receive',
  received: undefined,
  cancelled: undefined,
} as const satisfies Readonly<Record<Order['status'], keyof typeof orderKinds | undefined>>;

/** Of which items the rule of a step reads the stock, and which of them explain what it could not have: once each. */
const readFor = (order: Order, step: 'pick' | 'deliver'): Facts => {
  const itemsOf = (editions: readonly EditionId[]) => [...new Set(editions.map((edition) => partsOf(edition).item))];
  const all = Object.keys(order.lines) as readonly EditionId[];
  const lacking = itemsOf(all.filter((edition) => order.lines[edition]?.lack !== undefined));
  const stock = step === 'deliver' ? itemsOf(all) : [...new Set([...lacking, ...itemsOf(awaited(order))])];
  const said = { stock: stock.join(), lack: lacking.join() };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''));
};

export const orderWaits = (order: Order): readonly Wait[] => {
  const { unit, status, lines, neededBy, shares = {} } = order;
  const step = stepOf[status];
  const all = Object.values(lines);
  const facts = {
    lines: all.length,
    copies: sum(all.map(({ quantity }) => quantity)),
    ...(step !== 'receive' && { held: sum(all.map(({ held = {} }) => total(held))) }),
  };
  const asked = Object.entries(shares).filter(([, share]) => share.status === 'asked');
  return [
    ...(step === undefined
      ? []
      : step === 'receive'
        ? [onOrder(step, { for: [unit], owner: unit, facts })]
        : [
            onOrder(step, {
              for: keepersOf(order),
              due: neededBy,
              owner: 'district',
              facts: { ...facts, ...readFor(order, step) },
            }),
          ]),
    ...(status === 'cancelled' ? [] : asked).map(([asking, share]) =>
      onOrder('share', { for: [asking], due: share.replyBy, owner: unit, facts: { lines: share.lines.length } }),
    ),
  ];
};

export const runKinds = {
  arrival: ['do', 'receiveRun', 'changeRun'],
  unfunded: ['do', 'callOffRun'],
} as const;
const onRun = waitsIn(runKinds);
/** What the printer is to bring; and what is ordered there while its money is gone. */
export const runWaits = ({ status, item, language, quantity, deliveredBy, spending }: Run): readonly Wait[] => {
  if (status !== 'confirmed') return [];
  const facts = { item, language, quantity };
  const isUnfunded = spending?.unpaid || spending?.status === 'refused' || spending?.status === 'withdrawn';
  return [
    onRun('arrival', { for: ['district'], due: deliveredBy, from: deliveredBy, owner: 'district', facts }),
    ...(isUnfunded ? [onRun('unfunded', { for: ['district'], owner: 'district', facts })] : []),
  ];
};

export const proposalKinds = { proposal: ['decide', 'adoptProposal', 'declineProposal'] } as const;
export const proposalWaits = ({ status, replyBy, name, kind, escalated }: Proposal): readonly Wait[] =>
  status === 'proposed'
    ? [
        waitsIn(proposalKinds)('proposal', {
          for: escalated ? offices : ['district'],
          due: replyBy,
          owner: 'district',
          facts: { name, what: kind },
        }),
      ]
    : [];

export const itemKinds = { deadline: ['know'] } as const;
/** D9: the last day on which more than what is in stock can be ordered. */
export const itemWaits = ({ name, orderDeadline, retired }: CatalogueItem): readonly Wait[] =>
  orderDeadline === undefined || retired !== undefined
    ? []
    : [waitsIn(itemKinds)('deadline', { for: [everyone], from: orderDeadline, facts: { name } })];
