import { addDays, dayOf, type Instant } from '../../../shared/calendar.ts';
import { csvOf } from '../../../shared/csv.ts';
import { readSettings } from '../../../shared/directory-loads.ts';
import { execute } from '../../../shared/execute.ts';
import type { Handler, Handlers } from '../../../shared/edge/signed-in.ts';
import { newId } from '../../../shared/ids.ts';
import { xlsxOf } from '../../../shared/xlsx.ts';
import { readAssociations, readHead, readPositions } from '../store.ts';
import { staffSettingsOf } from '../offers.ts';
import { contract, csvType, xlsxType } from './contract.ts';
import { allocationsTable, positionsTable } from './export.ts';
import { type ImportState, makeReal, requestsOf } from './import.ts';
import { capability, stage } from './store.ts';
import { type Asked, wishesOf } from './reading.ts';

/** Reads the sheet, and says what becomes of it whether or not it is stored. */
const prepared = async (asked: Asked, now: Instant) => {
  const wishes = await wishesOf(asked, now);
  if ('refused' in wishes) return wishes;
  const { replyByDays, noticeDays } = staffSettingsOf(await readSettings(asked.params.campaign));
  const today = dayOf(now);
  const earliestStart = addDays(today, noticeDays);
  const shortNotice = wishes.filter(({ from }) => from < earliestStart).length;
  return {
    wishes,
    filing: { today, replyByDays, noticeDays },
    told: { lines: wishes.length, shortNotice, replyBy: addDays(today, replyByDays), earliestStart },
  };
};

const importAll = (asked: Asked) => {
  const { caller, params } = asked;
  const id = newId();
  let staged: Pick<ImportState, 'requests' | 'told'> | undefined;
  return execute(caller, capability(params.campaign), {
    load: async (now) => {
      const head = await readHead(params.campaign);
      // Once, when it is known that this is no repetition; after a conflict only the head is read anew.
      if (!staged) {
        const sheet = await prepared(asked, now);
        if ('refused' in sheet) return sheet;
        const { wishes, filing, told } = sheet;
        const requests = requestsOf(wishes, { id, filer: caller.actor, filed: head.filed, newId, ...filing });
        staged = { requests: await stage(params.campaign, requests, now), told };
      }
      return { head, ...staged };
    },
    decide: (state) => makeReal(state, id),
    versionOf: () => 0,
    answer: ({ requests, told }) => ({
      status: 200,
      body: { import: id, ...told, created: requests.length, requests: requests.map((request) => request.id) },
    }),
  });
};

type Exported = keyof Omit<typeof contract, 'importStaffRequests'>;

const exporting = (noun: 'positions' | 'allocations', kind: 'csv' | 'xlsx'): Handler<(typeof contract)[Exported]> => ({
  run: async ({ params: { campaign }, language }) => {
    const [positions, associations] = await Promise.all([readPositions(campaign), readAssociations(campaign)]);
    const table = { positions: positionsTable, allocations: allocationsTable }[noun];
    const { title, rows } = table(Object.values(positions), associations, language);
    const headers = {
      'content-type': kind === 'csv' ? `${csvType}; charset=utf-8` : xlsxType,
      'content-disposition': `attachment; filename="${campaign}-${noun}.${kind}"`,
    };
    return { status: 200, raw: kind === 'csv' ? csvOf(rows) : await xlsxOf(title, rows), headers };
  },
});

export const operations: Handlers<typeof contract> = {
  importStaffRequests: {
    run: async (asked) => {
      if (asked.query.dryRun !== 'true') return importAll(asked);
      const sheet = await prepared(asked, new Date().toISOString());
      return 'refused' in sheet ? sheet : { status: 200, body: { ...sheet.told, created: 0, requests: [] } };
    },
  },
  exportPositionsCsv: exporting('positions', 'csv'),
  exportPositionsXlsx: exporting('positions', 'xlsx'),
  exportAllocationsCsv: exporting('allocations', 'csv'),
  exportAllocationsXlsx: exporting('allocations', 'xlsx'),
};
