import type { Audience } from './contract.ts';
import { asOf } from './reads.ts';
import type { Item } from './table.ts';
import { isOffice, type Office, offices, type Unit } from './units.ts';

/**
 * A token says who (`sub`) and nothing more; what somebody may do is the membership stored here, read consistently
 * with each request. The one exception is the token's group `admin`, which lets the first admin in. Pure.
 */
export type Role = 'head' | 'staff' | 'administrator' | 'member' | 'admin';
/** `unit` is an office (head, staff), an association (administrator, member) or `campaign` (admin). */
export type Membership = { readonly unit: Unit; readonly role: Role };
/**
 * D8: headships that rest on one other office's word alone: `{ 'city-hall': 'district' }` where the head of the district
 * confirmed a new head of the city hall, until the head of the third office does so, too. Until then the two are one hand.
 */
export type Vouched = Readonly<Partial<Record<Office, Office>>>;
/** What somebody may do in a campaign, as far as it is stored with the person. */
export type Standing = {
  readonly memberships: readonly Membership[];
  readonly vouched?: Vouched | undefined;
  /** Goes up when somebody else signs in as the person, or an office is left: powers lent to an earlier one have ended. */
  readonly standing?: number | undefined;
};
export type Identity = {
  readonly subject: string;
  readonly groups: readonly string[];
  /** Their address, where they have shown that it is theirs. */
  readonly email?: string;
};
export type Actor = Standing & {
  readonly subject: string;
  /**
   * Id of the person in this campaign, made by Valsam: events keep it, and once the person is forgotten it leads to
   * nobody. `admin` for an administrator who is not registered: a sign-in in an event would stay.
   */
  readonly person: string;
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

/** Whoever asks for what is their own in any campaign: of none by that. */
export const oneself = ({ subject }: Identity): Actor => ({ subject, person: '', memberships: [], isAdmin: false });

const actorIn = (item: Item | undefined, identity: Identity): Actor | undefined => {
  const memberships = (item?.memberships as readonly Membership[] | undefined) ?? [];
  const stored = memberships.some(({ role }) => role === 'admin');
  // Admin holds no other role: the group counts only for somebody to whom the campaign has given none.
  const isAdmin = stored || (memberships.length === 0 && identity.groups.includes('admin'));
  if (!isAdmin && memberships.length === 0) return undefined;
  return {
    subject: identity.subject,
    person: (item?.person as string | undefined) ?? 'admin',
    memberships,
    vouched: item?.vouched as Vouched | undefined,
    standing: item?.standing as number | undefined,
    isAdmin,
  };
};

export const officesOf = (actor: Actor): readonly Office[] => [
  ...new Set(actor.memberships.map(({ unit }) => unit).filter(isOffice)),
];
export const headships = ({ memberships }: Pick<Standing, 'memberships'>): readonly Office[] =>
  memberships.flatMap(({ unit, role }) => (role === 'head' && isOffice(unit) ? [unit] : []));
/** D8: the offices they head without leaning on another's word: only these confirm and adopt what others propose. */
export const fullHeadships = (actor: Actor): readonly Office[] =>
  headships(actor).filter((office) => actor.vouched?.[office] === undefined);
export const associationsOf = (actor: Actor): readonly Unit[] =>
  actor.memberships.flatMap(({ unit, role }) => (role === 'member' || role === 'administrator' ? [unit] : []));
export const belongsTo = (actor: Actor, unit: Unit | undefined): boolean =>
  unit !== undefined && actor.memberships.some((membership) => membership.unit === unit && membership.role !== 'admin');
/** On whose behalf somebody acts on what is this unit's: their own, or else an office that they are in. */
export const behalfOf = (actor: Actor, unit: Unit): Unit =>
  belongsTo(actor, unit) ? unit : (offices.find((office) => officesOf(actor).includes(office)) ?? unit);
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
    case 'oneself':
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
    case 'path-administrators':
      return (
        actor.isAdmin ||
        actor.memberships.some(({ unit, role }) => unit === params.association && role === 'administrator')
      );
    case 'path-unit':
      return belongsTo(actor, params.office ?? params.association ?? params.unit);
    case 'target-unit':
      return ofTarget();
    case 'offices-or-target-unit':
      return isInOffice(actor) || ofTarget();
    case 'offices-or-associations':
      return actor.memberships.some(({ role }) => role !== 'admin');
  }
};
