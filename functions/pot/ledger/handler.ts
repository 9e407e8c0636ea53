import { dayOf } from '../../../shared/calendar.ts';
import { entityOf } from '../../../shared/commit.ts';
import { readSettings } from '../../../shared/directory.ts';
import type { Handlers } from '../../../shared/edge/signed-in.ts';
import { pageOf } from '../../../shared/page.ts';
import type { Item } from '../../../shared/table.ts';
import { partition, readCampaign, readJournal, readPot, readRows } from '../store.ts';
import { potSettingsOf } from '../offers.ts';
import type { ledgerContract } from './contract.ts';
import { rowOf, verify } from './replay.ts';
import { settle } from './settlement.ts';
import { sieOf } from './sie.ts';

const requestPrefix = 'pot/requests/';

const viewRow = (item: Item) => {
  const row = rowOf(entityOf(item) as never);
  return { ...row, ...(row.subject.startsWith(requestPrefix) && { request: row.subject.slice(requestPrefix.length) }) };
};

export const ledgerHandlers: Handlers<typeof ledgerContract> = {
  listLedger: {
    run: async ({ params: { campaign }, query: { limit, cursor }, path }) => {
      const ranges = [{ pk: partition(campaign), index: 'l1' as const, prefix: 'ledger#' }];
      // Half the units; an entry follows the change that made it at once, and the verification reads consistently.
      return pageOf({ ranges, limit, cursor, query: [path], consistent: false, view: viewRow });
    },
  },

  verifyLedger: {
    run: async ({ params: { campaign } }) => {
      const pot = await readPot(campaign);
      return { status: 200, body: verify(pot, await readRows(campaign, pot)) };
    },
  },

  settle: {
    run: async ({ params: { campaign } }) => ({ status: 200, body: settle(await readPot(campaign)) }),
  },

  exportSie: {
    run: async ({ params: { campaign }, query: { office } }) => {
      const [pot, found, settings] = await Promise.all([
        readPot(campaign),
        readCampaign(campaign),
        readSettings(campaign),
      ]);
      const journal = await readJournal(campaign, pot);
      const raw = sieOf({
        office,
        campaignName: found?.name ?? campaign,
        program: { name: 'Valsam', version: '0.1.0' },
        generated: dayOf(new Date().toISOString()),
        journal,
        settlement: settle(pot),
        accounts: potSettingsOf(settings).accounts,
      });
      const headers = {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename="${campaign}-${office}.si"`,
      };
      return { status: 200, raw, headers };
    },
  },
};
