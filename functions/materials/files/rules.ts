import type { Day } from '../../../shared/calendar.ts';
import { type Refusal, text } from '../../../shared/problems.ts';
import type { Unit } from '../../../shared/units.ts';
import { refuse } from '../problems.ts';
import { partsOf } from '../editions.ts';
import { isValid } from '../orders/sources.ts';
import type { CatalogueItem, Copies, EditionId } from '../state.ts';
import type { FilesEvent } from './events.ts';
import type { EditionFile, FilesState, Reason } from './state.ts';

/** Rules of print-yourself (D12). Pure. */

/** Of an uploaded file, in bytes: 20 MB, decimal. */
export const mostBytes = 20_000_000;

export const editionSubject = (edition: EditionId): string => {
  const { item, language } = partsOf(edition);
  return `materials/items/${item}/editions/${language}`;
};
const onUpload = (edition: EditionId, upload: string) => ({
  subject: `${editionSubject(edition)}/uploads/${upload}`,
  ...partsOf(edition),
  upload,
});

const has = ({ items }: Pick<FilesState, 'items'>, edition: EditionId): boolean => {
  const { item, language } = partsOf(edition);
  return items[item]?.editions[language] !== undefined;
};

/** D12: a file may be uploaded for every edition that there is; until it is checked nothing changes. */
export const openUpload = (
  state: FilesState,
  { upload, edition }: { readonly upload: string; readonly edition: EditionId },
): readonly FilesEvent[] | Refusal<'not-found'> =>
  has(state, edition) ? [{ type: 'UploadOpened', ...onUpload(edition, upload) }] : refuse('not-found');

/** What the check says of an uploaded file. */
export type Verdict =
  | { readonly refused: Reason }
  | { readonly accepted: { readonly hash: string; readonly bytes: number; readonly pages: number } };

/** Only an upload that waits is decided, so that a repeated check changes nothing; the newest upload is the file. */
export const decideUpload = (
  { uploads, files }: FilesState,
  id: string,
  verdict: Verdict,
): readonly FilesEvent[] | Refusal<'not-found'> => {
  const upload = uploads[id];
  if (!upload) return refuse('not-found');
  if (upload.status !== 'waiting') return [];
  const { edition } = upload;
  const isOlder = id < (files[edition]?.upload ?? '');
  const reason = 'refused' in verdict ? verdict.refused : isOlder ? 'superseded' : undefined;
  if (reason !== undefined) return [{ type: 'FileRefused', ...onUpload(edition, id), reason }];
  if ('refused' in verdict) return [];
  return [{ type: 'FileAccepted', ...onUpload(edition, id), subject: editionSubject(edition), ...verdict.accepted }];
};

/** D12: past `validTo` (and before `validFrom`) it can be neither ordered nor downloaded. */
export const judgeDownload = (
  item: CatalogueItem | undefined,
  file: EditionFile | undefined,
  today: Day,
): EditionFile | Refusal<'not-found' | 'not-valid'> => {
  if (!item || !file) return refuse('not-found');
  if (isValid(item, today)) return file;
  const { validFrom = '…', validTo = '…' } = item;
  return refuse(
    'not-valid',
    text(`Det gäller ${validFrom} till ${validTo}.`, `It is valid ${validFrom} to ${validTo}.`),
  );
};

/** D12: what was printed can only be of a file that there is; it is added to what was reported before. */
export const reportPrinted = (
  { files }: FilesState,
  { edition, unit, printed }: { readonly edition: EditionId; readonly unit: Unit; readonly printed: Copies },
): readonly FilesEvent[] | Refusal<'not-found'> =>
  files[edition]
    ? [{ type: 'CopiesPrinted', subject: editionSubject(edition), ...partsOf(edition), unit, printed }]
    : refuse('not-found');
