import type { Actor } from '../../../shared/actor.ts';
import { type Day, dayOf, type Instant } from '../../../shared/calendar.ts';
import { languageName } from '../../../shared/languages.ts';
import { commandsOf } from '../../../shared/command.ts';
import { jointly } from '../../../shared/jointly.ts';
import type { Ore } from '../../../shared/money.ts';
import { isRefusal } from '../../../shared/problems.ts';
import { given } from '../../../shared/reads.ts';
import {
  endSpending,
  type Filing,
  fileSpending,
  filing,
  filingAfter,
  ownOffices,
  potAggregate,
  spendingId,
  type SpendingRequest,
} from '../../pot/funding.ts';
import { runSubject } from '../judge.ts';
import { giving, type Waiters } from '../orders/giving.ts';
import type { CatalogueItem, Ids, Run, Stock } from '../state.ts';
import { materialsAggregate } from '../store.ts';
import { callOff } from '../runs/correcting.ts';
import { orderRun, type RunWish } from '../runs/rules.ts';

/** A print run and the request for the money that it costs, both or neither (D7). */
export const commandWithMoney = /* @__PURE__ */ commandsOf((campaign) =>
  jointly({
    materials: materialsAggregate(campaign),
    pot: potAggregate(campaign),
  }),
);

/** The district office prints for all, so it is the one that asks. */
const unit = 'district';
/** Öre, and the line that pays: both or neither. */
type Money = { readonly cost?: Ore | undefined; readonly budgetLine?: string | undefined };

const unasked = {
  pot: given(undefined),
  campaign: given(undefined),
  potSettings: given(undefined),
  lastOwner: given(undefined),
  request: given(undefined),
};
/** The first wave of asking for the money, where the run costs something. */
export const moneyFor = (campaign: string, { budgetLine }: Money) =>
  budgetLine === undefined ? unasked : filing(campaign, unit);
/** And the wave after the pot was read. */
export const moneyAfter = (
  guard: Parameters<typeof filingAfter>[0] | undefined,
  campaign: string,
  { budgetLine }: Money,
  now: Instant,
) =>
  guard === undefined || budgetLine === undefined
    ? { window: given<readonly []>([]) }
    : filingAfter(guard, campaign, { unit, budgetLine }, now);

/** In Swedish, for those who decide on it. */
const purposeOf = ({ quantity, item, language }: RunWish, entry: CatalogueItem | undefined): string =>
  `Tryckning av ${quantity} exemplar av ${entry?.name ?? item} (${languageName(language, 'sv')})`;

type Asking = { readonly actor: Actor; readonly cost: Ore; readonly budgetLine: string; readonly newId: string };

/** Orders the run once its money is granted, and files the request. */
export const orderFunded = (
  state: Filing & { readonly items: Ids<CatalogueItem>; readonly stocks: Ids<Stock> },
  wish: RunWish,
  { actor, cost, budgetLine, newId }: Asking,
  now: Instant,
) => {
  const spending = spendingId(unit, newId);
  const run = orderRun(state, { ...wish, spending }, dayOf(now));
  if (isRefusal(run)) return run;
  const request = {
    id: spending,
    unit,
    budgetLine,
    amount: cost,
    neededBy: wish.deliveredBy,
    for: runSubject(wish.id),
    own: ownOffices(actor, unit),
    purpose: purposeOf(wish, state.items[wish.item]),
  };
  const filed = fileSpending(state, request, now);
  return isRefusal(filed) ? filed : [...run, ...filed];
};

/** Calls the run off and takes back the request for its money, both or neither. */
export const callOffFunded = (
  state: Waiters & { readonly run: Run; readonly request: SpendingRequest | undefined },
  reason: string,
  today: Day,
) => {
  const ended = state.request ? endSpending(state.request) : [];
  const spendingStatus = !isRefusal(ended) && ended.length > 0 ? ('withdrawn' as const) : undefined;
  const { stocks, associations } = state;
  const off = giving({ stocks, associations }, callOff(state, { reason, spendingStatus }), today);
  // What is called off already has nothing to take back.
  if (isRefusal(off) || off.length === 0) return off;
  return isRefusal(ended) ? ended : [...off, ...ended];
};
