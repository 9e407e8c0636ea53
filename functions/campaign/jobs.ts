import { addDays, dayOf } from '../../shared/calendar.ts';
import { execute } from '../../shared/execute.ts';
import { log } from '../../shared/log.ts';
import { isRefusal } from '../../shared/problems.ts';
import { capability, loadPerson, readCampaign, readCampaigns, readPeople, readSettingsEntity } from './items.ts';
import { forgetPerson } from './rules.ts';
import type { CampaignState } from './state.ts';

/** Daily: invariant 9, a person's data goes some days after the campaign (`settings.campaign.personalDataDays`). */
export const handler = async (event: { readonly now?: string }): Promise<{ readonly forgotten: number }> => {
  const today = dayOf(event.now ?? new Date().toISOString());
  let forgotten = 0;
  for (const { id, end } of await readCampaigns()) {
    const settings = await readSettingsEntity(id);
    if (today <= addDays(end, settings?.campaign.personalDataDays ?? 180)) continue;
    for (const person of await readPeople(id)) {
      const outcome = await execute({ campaign: id, actor: 'schedule' }, capability<CampaignState>(id), {
        load: async () => ({
          campaign: await readCampaign(id),
          ...(await loadPerson(id, person.id, (is) => is?.subject)),
        }),
        decide: (state) => forgetPerson(state, { actorSubject: '', campaignIsOver: true }),
        versionOf: () => 0,
        answer: () => ({ status: 200, body: undefined }),
      });
      if (!isRefusal(outcome)) forgotten++;
    }
  }
  log.info('forgotten', { forgotten });
  return { forgotten };
};
