import { dayOf } from '../../../shared/calendar.ts';
import { list, show } from '../../../shared/command.ts';
import { entityOf } from '../../../shared/commit.ts';
import { settings } from '../../../shared/directory.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { fieldError } from '../../../shared/field-words.ts';
import { refuse } from '../../../shared/problems.ts';
import { inOrder } from '../../../shared/reads.ts';
import type { Item } from '../../../shared/table.ts';
import { withTexts } from '../../../shared/texts.ts';
import { campaignStart } from '../../campaign/offers.ts';
import { potSettingsOf } from '../offers.ts';
import { partition, pot } from '../store.ts';
import { potTexts } from '../texts.ts';
import { contradiction } from './anchors.ts';
import { contract } from './contract.ts';
import { rowOf, verify } from './replay.ts';
import { sieOf } from './sie.ts';
import { anchors, copies, journaled, ledgerRows, returned } from './store.ts';

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
      inOrder(
        // Before the pot, so that none is younger than the entries.
        { anchors: anchors(campaign) },
        () => ({ pot: pot(campaign) }),
        (found) => ({ rows: ledgerRows(found.pot, campaign), copies: copies(campaign, found.anchors) }),
      ),
    answer: ({ pot: is, rows, anchors: told, copies: inInboxes }) => {
      const contradicted = contradiction(rows, told, inInboxes);
      return {
        status: 200,
        body: { ...verify(is, rows), anchors: told.length, ...(contradicted && { contradicted }) },
      };
    },
  }),

  exportSie: show(contract.exportSie, {
    reads: ({ params: { campaign }, query: { office } }) =>
      inOrder(
        { pot: pot(campaign), campaign: campaignStart(campaign), settings: settings(campaign, potSettingsOf) },
        (found) => ({ journal: journaled(found.pot, campaign) }),
        (found) => ({ request: returned(campaign, found.journal, office) }),
      ),
    answer: (found, { params: { campaign }, query: { office, from, to } }, now) =>
      from !== undefined && to !== undefined && from > to
        ? { ...refuse('malformed-request'), errors: [fieldError('/query/to', 'order')] }
        : {
            status: 200,
            raw: sieOf({
              office,
              campaignName: found.campaign.name,
              program: { name: 'Valsam', version: '0.1.0' },
              generated: dayOf(now),
              journal: withTexts(potTexts, found.journal, { request: found.request }) as typeof found.journal,
              lines: found.pot.lines,
              accounts: found.settings.accounts,
              from,
              to,
            }),
            headers: {
              'content-type': 'application/octet-stream',
              'content-disposition': `attachment; filename="${[campaign, office, from, to].filter(Boolean).join('-')}.si"`,
            },
          },
  }),
};
