import type { DirectoryPart } from '../../shared/capability.ts';
import { settings } from '../../shared/directory.ts';
import { viewOf } from '../../shared/reads.ts';
import { labelled, list } from '../../shared/resources.ts';
import { inDirectory } from '../../shared/vocabulary.ts';
import { posterRule, posterRuleIn } from './posters.ts';
import { audiencesOf, kindsOf, publicitySettingsOf } from './offers.ts';

/** What kinds of events and voter groups are called (E5), and where posters may hang (E4): first what holds elsewhere. */
const shape = { eventKinds: list(labelled), audiences: list(labelled), posterRules: list(posterRule) };

export const directory: DirectoryPart<typeof shape> = {
  shape,
  example: {
    eventKinds: [{ id: 'yard-party', name: 'Gårdsfest', names: { sv: 'Gårdsfest', en: 'Yard party' } }],
    audiences: [{ id: 'families', name: 'Barnfamiljer', names: { sv: 'Barnfamiljer', en: 'Families with children' } }],
    posterRules: [
      { allowed: true, firstDay: '2026-08-12' },
      { area: 'solna', allowed: false },
    ],
  },
  read: (campaign) =>
    viewOf('only shown', settings(campaign, publicitySettingsOf), (found) => ({
      eventKinds: inDirectory(kindsOf(found)),
      audiences: inDirectory(audiencesOf(found)),
      posterRules: [undefined, ...Object.keys(found.posters.areas)].map((area) => ({
        ...(area !== undefined && { area }),
        ...posterRuleIn(found.posters, area),
      })),
    })),
};
