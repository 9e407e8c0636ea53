import type { CatalogueItem, EditionText, Ids, Pack, Proposal } from '../state.ts';

/** What the commands on the catalogue change. Pure. */

/** What an edition says, as it is told. */
export type Texts = Pick<EditionText, 'text' | 'swedishText'>;

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
