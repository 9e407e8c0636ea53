import type { Instant } from '../../../shared/calendar.ts';
import type { Entity } from '../../../shared/commit.ts';
import type { Keeps } from '../../../shared/texts.ts';
import type { Unit } from '../../../shared/units.ts';
import { pdfFaults } from '../../../shared/uploads/faults.ts';
import type { CatalogueItem, Copies, EditionId } from '../state.ts';

/** Print-yourself (D12): what is uploaded for an edition, the file it has, and what was printed of it. Pure. */

/** Why what was uploaded does not become the edition's file; `superseded`: a later upload was there first. */
export const reasons = ['too-large', ...pdfFaults, 'superseded'] as const;
export type Reason = (typeof reasons)[number];

export type Upload = Entity & {
  /** A ULID: of two uploads the later asked for is the newer. */
  readonly id: string;
  readonly edition: EditionId;
  /** May name a person: only here and in the file, never in an event. */
  readonly name: string;
  readonly status: 'waiting' | 'accepted' | 'refused';
  readonly reason?: Reason | undefined;
  /** Until then it may be sent. */
  readonly expiresAt: Instant;
  /** Seconds since 1970 at which it is forgotten. */
  readonly ttl: number;
};

export type EditionFile = Entity & {
  readonly edition: EditionId;
  /** The upload that it came with. */
  readonly upload: string;
  /** SHA-256 of its bytes, which is also where they lie. */
  readonly hash: string;
  readonly bytes: number;
  readonly pages: number;
  readonly name: string;
  readonly uploadedAt: Instant;
};

/** What associations say they have printed of an edition. */
export type Printed = Entity &
  Keeps & {
    /** The edition. */
    readonly id: EditionId;
    readonly byUnit: Readonly<Record<Unit, Copies>>;
  };

/** What the events of files are folded into: a command has those of them that it reads. */
export type FilesState = {
  readonly item?: CatalogueItem | undefined;
  readonly upload?: Upload | undefined;
  readonly file?: EditionFile | undefined;
  readonly printed?: Printed | undefined;
  /** What opens an upload and no event may say. */
  readonly said?: Said;
};
export type Said = Pick<Upload, 'name' | 'expiresAt' | 'ttl'>;
