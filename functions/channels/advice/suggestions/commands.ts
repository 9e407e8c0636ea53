import { show } from '../../../../shared/command.ts';
import { settings } from '../../../../shared/directory.ts';
import type { Handlers } from '../../../../shared/handler.ts';
import { isBefore, localOf } from '../../../../shared/local-time.ts';
import { refuse, text } from '../../../../shared/problems.ts';
import { given, inOrder, needed } from '../../../../shared/reads.ts';
import { campaignStart } from '../../../campaign/offers.ts';
import { type Gathering, gathering, isOff, publicitySettingsOf, theGathering } from '../../../gatherings/offers.ts';
import { boosts, boostsOfEvent } from '../../boosts/store.ts';
import type { Publication } from '../../state.ts';
import { channels, ofAll, ofEvent, publications } from '../../store.ts';
import { contract } from './contract.ts';
import { suggest } from './rules.ts';

/** Half the units: a suggestion is no promise. */
const cheaply = { consistent: false } as const;
const isOver = (event: Gathering): boolean => isOff(event) || event.status === 'held' || event.visibility === 'members';

export const operations: Handlers<typeof contract> = {
  suggestPublications: show(contract.suggestPublications, {
    about: theGathering,
    reads: ({ params: { campaign, event: id } }, now) =>
      inOrder(
        {
          event: needed(gathering(campaign, id)),
          campaign: campaignStart(campaign),
          settings: settings(campaign, publicitySettingsOf),
          channels: channels(campaign),
          publications: publications(ofEvent(campaign, id), cheaply),
          boosts: boosts(boostsOfEvent(campaign, id), cheaply),
        },
        ({ event }) => ({
          calendar:
            !isOver(event) && isBefore(localOf(now), event.startsAt)
              ? publications(ofAll(campaign, localOf(now), event.startsAt), cheaply)
              : given<readonly Publication[]>([]),
        }),
      ),
    answer: (found, { query: { budget } }, now) => {
      if (isOver(found.event))
        return refuse('wrong-status', text('Det finns inget att sprida.', 'There is nothing that could be spread.'));
      const { population, minGapHours } = found.settings;
      const known = { ...found, now, population, minGapHours, channels: Object.values(found.channels) };
      return { status: 200, body: suggest(known, budget) };
    },
  }),
};
