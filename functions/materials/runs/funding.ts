import type { Actor } from '../../../shared/actor.ts';
import { dayOf, type Instant } from '../../../shared/calendar.ts';
import { commandsOf } from '../../../shared/command.ts';
import { jointly } from '../../../shared/jointly.ts';
import type { Ore } from '../../../shared/money.ts';
import { isRefusal } from '../../../shared/problems.ts';
import { given } from '../../../shared/reads.ts';
import {
  type Filing,
  fileSpending,
  filing,
  filingAfter,
  ownOffices,
  potAggregate,
  spendingId,
} from '../../pot/funding.ts';
import { runSubject } from '../judge.ts';
import type { CatalogueItem, Ids } from '../state.ts';
import { materialsAggregate } from '../store.ts';
import { orderRun, type RunWish } from './rules.ts';

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
  `Tryckning av ${quantity} exemplar av ${entry?.name ?? item} (${item}, ${language})`;

type Asking = { readonly actor: Actor; readonly cost: Ore; readonly budgetLine: string; readonly newId: string };

/** Orders the run once its money is granted, and files the request. */
export const orderFunded = (
  state: Filing & { readonly items: Ids<CatalogueItem> },
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
