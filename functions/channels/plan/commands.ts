import { addDays, type Day, daysBetween, dayOf, type Instant } from '../../../shared/calendar.ts';
import { show } from '../../../shared/command.ts';
import { settings } from '../../../shared/directory.ts';
import { fieldError } from '../../../shared/field-words.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { refuse, text } from '../../../shared/problems.ts';
import { given, inOrder } from '../../../shared/reads.ts';
import { gatherings, publicitySettingsOf } from '../../gatherings/offers.ts';
import { placed } from '../publications/reads.ts';
import { viewClash, viewPublication } from '../publications/views.ts';
import type { Publication } from '../state.ts';
import { channels, ofAll, publications } from '../store.ts';
import { contract } from './contract.ts';
import { gapsOf, planOf } from './rules.ts';

const mostDays = 92;
const tooLong = { code: 'too-big', detail: text(`Högst ${mostDays} dagar.`, `At most ${mostDays} days.`) };
/** Four weeks. */
const usualDays = 28;

type Asked = { readonly from?: Day | undefined; readonly to?: Day | undefined };
const spanOf = (query: Asked, now: Instant) => {
  const { from = dayOf(now) } = query;
  const { to = addDays(from, usualDays - 1) } = query;
  return { from, to, days: daysBetween(from, to) + 1 };
};

export const operations: Handlers<typeof contract> = {
  showPublicationPlan: show(contract.showPublicationPlan, {
    reads: ({ params: { campaign }, query }, now) => {
      const { from, to, days } = spanOf(query, now);
      return inOrder(
        {
          // Half the units; one just proposed is read consistently by its own address.
          publications:
            days < 1 || days > mostDays
              ? given<readonly Publication[]>([])
              : publications(ofAll(campaign, from, `${to}T24`), { consistent: false }),
          channels: channels(campaign),
          settings: settings(campaign, publicitySettingsOf),
        },
        (found) => ({
          events: gatherings(
            campaign,
            found.publications.map(({ event }) => event),
          ),
        }),
      );
    },
    answer: (found, { params: { campaign }, query, actor }, now) => {
      const { from, to, days } = spanOf(query, now);
      if (days < 1 || days > mostDays) {
        const what = days < 1 ? 'order' : tooLong;
        return { ...refuse('malformed-request'), errors: [fieldError('/query/to', what)] };
      }
      const all = placed(found.publications, found.events);
      const isAsked = (channel: { readonly owner: string }) =>
        query.owner === undefined || channel.owner === query.owner;
      return {
        status: 200,
        body: {
          from,
          to,
          publications: planOf(all, found.channels, found.settings)
            .filter(({ channel }) => isAsked(channel))
            .map((one) => ({
              ...viewPublication(one, one.channel),
              clashes: one.clashes.map((clash) => viewClash(campaign, clash, actor)),
            })),
          gaps: gapsOf(
            Object.values(found.channels).filter((each) => isAsked(each) && each.retired === undefined),
            all,
            { from, to },
          ),
        },
      };
    },
  }),
};
