import { isUnitId } from '../../../shared/ids.ts';
import { after, asOf, entity, type Loaded, listed } from '../../../shared/reads.ts';
import type { Unit } from '../../../shared/units.ts';
import type { Invitation, Person } from '../state.ts';
import { invitationKey, invitationsRange, peopleRange } from '../store.ts';

/** Where invitations are read: by the association and their ids, which their secrets begin with. */
export const invitation = (campaign: string, association: Unit, id: string) =>
  entity<Invitation>(isUnitId(`${association}.${id}`) ? invitationKey(campaign, association, id) : undefined);

/** `<association>.<ULID>.<43 characters>` */
export const ofSecret = (campaign: string, secret: string) => {
  const [association = '', id = ''] = secret.split('.');
  return invitation(campaign, association, id);
};

export const invitations = (campaign: string, association: Unit) =>
  asOf(
    'as many as about that are open at once',
    { queries: [{ range: invitationsRange(campaign, association) }] },
    listed<Invitation>,
  );

const isOf =
  (association: Unit) =>
  ({ memberships }: Person): boolean =>
    memberships.some(({ unit }) => unit === association);

/** Who belongs to an association. */
export const members = (campaign: string, association: Unit) =>
  asOf('only shown', { queries: [{ range: peopleRange(campaign) }] }, (found) =>
    listed<Person>(found).filter(isOf(association)),
  );
/** The same behind the association, whose version each removal moves: so the last administrator is known. */
export const membersAfter = (guard: Loaded<object>, campaign: string, association: Unit) =>
  after(guard, { queries: [{ range: peopleRange(campaign) }] }, (found) =>
    listed<Person>(found).filter(isOf(association)),
  );
