import { daily, inAll, isForgettable, step, type Tended } from '../../shared/daily.ts';
import { queryAll } from '../../shared/table.ts';
import { everythingOf } from './commands.ts';
import { forgetPerson } from './rules.ts';
import { campaignAggregate, peopleRange } from './store.ts';

/** Daily: invariant 9, a person's data goes some days after the campaign (`settings.campaign.personalDataDays`). */
export const handler = daily(async (campaign, now) => {
  const { id } = campaign;
  const tended: Tended[] = [];
  for (const person of (await isForgettable(campaign, now)) ? await queryAll(peopleRange(id)) : [])
    tended.push(
      await step(id, campaignAggregate, {
        reads: () => everythingOf({ campaign: id, person: person.id as string }),
        decide: (state) => forgetPerson(state, { actorSubject: '', campaignIsOver: true }),
      }),
    );
  return inAll(tended);
});
