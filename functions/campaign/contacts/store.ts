import { type CampaignInBrief, inAll, step, type Tended } from '../../../shared/daily.ts';
import { readOne } from '../../../shared/fetching.ts';
import { asOf, listed } from '../../../shared/reads.ts';
import type { QueryOptions } from '../../../shared/table.ts';
import type { Unit } from '../../../shared/units.ts';
import type { Person } from '../state.ts';
import { campaignAggregate, everythingOf, reachableRange } from '../store.ts';
import { removeContact } from './rules.ts';

/** Who shows how they are reached, and how it goes without their doing. */
export const reachable = (campaign: string, options: QueryOptions = {}) =>
  asOf(
    'only shown, or looked at anew when it is removed',
    { queries: [{ range: reachableRange(campaign), options }] },
    listed<Person>,
  );

/** Removes what people show for these of their units. */
export const removeContacts = async (
  { id }: Pick<CampaignInBrief, 'id'>,
  unitsIn: (person: Person) => readonly Unit[],
): Promise<Tended> => {
  const tended: Tended[] = [];
  for (const each of await readOne(reachable(id)))
    if (unitsIn(each).length > 0)
      tended.push(
        await step(id, campaignAggregate, {
          reads: () => everythingOf({ campaign: id, person: each.id }),
          decide: (state) => {
            const decided = removeContact(state, unitsIn(state.person));
            return 'refused' in decided ? [] : decided;
          },
        }),
      );
  return inAll(tended);
};
