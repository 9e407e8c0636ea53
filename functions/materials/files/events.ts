import type { Unit } from '../../../shared/units.ts';
import type { Copies } from '../state.ts';
import type { Reason } from './state.ts';

/** What can have happened to an edition's file (D12). What the file is called stays out: it may name a person. Pure. */
type On<T extends string, D> = { readonly type: T; readonly subject: string } & Readonly<D>;
type OnEdition = { item: string; language: string };
type OnUpload = OnEdition & { upload: string };

export type FilesEvent =
  | On<'UploadOpened', OnUpload>
  | On<'FileAccepted', OnUpload & { hash: string; bytes: number; pages: number }>
  | On<'FileRefused', OnUpload & { reason: Reason }>
  | On<'CopiesPrinted', OnEdition & { unit: Unit; printed: Copies }>;
