import { addDays, dayOf, type Instant } from '../../../shared/calendar.ts';
import { show } from '../../../shared/command.ts';
import { csvOf } from '../../../shared/csv.ts';
import { readAll } from '../../../shared/fetching.ts';
import type { Handler, Handlers } from '../../../shared/handler.ts';
import { answerKept } from '../../../shared/idempotency.ts';
import { newId } from '../../../shared/ids.ts';
import { isRefusal, refuse } from '../../../shared/problems.ts';
import { fresh, given, inOrder } from '../../../shared/reads.ts';
import { xlsxOf } from '../../../shared/xlsx.ts';
import { campaignStart } from '../../campaign/offers.ts';
import { withDryRun } from '../dry-run.ts';
import type { StaffSettings } from '../offers.ts';
import { associationFacts, head, positionsNow, staffSettings, taskNames } from '../store.ts';
import { contract, csvType, xlsxType } from './contract.ts';
import { allocationsTable, positionsTable, readerOf } from './export.ts';
import { type Import, makeReal, requestsOf, type Staged } from './import.ts';
import { type Asked, type Known, wishesOf } from './reading.ts';
import { command, stage } from './store.ts';

/** Sheets in and out. */
const reads = ({ params: { campaign } }: Pick<Asked, 'params'>) =>
  inOrder({
    head: head(campaign),
    campaign: campaignStart(campaign),
    associations: associationFacts(campaign),
    settings: staffSettings(campaign),
  });

/** Reads the sheet, and says what becomes of it whether or not it is stored. */
const prepared = (asked: Asked, found: Known & { readonly settings: StaffSettings }, now: Instant) => {
  const wishes = wishesOf(asked, found, now);
  if ('refused' in wishes) return wishes;
  const { replyByDays, noticeDays } = found.settings;
  const today = dayOf(now);
  const earliestStart = addDays(today, noticeDays);
  const shortNotice = wishes.filter(({ from }) => from < earliestStart).length;
  return {
    wishes,
    filing: { today, replyByDays, noticeDays },
    told: { lines: wishes.length, shortNotice, replyBy: addDays(today, replyByDays), earliestStart },
  };
};

/** Makes real what is staged; after a conflict only the head is read anew. */
const making = (staged: Staged) =>
  command(contract.importStaffRequests, {
    reads: ({ params: { campaign } }) =>
      inOrder({ head: head(campaign), import: fresh<Import>(), staged: given(staged) }),
    decide: (state, { newId: id }) => makeReal(state.staged, id),
    answer: ({ staged: { told, requests } }, { newId: id }) => ({
      status: 200,
      body: { import: id, ...told, created: requests.length, requests: requests.map((request) => request.id) },
    }),
  });
const nothing: Staged = { requests: [], told: { lines: 0, shortNotice: 0, replyBy: '', earliestStart: '' } };

/** What a sheet brings is more than one transaction holds: it is stored before the command that makes it real. */
const importing: Handler<typeof contract.importStaffRequests> = {
  reads,
  run: async (input, begun) => {
    const { idempotency, actor: filer } = input.caller;
    // What was answered before is not stored again.
    if (idempotency && begun.fetched.valueOf(answerKept(idempotency))) return making(nothing).run(input, begun);
    const found = await readAll(reads(input), begun.fetched);
    if (!found) return refuse('not-found');
    const sheet = prepared(input, found, begun.now);
    if (isRefusal(sheet)) return sheet;
    const { wishes, filing, told } = sheet;
    const { campaign } = input.params;
    const requests = requestsOf(wishes, { id: input.newId, filer, filed: found.head.filed, newId, ...filing });
    return making({ requests: await stage(campaign, requests, begun.now), told }).run(input, begun);
  },
};

type Exported = keyof Omit<typeof contract, 'importStaffRequests'>;

const exporting = (noun: 'positions' | 'allocations', kind: 'csv' | 'xlsx'): Handler<(typeof contract)[Exported]> =>
  show(contract.exportPositionsCsv, {
    reads: ({ params: { campaign } }) =>
      inOrder({
        positions: positionsNow(campaign),
        associations: associationFacts(campaign),
        tasks: taskNames(campaign),
      }),
    answer: async ({ positions, associations, tasks }, { params: { campaign }, language }) => {
      const table = { positions: positionsTable, allocations: allocationsTable }[noun];
      const { title, rows } = table(Object.values(positions), readerOf(associations, tasks, language));
      const headers = {
        'content-type': kind === 'csv' ? `${csvType}; charset=utf-8` : xlsxType,
        'content-disposition': `attachment; filename="${campaign}-${noun}.${kind}"`,
      };
      return { status: 200, raw: kind === 'csv' ? csvOf(rows) : await xlsxOf(title, rows), headers };
    },
  });

export const operations: Handlers<typeof contract> = {
  importStaffRequests: withDryRun(
    importing,
    show(contract.importStaffRequests, {
      reads,
      answer: async (found, input, now) => {
        const sheet = prepared(input, found, now);
        return isRefusal(sheet) ? sheet : { status: 200, body: { ...sheet.told, created: 0, requests: [] } };
      },
    }),
  ),
  exportPositionsCsv: exporting('positions', 'csv'),
  exportPositionsXlsx: exporting('positions', 'xlsx'),
  exportAllocationsCsv: exporting('allocations', 'csv'),
  exportAllocationsXlsx: exporting('allocations', 'xlsx'),
};
