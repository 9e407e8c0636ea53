import { addDays, daysBetween, dayOf } from '../../../shared/calendar.ts';
import { fieldError } from '../../../shared/fields.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { refuse } from '../../../shared/problems.ts';
import { ofAll, readChannels, readPublications } from '../store.ts';
import { placed, readPublicitySettings } from '../publications/commands.ts';
import { viewClash, viewPublication } from '../publications/views.ts';
import type { contract } from './contract.ts';
import { gapsOf, planOf } from './rules.ts';

const mostDays = 92;
/** Four weeks. */
const usualDays = 28;

export const operations: Handlers<typeof contract> = {
  showPublicationPlan: {
    run: async ({ params: { campaign }, query, actor }) => {
      const { from = dayOf(new Date().toISOString()) } = query;
      const { to = addDays(from, usualDays - 1), owner } = query;
      const days = daysBetween(from, to) + 1;
      if (days < 1 || days > mostDays) {
        const code = days < 1 ? 'order' : 'too-big';
        return { ...refuse('malformed-request'), errors: [fieldError('/query/to', code)] };
      }
      const [publications, channels, { minGapHours }] = await Promise.all([
        // Half the units; one just proposed is read consistently by its own address.
        readPublications(ofAll(campaign, from, `${to}T24`), { consistent: false }),
        readChannels(campaign),
        readPublicitySettings(campaign),
      ]);
      const all = await placed(campaign, publications);
      const isAsked = (channel: { readonly owner: string }) => owner === undefined || channel.owner === owner;
      return {
        status: 200,
        body: {
          from,
          to,
          publications: planOf(all, channels, minGapHours)
            .filter(({ channel }) => isAsked(channel))
            .map((one) => ({
              ...viewPublication(one, one.channel),
              clashes: one.clashes.map((clash) => viewClash(campaign, clash, actor)),
            })),
          gaps: gapsOf(Object.values(channels).filter(isAsked), all, { from, to }),
        },
      };
    },
  },
};
