import { type Recorded, notStored } from '../../../shared/commit.ts';
import { editionId } from '../editions.ts';
import type { CatalogueItem, Copies } from '../state.ts';
import { remembering } from '../../../shared/texts.ts';
import { materialsTexts } from '../texts.ts';
import type { FilesEvent } from './events.ts';
import type { EditionFile, FilesState, Printed, Upload } from './state.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */
type On<T extends FilesEvent['type']> = Recorded<Extract<FilesEvent, { type: T }>>;

const bare = ({ version, createdAt, updatedAt } = notStored) => ({ version, createdAt, updatedAt });

/** Untouched, hence not written, where the edition has a file already. */
const withFile = (item: CatalogueItem | undefined, { language }: On<'FileAccepted'>): CatalogueItem | undefined => {
  const edition = item?.editions[language];
  if (!item || !edition || edition.hasFile) return item;
  return { ...item, editions: { ...item.editions, [language]: { ...edition, hasFile: true } } };
};

const fileFrom = (before: EditionFile | undefined, upload: Upload, event: On<'FileAccepted'>): EditionFile => {
  const { hash, bytes, pages, at: uploadedAt } = event;
  const { id, edition, name } = upload;
  return { ...bare(before), edition, upload: id, hash, bytes, pages, name, uploadedAt };
};

/** In all, of one unit. */
const printedBy = (
  before: Printed | undefined,
  { item, language, unit }: On<'CopiesPrinted' | 'CopiesCorrected'>,
  printed: Copies,
): Printed => ({
  ...(before ?? { ...notStored, id: editionId(item, language) }),
  byUnit: { ...before?.byUnit, [unit]: printed },
});

const fold = (state: FilesState, event: Recorded<FilesEvent>): FilesState => {
  const { item, upload, file, printed, said } = state;
  switch (event.type) {
    case 'UploadOpened': {
      const edition = editionId(event.item, event.language);
      return said
        ? { ...state, upload: { ...notStored, id: event.upload, edition, ...said, status: 'waiting' } }
        : state;
    }
    case 'FileAccepted':
      return upload
        ? {
            ...state,
            item: withFile(item, event),
            file: fileFrom(file, upload, event),
            upload: { ...upload, status: 'accepted' },
          }
        : state;
    case 'FileRefused':
      return upload ? { ...state, upload: { ...upload, status: 'refused', reason: event.reason } } : state;
    case 'CopiesPrinted':
      return { ...state, printed: printedBy(printed, event, (printed?.byUnit[event.unit] ?? 0) + event.printed) };
    case 'CopiesCorrected':
      return { ...state, printed: printedBy(printed, event, event.printed) };
  }
};

export const evolve = remembering(materialsTexts, fold);
