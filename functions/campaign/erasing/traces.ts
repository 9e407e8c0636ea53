import type { AllOf } from '../../../shared/capability.ts';
import { type CampaignInBrief, inAll, type Tended } from '../../../shared/daily.ts';
import { everyKeeping } from '../../../shared/folds.ts';
import { forgetTextsOf } from '../../../shared/forgetting.ts';
import type { Somebody } from '../../../shared/somebody.ts';
import { thoseOf, unitsOf } from '../those.ts';

/**
 * Lets go of what there is of some people beside their own item, in all capabilities, while they are still there: whoever is broken off finds by them what is left, and does all of it
 * again. Repeating it is harmless.
 */
export const forgetTraces = async (
  all: AllOf<'forget' | 'texts'>,
  campaign: Pick<CampaignInBrief, 'id' | 'createdAt'>,
  somebody: readonly Somebody[],
): Promise<Tended> => {
  if (somebody.length === 0) return { done: 0, failed: 0 };
  const units = await unitsOf(campaign.id);
  const those = thoseOf(somebody, units);
  const tended = await Promise.all(
    all.flatMap(({ forget }) => (forget ? [forget(campaign.id, those, units.ids)] : [])),
  );
  // After the fields: they are of the same entities.
  const texts = await Promise.all(
    everyKeeping(all).map(({ head, keeping }) => forgetTextsOf(campaign, head, keeping, those.names)),
  );
  return inAll([...tended, ...texts]);
};
