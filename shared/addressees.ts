import type { Day, Instant } from './calendar.ts';
import type { Occasion } from './occasions.ts';
import type { Language, Text } from './problems.ts';
import type { Office } from './units.ts';

/** How letters reach people without an account (letters.ts), and what they are shown. Types only. */

/** People without an account, whom letters reach. */
export type Addressee = {
  /** As it is when a letter is sent; undefined once they are gone, or the letter has no sense any more. */
  readonly reach: (campaign: string, id: string, kind: string) => Promise<Reached | undefined>;
  /** What their link shows; it changes nothing. `link` is the secret, for what they do once they have signed in. */
  readonly show: (campaign: string, id: string, link: string) => Promise<PageShown | undefined>;
};
export type Reached = {
  /** An address; or somebody of the campaign, whose letters go where they have said. */
  readonly to: { readonly address: string } | { readonly person: string };
  readonly language?: Language;
  /** A sentence, with references (called.ts): kind, unit, days; never what somebody has written. */
  readonly says: Text;
  /** Why they get it, where its kind alone does not say. */
  readonly why?: Text;
  /** The thing, for programs that thread. */
  readonly subject: string;
  /** The office that sees to it: whoever answers the letter writes there. */
  readonly office?: Office;
  /** By when it is to be answered. */
  readonly due?: Day;
  /** Until when their link is good; without it they get none. */
  readonly linkUntil?: Instant;
  /** What the letter puts into their calendar. */
  readonly occasion?: Occasion | undefined;
};
/** A page of sentences with references. */
export type PageShown = { readonly title: Text; readonly paragraphs: readonly Text[] };
