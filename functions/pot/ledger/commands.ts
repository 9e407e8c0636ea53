import { type Day, dayOf } from '../../../shared/calendar.ts';
import { list, show } from '../../../shared/command.ts';
import { settings } from '../../../shared/directory.ts';
import type { Handlers } from '../../../shared/handler.ts';
import { fieldError } from '../../../shared/field-words.ts';
import { refuse } from '../../../shared/problems.ts';
import { entityIn, inOrder } from '../../../shared/reads.ts';
import { withTexts } from '../../../shared/texts.ts';
import { campaignStart } from '../../campaign/offers.ts';
import { potSettingsOf } from '../offers.ts';
import { requestIn } from '../requests/case.ts';
import { partition, pot } from '../store.ts';
import { potTexts } from '../texts.ts';
import { contradiction } from './anchors.ts';
import { contract } from './contract.ts';
import { type Journaled, rowOf, verify } from './replay.ts';
import { isWithinDays, matches } from './search.ts';
import { sieOf } from './sie.ts';
import { anchors, copies, journaled, ledgerRows, namesOf, nothingSearched, returned, searched } from './store.ts';
import { entryInWords } from './wording.ts';

/** What the ledger shows; nothing here changes it. */
const requestPrefix = 'pot/requests/';

/** Days that end before they begin. */
const isBackwards = ({ from, to }: { readonly from?: Day | undefined; readonly to?: Day | undefined }): boolean =>
  from !== undefined && to !== undefined && from > to;

const viewRow = (entry: Journaled) => {
  const row = rowOf(entry);
  return { ...row, ...(row.subject.startsWith(requestPrefix) && { request: row.subject.slice(requestPrefix.length) }) };
};

export const operations: Handlers<typeof contract> = {
  listLedger: list(contract.listLedger, {
    at: ({ params: { campaign }, query: { order } }) => ({
      ranges: [{ pk: partition(campaign), index: 'l1', prefix: 'ledger#' }],
      backward: order === 'newest',
      // Half the units; an entry follows the change that made it at once, and the verification reads consistently.
      consistent: false,
    }),
    page: ({ query: { order, q, from, to } }) =>
      isBackwards({ from, to })
        ? { ...refuse('malformed-request'), errors: [fieldError('/query/to', 'order')] }
        : {
            query: [order, q, from, to],
            view: (item) => {
              const entry = entityIn<Journaled>(item);
              return isWithinDays(entry, { from, to }) ? entry : undefined;
            },
          },
    // The entry says of things their ids; people read, and search for, what they are called.
    join: {
      reads: (entries: readonly Journaled[], { params: { campaign }, query: { q } }) =>
        inOrder({ ...namesOf(campaign), ...(q === undefined ? nothingSearched : searched(campaign, entries)) }),
      show: (entry, { requests, lines, units }, { query: { q }, language }) =>
        q === undefined || matches(entry, q, requests[requestIn(entry.subject)], { lines, units })
          ? { ...viewRow(entry), text: entryInWords(entry, { lines, units }, language) }
          : undefined,
    },
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
      isBackwards({ from, to })
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
