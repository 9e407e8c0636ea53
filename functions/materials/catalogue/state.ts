import type { Day, Instant } from '../../../shared/calendar.ts';
import type { Entity } from '../../../shared/commit.ts';
import type { Keeps } from '../../../shared/texts.ts';
import type { Unit } from '../../../shared/units.ts';
import type { CatalogueItem, EditionId, Ids, Kind, Pack } from '../state.ts';

/** What only the catalogue keeps: texts of editions and proposals. Pure. */

/** What an edition says; of a bilingual one the Swedish half beside it. */
export type EditionText = Entity & {
  readonly edition: EditionId;
  readonly text?: string | undefined;
  readonly swedishText?: string | undefined;
};

/** The same as it is told. */
export type Texts = Pick<EditionText, 'text' | 'swedishText'>;

/** A local leaflet that somebody wants in the catalogue. */
export type Proposal = Entity &
  Keeps & {
    /** `<unit>.<ULID>` */
    readonly id: string;
    readonly unit: Unit;
    readonly name: string;
    readonly kind: Kind;
    readonly language?: string | undefined;
    /** E16: an edition of this item, with the Swedish beside it or not. */
    readonly editionOf?: string | undefined;
    readonly bilingual?: boolean | undefined;
    readonly note?: string | undefined;
    readonly status: 'proposed' | 'adopted' | 'declined' | 'withdrawn';
    /** By when the district office answers. */
    readonly replyBy?: Day | undefined;
    readonly escalated?: true | undefined;
    readonly declinedAt?: Instant | undefined;
    readonly reopened?: { readonly at: Instant; readonly reason?: string | undefined } | undefined;
    readonly item?: string | undefined;
    readonly reason?: string | undefined;
  };

/** What the catalogue's events are folded into: a command has those of them that it reads. */
export type CatalogueState = {
  readonly item?: CatalogueItem | undefined;
  /** Of the editions that the command names. */
  readonly texts?: Ids<EditionText>;
  /** The texts that the command tells, by language: they are too long for events. */
  readonly said?: Ids<Texts>;
  readonly pack?: Pack | undefined;
  readonly proposal?: Proposal | undefined;
};
