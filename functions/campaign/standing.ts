import type { Membership } from '../../shared/actor.ts';
import { isOffice, type Office } from '../../shared/units.ts';

/** What a change of a person ends (D8). Pure. */

type SignedIn = { readonly subject: string; readonly memberships: readonly Membership[] };

/** The offices where what was lent to a person ends: all where somebody else signs in as them, else those left. */
export const leftBy = (before: SignedIn | undefined, after: SignedIn | undefined): readonly Office[] => {
  const kept = new Set(before?.subject === after?.subject ? after?.memberships.map(({ unit }) => unit) : []);
  return (before?.memberships ?? []).flatMap(({ unit }) => (isOffice(unit) && !kept.has(unit) ? [unit] : []));
};
