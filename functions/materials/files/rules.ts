import type { Day } from '../../../shared/calendar.ts';
import { type Refusal, text } from '../../../shared/problems.ts';
import type { Unit } from '../../../shared/units.ts';
import { refuse } from '../problems.ts';
import { partsOf } from '../editions.ts';
import { isValid } from '../orders/sources.ts';
import type { CatalogueItem, Copies, EditionId } from '../state.ts';
import type { FilesEvent } from './events.ts';
import type { EditionFile, Printed, Reason, Upload } from './state.ts';

/** Rules of print-yourself (D12). Pure. */

export const editionSubject = (edition: EditionId): string => {
  const { item, language } = partsOf(edition);
  return `materials/items/${item}/editions/${language}`;
};
const onUpload = (edition: EditionId, upload: string) => ({
  subject: `${editionSubject(edition)}/uploads/${upload}`,
  ...partsOf(edition),
  upload,
});

/** D12: a file may be uploaded for every edition that there is; until it is checked nothing changes. */
export const openUpload = (upload: string, edition: EditionId): readonly FilesEvent[] => [
  { type: 'UploadOpened', ...onUpload(edition, upload) },
];

/** What the check says of an uploaded file. */
export type Verdict =
  | { readonly refused: Reason }
  | { readonly accepted: { readonly hash: string; readonly bytes: number; readonly pages: number } };

/** Only an upload that waits is decided, so that a repeated check changes nothing; the newest upload is the file. */
export const decideUpload = (
  { upload, file }: { readonly upload: Upload; readonly file: EditionFile | undefined },
  verdict: Verdict,
): readonly FilesEvent[] => {
  if (upload.status !== 'waiting') return [];
  const { id, edition } = upload;
  const isOlder = id < (file?.upload ?? '');
  const reason = 'refused' in verdict ? verdict.refused : isOlder ? 'superseded' : undefined;
  if (reason !== undefined) return [{ type: 'FileRefused', ...onUpload(edition, id), reason }];
  if ('refused' in verdict) return [];
  return [{ type: 'FileAccepted', ...onUpload(edition, id), subject: editionSubject(edition), ...verdict.accepted }];
};

/** D12: past `validTo` (and before `validFrom`) it can be neither ordered nor downloaded. */
export const judgeDownload = (
  { item, file }: { readonly item: CatalogueItem; readonly file: EditionFile },
  today: Day,
): EditionFile | Refusal<'not-valid'> => {
  if (isValid(item, today)) return file;
  const { validFrom = '…', validTo = '…' } = item;
  return refuse(
    'not-valid',
    text(`Det gäller ${validFrom} till ${validTo}.`, `It is valid ${validFrom} to ${validTo}.`),
  );
};

/** D12: what was printed can only be of a file that there is; it is added to what was reported before. */
export const reportPrinted = (
  { file }: { readonly file: EditionFile | undefined },
  { edition, unit, printed }: { readonly edition: EditionId; readonly unit: Unit; readonly printed: Copies },
): readonly FilesEvent[] | Refusal<'not-found'> =>
  file
    ? [{ type: 'CopiesPrinted', subject: editionSubject(edition), ...partsOf(edition), unit, printed }]
    : refuse('not-found');

/** So many in all, and not what was reported: only what was reported is corrected. */
export const correctPrinted = (
  { printed: reported }: { readonly printed: Printed | undefined },
  {
    edition,
    unit,
    printed,
    reason,
  }: { readonly edition: EditionId; readonly unit: Unit; readonly printed: Copies; readonly reason: string },
): readonly FilesEvent[] | Refusal<'not-found'> => {
  const was = reported?.byUnit[unit];
  if (was === undefined) return refuse('not-found');
  if (was === printed) return [];
  return [
    { type: 'CopiesCorrected', subject: editionSubject(edition), ...partsOf(edition), unit, printed, was, reason },
  ];
};
