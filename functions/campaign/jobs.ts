import { daily, inAll, isForgettable, takeStep, type Tended } from '../../shared/daily.ts';
import { capability, loadPerson, readCampaign, readPeople } from './store.ts';
import { forgetPerson } from './rules.ts';
import type { CampaignState } from './state.ts';

/** Daily: invariant 9, a person's data goes some days after the campaign (`settings.campaign.personalDataDays`). */
export const handler = daily(async (campaign, now) => {
  const { id } = campaign;
  const tended: Tended[] = [];
  for (const person of (await isForgettable(campaign, now)) ? await readPeople(id) : [])
    tended.push(
      await takeStep(id, capability<CampaignState>(id), {
        load: async () => ({
          campaign: await readCampaign(id),
          ...(await loadPerson(id, person.id, (is) => is?.subject)),
        }),
        decide: (state) => forgetPerson(state, { actorSubject: '', campaignIsOver: true }),
      }),
    );
  return inAll(tended);
});
