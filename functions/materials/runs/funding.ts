import type { Actor } from '../../../shared/actor.ts';
import { type Aggregate, type Caller, execute } from '../../../shared/execute.ts';
import type { Answer } from '../../../shared/idempotency.ts';
import { newId } from '../../../shared/ids.ts';
import { jointly } from '../../../shared/jointly.ts';
import type { Ore } from '../../../shared/money.ts';
import { isRefusal, refuse } from '../../../shared/problems.ts';
import {
  type Filing,
  fileSpending,
  loadFiling,
  ownOffices,
  potCapability,
  type PotEvent,
  spendingId,
} from '../../pot/funding.ts';
import { type Loaded, load, type Wanted } from '../commands.ts';
import type { MaterialsEvent } from '../events.ts';
import { capability } from '../store.ts';
import { runSubject } from '../judge.ts';
import type { CatalogueItem } from '../state.ts';
import { confirmRun, type RunWish } from './rules.ts';

type Funded = Loaded & Filing;
type Order<B> = {
  readonly caller: Caller;
  readonly actor: Actor;
  readonly wish: RunWish;
  /** Öre, and the line that pays. */
  readonly money: { readonly cost: Ore; readonly budgetLine: string };
  readonly wanted: Wanted;
  readonly answer: (state: Loaded) => Answer<B>;
};

/** The district office prints for all, so it is the one that asks. */
const unit = 'district';

/** In Swedish, for those who decide on it. */
const purposeOf = ({ quantity, item, language }: RunWish, entry: CatalogueItem | undefined): string =>
  `Tryckning av ${quantity} exemplar av ${entry?.name ?? item} (${item}, ${language})`;

/** A print run and the request for the money that it costs, both or neither (D7). */
export const confirmWhenFunded = <B>({ caller, actor, wish, money, wanted, answer }: Order<B>) => {
  const { campaign } = caller;
  const spending = {
    id: spendingId(unit, newId()),
    unit,
    budgetLine: money.budgetLine,
    amount: money.cost,
    neededBy: wish.deliveredBy,
    for: runSubject(wish.id),
  };
  const both = jointly<Funded, { materials: MaterialsEvent; pot: PotEvent }>({
    materials: capability<Funded>(campaign),
    pot: potCapability(campaign) as unknown as Aggregate<Funded, PotEvent>,
  });
  return execute(caller, both, {
    load: async (now) => {
      const [state, filing] = await Promise.all([load(campaign, wanted, now), loadFiling(campaign, spending, now)]);
      return filing === undefined ? refuse('not-found') : { ...state, ...filing };
    },
    decide: (state: Funded, now) => {
      const run = confirmRun(state, { ...wish, spending: spending.id }, state.context);
      if (isRefusal(run)) return run;
      const filed = fileSpending(
        state,
        { ...spending, own: ownOffices(actor, unit), purpose: purposeOf(wish, state.items[wish.item]) },
        now,
      );
      return isRefusal(filed) ? filed : [...run, ...filed];
    },
    versionOf: () => 0,
    answer,
  });
};
