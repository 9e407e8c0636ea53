import { dayOf } from '../../../shared/calendar.ts';
import { list, show } from '../../../shared/command.ts';
import { entityOf } from '../../../shared/commit.ts';
import { settings } from '../../../shared/directory.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { inOrder } from '../../../shared/reads.ts';
import type { Item } from '../../../shared/table.ts';
import { withTexts } from '../../../shared/texts.ts';
import { campaignStart } from '../../campaign/offers.ts';
import { potSettingsOf } from '../offers.ts';
import { journaled, ledgerRows, partition, pot, returned } from '../store.ts';
import { potTexts } from '../texts.ts';
import { contract } from './contract.ts';
import { rowOf, verify } from './replay.ts';
import { settle } from './settlement.ts';
import { sieOf } from './sie.ts';

/** What the ledger shows; nothing here changes it. */
const requestPrefix = 'pot/requests/';

const viewRow = (item: Item) => {
  const row = rowOf(entityOf(item) as never);
  return { ...row, ...(row.subject.startsWith(requestPrefix) && { request: row.subject.slice(requestPrefix.length) }) };
};

export const operations: Handlers<typeof contract> = {
  listLedger: list(contract.listLedger, {
    at: ({ params: { campaign } }) => ({
      ranges: [{ pk: partition(campaign), index: 'l1', prefix: 'ledger#' }],
      // Half the units; an entry follows the change that made it at once, and the verification reads consistently.
      consistent: false,
    }),
    page: () => ({ view: viewRow }),
  }),

  verifyLedger: show(contract.verifyLedger, {
    reads: ({ params: { campaign } }) =>
      inOrder({ pot: pot(campaign) }, (found) => ({ rows: ledgerRows(found.pot, campaign) })),
    answer: (found) => ({ status: 200, body: verify(found.pot, found.rows) }),
  }),

  settle: show(contract.settle, {
    reads: ({ params: { campaign } }) => inOrder({ pot: pot(campaign) }),
    answer: (found) => ({ status: 200, body: settle(found.pot) }),
  }),

  exportSie: show(contract.exportSie, {
    reads: ({ params: { campaign }, query: { office } }) =>
      inOrder(
        { pot: pot(campaign), campaign: campaignStart(campaign), settings: settings(campaign, potSettingsOf) },
        (found) => ({ journal: journaled(found.pot, campaign) }),
        (found) => ({ request: returned(campaign, found.journal, office) }),
      ),
    answer: (found, { params: { campaign }, query: { office } }, now) => ({
      status: 200,
      raw: sieOf({
        office,
        campaignName: found.campaign.name,
        program: { name: 'Valsam', version: '0.1.0' },
        generated: dayOf(now),
        journal: withTexts(potTexts, found.journal, { request: found.request }) as typeof found.journal,
        settlement: settle(found.pot),
        accounts: found.settings.accounts,
      }),
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename="${campaign}-${office}.si"`,
      },
    }),
  }),
};
