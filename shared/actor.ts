import type { Audience } from './contract.ts';
import { asOf } from './reads.ts';
import type { Item } from './table.ts';
import { isOffice, type Office, type Unit } from './units.ts';

/**
 * A token says who (`sub`) and nothing more; what somebody may do is the membership stored here, read consistently
 * with each request. The one exception is the token's group `admin`, which lets the first admin in. Pure.
 */
export type Role = 'head' | 'staff' | 'member' | 'admin';
/** `unit` is an office (head, staff), an association (member) or `campaign` (admin). */
export type Membership = { readonly unit: Unit; readonly role: Role };
export type Identity = { readonly subject: string; readonly groups: readonly string[] };
export type Actor = {
  readonly subject: string;
  /** Id of the person in this campaign; the subject itself for an admin who is not registered. */
  readonly person: string;
  readonly memberships: readonly Membership[];
  readonly isAdmin: boolean;
};

export const peoplePartition = (campaign: string): string => `${campaign}#people`;
/** Where the memberships of a subject are found with one read. */
export const subjectKey = (campaign: string, subject: string) => ({
  pk: peoplePartition(campaign),
  sk: `subject#${subject}`,
});

/** Who this is in the campaign; undefined for somebody who has no membership there and is not an admin. */
export const actorOf = (campaign: string, identity: Identity) =>
  asOf(
    'rights are those of the moment a request arrives',
    { keys: [subjectKey(campaign, identity.subject)] },
    (found) => actorIn(found.items[0], identity),
  );

const actorIn = (item: Item | undefined, identity: Identity): Actor | undefined => {
  const memberships = (item?.memberships as readonly Membership[] | undefined) ?? [];
  const stored = memberships.some(({ role }) => role === 'admin');
  // Admin holds no other role: the group counts only for somebody to whom the campaign has given none.
  const isAdmin = stored || (memberships.length === 0 && identity.groups.includes('admin'));
  if (!isAdmin && memberships.length === 0) return undefined;
  return {
    subject: identity.subject,
    person: (item?.person as string | undefined) ?? identity.subject,
    memberships,
    isAdmin,
  };
};

export const officesOf = (actor: Actor): readonly Office[] => [
  ...new Set(actor.memberships.map(({ unit }) => unit).filter(isOffice)),
];
export const headships = (actor: Actor): readonly Office[] =>
  actor.memberships.flatMap(({ unit, role }) => (role === 'head' && isOffice(unit) ? [unit] : []));
export const associationsOf = (actor: Actor): readonly Unit[] =>
  actor.memberships.flatMap(({ unit, role }) => (role === 'member' ? [unit] : []));
export const belongsTo = (actor: Actor, unit: Unit | undefined): boolean =>
  unit !== undefined && actor.memberships.some((membership) => membership.unit === unit && membership.role !== 'admin');
export const isInOffice = (actor: Actor): boolean => officesOf(actor).length > 0;
/**
 * Invariant 8, for lists: whose entries somebody is shown. Undefined: of all, which offices see; of the unit asked for,
 * else of all one's own; of nobody where another's is asked for.
 */
export const unitsShownTo = (actor: Actor, asked: Unit | undefined): readonly Unit[] | undefined => {
  const own = isInOffice(actor) ? undefined : associationsOf(actor);
  if (asked === undefined) return own;
  return own === undefined || own.includes(asked) ? [asked] : [];
};

/** What an operation is about, as far as rights go: whose it is (one unit's, or several's), and who filed it on their behalf. */
export type Target = { readonly unit?: Unit; readonly units?: readonly Unit[]; readonly filer?: string };

/** Whether somebody is in an audience; `params` are the path's. */
export const isIn = (
  audience: Audience,
  actor: Actor,
  params: Readonly<Record<string, string>>,
  target: Target | undefined,
): boolean => {
  const ofTarget = () =>
    belongsTo(actor, target?.unit) ||
    target?.units?.some((unit) => belongsTo(actor, unit)) === true ||
    (target?.filer === actor.person && actor.memberships.length > 0);
  switch (audience) {
    case 'anyone':
      return true;
    case 'admin':
      return actor.isAdmin;
    case 'members':
      return true;
    case 'offices':
      return isInOffice(actor);
    case 'offices-or-admin':
      return isInOffice(actor) || actor.isAdmin;
    case 'heads':
      return headships(actor).length > 0;
    case 'head-of-path-office':
      return headships(actor).includes(params.office as Office);
    case 'path-unit':
      return belongsTo(actor, params.office ?? params.association);
    case 'target-unit':
      return ofTarget();
    case 'offices-or-target-unit':
      return isInOffice(actor) || ofTarget();
    case 'offices-or-associations':
      return actor.memberships.some(({ role }) => role !== 'admin');
  }
};
