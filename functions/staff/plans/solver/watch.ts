/** Who is told of a search while it goes on. Not pure: the search waits until they have heard. */

/** How far a search has come: what it has spent, the best plan so far, and what no plan can pass. */
export type SoFar = { readonly effort: number; readonly objective: number; readonly bound: number };
/** Told between rounds. What it throws ends the search. */
export type Watch = (soFar: SoFar) => Promise<void>;
export const unwatched: Watch = async () => {};
