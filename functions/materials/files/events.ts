import * as z from 'zod/mini';
import {
  event,
  type EventOf,
  eventsOf,
  freeText,
  inHistories,
  inNotices,
  type NoticeOf,
} from '../../../shared/events.ts';
import { slug } from '../../../shared/fields.ts';
import { reasons } from './state.ts';

/** What can have happened to an edition's file (D12). What the file is called stays out: it may name a person. Pure. */
export const fileEvents = /* @__PURE__ */ eventsOf(() => {
  const edition = inNotices({ item: z.string(), language: z.string() });
  const upload = inHistories({ upload: z.string() });

  return {
    UploadOpened: event(edition, upload),
    FileAccepted: event(
      edition,
      upload,
      inNotices({ pages: z.int() }),
      inHistories({ hash: z.string(), bytes: z.int() }),
    ),
    FileRefused: event(edition, upload, inNotices({ reason: z.enum(reasons) })),
    CopiesPrinted: event(edition, inNotices({ unit: slug(), printed: z.int() })),
    /** `printed`: so many in all, and not as many as was reported by then. */
    CopiesCorrected: event(
      edition,
      inNotices({ unit: slug(), printed: z.int(), was: z.int() }),
      freeText({ reason: z.string() }),
    ),
  };
});
export type FilesEvent = EventOf<typeof fileEvents>;
export type FilesNotice = NoticeOf<typeof fileEvents>;
