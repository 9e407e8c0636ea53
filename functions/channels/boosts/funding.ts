import type { Actor } from '../../../shared/actor.ts';
import type { Instant } from '../../../shared/calendar.ts';
import { associationExists } from '../../../shared/directory-loads.ts';
import { type Aggregate, type Caller, execute } from '../../../shared/execute.ts';
import type { Answer } from '../../../shared/idempotency.ts';
import { newId } from '../../../shared/ids.ts';
import { jointly } from '../../../shared/jointly.ts';
import { isRefusal, refuse } from '../../../shared/problems.ts';
import { isOffice } from '../../../shared/units.ts';
import {
  type Filing,
  fileSpending,
  loadFiling,
  noSuchLine,
  ownOffices,
  potCapability,
  type PotEvent,
  spendingId,
} from '../../pot/funding.ts';
import { readChannel } from '../store.ts';
import { readEvent } from '../../gatherings/loads.ts';
import { seesAll } from '../../gatherings/views.ts';
import { readPublicitySettings } from '../publications/commands.ts';
import type { BoostsEvent } from './events.ts';
import { capability } from './store.ts';
import { boostSubject, type Context, requestBoost, type Wish } from './rules.ts';
import type { BoostsState } from './state.ts';

type Funded = BoostsState & Filing & { readonly context: Context };

/** In Swedish, for those who decide on it. */
const purposeOf = ({ audience, channel }: Wish, { event, channel: in_ }: Context): string =>
  `Annonsering i ${in_?.name ?? channel}${event ? ` av “${event.title}”` : ''}: ${audience}`;

const contextOf = async (
  campaign: string,
  actor: Actor,
  wish: Omit<Wish, 'spending'>,
  now: Instant,
): Promise<Context> => {
  const [channel, event, isKnownUnit] = await Promise.all([
    readChannel(campaign, wish.channel),
    wish.event === undefined ? undefined : readEvent(campaign, wish.event),
    isOffice(wish.unit) || associationExists(campaign, wish.unit),
  ]);
  // Invariant 8: an association boosts its own events; another's is none for it.
  return { now, channel, event: event && seesAll(actor, event) ? event : undefined, isKnownUnit };
};

/** D17: a boost and the request for the money that it costs, both or neither. */
export const requestFundedBoost = async <B>(
  caller: Caller,
  actor: Actor,
  asked: Omit<Wish, 'spending'>,
  answer: (state: BoostsState) => Answer<B>,
) => {
  const { campaign } = caller;
  const { boostLine } = await readPublicitySettings(campaign);
  const { unit, amount, id } = asked;
  const wish = { ...asked, spending: spendingId(unit, newId()) };
  const spending = { id: wish.spending, unit, budgetLine: boostLine, amount, for: boostSubject(id) };
  const both = jointly<Funded, { boosts: BoostsEvent; pot: PotEvent }>({
    boosts: capability<Funded>(campaign),
    pot: potCapability(campaign) as unknown as Aggregate<Funded, PotEvent>,
  });
  return execute(caller, both, {
    load: async (now) => {
      const [context, filing] = await Promise.all([
        contextOf(campaign, actor, wish, now),
        loadFiling(campaign, spending, now),
      ]);
      return filing === undefined ? refuse('not-found') : { ...filing, boosts: {}, channels: {}, context };
    },
    decide: (state: Funded, now) => {
      const boost = requestBoost(wish, state.context);
      if (isRefusal(boost)) return boost;
      const filed = fileSpending(
        state,
        { ...spending, own: ownOffices(actor, unit), purpose: purposeOf(wish, state.context) },
        now,
      );
      // The line is the settings', not the asker's: it is the only thing that the pot could refuse.
      return isRefusal(filed) ? noSuchLine(boostLine) : [...boost, ...filed];
    },
    versionOf: () => 0,
    answer,
  });
};
