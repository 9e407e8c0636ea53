import { show } from '../../../../shared/command.ts';
import type { Handlers } from '../../../../shared/handler.ts';
import { localOf } from '../../../../shared/local-time.ts';
import { given, inOrder } from '../../../../shared/reads.ts';
import { gatheringsBy } from '../../../gatherings/offers.ts';
import type { Publication } from '../../state.ts';
import { channels, publications, unmeasured } from '../../store.ts';
import { contract } from './contract.ts';
import { correlation, rank } from './rules.ts';

const mostRows = 500;
/**
 * All events that have been, and nothing of what is to come: once in a while, at half the units. The correlation is over
 * each event that has been held, so no sums of them would do. Of publications, whose sums channels keep, only those that
 * wait to be measured.
 */
const cheaply = { consistent: false } as const;

export const operations: Handlers<typeof contract> = {
  showRanking: show(contract.showRanking, {
    reads: ({ params: { campaign }, query: { by } }, now) =>
      inOrder({
        held: gatheringsBy(campaign, 'held', cheaply),
        published: gatheringsBy(campaign, 'published', cheaply, localOf(now)),
        channels: channels(campaign),
        waiting: by === 'channel' ? publications(unmeasured(campaign), cheaply) : given<readonly Publication[]>([]),
      }),
    answer: ({ held, published, waiting, ...found }, { query: { by } }, now) => {
      const rows = rank(by, {
        events: [...held, ...published],
        channels: Object.values(found.channels),
        waiting,
        now: localOf(now),
      });
      return {
        status: 200,
        body: {
          by,
          rows: rows.slice(0, mostRows),
          more: Math.max(0, rows.length - mostRows),
          correlation: correlation(held),
        },
      };
    },
  }),
};
