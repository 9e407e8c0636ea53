import { type Recorded, unborn } from '../../../shared/commit.ts';
import { editionId } from '../editions.ts';
import type { CatalogueItem, Ids } from '../state.ts';
import type { FilesEvent } from './events.ts';
import type { EditionFile, FilesState, Printed, Upload } from './state.ts';

/** Folds one event into the state. Total: it judges nothing, the rules have. Pure. */
type On<T extends FilesEvent['type']> = Recorded<Extract<FilesEvent, { type: T }>>;

const bare = ({ version, createdAt, updatedAt } = unborn) => ({ version, createdAt, updatedAt });

/** Untouched, hence not written, where the edition has a file already. */
const withFile = (items: Ids<CatalogueItem>, { item: id, language }: On<'FileAccepted'>): Ids<CatalogueItem> => {
  const item = items[id];
  const edition = item?.editions[language];
  if (!item || !edition || edition.hasFile) return items;
  const editions = { ...item.editions, [language]: { ...edition, hasFile: true as const } };
  return { ...items, [id]: { ...item, editions } };
};

const accepted = (files: Ids<EditionFile>, upload: Upload | undefined, event: On<'FileAccepted'>): Ids<EditionFile> => {
  if (!upload) return files;
  const edition = editionId(event.item, event.language);
  const { hash, bytes, pages, at: uploadedAt } = event;
  const file = { edition, upload: upload.id, hash, bytes, pages, name: upload.name, uploadedAt };
  return { ...files, [edition]: { ...bare(files[edition]), ...file } };
};

const printedMore = (all: Ids<Printed>, { item, language, unit, printed }: On<'CopiesPrinted'>): Ids<Printed> => {
  const edition = editionId(item, language);
  const byUnit = all[edition]?.byUnit ?? {};
  const next = { ...byUnit, [unit]: (byUnit[unit] ?? 0) + printed };
  return { ...all, [edition]: { ...bare(all[edition]), edition, byUnit: next } };
};

export const evolve = (state: FilesState, event: Recorded<FilesEvent>): FilesState => {
  const { items, uploads, files, printed, said } = state;
  if (event.type === 'CopiesPrinted') return { ...state, printed: printedMore(printed, event) };
  const { upload: id } = event;
  const upload = uploads[id];
  switch (event.type) {
    case 'UploadOpened': {
      const edition = editionId(event.item, event.language);
      const opened = said && ({ ...unborn, id, edition, ...said, status: 'waiting' } as const);
      return opened ? { ...state, uploads: { ...uploads, [id]: opened } } : state;
    }
    case 'FileAccepted':
      return {
        ...state,
        items: withFile(items, event),
        files: accepted(files, upload, event),
        uploads: upload ? { ...uploads, [id]: { ...upload, status: 'accepted' } } : uploads,
      };
    case 'FileRefused':
      return upload
        ? { ...state, uploads: { ...uploads, [id]: { ...upload, status: 'refused', reason: event.reason } } }
        : state;
  }
};
